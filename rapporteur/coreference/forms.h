// What kind of phrase a mention is, by its head: a pronoun of which person, a name, a noun with or without an article.
// Pairs of forms tell coreference much: a "he" is hardly a "she", a "who" stands right behind its noun. The forms and the
// words of each pronoun come with the model (training/forms.py). Tested in tests/unit/coreference/forms_test.cc.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class Forms {
 public:
  /// Reads the labels "forms", "pronouns" (a form and its words, with spaces between) and "definite". Errors:
  /// kDamagedModel.
  static Result<Forms> load(const nn::ModelFile& model);

  std::size_t size() const { return names_.size(); }

  /// The form of the mention that `head` heads, an index below size(); `dependents` are those of the head.
  std::size_t of(const Document& document, std::uint32_t head,
                 const std::vector<std::uint32_t>& dependents) const;

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> pronouns_;  // lower-case word → form
  std::vector<std::string> definite_;                      // articles and the like, in lower case
  std::size_t name_ = 0, event_ = 0, definite_noun_ = 0, definite_nouns_ = 0, indefinite_noun_ = 0,
              indefinite_nouns_ = 0;
};

}  // namespace rapporteur

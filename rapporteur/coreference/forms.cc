// Tested in tests/unit/coreference/forms_test.cc.
#include "rapporteur/coreference/forms.h"

#include <algorithm>
#include <sstream>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kFarthest = 12;  // words between an article and its noun, as in training

}  // namespace

Result<Forms> Forms::load(const nn::ModelFile& model) {
  Forms forms;
  forms.names_ = model.labels("forms");
  forms.definite_ = model.labels("definite");
  const auto index = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(forms.names_.begin(), forms.names_.end(), name) -
                                    forms.names_.begin());
  };
  bool known = true;
  for (const std::string& line : model.labels("pronouns")) {
    std::istringstream words(line);
    std::string form, word;
    words >> form;
    known = known && index(form) < forms.size();
    while (words >> word) forms.pronouns_.emplace(word, index(form));
  }
  forms.name_ = index("name");
  forms.event_ = index("event");
  forms.definite_noun_ = index("definite");
  forms.definite_nouns_ = index("definite_plural");
  forms.indefinite_noun_ = index("indefinite");
  forms.indefinite_nouns_ = index("indefinite_plural");
  for (const std::size_t i : {forms.name_, forms.event_, forms.definite_noun_, forms.definite_nouns_,
                              forms.indefinite_noun_, forms.indefinite_nouns_}) {
    known = known && i < forms.size();
  }
  if (!known)
    return Error{ErrorCode::kDamagedModel, model.subject(), "the forms of mentions do not fit together"};
  return forms;
}

std::size_t Forms::of(const Document& document, std::uint32_t head,
                      const std::vector<std::uint32_t>& dependents) const {
  const auto pronoun = pronouns_.find(lower_case(document.form(head)));
  if (pronoun != pronouns_.end()) return pronoun->second;
  const auto& syntax = document.syntax;
  const SyntaxWord& word = syntax[head];
  if (word.upos == "PROPN") return name_;
  if (word.upos == "VERB" || word.upos == "AUX") return event_;
  const bool definite = std::any_of(dependents.begin(), dependents.end(), [&](std::uint32_t d) {
    if (d > head || head - d > kFarthest) return false;
    if (syntax[d].deprel == "nmod:poss") return true;
    return syntax[d].deprel == "det" &&
           std::find(definite_.begin(), definite_.end(), lower_case(document.form(d))) != definite_.end();
  });
  const bool plural = word.xpos == "NNS" || word.xpos == "NNPS";
  if (definite) return plural ? definite_nouns_ : definite_noun_;
  return plural ? indefinite_nouns_ : indefinite_noun_;
}

}  // namespace rapporteur

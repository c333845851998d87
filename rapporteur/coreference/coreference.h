// Adds `document.entities`: every noun phrase and pronoun with its head word, its kind (of GUM) and the entity it stands
// for in this article. A head on the encoder finds the head words, and the names tell of those it misses; each then picks
// the one word before it that it repeats, or none, by a score over the pair (word-level coreference, Dobrovolskii 2021);
// the phrase around a head word follows from the tree (phrases.h). Runs where it is asked for. Needs `document.encoding`,
// `document.sentences`, `document.syntax`; reads `document.names`. Tested in tests/cases/coreference/ and
// tests/unit/coreference/.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class CoreferenceResolver {
 public:
  /// Errors: kDamagedModel.
  static Result<CoreferenceResolver> load(const nn::ModelFile& model);

  CoreferenceResolver(CoreferenceResolver&&) noexcept;
  ~CoreferenceResolver();

  /// Time is linear in the text: a mention is compared with at most kReach ones before it. Safe from many threads.
  void resolve(Document& document) const;

  static constexpr std::size_t kReach = 300;

 private:
  struct Heads;
  explicit CoreferenceResolver(std::unique_ptr<Heads> heads);
  std::unique_ptr<Heads> heads_;
};

}  // namespace rapporteur

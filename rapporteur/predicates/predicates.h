// Adds `document.predicates`: verbs, nouns and adjectives that predicate something, with their arguments (the roles of
// PropBank 3.1) and how factual each is (-3 surely not ... 3 surely so, as in UDS-IH2, Rudinger et al. 2018). An argument
// is found by its head word, from the vectors of both words and the path between them in the tree, and bounded by the tree
// (as in Surdeanu et al. 2008). Runs where it is asked for. Needs `document.encoding`, `document.sentences` and
// `document.syntax`. Also public: role_scorer.h. Tested in tests/cases/predicates/ and tests/unit/predicates/.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class PredicateReader {
 public:
  /// Errors: kDamagedModel.
  static Result<PredicateReader> load(const nn::ModelFile& model);

  PredicateReader(PredicateReader&&) noexcept;
  ~PredicateReader();

  /// Safe from many threads.
  void read(Document& document) const;

 private:
  struct Heads;
  explicit PredicateReader(std::unique_ptr<Heads> heads);
  std::unique_ptr<Heads> heads_;
};

}  // namespace rapporteur

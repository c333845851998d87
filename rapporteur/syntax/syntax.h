// Stage 5. Adds `document.syntax`: for each token UPOS, XPOS, features and lemma (as an edit of the form), and its
// head and relation in a Universal Dependencies tree (biaffine arcs, Dozat & Manning 2017; the best tree by
// Chu-Liu/Edmonds). Needs `document.tokens`, `document.encoding`, `document.sentences`.
// Tested in tests/cases/syntax/ and tests/unit/syntax/.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class Parser {
 public:
  /// Errors: kDamagedModel, kDamagedData.
  static Result<Parser> load(const nn::ModelFile& model);

  Parser(Parser&&) noexcept;
  ~Parser();

  /// Safe from many threads.
  void parse(Document& document) const;

 private:
  struct Heads;
  explicit Parser(std::unique_ptr<Heads> heads);
  std::unique_ptr<Heads> heads_;
};

}  // namespace rapporteur

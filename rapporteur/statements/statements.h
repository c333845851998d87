// statements/: adds Document::statements. Needs tokens, sentences, syntax, attributions and actors. Also public:
// cues.h and quotes.h.
//
// Each raw attribution becomes a statement or is dropped for a stated reason: its content is completed by its
// quotation marks and cleaned by the conventions of DESIGN, its cue is looked up in data/cues/acts.tsv, and speaker,
// addressee and channel are read from the cue's own clause. docs/statements.md is the reader's account of all rules.
// Tested in tests/cases/statements and tests/unit/statements.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class CueLexicon;
class Curve;

/// Read-only after load(); one instance may serve many threads, copies share the tables.
class StatementReader {
 public:
  /// Reads the tables built into the program; kDamagedData with file and line where one does not parse.
  static Result<StatementReader> load();

  /// Replaces document.statements, in order of position. Never fails.
  void read(Document& document) const;

 private:
  StatementReader(std::shared_ptr<const CueLexicon> lexicon, std::shared_ptr<const Curve> confidence)
      : lexicon_(std::move(lexicon)), confidence_(std::move(confidence)) {}
  std::shared_ptr<const CueLexicon> lexicon_;
  std::shared_ptr<const Curve> confidence_;
};

}  // namespace rapporteur

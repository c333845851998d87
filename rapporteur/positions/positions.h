// positions/: adds Document::positions: where an actor stands on an issue, by a statement that takes a side. Needs syntax, actors and
// statements. The stance is that of the statement's act and cue (data/positions/stances.tsv), or of a deed of its own that a side rules out or ties
// to a condition; the issue what is said or the noun phrase it is about; positions on one issue share its words. docs/events.md is the reader's account.
// Tested in tests/cases/positions.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class Curve;
class StanceTable;
class StandingCues;

/// Read-only after load(); one instance may serve many threads, copies share the table.
class PositionReader {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<PositionReader> load();

  /// Replaces document.positions, in order of their statements. Never fails.
  void read(Document& document) const;

 private:
  PositionReader(std::shared_ptr<const StanceTable> table, std::shared_ptr<const StandingCues> standing,
                 std::shared_ptr<const Curve> confidence)
      : table_(std::move(table)), standing_(std::move(standing)), confidence_(std::move(confidence)) {}
  std::shared_ptr<const StanceTable> table_;
  std::shared_ptr<const StandingCues> standing_;
  std::shared_ptr<const Curve> confidence_;
};

}  // namespace rapporteur

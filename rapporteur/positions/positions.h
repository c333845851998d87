// positions/: adds Document::positions: where an actor stands on an issue, by a word that takes a side (data/positions/stances.tsv) in a statement or an event,
// or by a deed of its own that a side rules out or ties to a condition. Needs syntax, entities, actors, statements and events. Positions on one issue share its words.
// docs/events.md is the reader's account. Tested in tests/cases/positions and tests/unit/positions.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

struct PositionTables;

/// Read-only after load(); one instance may serve many threads, copies share the table.
class PositionReader {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<PositionReader> load();

  /// Replaces document.positions, in order of their statements. Never fails.
  void read(Document& document) const;

 private:
  explicit PositionReader(std::shared_ptr<const PositionTables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const PositionTables> tables_;
};

}  // namespace rapporteur

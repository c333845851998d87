// actors/: adds Document::actors. Needs tokens, sentences, syntax, names; reads attributions (sources make
// mentions), places (their countries) and the day of publication (who held an office then).
// Also public: tree.h (the syntax layer as a tree). Who is one actor is decided by the named rules of grouping.h;
// what is known of states, organisations and titles stands in data/actors/.
// Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class ActorTables;
class OfficeTable;

/// Read-only after load(); one instance may serve many threads, copies share the tables.
class ActorFinder {
 public:
  /// Reads the tables built into the program; kDamagedData with file and line where one does not parse.
  static Result<ActorFinder> load();

  /// Replaces document.actors. A document without a syntax layer has no actors. Never fails.
  void find(Document& document) const;

 private:
  ActorFinder(std::shared_ptr<const ActorTables> tables, std::shared_ptr<const OfficeTable> offices)
      : tables_(std::move(tables)), offices_(std::move(offices)) {}
  std::shared_ptr<const ActorTables> tables_;
  std::shared_ptr<const OfficeTable> offices_;
};

}  // namespace rapporteur

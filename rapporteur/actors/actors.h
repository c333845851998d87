// actors/: adds Document::actors, demonyms, bystanders and sets. Needs tokens, sentences, syntax, names; reads attributions (sources make
// mentions), entities (pronouns), places (their countries) and the day of publication (who held an office then).
// Also public: tree.h, actor_map.h, dateline.h (the syntax layer as a tree; which actor a word points to; where an article was written). Who is one actor is decided by the named rules of grouping.h;
// what is known of states, organisations and titles stands in data/actors/.
// Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class ActorTables;
class OfficeTable;
class SetNouns;

/// Read-only after load(); one instance may serve many threads, copies share the tables.
/// A table of the user's: rows of data/actors/organisations.tsv (six cells) and of data/actors/offices.tsv (nine or ten),
/// mixed as he likes. They win over the built-in ones.
struct OwnActors {
  std::string name;  // of the file, for errors
  std::string text;
};

class ActorFinder {
 public:
  /// Reads the tables built into the program; kDamagedData with file and line where one does not parse. Lines of `own`
  /// that cannot be used are left out and told in `faults`.
  static Result<ActorFinder> load(const OwnActors& own = {}, std::vector<Error>* faults = nullptr);

  /// Replaces document.actors. A document without a syntax layer has no actors. Never fails.
  void find(Document& document) const;

 private:
  ActorFinder(std::shared_ptr<const ActorTables> tables, std::shared_ptr<const OfficeTable> offices,
              std::shared_ptr<const SetNouns> set_nouns)
      : tables_(std::move(tables)), offices_(std::move(offices)), set_nouns_(std::move(set_nouns)) {}
  void find_demonyms(Document& document) const;

  std::shared_ptr<const ActorTables> tables_;
  std::shared_ptr<const OfficeTable> offices_;
  std::shared_ptr<const SetNouns> set_nouns_;
};

}  // namespace rapporteur

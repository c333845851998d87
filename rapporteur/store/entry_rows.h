// Rows of `entries` as Entry values: one prepared question with its parts, asked as often as wanted. Private to store/.
// Tested in tests/unit/store/find_test.cc and tests/unit/store/happenings_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry.h"

namespace rapporteur::store {

/// The tables every question about entries reads: e (entries), r (revisions), s (sentences).
inline constexpr const char* kEntryTables =
    " FROM entries e JOIN revisions r ON r.key = e.revision JOIN sentences s ON s.revision = e.revision AND "
    "s.number = e.sentence";

/// Every call throws database::Failure.
class EntryRows {
 public:
  /// `question`: kEntryTables with WHERE, ORDER BY, LIMIT.
  EntryRows(database::Connection& database, std::string question, database::Size size = database::Size::kFew);

  /// To bind the marks of the question; after reset() to ask again.
  database::Statement& question() { return rows_; }
  void reset();
  /// The next entry, all of it; false at the end.
  bool next(Entry& entry);

 private:
  /// What all lines of a revision have in common: its text is long, and reading it for each of them is what takes time.
  struct Revision {
    std::string url, title, outlet, byline, language, sha256, copy_of;
    std::uint32_t number = 0, length = 0;
  };
  void add_revision(Entry& entry, std::int64_t key);
  void add_parties(Entry& entry, std::int64_t key, std::int64_t revision);
  void add_parts(Entry& entry, std::int64_t key);
  void add_corrections(Entry& entry, std::int64_t key);

  database::Statement rows_, revision_, parties_, spans_, links_, figures_, corrected_;
  bool any_corrected_;
  std::unordered_map<std::int64_t, Revision> revisions_;
};

}  // namespace rapporteur::store

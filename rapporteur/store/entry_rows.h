// Rows of `entries` as Entry values: a question for their keys, asked as often as wanted, and for each that is not remembered one for the
// line and one per kind of part. Private to store/.
// Tested in tests/unit/store/find_test.cc and tests/unit/store/happenings_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry.h"
#include "rapporteur/store/entry_memory.h"

namespace rapporteur::store {

/// The tables every question about entries reads: e (entries), r (revisions), s (sentences).
inline constexpr const char* kEntryTables =
    " FROM entries e JOIN revisions r ON r.key = e.revision JOIN sentences s ON s.revision = e.revision AND "
    "s.number = e.sentence";

/// Every call throws database::Failure.
class EntryRows {
 public:
  /// `question`: kEntryTables with WHERE, ORDER BY, LIMIT. `memory`: of this database; its question has begun.
  EntryRows(database::Connection& database, EntryMemory& memory, const std::string& question,
            database::Size size = database::Size::kFew);

  /// To bind the marks of the question; after reset() to ask again.
  database::Statement& question() { return rows_; }
  void reset();
  /// The next entry, all of it; false at the end.
  bool next(Entry& entry);
  /// Of the entry that next() gave last.
  std::int64_t key() const { return key_; }

 private:
  /// What all lines of a revision have in common: its text is long, and reading it for each of them is what takes time.
  struct Revision {
    std::string url, title, outlet, byline, language, sha256, copy_of;
    std::uint32_t number = 0, length = 0;
  };
  bool read(std::int64_t key, Entry& entry);
  void add_revision(Entry& entry, std::int64_t key);
  void add_parties(Entry& entry, std::int64_t key, std::int64_t revision);
  void add_parts(Entry& entry, std::int64_t key);
  void add_corrections(Entry& entry, std::int64_t key);

  EntryMemory& memory_;
  database::Statement rows_, line_, revision_, parties_, spans_, links_, figures_, corrected_;
  bool any_corrected_;
  std::int64_t key_ = 0;
  std::unordered_map<std::int64_t, Revision> revisions_;
};

}  // namespace rapporteur::store

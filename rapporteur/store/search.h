// The full-text search of lines. In a file it is SQLite's FTS5 (https://sqlite.org/fts5.html); on a server it is
// tsvectors (https://www.postgresql.org/docs/current/textsearch.html) of words that are parted and folded here, so that both
// find the same. Private to store/. Tested in tests/unit/store/find_test.cc, on a server too, and fuzz/store.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/database/database.h"

namespace rapporteur::store {

/// What of a line can be looked for, a column each.
struct Searched {
  std::string_view sentence, words, who, whom, source, place;
};

/// Every call throws database::Failure and expects a transaction around it.
class Search {
 public:
  explicit Search(database::Connection& database);
  void add(std::int64_t entry, const Searched& words);
  /// What the lines of a revision have in it, before they go.
  void remove(std::int64_t revision);
  void clear();
  /// Whether it has these words of a line. In a file the whole is asked at once instead: is_sound().
  bool has(std::int64_t entry, const Searched& words);
  /// Whether it fits the lines as a whole, without asking for each one's words. Outside of a transaction.
  bool is_sound();

 private:
  database::Connection& database_;
  database::Statement add_, remove_;
};

/// One question of words: of the alternatives one has all its words in the column, or each of them in one of them.
struct WordsAsked {
  std::vector<std::string> alternatives;  // as typed; none without a word
  std::vector<const char*> columns;
};
/// The keys of the lines in which all questions hold, and what is bound to its marks.
struct Match {
  std::string rows;
  std::vector<std::string> values;
};
Match match_of(database::Kind kind, const std::vector<WordsAsked>& asked);

}  // namespace rapporteur::store

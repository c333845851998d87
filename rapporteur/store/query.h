// From a Query to SQL: a fixed set of clauses, chosen by what is asked, every value bound. Private to store/.
// Tested in tests/unit/store/find_test.cc and fuzz/store.cc.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/store.h"

namespace rapporteur::store {

/// A question within the question: the lines, or revisions, that a word, a name, a time is found in.
struct Narrowing {
  std::string rows;  // SELECT …
  std::vector<std::string> values;
  std::uint64_t lines = 1;  // that such a row stands for, about
};

/// " WHERE …" over e (entries), and what is bound to its marks, in order.
struct Asked {
  std::string where;
  std::vector<std::variant<std::string, double, std::int64_t>> values;
  std::vector<std::vector<Narrowing>> narrowings;  // of each field its alternatives
  void bind(database::Statement& statement) const;
  /// " FROM … WHERE …" with no table more than it needs: every line has its revision and its sentence.
  std::string from() const { return " FROM entries e" + where; }
};

/// How lines are looked for: those that are narrowed down to are read and put in order; or lines are read in order, and each is
/// held to what is narrowed down to, until there are enough. Both find the same.
enum class Reading { kNarrowed, kInOrder };

/// What is wrong with the query, in words: a date, status or label that is none, words without a word.
std::optional<Error> fault_of(const Query& query);

/// Requires fault_of(query) to be nothing.
Asked asked_by(const Query& query, database::Kind kind, Reading reading = Reading::kNarrowed);

/// The same for the first lines in order: where a file has so many that it narrows down to that putting them in order would take
/// longer than coming across some, they are read in order. A server knows itself.
Asked first_asked_by(const Query& query, database::Connection& database);

/// What a line may lack, under the words that it is asked and corrected by, and the clause over e (entries) that is true then.
struct Lack {
  const char *word, *clause;
};
std::span<const Lack> lacks();

/// The first day (or month, year) after a date YYYY, YYYY-MM or YYYY-MM-DD.
std::string after(const std::string& date);

}  // namespace rapporteur::store

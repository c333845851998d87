// From a Query to SQL: a fixed set of clauses, chosen by what is asked, every value bound. Private to store/.
// Tested in tests/unit/store/find_test.cc and fuzz/store.cc.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/store.h"

namespace rapporteur::store {

/// " WHERE …" over e (entries) and, where they are asked of, r (revisions), and what is bound to its marks, in order.
struct Asked {
  std::string where;
  bool of_revisions = false;
  std::vector<std::variant<std::string, double, std::int64_t>> values;
  void bind(database::Statement& statement) const;
  /// " FROM … WHERE …" with no table more than it needs: every line has its revision and its sentence.
  std::string from() const {
    return std::string(" FROM entries e") + (of_revisions ? " JOIN revisions r ON r.key = e.revision" : "") +
           where;
  }
};

/// What is wrong with the query, in words: a date, status or label that is none, words without a word.
std::optional<Error> fault_of(const Query& query);

/// Requires fault_of(query) to be nothing.
Asked asked_by(const Query& query, database::Kind kind);

/// The first day (or month, year) after a date YYYY, YYYY-MM or YYYY-MM-DD.
std::string after(const std::string& date);

}  // namespace rapporteur::store

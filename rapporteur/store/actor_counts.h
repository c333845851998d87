// How often each actor across articles is told of, in articles and in lines: kept in its row by the transaction that writes an
// article, so that the first page of a hundred thousand actors counts nothing. What one article counts for is taken off before
// its actors change and put on afterwards; the sums of all are what a count anew would give, which check() does.
// Private to store/. Tested in tests/unit/store/identify_test.cc and check_test.cc.
#pragma once

#include <cstdint>
#include <map>

#include "rapporteur/database/database.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it.
class ActorCounts {
 public:
  explicit ActorCounts(database::Connection& database);

  /// The actors of a revision count for it no longer; its rows and its lines are there still.
  void take_off(std::int64_t revision) { count(revision, -1); }
  /// They count for it, with its lines.
  void put_on(std::int64_t revision) { count(revision, 1); }
  /// Nobody counts for anything.
  void clear();
  /// Writes what has changed since.
  void settle();

 private:
  struct Change {
    std::int64_t articles = 0, lines = 0;
  };
  void count(std::int64_t revision, std::int64_t sign);

  database::Connection& database_;
  database::Statement of_revision_, shared_, change_;
  std::map<std::int64_t, Change> changes_;  // by actor
};

}  // namespace rapporteur::store

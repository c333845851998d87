// What accounts are grouped by, read once each: their links, their happenings, what people hold together; and which accounts
// these lead to. A grouping asks for the same accounts again and again, and so does the next article of the same days. Private
// to store/. Tested in tests/unit/store/gather_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rapporteur/database/database.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it.
class Vicinity {
 public:
  struct Account {
    std::int64_t key = 0, number = 0, happening = 0;  // happening: 0 for none yet
    bool there = false;
    std::string article, entry;
    std::vector<std::pair<std::int64_t, double>> links;
    std::vector<std::int64_t> bound;  // by merges of people
  };
  using Accounts = std::unordered_set<std::int64_t>;

  explicit Vicinity(database::Connection& database);

  /// What was read is read again; what at() gave is gone.
  void forget();
  /// The same where somebody else may have changed something since: at the beginning of a transaction.
  void begin();
  /// The same where there are corrections of happenings, which hang on lines that come and go; before each grouping.
  void renew();
  /// The same where much was read.
  void forget_if_much();
  /// An account, or its links, are other ones now.
  void changed(std::int64_t account);
  /// Whether there is any correction of happenings.
  bool have_bonds() const { return bonds_there_; }
  const Account& at(std::int64_t account);
  /// An account with its whole happening, and the happenings that merges of people lead to from there.
  void take(std::int64_t account, Accounts& into);
  /// The accounts outside of these that are likely to be one with any of them, each with its whole happening.
  Accounts around(const Accounts& accounts);
  /// The accounts of a happening.
  const std::vector<std::int64_t>& fellows_in(std::int64_t happening);
  /// An account is of another happening now.
  void moved(std::int64_t account, std::int64_t happening);

 private:
  database::Connection& database_;
  database::Statement account_, links_, bound_, fellows_;
  std::unordered_map<std::int64_t, Account> accounts_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> happenings_;
  bool bonds_there_ = true;
  std::string moment_;  // of the database, when what was read was read
};

}  // namespace rapporteur::store

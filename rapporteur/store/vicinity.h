// What accounts are grouped by, read once each: their links, their happenings, what people hold together; and which accounts
// these lead to from one. A grouping asks for the same accounts again and again while it looks for a bound that is strong
// enough. Private to store/. Tested in tests/unit/store/gather_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
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

  explicit Vicinity(database::Connection& database);

  /// Before anything is asked after accounts, links or corrections changed: what was read is read again.
  void forget();
  /// The same where much was read; what at() gave is gone then.
  void forget_if_much();
  /// Whether there is any correction of happenings.
  bool have_bonds() const { return bonds_there_; }
  const Account& at(std::int64_t account);
  /// What an account is grouped with: by a link above `least`, by its happening, by a correction.
  std::vector<std::int64_t> together_with(std::int64_t account, double least);
  /// The same of these in turn; where that is more than can be grouped at once, by stronger links alone.
  std::vector<std::int64_t> grouped_with(std::int64_t account);
  /// An account is of another happening now.
  void moved(std::int64_t account, std::int64_t happening);

 private:
  /// The accounts of a happening; of one that is too large to be grouped not all, but too many.
  const std::vector<std::int64_t>& fellows_in(std::int64_t happening);
  std::vector<std::int64_t> neighbourhood(std::int64_t account, double least);

  database::Connection& database_;
  database::Statement account_, links_, bound_, fellows_;
  std::unordered_map<std::int64_t, Account> accounts_;
  std::unordered_map<std::int64_t, std::vector<std::int64_t>> happenings_;
  bool bonds_there_ = true;
};

}  // namespace rapporteur::store

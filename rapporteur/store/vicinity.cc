// Tested in tests/unit/store/gather_test.cc and tests/unit/store/corrections_test.cc.
#include "rapporteur/store/vicinity.h"

#include <unordered_set>
#include <utility>

#include "rapporteur/happenings/happenings.h"

namespace rapporteur::store {
namespace {

constexpr std::size_t kMuch = 20'000;  // accounts

}  // namespace

Vicinity::Vicinity(database::Connection& database)
    : database_(database),
      account_(database, "SELECT number, coalesce(happening, 0), article, entry FROM accounts WHERE key = ?"),
      links_(database, "SELECT other, likeness FROM account_links WHERE account = ?"),
      bound_(database,
             "SELECT DISTINCT e.account FROM entries x JOIN correction_events m ON m.event = x.id "
             "JOIN corrections c ON c.key = m.correction AND c.undone IS NULL AND c.what = 'merge' "
             "JOIN correction_events o ON o.correction = m.correction "
             "JOIN entries e ON e.id = o.event AND e.kind = 'event' AND e.account IS NOT NULL "
             "WHERE x.account = ? AND x.kind = 'event'"),
      fellows_(database, "SELECT key FROM accounts WHERE happening = ?") {}

void Vicinity::forget() {
  accounts_.clear();
  happenings_.clear();
}

void Vicinity::begin() {
  const bool tells = database_.kind() == database::Kind::kSqlite;  // a server's moment is of all its tables
  std::string now = tells ? database_.moment() : std::string();
  if (!tells || now != moment_) forget();
  moment_ = std::move(now);
  forget_if_much();
}

void Vicinity::renew() {
  bonds_there_ = database_.number_of("SELECT EXISTS (SELECT 1 FROM correction_events)") != 0;
  if (bonds_there_) forget();
}

void Vicinity::changed(std::int64_t account) {
  const auto at = accounts_.find(account);
  if (at == accounts_.end()) return;
  happenings_.erase(at->second.happening);
  accounts_.erase(at);
}

void Vicinity::forget_if_much() {
  if (accounts_.size() > kMuch) forget();
}

const Vicinity::Account& Vicinity::at(std::int64_t account) {
  const auto [at, fresh] = accounts_.try_emplace(account);
  Account& out = at->second;
  if (!fresh) return out;
  out.key = account;
  account_.bind(1, account);
  if (account_.step()) {
    out.there = true;
    out.number = account_.number(0);
    out.happening = account_.number(1);
    out.article = account_.text(2);
    out.entry = account_.text(3);
  }
  account_.reset();
  links_.bind(1, account);
  while (links_.step()) out.links.emplace_back(links_.number(0), links_.real(1));
  links_.reset();
  if (!bonds_there_) return out;
  bound_.bind(1, account);
  while (bound_.step()) out.bound.push_back(bound_.number(0));
  bound_.reset();
  return out;
}

const std::vector<std::int64_t>& Vicinity::fellows_in(std::int64_t happening) {
  const auto [at, fresh] = happenings_.try_emplace(happening);
  std::vector<std::int64_t>& out = at->second;
  if (!fresh || happening == 0) return out;
  fellows_.bind(1, happening);
  while (fellows_.step()) out.push_back(fellows_.number(0));
  fellows_.reset();
  return out;
}

void Vicinity::moved(std::int64_t account, std::int64_t happening) {
  const auto at = accounts_.find(account);
  if (at == accounts_.end()) return;
  happenings_.erase(at->second.happening);
  happenings_.erase(happening);
  at->second.happening = happening;
}

void Vicinity::take(std::int64_t account, Accounts& into) {
  std::vector<std::int64_t> open{account};
  std::unordered_set<std::int64_t> seen;  // happenings: each of its accounts would lead to all of them again
  while (!open.empty()) {
    const std::int64_t next = open.back();
    open.pop_back();
    if (!into.insert(next).second) continue;
    const Account& one = at(next);
    if (seen.insert(one.happening).second) {
      const std::vector<std::int64_t>& fellows = fellows_in(one.happening);
      open.insert(open.end(), fellows.begin(), fellows.end());
    }
    open.insert(open.end(), one.bound.begin(), one.bound.end());
  }
}

Vicinity::Accounts Vicinity::around(const Accounts& accounts) {
  Accounts out;
  std::unordered_set<std::int64_t> seen;
  for (const std::int64_t account : accounts) {
    for (const auto& [other, likeness] : at(account).links) {
      if (likeness <= kOneHappening.together || accounts.contains(other) || !out.insert(other).second ||
          !seen.insert(at(other).happening).second)
        continue;
      const std::vector<std::int64_t>& fellows = fellows_in(at(other).happening);
      out.insert(fellows.begin(), fellows.end());
    }
  }
  return out;
}

}  // namespace rapporteur::store

// Tested in tests/unit/store/gather_test.cc and tests/unit/store/corrections_test.cc.
#include "rapporteur/store/vicinity.h"

#include <utility>

#include "rapporteur/happenings/happenings.h"

namespace rapporteur::store {
namespace {

// A neighbourhood of more accounts is cut where links are weakest: grouping takes time that grows faster than they do.
constexpr std::size_t kMostAtOnce = 600;
constexpr double kStep = 0.5;
constexpr double kStrongest = 8;
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
  while (out.size() <= kMostAtOnce && fellows_.step()) out.push_back(fellows_.number(0));
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

std::vector<std::int64_t> Vicinity::together_with(std::int64_t account, double least) {
  const Account& one = at(account);
  std::vector<std::int64_t> out = one.bound;
  for (const auto& [other, likeness] : one.links) {
    if (likeness > least) out.push_back(other);
  }
  const std::vector<std::int64_t>& fellows = fellows_in(one.happening);
  out.insert(out.end(), fellows.begin(), fellows.end());
  return out;
}

bool Vicinity::spread(Near& near, double least) {
  for (std::size_t i = 0; i < near.accounts.size(); ++i) {
    const Account& one = at(near.accounts[i]);
    for (const auto& [other, likeness] : one.links) {
      if (likeness > least) near.take(other);
    }
    for (const std::int64_t other : one.bound) near.take(other);
    // with its whole happening, too: what one account of it alone held together falls apart in one go
    if (near.happenings.insert(one.happening).second) {
      for (const std::int64_t other : fellows_in(one.happening)) near.take(other);
    }
    if (near.accounts.size() > kMostAtOnce) return false;
  }
  return true;
}

std::vector<std::int64_t> Vicinity::grouped_with(std::int64_t account) {
  // no bound on likeness makes a whole happening of that size smaller
  if (fellows_in(at(account).happening).size() > kMostAtOnce) return {account};
  Near all(account);
  if (spread(all, kOneHappening.together)) return all.accounts;
  // from the strongest links down, as far as there are not too many: most of what is read belongs to it then
  Near near(account);
  std::vector<std::int64_t> out{account};
  for (double least = kStrongest - kStep; least > kOneHappening.together && spread(near, least);
       least -= kStep)
    out = near.accounts;
  return out;
}

}  // namespace rapporteur::store

// Accounts and their links; how they are grouped is regroup.cc. Tested in tests/unit/store/gather_test.cc.
#include "rapporteur/store/gather.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "rapporteur/database/database.h"

namespace rapporteur::store {
namespace {

constexpr std::int64_t kUndated = -1'000'000;  // a day that is near no other
constexpr double kSameLikeness = 1e-9;         // sums of the other order
constexpr std::int64_t kReach = 30;            // days between two publications that are compared

std::int64_t day_of(const Account& account) {
  return account.published ? std::int64_t{*account.published} : kUndated;
}

const Likeness& likeness() {
  static const Likeness kLikeness = [] {
    auto loaded = Likeness::load();
    return loaded ? std::move(loaded).value() : Likeness();  // the tables are held sound by a test
  }();
  return kLikeness;
}

/// Whether each of its events is one of those gone.
bool all_gone(const Account& account, const std::vector<bool>& gone) {
  return std::all_of(account.events.begin(), account.events.end(),
                     [&gone](std::uint32_t event) { return event < gone.size() && gone[event]; });
}

}  // namespace

Gather::Gather(database::Connection& database)
    : database_(database),
      vicinity_(database),
      account_(database,
               "INSERT INTO accounts (revision, number, article, entry, day, features) VALUES (?, ?, ?, ?, "
               "?, ?) RETURNING key"),
      key_(database, "INSERT INTO account_keys (hash, day, account) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
      link_(database,
            "INSERT INTO account_links (account, other, likeness) VALUES (?, ?, ?) ON CONFLICT (account, "
            "other) DO UPDATE SET likeness = excluded.likeness"),
      find_(database, "SELECT account FROM account_keys WHERE hash = ? AND day BETWEEN ? AND ?"),
      features_(database, "SELECT article, features FROM accounts WHERE key = ?"),
      every_link_(database, "SELECT other, likeness FROM account_links WHERE account = ?"),
      number_(database,
              "UPDATE accounts SET revision = ?, number = ?, entry = coalesce(?, entry) WHERE key = ?"),
      change_(database, "UPDATE accounts SET day = ?, features = ? WHERE key = ?"),
      drop_far_(database,
                "DELETE FROM account_links WHERE other = ?1 AND account IN (SELECT other FROM account_links "
                "WHERE account = ?1)"),
      drop_links_(database, "DELETE FROM account_links WHERE account = ?"),
      drop_keys_(database, "DELETE FROM account_keys WHERE account = ?"),
      drop_account_(database, "DELETE FROM accounts WHERE key = ?"),
      set_(database, "UPDATE accounts SET happening = ? WHERE key = ?"),
      mint_(database,
            "INSERT INTO happenings (id, added, modified) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING "
            "key"),
      touch_(database, "UPDATE happenings SET modified = ?, gone = NULL, merged_into = NULL WHERE key = ?"),
      close_(database,
             "UPDATE happenings SET modified = ?1, gone = ?1, merged_into = (SELECT h.id FROM happenings h "
             "WHERE h.key = ?2) WHERE key = ?3"),
      desert_(database,
              "UPDATE happenings SET modified = ?1, gone = ?1 WHERE key = ?2 AND gone IS NULL AND NOT EXISTS "
              "(SELECT 1 FROM accounts WHERE happening = ?2)"),
      ended_(database,
             "SELECT key FROM happenings h WHERE id = ? AND NOT EXISTS (SELECT 1 FROM accounts a WHERE "
             "a.happening = h.key)"),
      bonds_(database,
             "SELECT c.key, c.what, m.side FROM entries x JOIN correction_events m ON m.event = x.id "
             "JOIN corrections c ON c.key = m.correction AND c.undone IS NULL "
             "WHERE x.account = ? AND x.kind = 'event'") {}

std::vector<Gather::Before> Gather::accounts_at(std::int64_t revision) {
  std::vector<Before> out;
  std::unordered_map<std::int64_t, std::size_t> at;
  database::Statement rows(
      database_,
      "SELECT key, number, coalesce(happening, 0), features, entry FROM accounts WHERE revision = ?");
  rows.bind(1, revision);
  while (rows.step()) {
    at.emplace(rows.number(0), out.size());
    out.push_back({.key = rows.number(0),
                   .number = rows.number(1),
                   .happening = rows.number(2),
                   .features = rows.bytes(3),
                   .events = {rows.text(4)}});
  }
  database::Statement events(
      database_,
      "SELECT account, id FROM entries WHERE revision = ? AND kind = 'event' AND account "
      "IS NOT NULL");
  events.bind(1, revision);
  while (events.step()) {
    const auto found = at.find(events.number(0));
    if (found != at.end()) out[found->second].events.insert(events.text(1));
  }
  return out;
}

void Gather::begin(std::int64_t revision) {
  vicinity_.begin();
  before_ = accounts_at(revision);
}

std::vector<Gather::Before>::iterator Gather::find_before(const Document& document, const Account& account) {
  for (const std::uint32_t event : account.events) {
    const auto found = std::find_if(before_.begin(), before_.end(), [&](const Before& one) {
      return one.events.contains(document.events[event].id);
    });
    if (found != before_.end()) return found;
  }
  return before_.end();
}

std::vector<std::int64_t> Gather::put(const Document& document, const std::vector<bool>& gone,
                                      std::int64_t revision, bool anew) {
  std::vector<std::int64_t> of_event(document.events.size());
  const std::vector<Account> accounts = accounts_of(document);
  for (const Before& one : before_)
    number(one.key, revision, ~one.key, {});  // out of the way: some change places
  for (std::uint32_t i = 0; i < accounts.size(); ++i) {
    const Account& account = accounts[i];
    if (all_gone(account, gone)) continue;
    std::int64_t key = 0;
    const auto before = find_before(document, account);
    if (before == before_.end()) {
      key = insert(account, document, revision, i);
      link(account, key, document.article.id);
      changed_.insert(key);
    } else {
      key = before->key;
      number(key, revision, i, document.events[account.events.front()].id);
      if (before->number != i) changed_.insert(key);  // of equal likeness the first ones come together
      if (anew || before->features != to_bytes(account)) change(account, document.article.id, key);
      before_.erase(before);
    }
    for (const std::uint32_t event : account.events) of_event[event] = key;
  }
  return of_event;
}

void Gather::number(std::int64_t key, std::int64_t revision, std::int64_t number, const std::string& entry) {
  number_.bind(1, revision);
  number_.bind(2, number);
  number_.bind_or_null(3, entry);
  number_.bind(4, key);
  number_.run();
  vicinity_.changed(key);
}

std::int64_t Gather::insert(const Account& account, const Document& document, std::int64_t revision,
                            std::uint32_t number) {
  const std::string bytes = to_bytes(account);
  account_.bind(1, revision);
  account_.bind(2, number);
  account_.bind(3, document.article.id);
  account_.bind(4, document.events[account.events.front()].id);
  account_.bind(5, day_of(account));
  account_.bind_bytes(6, bytes);
  const std::int64_t key = account_.take_number();
  put_keys(account, key);
  return key;
}

void Gather::put_keys(const Account& account, std::int64_t key) {
  for (const std::int64_t hash : keys_of(account)) {
    key_.bind(1, hash);
    key_.bind(2, day_of(account));
    key_.bind(3, key);
    key_.run();
  }
}

void Gather::change(const Account& account, const std::string& article, std::int64_t key) {
  unlink(key);
  const std::string bytes = to_bytes(account);
  change_.bind(1, day_of(account));
  change_.bind_bytes(2, bytes);
  change_.bind(3, key);
  change_.run();
  put_keys(account, key);
  link(account, key, article);
  changed_.insert(key);
}

void Gather::unlink(std::int64_t key) {
  const auto links = vicinity_.at(key).links;
  // its happening is grouped again; what else had a link to it only where it comes to be part of that
  if (const std::int64_t happening = vicinity_.at(key).happening; happening != 0) {
    const std::vector<std::int64_t>& fellows = vicinity_.fellows_in(happening);
    changed_.insert(fellows.begin(), fellows.end());
  }
  for (const auto& [other, likeness] : links) vicinity_.changed(other);
  vicinity_.changed(key);
  for (database::Statement* drop : {&drop_far_, &drop_links_, &drop_keys_}) {
    drop->bind(1, key);
    drop->run();
  }
}

void Gather::drop(std::int64_t key) {
  unlink(key);
  drop_account_.bind(1, key);
  drop_account_.run();
  changed_.erase(key);
}

void Gather::finish(const std::string& now) {
  for (const Before& one : before_) {
    if (one.happening != 0) deserted_.insert(one.happening);
    drop(one.key);
  }
  for (const Before& one : before_) changed_.erase(one.key);
  before_.clear();
  regroup(now);
  for (const std::int64_t happening : deserted_) {
    desert_.bind(1, now);
    desert_.bind(2, happening);
    desert_.run();
  }
  deserted_.clear();
}

std::vector<std::int64_t> Gather::candidates(const Account& account) {
  std::unordered_set<std::int64_t> seen;
  for (const std::int64_t hash : keys_of(account)) {
    find_.bind(1, hash);
    find_.bind(2, day_of(account) - kReach);
    find_.bind(3, day_of(account) + kReach);
    while (find_.step()) seen.insert(find_.number(0));
    find_.reset();
  }
  std::vector<std::int64_t> out(seen.begin(), seen.end());
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::pair<std::int64_t, double>> Gather::links_of(const Account& account, std::int64_t key,
                                                              const std::string& article) {
  std::vector<std::pair<std::int64_t, double>> out;
  for (const std::int64_t other : candidates(account)) {
    if (other == key) continue;
    features_.bind(1, other);
    std::optional<Account> found;
    if (features_.step() && features_.text(0) != article) {
      found = account_from(features_.bytes(1));
    }
    features_.reset();
    if (!found) continue;
    const double value = likeness().between(account, *found);
    if (value > kOneHappening.missing) out.emplace_back(other, value);
  }
  return out;
}

void Gather::link(const Account& account, std::int64_t key, const std::string& article) {
  vicinity_.changed(key);
  for (const auto& [other, value] : links_of(account, key, article)) {
    for (const bool back : {false, true}) {
      link_.bind(1, back ? other : key);
      link_.bind(2, back ? key : other);
      link_.bind(3, value);
      link_.run();
    }
    vicinity_.changed(other);
  }
}

void Gather::check(const Document& document, const std::vector<bool>& gone, std::int64_t revision,
                   const Fault& fault) {
  const std::string& article = document.article.id;
  std::vector<Before> there = accounts_at(revision);
  const std::vector<Account> accounts = accounts_of(document);
  for (std::uint32_t i = 0; i < accounts.size(); ++i) {
    if (all_gone(accounts[i], gone)) continue;
    const auto found =
        std::find_if(there.begin(), there.end(), [i](const Before& one) { return one.number == i; });
    const std::string name = "account " + std::to_string(i);
    if (found == there.end()) {
      fault(article, name + " is missing");
      continue;
    }
    if (found->features != to_bytes(accounts[i])) fault(article, name + " tells something else");
    std::map<std::int64_t, double> links;
    for (const auto& [other, value] : links_of(accounts[i], found->key, article)) links.emplace(other, value);
    every_link_.bind(1, found->key);
    std::size_t right = 0, all = 0;
    while (every_link_.step()) {
      const auto link = links.find(every_link_.number(0));
      ++all;
      if (link != links.end() && std::abs(link->second - every_link_.real(1)) < kSameLikeness) ++right;
    }
    every_link_.reset();
    if (right != all || all != links.size()) fault(article, name + " has links that it should not have");
    there.erase(found);
  }
  for (const Before& one : there)
    fault(article, "account " + std::to_string(one.number) + " should not be there");
}

}  // namespace rapporteur::store

// Tested in tests/unit/store/gather_test.cc.
#include "rapporteur/store/gather.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "rapporteur/store/rows.h"
#include "rapporteur/store/succession.h"

namespace rapporteur::store {
namespace {

constexpr std::int64_t kUndated = -1'000'000;  // a day that is near no other
constexpr std::int64_t kReach = 30;            // days between two publications that are compared
// A neighbourhood of more accounts is cut where links are weakest: grouping takes time that grows faster than they do.
constexpr std::size_t kMostAtOnce = 600;
constexpr double kStep = 0.5;
constexpr double kStrongest = 8;

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

}  // namespace

Gather::Gather(SQLite::Database& database)
    : database_(database),
      account_(
          database,
          "INSERT INTO accounts (revision, number, article, entry, day, features) VALUES (?, ?, ?, ?, ?, ?)"),
      key_(database, "INSERT OR IGNORE INTO account_keys (hash, day, account) VALUES (?, ?, ?)"),
      link_(database, "INSERT OR REPLACE INTO account_links (account, other, likeness) VALUES (?, ?, ?)"),
      find_(database, "SELECT account FROM account_keys WHERE hash = ? AND day BETWEEN ? AND ?"),
      features_(database, "SELECT article, features FROM accounts WHERE key = ?"),
      neighbours_(database, "SELECT other FROM account_links WHERE account = ? AND likeness > ?"),
      links_(database, "SELECT other, likeness FROM account_links WHERE account = ? AND other > account"),
      node_(database, "SELECT number, ifnull(happening, 0), article, entry FROM accounts WHERE key = ?"),
      set_(database, "UPDATE accounts SET happening = ? WHERE key = ?"),
      mint_(database, "INSERT OR IGNORE INTO happenings (id, added, modified) VALUES (?, ?, ?)"),
      again_(database, "SELECT key FROM happenings WHERE id = ? AND gone IS NOT NULL"),
      touch_(database, "UPDATE happenings SET modified = ?, gone = NULL, merged_into = NULL WHERE key = ?"),
      close_(database,
             "UPDATE happenings SET modified = ?1, gone = ?1, merged_into = (SELECT h.id FROM happenings h "
             "WHERE "
             "h.key = ?2) WHERE key = ?3") {}

std::vector<std::int64_t> Gather::add(const Document& document, std::int64_t revision,
                                      const std::string& now) {
  std::vector<std::int64_t> of_event(document.events.size()), keys;
  const std::vector<Account> accounts = accounts_of(document);
  for (std::uint32_t i = 0; i < accounts.size(); ++i) {
    keys.push_back(insert(accounts[i], document, revision, i));
    for (const std::uint32_t event : accounts[i].events) of_event[event] = keys.back();
    link(accounts[i], keys.back(), document.article.id);
  }
  regroup(keys, now);
  return of_event;
}

std::int64_t Gather::insert(const Account& account, const Document& document, std::int64_t revision,
                            std::uint32_t number) {
  const std::string bytes = to_bytes(account);
  account_.bind(1, revision);
  account_.bind(2, number);
  account_.bindNoCopy(3, document.article.id);
  account_.bindNoCopy(4, document.events[account.events.front()].id);
  account_.bind(5, day_of(account));
  account_.bindNoCopy(6, bytes.data(), static_cast<int>(bytes.size()));
  run(account_);
  const std::int64_t key = database_.getLastInsertRowid();
  for (const std::int64_t hash : keys_of(account)) {
    key_.bind(1, hash);
    key_.bind(2, day_of(account));
    key_.bind(3, key);
    run(key_);
  }
  return key;
}

std::vector<std::int64_t> Gather::candidates(const Account& account) {
  std::unordered_set<std::int64_t> seen;
  for (const std::int64_t hash : keys_of(account)) {
    find_.bind(1, hash);
    find_.bind(2, day_of(account) - kReach);
    find_.bind(3, day_of(account) + kReach);
    while (find_.executeStep()) seen.insert(find_.getColumn(0).getInt64());
    find_.reset();
  }
  std::vector<std::int64_t> out(seen.begin(), seen.end());
  std::sort(out.begin(), out.end());
  return out;
}

void Gather::link(const Account& account, std::int64_t key, const std::string& article) {
  for (const std::int64_t other : candidates(account)) {
    if (other == key) continue;
    features_.bind(1, other);
    std::optional<Account> found;
    if (features_.executeStep() && text_of(features_, 0) != article) {
      const auto column = features_.getColumn(1);
      found = account_from(
          {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())});
    }
    features_.reset();
    if (!found) continue;
    const double value = likeness().between(account, *found);
    if (value <= kOneHappening.missing) continue;
    for (const auto& [one, two] : {std::pair(key, other), std::pair(other, key)}) {
      link_.bind(1, one);
      link_.bind(2, two);
      link_.bind(3, value);
      run(link_);
    }
  }
}

std::vector<std::int64_t> Gather::neighbourhood(std::int64_t account, double least) {
  std::vector<std::int64_t> out{account};
  std::unordered_set<std::int64_t> seen{account};
  for (std::size_t at = 0; at < out.size(); ++at) {
    neighbours_.bind(1, out[at]);
    neighbours_.bind(2, least);
    while (neighbours_.executeStep()) {
      const std::int64_t other = neighbours_.getColumn(0).getInt64();
      if (seen.insert(other).second) out.push_back(other);
    }
    neighbours_.reset();
    if (out.size() > kMostAtOnce) return {};
  }
  return out;
}

void Gather::regroup(const std::vector<std::int64_t>& accounts, const std::string& now) {
  std::unordered_set<std::int64_t> done;
  for (const std::int64_t account : accounts) {
    if (done.contains(account)) continue;
    std::vector<std::int64_t> together;
    for (double least = kOneHappening.together; together.empty() && least < kStrongest; least += kStep)
      together = neighbourhood(account, least);
    if (together.empty()) together = {account};
    group_again(together, now);
    done.insert(together.begin(), together.end());
  }
}

std::vector<Gather::Node> Gather::nodes_of(const std::vector<std::int64_t>& accounts) {
  std::vector<Node> nodes;
  for (const std::int64_t key : accounts) {
    node_.bind(1, key);
    if (node_.executeStep())
      nodes.push_back({key, node_.getColumn(0).getInt64(), node_.getColumn(1).getInt64(), text_of(node_, 2),
                       text_of(node_, 3)});
    node_.reset();
  }
  // by what does not depend on when they came
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) {
    return std::pair(a.article, a.number) < std::pair(b.article, b.number);
  });
  return nodes;
}

std::vector<Likely> Gather::edges_of(const std::vector<Node>& nodes) {
  std::unordered_map<std::int64_t, std::uint32_t> index;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) index.emplace(nodes[i].key, i);
  std::vector<Likely> edges;
  for (const Node& node : nodes) {
    links_.bind(1, node.key);
    while (links_.executeStep()) {
      const auto other = index.find(links_.getColumn(0).getInt64());
      if (other == index.end()) continue;
      const std::uint32_t a = index.at(node.key), b = other->second;
      edges.push_back({std::min(a, b), std::max(a, b), links_.getColumn(1).getDouble()});
    }
    links_.reset();
  }
  std::sort(edges.begin(), edges.end(), [](const Likely& a, const Likely& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  return edges;
}

void Gather::group_again(const std::vector<std::int64_t>& accounts, const std::string& now) {
  const std::vector<Node> nodes = nodes_of(accounts);
  std::map<std::string, std::int64_t> numbers;
  std::vector<std::int64_t> article;
  for (const Node& node : nodes)
    article.push_back(numbers.emplace(node.article, static_cast<std::int64_t>(numbers.size())).first->second);
  assign(nodes, average_linkage(nodes.size(), edges_of(nodes), kOneHappening, article), now);
}

std::int64_t Gather::mint(const Node& first, const std::string& now) {
  // FNV-1a over the id of the first account's first event, which an edit elsewhere in its article leaves as it was, so
  // that a happening told once has its id again when its article is read again. A number more where a happening that
  // goes on has the id.
  for (std::uint32_t again = 0;; ++again) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : first.entry + " " + std::to_string(again))
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    std::array<char, 17> id{};
    std::snprintf(id.data(), id.size(), "%016llx", static_cast<unsigned long long>(hash));
    mint_.bind(1, std::string(id.data()));
    mint_.bind(2, now);
    mint_.bind(3, now);
    const int made = mint_.exec();
    mint_.reset();
    if (made > 0) return database_.getLastInsertRowid();
    again_.bind(1, std::string(id.data()));
    const std::int64_t key = again_.executeStep() ? again_.getColumn(0).getInt64() : 0;
    again_.reset();
    if (key != 0) return key;
  }
}

void Gather::assign(const std::vector<Node>& nodes, const std::vector<std::uint32_t>& group_of,
                    const std::string& now) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    members.push_back({.was = nodes[i].happening, .weight = 1, .group = group_of[i]});
  Succession next = succession_of(members);
  std::vector<std::int64_t>& happening = next.of_group;
  const auto groups = static_cast<std::uint32_t>(happening.size());
  std::vector<bool> changed(groups, false);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::int64_t& own = happening[group_of[i]];
    if (own == 0) own = mint(nodes[i], now);
    if (nodes[i].happening == own) continue;
    changed[group_of[i]] = true;
    set_.bind(1, own);
    set_.bind(2, nodes[i].key);
    run(set_);
  }
  for (std::uint32_t g = 0; g < groups; ++g) {
    if (!changed[g]) continue;
    touch_.bind(1, now);
    touch_.bind(2, happening[g]);
    run(touch_);
  }
  for (const auto& [old, group] : next.ended) {
    close_.bind(1, now);
    close_.bind(2, happening[group]);
    close_.bind(3, old);
    run(close_);
  }
}

void Gather::remove(std::int64_t revision, const std::string& now) {
  std::set<std::int64_t> gone, near, happenings;
  SQLite::Statement own(database_, "SELECT key, ifnull(happening, 0) FROM accounts WHERE revision = ?");
  own.bind(1, revision);
  while (own.executeStep()) {
    gone.insert(own.getColumn(0).getInt64());
    happenings.insert(own.getColumn(1).getInt64());
  }
  for (const std::int64_t account : gone) {
    neighbours_.bind(1, account);
    neighbours_.bind(2, kOneHappening.together);
    while (neighbours_.executeStep()) near.insert(neighbours_.getColumn(0).getInt64());
    neighbours_.reset();
  }
  for (const std::int64_t account : gone) near.erase(account);
  for (const char* sql :
       {"DELETE FROM account_links WHERE other IN (SELECT key FROM accounts WHERE revision = ?1) AND account "
        "IN "
        "(SELECT l.other FROM account_links l JOIN accounts a ON a.key = l.account WHERE a.revision = ?1)",
        "DELETE FROM account_links WHERE account IN (SELECT key FROM accounts WHERE revision = ?1)",
        "DELETE FROM account_keys WHERE account IN (SELECT key FROM accounts WHERE revision = ?1)",
        "DELETE FROM accounts WHERE revision = ?1"}) {
    SQLite::Statement drop(database_, sql);
    drop.bind(1, revision);
    drop.exec();
  }
  regroup({near.begin(), near.end()}, now);
  SQLite::Statement empty(
      database_,
      "UPDATE happenings SET modified = ?1, gone = ?1 WHERE key = ?2 AND gone IS NULL AND NOT "
      "EXISTS (SELECT 1 FROM accounts WHERE happening = ?2)");
  for (const std::int64_t happening : happenings) {
    empty.bind(1, now);
    empty.bind(2, happening);
    run(empty);
  }
}

}  // namespace rapporteur::store

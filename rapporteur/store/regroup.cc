// Which accounts are one happening: groups of what links and people's corrections hold together, and what becomes of the
// happenings that were there. Tested in tests/unit/store/gather_test.cc and tests/unit/store/corrections_test.cc.
//
// Average linkage joins the two likeliest groups again and again, and what is joined depends on nothing but these two. So
// where some whole happenings are grouped together with all that have a link to them, and nothing of the one comes together
// with anything of the other, the whole store grouped anew would be the same: no join within the rest has changed, as its
// links are what they were, and none between them is likely enough. Where something does come together, its happening is
// one of those that are grouped anew. That ends where the changes end; neither what a chain of links leads to nor the size
// of the store counts.
#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "rapporteur/base/fnv.h"
#include "rapporteur/database/database.h"
#include "rapporteur/store/gather.h"
#include "rapporteur/store/succession.h"

namespace rapporteur::store {
namespace {

/// Links among these, by their places in the list.
std::vector<Likely> edges_of(const std::vector<const Vicinity::Account*>& nodes) {
  std::unordered_map<std::int64_t, std::uint32_t> index;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) index.emplace(nodes[i]->key, i);
  std::vector<Likely> edges;
  for (std::uint32_t a = 0; a < nodes.size(); ++a) {
    for (const auto& [key, likeness] : nodes[a]->links) {
      if (key <= nodes[a]->key) continue;  // each pair once
      const auto other = index.find(key);
      if (other != index.end())
        edges.push_back({std::min(a, other->second), std::max(a, other->second), likeness});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Likely& a, const Likely& b) {
    return std::pair(a.first, a.second) < std::pair(b.first, b.second);
  });
  return edges;
}

/// FNV-1a over the id of an account's first event, which an edit elsewhere in its article leaves as it was.
std::string id_of(const std::string& entry, std::uint32_t again) {
  const std::uint64_t hash = fnv1a(entry + " " + std::to_string(again));
  std::array<char, 17> id{};
  std::snprintf(id.data(), id.size(), "%016llx", static_cast<unsigned long long>(hash));
  return id.data();
}

}  // namespace

void Gather::regroup(const std::string& now) {
  if (changed_.empty()) return;
  vicinity_.renew();
  vicinity_.forget_if_much();
  Vicinity::Accounts accounts;
  for (const std::int64_t account : changed_) vicinity_.take(account, accounts);
  assign(settled(std::move(accounts)), now);
  changed_.clear();
}

void Gather::touch(std::int64_t correction) {
  database::Statement accounts(
      database_,
      "SELECT e.account FROM correction_events m JOIN entries e ON e.id = m.event AND "
      "e.kind = 'event' AND e.account IS NOT NULL WHERE m.correction = ?");
  accounts.bind(1, correction);
  while (accounts.step()) changed_.insert(accounts.number(0));
}

std::vector<const Gather::Node*> Gather::nodes_of(const Vicinity::Accounts& accounts,
                                                  const Vicinity::Accounts& around) {
  std::vector<const Node*> nodes;
  for (const Vicinity::Accounts* some : {&accounts, &around}) {
    for (const std::int64_t key : *some) {
      const Node& node = vicinity_.at(key);
      if (node.there) nodes.push_back(&node);
    }
  }
  // by what does not depend on when they came
  std::sort(nodes.begin(), nodes.end(), [](const Node* a, const Node* b) {
    return std::tie(a->article, a->number) < std::tie(b->article, b->number);
  });
  return nodes;
}

std::vector<Bond> Gather::bonds_of(const std::vector<const Node*>& nodes) {
  std::map<std::int64_t, Bond>
      bonds;  // by the number of the correction: in the order in which they were made
  if (!vicinity_.have_bonds()) return {};
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    bonds_.bind(1, nodes[i]->key);
    while (bonds_.step()) {
      Bond& bond = bonds[bonds_.number(0)];
      bond.together = bonds_.text(1) == "merge";
      (bonds_.number(2) == 0 ? bond.one : bond.other).push_back(i);
    }
    bonds_.reset();
  }
  std::vector<Bond> out;
  for (auto& [key, bond] : bonds) out.push_back(std::move(bond));
  return out;
}

Gather::Grouped Gather::grouped(const Vicinity::Accounts& accounts, const Vicinity::Accounts& around) {
  Grouped out{.nodes = nodes_of(accounts, around), .group_of = {}};
  std::unordered_map<std::string_view, std::int64_t> numbers;
  std::vector<std::int64_t> article;
  for (const Node* node : out.nodes)
    article.push_back(
        numbers.emplace(node->article, static_cast<std::int64_t>(numbers.size())).first->second);
  out.group_of =
      average_linkage(out.nodes.size(), edges_of(out.nodes), kOneHappening, article, bonds_of(out.nodes));
  return out;
}

std::vector<std::int64_t> Gather::joined_from_outside(const Grouped& all,
                                                      const Vicinity::Accounts& accounts) {
  std::unordered_set<std::uint32_t> groups;
  for (std::size_t i = 0; i < all.nodes.size(); ++i) {
    if (accounts.contains(all.nodes[i]->key)) groups.insert(all.group_of[i]);
  }
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < all.nodes.size(); ++i) {
    if (groups.contains(all.group_of[i]) && !accounts.contains(all.nodes[i]->key))
      out.push_back(all.nodes[i]->key);
  }
  return out;
}

Gather::Grouped Gather::settled(Vicinity::Accounts accounts) {
  while (true) {
    const Grouped all = grouped(accounts, vicinity_.around(accounts));
    const std::vector<std::int64_t> joined = joined_from_outside(all, accounts);
    for (const std::int64_t account : joined) vicinity_.take(account, accounts);
    if (joined.empty()) return inside(all, accounts);
  }
}

Gather::Grouped Gather::inside(const Grouped& all, const Vicinity::Accounts& accounts) {
  Grouped out;
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  for (std::size_t i = 0; i < all.nodes.size(); ++i) {
    if (!accounts.contains(all.nodes[i]->key)) continue;
    out.nodes.push_back(all.nodes[i]);
    out.group_of.push_back(
        numbers.emplace(all.group_of[i], static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return out;
}

std::int64_t Gather::ended(const std::string& id) {
  ended_.bind(1, id);
  const std::int64_t key = ended_.step() ? ended_.number(0) : 0;
  ended_.reset();
  return key;
}

std::int64_t Gather::mint(const std::vector<const Node*>& nodes, const std::string& now) {
  // what was united and is parted again has the id back that one of it once gave
  for (const Node* node : nodes) {
    if (const std::int64_t key = ended(id_of(node->entry, 0)); key != 0) return key;
  }
  // An earlier happening may have the id, and live elsewhere; of thousands that all begin with one event (a tampered file) each goes on
  // from a number of its own.
  constexpr std::uint32_t kInOrder = 16;
  const auto own = static_cast<std::uint32_t>(nodes.front()->key);
  for (std::uint32_t again = 0;; ++again) {
    mint_.bind(1, id_of(nodes.front()->entry, again < kInOrder ? again : own + again));
    mint_.bind(2, now);
    mint_.bind(3, now);
    if (const std::int64_t key = mint_.take_number(); key != 0) return key;
  }
}

void Gather::assign(const Grouped& grouped, const std::string& now) {
  const auto& [nodes, group_of] = grouped;
  std::vector<Member> members_of_all;
  std::uint32_t groups = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    groups = std::max(groups, group_of[i] + 1);
    members_of_all.push_back({.was = nodes[i]->happening, .weight = 1, .group = group_of[i]});
  }
  const Succession succession = succession_of(members_of_all);
  std::vector<std::int64_t> happening = succession.of_group;
  happening.resize(groups, 0);
  std::vector<bool> changed(groups, false);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    std::int64_t& own = happening[group_of[i]];
    if (own == 0) {
      std::vector<const Node*> members;
      for (std::size_t j = i; j < nodes.size(); ++j) {
        if (group_of[j] == group_of[i]) members.push_back(nodes[j]);
      }
      own = mint(members, now);
    }
    if (nodes[i]->happening == own) continue;
    changed[group_of[i]] = true;
    set_.bind(1, own);
    set_.bind(2, nodes[i]->key);
    set_.run();
    vicinity_.moved(nodes[i]->key, own);
  }
  for (std::uint32_t g = 0; g < groups; ++g) {
    if (!changed[g]) continue;
    touch_.bind(1, now);
    touch_.bind(2, happening[g]);
    touch_.run();
  }
  for (const auto& [old, group] : succession.ended) {
    if (std::find(happening.begin(), happening.end(), old) != happening.end()) continue;  // minted again
    close_.bind(1, now);
    close_.bind(2, happening[group]);
    close_.bind(3, old);
    close_.run();
  }
}

void Gather::check_groups(const Fault& fault) {
  vicinity_.forget();
  vicinity_.renew();
  std::vector<std::int64_t> all;
  database::Statement rows(database_, "SELECT key FROM accounts ORDER BY happening, key");
  while (rows.step()) all.push_back(rows.number(0));
  std::unordered_set<std::int64_t> done;
  for (const std::int64_t account : all) {
    if (done.contains(account)) continue;
    vicinity_.forget_if_much();
    Vicinity::Accounts accounts;
    vicinity_.take(account, accounts);
    check_groups(grouped(accounts, vicinity_.around(accounts)), accounts, fault);
    done.insert(accounts.begin(), accounts.end());
  }
}

void Gather::check_groups(const Grouped& all, const Vicinity::Accounts& accounts, const Fault& fault) {
  const std::vector<std::int64_t> joined = joined_from_outside(all, accounts);
  if (!joined.empty()) {
    const Node& node = vicinity_.at(joined.front());
    fault(node.article, "account " + std::to_string(node.number) + " is in another happening than it should");
  }
  const Grouped now = inside(all, accounts);
  std::map<std::int64_t, std::uint32_t> group_of;   // of a happening
  std::map<std::uint32_t, std::int64_t> happening;  // of a group
  for (std::size_t i = 0; i < now.nodes.size(); ++i) {
    const Node& node = *now.nodes[i];
    if (node.happening == 0)
      fault(node.article, "account " + std::to_string(node.number) + " is of no happening");
    else if (group_of.emplace(node.happening, now.group_of[i]).first->second != now.group_of[i] ||
             happening.emplace(now.group_of[i], node.happening).first->second != node.happening)
      fault(node.article,
            "account " + std::to_string(node.number) + " is in another happening than it should");
  }
}

}  // namespace rapporteur::store

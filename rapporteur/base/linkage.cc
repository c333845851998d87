// Average linkage over a sparse graph with a queue of the likeliest joins. What stands in the queue for a group that has
// been joined meanwhile is passed over. What people hold together is united afterwards, so that one wrong word of theirs
// pulls no third thing along. Tested in tests/unit/base/linkage_test.cc and tests/unit/base/bonds_test.cc.
#include "rapporteur/base/linkage.h"

#include <algorithm>
#include <queue>
#include <set>
#include <unordered_map>

namespace rapporteur {
namespace {

struct Join {
  double likeness = 0;
  std::uint32_t first = 0, second = 0;
  /// The likeliest is the greatest; of equals the one with the smallest members.
  bool operator<(const Join& other) const {
    if (likeness != other.likeness) return likeness < other.likeness;
    return std::pair(first, second) > std::pair(other.first, other.second);
  }
};

/// A group under way. Its number is that of its smallest member, so that nothing depends on the course of joins.
struct Group {
  std::vector<std::uint32_t> members;
  std::set<std::int64_t> kinds;
  std::set<std::uint32_t> apart;                                            // things that must not come in
  std::unordered_map<std::uint32_t, std::pair<double, std::size_t>> edges;  // to another group: sum, how many
  bool gone = false;
};

class Joining {
 public:
  Joining(std::size_t count, const std::vector<Likely>& edges, const LinkageBounds& bounds,
          const std::vector<std::int64_t>& apart, const std::vector<Bond>& bonds)
      : groups_(count), root_(count), bounds_(bounds) {
    for (std::uint32_t i = 0; i < count; ++i) {
      groups_[i].members = {i};
      if (!apart.empty()) groups_[i].kinds = {apart[i]};
      root_[i] = i;
    }
    for (const Bond& bond : bonds) {
      if (!bond.together) keep_apart(bond);
    }
    for (const Likely& edge : edges) {
      if (edge.first >= count || edge.second >= count || edge.first == edge.second) continue;
      groups_[edge.first].edges[edge.second] = {edge.likeness, 1};
      groups_[edge.second].edges[edge.first] = {edge.likeness, 1};
    }
    for (std::uint32_t i = 0; i < count; ++i) offer_all(i, i);
  }

  std::vector<std::uint32_t> run() {
    while (!queue_.empty()) {
      const Join join = queue_.top();
      queue_.pop();
      const Group &first = groups_[join.first], &second = groups_[join.second];
      if (first.gone || second.gone || likeness(join.first, join.second) != join.likeness) continue;
      // since it was offered one of them grew, by a mean that stayed
      if (share_kind(join.first, join.second) || are_apart(join.first, join.second)) continue;
      merge(join.first, join.second);
    }
    std::vector<std::uint32_t> out(groups_.size());
    std::uint32_t number = 0;
    for (const Group& group : groups_) {  // in the order of smallest members
      if (group.gone) continue;
      for (const std::uint32_t member : group.members) out[member] = number;
      ++number;
    }
    return out;
  }

 private:
  double likeness(std::uint32_t one, std::uint32_t other) const {
    const auto at = groups_[one].edges.find(other);
    if (at == groups_[one].edges.end()) return bounds_.missing;
    const auto pairs = static_cast<double>(groups_[one].members.size() * groups_[other].members.size());
    const auto [sum, told] = at->second;
    return (sum + bounds_.missing * (pairs - static_cast<double>(told))) / pairs;
  }

  bool share_kind(std::uint32_t one, std::uint32_t other) const {
    const auto& few = groups_[one].kinds.size() < groups_[other].kinds.size() ? groups_[one] : groups_[other];
    const auto& many = &few == &groups_[one] ? groups_[other] : groups_[one];
    return std::any_of(few.kinds.begin(), few.kinds.end(),
                       [&many](std::int64_t kind) { return many.kinds.contains(kind); });
  }

  void keep_apart(const Bond& bond) {
    for (const std::uint32_t one : bond.one) {
      for (const std::uint32_t other : bond.other) {
        if (one == other || one >= groups_.size() || other >= groups_.size()) continue;
        groups_[one].apart.insert(other);
        groups_[other].apart.insert(one);
      }
    }
  }

  bool are_apart(std::uint32_t one, std::uint32_t other) const {
    return std::any_of(groups_[one].apart.begin(), groups_[one].apart.end(),
                       [this, other](std::uint32_t thing) { return root_[thing] == other; });
  }

  /// Puts the joins of a group with groups from `least` on into the queue.
  void offer_all(std::uint32_t one, std::uint32_t least) {
    for (const auto& [other, unused] : groups_[one].edges) {
      if (other < least || share_kind(one, other) || are_apart(one, other)) continue;
      const double value = likeness(one, other);
      if (value > bounds_.together) queue_.push({value, std::min(one, other), std::max(one, other)});
    }
  }

  void merge(std::uint32_t into, std::uint32_t from) {
    Group &keeps = groups_[into], &goes = groups_[from];
    keeps.members.insert(keeps.members.end(), goes.members.begin(), goes.members.end());
    for (const std::uint32_t member : goes.members) root_[member] = into;
    keeps.kinds.insert(goes.kinds.begin(), goes.kinds.end());
    keeps.apart.insert(goes.apart.begin(), goes.apart.end());
    keeps.edges.erase(from);
    goes.edges.erase(into);
    for (const auto& [other, weight] : goes.edges) {
      auto& sum = keeps.edges[other];
      sum = {sum.first + weight.first, sum.second + weight.second};
      groups_[other].edges.erase(from);
    }
    goes.edges.clear();
    goes.gone = true;
    for (const auto& [other, weight] : keeps.edges) groups_[other].edges[into] = weight;
    offer_all(into, 0);
  }

  std::vector<Group> groups_;
  std::vector<std::uint32_t> root_;  // of a thing, its group
  LinkageBounds bounds_;
  std::priority_queue<Join> queue_;
};

/// Whether a bond after the `from`-th holds things of the two groups apart.
bool held_apart(const std::vector<Bond>& bonds, std::size_t from, const std::vector<std::uint32_t>& group_of,
                std::uint32_t one, std::uint32_t other) {
  const auto has = [&group_of](const std::vector<std::uint32_t>& things, std::uint32_t group) {
    return std::any_of(things.begin(), things.end(), [&group_of, group](std::uint32_t thing) {
      return thing < group_of.size() && group_of[thing] == group;
    });
  };
  for (std::size_t i = from + 1; i < bonds.size(); ++i) {
    if (bonds[i].together) continue;
    if ((has(bonds[i].one, one) && has(bonds[i].other, other)) ||
        (has(bonds[i].one, other) && has(bonds[i].other, one)))
      return true;
  }
  return false;
}

/// Makes the groups of one bond one, as far as no later bond forbids it.
void unite(const std::vector<Bond>& bonds, std::size_t at, std::vector<std::uint32_t>& group_of) {
  std::set<std::uint32_t> members;
  for (const auto* things : {&bonds[at].one, &bonds[at].other}) {
    for (const std::uint32_t thing : *things) {
      if (thing < group_of.size()) members.insert(thing);
    }
  }
  for (const std::uint32_t one : members) {
    for (const std::uint32_t other : members) {
      const std::uint32_t into = std::min(group_of[one], group_of[other]),
                          from = std::max(group_of[one], group_of[other]);
      if (into == from || held_apart(bonds, at, group_of, into, from)) continue;
      std::replace(group_of.begin(), group_of.end(), from, into);
    }
  }
}

/// Numbers anew, in the order of first members.
std::vector<std::uint32_t> numbered(const std::vector<std::uint32_t>& group_of) {
  std::unordered_map<std::uint32_t, std::uint32_t> numbers;
  std::vector<std::uint32_t> out;
  out.reserve(group_of.size());
  for (const std::uint32_t group : group_of)
    out.push_back(numbers.emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second);
  return out;
}

}  // namespace

std::vector<std::uint32_t> average_linkage(std::size_t count, const std::vector<Likely>& edges,
                                           const LinkageBounds& bounds,
                                           const std::vector<std::int64_t>& apart,
                                           const std::vector<Bond>& bonds) {
  std::vector<std::uint32_t> group_of = Joining(count, edges, bounds, apart, bonds).run();
  for (std::size_t at = 0; at < bonds.size(); ++at) {
    if (bonds[at].together) unite(bonds, at, group_of);
  }
  return numbered(group_of);
}

}  // namespace rapporteur

// Tested in tests/unit/store/succession_test.cc.
#include "rapporteur/store/succession.h"

#include <algorithm>
#include <utility>

namespace rapporteur::store {

Succession succession_of(const std::vector<Member>& members) {
  std::map<std::pair<std::int64_t, std::uint32_t>, std::uint64_t> shares;  // of what was in a group
  std::uint32_t groups = 0;
  for (const Member& member : members) {
    groups = std::max(groups, member.group + 1);
    if (member.was != 0) shares[{member.was, member.group}] += member.weight;
  }
  std::vector<std::pair<std::uint64_t, std::pair<std::int64_t, std::uint32_t>>> claims;
  for (const auto& [claim, weight] : shares) claims.emplace_back(weight, claim);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Succession out;
  out.of_group.assign(groups, 0);
  std::map<std::int64_t, std::uint32_t> kept;
  for (const auto& [weight, claim] : claims) {
    out.ended.emplace(claim.first, claim.second);
    if (out.of_group[claim.second] != 0 || kept.contains(claim.first)) continue;
    out.of_group[claim.second] = claim.first;
    kept.emplace(claim.first, claim.second);
  }
  for (const auto& [was, group] : kept) out.ended.erase(was);
  return out;
}

}  // namespace rapporteur::store

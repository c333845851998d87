// Who goes on under which id when groups are made anew: happenings and actors across articles keep their ids in the group that
// has most of them. Private to store/. Tested in tests/unit/store/succession_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace rapporteur::store {

/// One member of a group: what it belonged to (0: nothing yet), how much it counts, the group it is in now.
struct Member {
  std::int64_t was = 0;
  std::uint64_t weight = 1;
  std::uint32_t group = 0;
};

struct Succession {
  std::vector<std::int64_t> of_group;           // what goes on in each group; 0: something new begins
  std::map<std::int64_t, std::uint32_t> ended;  // what goes on nowhere, and the group that has most of it
};

/// Each goes on in the group that has most of its weight, the heaviest claim first, of equals the older one, of its the first
/// group.
Succession succession_of(const std::vector<Member>& members);

}  // namespace rapporteur::store

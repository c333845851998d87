// Grouping things by how likely any two of them are one: average linkage (Lance and Williams 1967) over the pairs that were
// compared. Tested in tests/unit/base/linkage_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur {

/// Two things by their numbers, first < second, and the logarithm of the odds that they are one.
struct Likely {
  std::uint32_t first = 0, second = 0;
  double likeness = 0;
};

struct LinkageBounds {
  double missing = -4;  // what a pair counts that was not compared, or found less likely
  double together = 0;  // two groups are one while the mean likeness between them is above it
};

/// What a person said: all things of both lists are one, or none of the first list is one with any of the second.
struct Bond {
  bool together = true;
  std::vector<std::uint32_t> one, other;
};

/// Groups of the things 0 … count-1: for each its group, numbered in the order of their first members. Things with the same
/// number in `apart` (empty, or one number per thing) never come together. Then people's bonds, in the order in which they
/// were made: those apart are never joined by likeness; those together are made one whatever their likeness or number, with
/// all that likeness joined to them, but where a later bond holds two of it apart. Depends on nothing but what it is given.
std::vector<std::uint32_t> average_linkage(std::size_t count, const std::vector<Likely>& edges,
                                           const LinkageBounds& bounds,
                                           const std::vector<std::int64_t>& apart = {},
                                           const std::vector<Bond>& bonds = {});

}  // namespace rapporteur

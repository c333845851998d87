// Tested in tests/unit/predicates/paths_test.cc.
#include "rapporteur/predicates/paths.h"

#include <algorithm>
#include <limits>

namespace rapporteur {
namespace {

constexpr std::size_t kLongest = 3;
constexpr std::size_t kMostSteps = 3;
constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

}  // namespace

PathsFrom::PathsFrom(const Document& document, Range sentence, std::uint32_t predicate)
    : document_(document), sentence_(sentence), place_above_(sentence.size(), kNone) {
  std::int32_t at = static_cast<std::int32_t>(predicate);
  while (at != kRoot && place_above_[static_cast<std::uint32_t>(at) - sentence.begin] == kNone) {
    const auto token = static_cast<std::uint32_t>(at);
    place_above_[token - sentence.begin] = static_cast<std::uint32_t>(above_.size());
    above_.push_back(token);
    at = document.syntax[token].head;
  }
}

TreePath PathsFrom::to(std::uint32_t word) const {
  std::vector<std::uint32_t> down;
  std::int32_t at = static_cast<std::int32_t>(word);
  while (at != kRoot && down.size() <= sentence_.size() &&
         place_above_[static_cast<std::uint32_t>(at) - sentence_.begin] == kNone) {
    down.push_back(static_cast<std::uint32_t>(at));
    at = document_.syntax[static_cast<std::uint32_t>(at)].head;
  }
  const std::size_t up =
      at == kRoot ? above_.size() : place_above_[static_cast<std::uint32_t>(at) - sentence_.begin];
  const auto capped = [](std::size_t n) { return std::to_string(std::min(n, kMostSteps)); };
  TreePath path;
  path.steps = capped(up) + "/" + capped(down.size());
  if (up + down.size() > kLongest) {
    path.way = path.steps;
    return path;
  }
  const auto step = [&](char direction, std::uint32_t token) {
    if (!path.way.empty()) path.way += ' ';
    path.way += direction + document_.syntax[token].deprel;
  };
  for (std::size_t i = 0; i < up; ++i) step('^', above_[i]);
  for (std::size_t i = down.size(); i > 0; --i) step('v', down[i - 1]);
  if (path.way.empty()) path.way = ".";
  return path;
}

}  // namespace rapporteur

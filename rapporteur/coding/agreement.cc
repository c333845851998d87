// Wilson, Cohen, Krippendorff. Tested in tests/unit/coding/agreement_test.cc.
#include "rapporteur/coding/agreement.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace rapporteur::coding {

Interval wilson(double share, double cases) {
  if (cases <= 0) return {};
  constexpr double kZ = 1.959963984540054;  // of the normal distribution, 97.5 %
  const double square = kZ * kZ;
  const double middle = (share + square / (2 * cases)) / (1 + square / cases);
  const double reach =
      kZ / (1 + square / cases) * std::sqrt(share * (1 - share) / cases + square / (4 * cases * cases));
  return {std::max(0.0, middle - reach), std::min(1.0, middle + reach)};
}

std::optional<double> cohens_kappa(std::span<const std::pair<int, int>> answers) {
  if (answers.empty()) return std::nullopt;
  std::map<int, std::pair<double, double>> given;  // answer -> how often by the first, by the second
  double agreed = 0;
  for (const auto& [first, second] : answers) {
    given[first].first += 1;
    given[second].second += 1;
    agreed += first == second ? 1 : 0;
  }
  const auto cases = static_cast<double>(answers.size());
  double chance = 0;
  for (const auto& [answer, counts] : given) chance += counts.first * counts.second / (cases * cases);
  if (given.size() == 1) return std::nullopt;  // both gave one and the same answer only
  return (agreed / cases - chance) / (1 - chance);
}

std::optional<double> krippendorffs_alpha(std::span<const std::vector<int>> units) {
  std::map<int, double> totals;  // the margins of the coincidence matrix
  double values = 0, coincident = 0;
  for (const std::vector<int>& unit : units) {
    if (unit.size() < 2) continue;
    std::map<int, double> counts;
    for (const int answer : unit) counts[answer] += 1;
    const auto coders = static_cast<double>(unit.size());
    for (const auto& [answer, count] : counts) {
      coincident += count * (count - 1) / (coders - 1);
      totals[answer] += count;
    }
    values += coders;
  }
  if (totals.size() < 2) return std::nullopt;
  double expected = 0;  // pairs that would agree by chance
  for (const auto& [answer, total] : totals) expected += total * (total - 1);
  return 1 - (values - 1) * (values - coincident) / (values * (values - 1) - expected);
}

}  // namespace rapporteur::coding

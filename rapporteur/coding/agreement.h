// The figures of a coding: an interval for a share, and how far coders agree beyond chance. Answers are numbers without
// an order (nominal data).
// Sources: Wilson, JASA 22 (1927); Cohen, Educ. Psychol. Meas. 20 (1960); Krippendorff, Content Analysis (2004), ch. 11.
// Tested in tests/unit/coding/agreement_test.cc against their published examples.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace rapporteur::coding {

struct Interval {
  double low = 0, high = 1;
};

/// Wilson's 95 % interval of a share seen in so many cases; 0 to 1 where there are none.
Interval wilson(double share, double cases);

/// Cohen's kappa of two coders over what both coded; nothing where it is not defined: no case, or one answer alone.
std::optional<double> cohens_kappa(std::span<const std::pair<int, int>> answers);

/// Krippendorff's alpha for nominal data: per unit the answers given, any number of them. Units with fewer than two count
/// for nothing. Nothing where it is not defined.
std::optional<double> krippendorffs_alpha(std::span<const std::vector<int>> units);

}  // namespace rapporteur::coding

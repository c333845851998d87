// Curve: from a stage's own score of an entry to the share of entries of that score that are right, as counted on documents the model was
// not trained on. A table of knots (data/confidence/), rising, with straight lines between; isotonic regression (Zadrozny & Elkan 2002)
// made them, bench/accuracy calibration measures them. Tested in tests/unit/base/curve_test.cc.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur {

class Curve {
 public:
  /// Two columns, score and share, both rising and from 0 to 1; kDamagedData with file and line otherwise.
  static Result<Curve> load(std::string_view path);
  static Result<Curve> parse(std::string_view name, std::string_view table);

  /// Scores beyond the first and last knot have their shares.
  float at(float score) const;

 private:
  std::vector<std::pair<float, float>> knots_;
};

}  // namespace rapporteur

// data/positions/weights.tsv: what speaks for a position. Tested in tests/unit/positions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur {

class PositionWeights {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<PositionWeights> load();
  /// Between 0 and 1, of a position that has these features.
  float score(const std::vector<std::string_view>& features) const;

 private:
  std::map<std::string, float, std::less<>> weights_;
};

}  // namespace rapporteur

// data/positions/spokes.tsv: offices whose holder speaks for his side and not for himself. Tested in tests/unit/positions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur {

class SpokesTable {
 public:
  static Result<SpokesTable> load();
  /// Whether the words of one row stand in the title of an office.
  bool speaks_for(std::string_view title) const;

 private:
  std::vector<std::string> titles_;
};

}  // namespace rapporteur

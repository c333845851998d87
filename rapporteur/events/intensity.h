// How far an event is conflict or cooperation: PLOVER's scores by type and mode, of data/frames/intensity.tsv. Tested in
// tests/unit/events/intensity_test.cc.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

class IntensityScale {
 public:
  /// kDamagedData with file and line where the table does not parse, has a row twice, or lacks a type.
  static Result<IntensityScale> load();

  /// -10 (conflict) to 10 (cooperation); a mode without a score of its own, or none (""), has its type's.
  double at(EventType type, std::string_view mode) const;

 private:
  std::map<std::pair<EventType, std::string>, double> scores_;
};

}  // namespace rapporteur

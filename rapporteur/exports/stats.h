// What a store holds, in figures, as JSON and as CSV. Also public. Tested in tests/cli/stats_test.py.
#pragma once

#include <string>

#include "rapporteur/store/stats.h"

namespace rapporteur::exports {

/// One object on one line.
std::string stats_json(const store::Stats& stats);
/// One row per figure: what it counts, of which name, label and detail, from and to which day.
std::string stats_csv(const store::Stats& stats);

}  // namespace rapporteur::exports

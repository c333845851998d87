// Where the model is, if no option names one. Tested in tests/cli/add_test.py.
#pragma once

#include <string>
#include <vector>

namespace cli {

/// RAPPORTEUR_MODEL if it is set; else ../models and ../share/rapporteur seen from the program's folder, then the
/// models folder of the source tree it was built from. First choice first; at least one.
std::vector<std::string> model_candidates();

}  // namespace cli

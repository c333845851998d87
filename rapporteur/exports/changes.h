// What is new, changed or gone in a store, as JSON lines and as CSV. Also public. Tested in tests/unit/exports/changes_test.cc.
#pragma once

#include <string>

#include "rapporteur/store/living.h"

namespace rapporteur::exports {

/// One object on one line; what is unknown is absent.
std::string change_json(const store::Change& change);
/// The names of the columns; one row per change.
std::string change_csv_head();
std::string change_csv(const store::Change& change);

/// The same of corrections.
std::string correction_json(const store::Correction& correction);

}  // namespace rapporteur::exports

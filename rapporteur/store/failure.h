// From what a database says to the library's errors. Private to store/. Tested in tests/unit/store/store_test.cc
// and tests/fault/.
#pragma once

#include <string>

#include "rapporteur/base/result.h"
#include "rapporteur/database/database.h"

namespace rapporteur::store {

enum class Doing { kReading, kWriting };

/// The error for a failed call on the store at `path`; `doing` decides between unreadable and unwritable.
Error failure(const database::Failure& failed, const std::string& path, Doing doing);

}  // namespace rapporteur::store

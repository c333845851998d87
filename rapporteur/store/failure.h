// From SQLite's result codes to the library's errors. Private to store/. Tested in tests/unit/store/store_test.cc
// and tests/fault/.
#pragma once

#include <SQLiteCpp/Exception.h>

#include <string>

#include "rapporteur/base/result.h"

namespace rapporteur::store {

enum class Doing { kReading, kWriting };

/// The error for a failed call on the store at `path`; `doing` decides between unreadable and unwritable.
Error failure(const SQLite::Exception& exception, const std::string& path, Doing doing);

}  // namespace rapporteur::store

// Ids by their first characters, as a range, so that the index is used and no character of a prefix means more than itself.
// Private to store/. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <string>

namespace rapporteur::store {

/// What sorts after everything that begins with `prefix`: it, and the last code point there is.
inline std::string after_prefix(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

}  // namespace rapporteur::store

// Names of countries by ISO 3166-1 alpha-3 code, from ICU (CLDR), so that a place is found by its country's name too.
// Private to store/. Tested in tests/unit/store/lines_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::store {

/// The English name of a country ("KEN": "Kenya"); empty for a code that is none.
const std::string& country_name(std::string_view alpha3);

}  // namespace rapporteur::store

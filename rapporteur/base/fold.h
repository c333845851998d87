// Names as they are compared: lower case, without accents and apostrophes, hyphens as spaces, so that "Erdo\u011fan" is
// "Erdogan" and "Port-au-Prince" three words. Tested in tests/unit/base/fold_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur {

/// Full stops are nothing, several spaces one, none at the ends. Letters that no Latin letter stands for stay.
std::string fold_letters(std::string_view name);

}  // namespace rapporteur

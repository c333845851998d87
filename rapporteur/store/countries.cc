// ICU knows alpha-3 codes from alpha-2 ones only, so the table is turned around once.
// Tested in tests/unit/store/lines_test.cc.
#include "rapporteur/store/countries.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <map>

namespace rapporteur::store {
namespace {

std::map<std::string, std::string, std::less<>> all_names() {
  std::map<std::string, std::string, std::less<>> out;
  for (const char* const* code = icu::Locale::getISOCountries(); code != nullptr && *code != nullptr;
       ++code) {
    const icu::Locale place("und", *code);
    icu::UnicodeString name;
    place.getDisplayCountry(icu::Locale::getEnglish(), name);
    std::string utf8;
    name.toUTF8String(utf8);
    const std::string_view alpha3 = place.getISO3Country();
    if (!alpha3.empty()) out.emplace(alpha3, std::move(utf8));
  }
  return out;
}

}  // namespace

const std::string& country_name(std::string_view alpha3) {
  static const std::map<std::string, std::string, std::less<>> kNames = all_names();
  static const std::string kNone;
  const auto at = kNames.find(alpha3);
  return at == kNames.end() ? kNone : at->second;
}

}  // namespace rapporteur::store

// Latin letters by a table, since names are folded by the hundred thousand when the gazetteer loads; others by Unicode's
// decomposition. Tested in tests/unit/base/fold_test.cc.
#include "rapporteur/base/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

/// What the keyboard has, in lower case; apostrophes and full stops are nothing, hyphens are spaces.
constexpr std::array<char, 128> kFolded = [] {
  std::array<char, 128> out{};
  for (std::size_t c = 0; c < out.size(); ++c) out[c] = static_cast<char>(c);
  for (char c = 'A'; c <= 'Z'; ++c) out[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  for (const char c : {'\'', '`', '.'}) out[static_cast<std::size_t>(c)] = '\0';
  out['-'] = ' ';
  return out;
}();

/// A letter beyond U+017F: its base letter where Unicode has one ("\u1ea1" is a), else itself in lower case.
void append_decomposed(std::string& out, char32_t letter) {
  UErrorCode fault = U_ZERO_ERROR;
  const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(fault);
  icu::UnicodeString parts(static_cast<UChar32>(letter));
  if (U_SUCCESS(fault)) parts = nfd->normalize(parts, fault);
  const UChar32 base = u_tolower(parts.char32At(0));
  append_utf8(out, static_cast<char32_t>(base));
}

/// Base letters of U+00C0 to U+017F; a space where there is none.
constexpr std::string_view kBaseLetters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Letters without their accents; what is beyond Latin letters goes through Unicode's decomposition.
std::string without_accents(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c >= 0xC0 && c <= 0x17F) {
      out += kBaseLetters[c - 0xC0];
    } else if (c != kIllFormed && (u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GENERAL_CATEGORY) ==
                                   U_DASH_PUNCTUATION)) {
      out += '-';
    } else if (c != kIllFormed && u_isalpha(static_cast<UChar32>(c)) != 0 &&
               u_charType(static_cast<UChar32>(c)) != U_MODIFIER_LETTER) {
      append_decomposed(out, c);
    }  // marks, apostrophes and quotation marks are nothing
  }
  return out;
}

/// `bare`: of letters without accents; those beyond ASCII that are left stay.
std::string fold(std::string_view name, bool bare) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c >= 0x80 && !bare) return fold(without_accents(name), true);
    const char lower = c < 0x80 ? kFolded[c] : name[i];
    if (lower == '\0' || (lower == ' ' && (out.empty() || out.back() == ' '))) continue;
    out += lower;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string fold_letters(std::string_view name) { return fold(name, false); }

}  // namespace rapporteur

// Classes of code points; see characters.h. Emoji sequences follow UTS #51 without its exact grammar: a base, then
// any of variation selector, skin tone, key cap, and joiner with another base; flags are pairs.
#include "rapporteur/tokens/characters.h"

#include <unicode/uchar.h>

#include <array>

namespace rapporteur::tokens {
namespace {

Kind ascii_kind(char c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Kind::kLetter;
  if (c >= '0' && c <= '9') return Kind::kDigit;
  switch (c) {
    case '.': return Kind::kPoint;
    case '!':
    case '?': return Kind::kStop;
    case ',': return Kind::kComma;
    case ':':
    case ';': return Kind::kColon;
    case '-': return Kind::kHyphen;
    case '/': return Kind::kSlash;
    case '\'':
    case '`': return Kind::kApostrophe;
    case '"': return Kind::kQuote;
    case '(':
    case ')':
    case '[':
    case ']':
    case '{':
    case '}': return Kind::kBracket;
    case '$': return Kind::kCurrency;
    case '=':
    case '*':
    case '~':
    case '|':
    case '+':
    case '^':
    case '<':
    case '>':
    case '#':
    case '_': return Kind::kRule;
    case '&': return Kind::kAmpersand;
    case '@': return Kind::kAt;
    default: return c <= ' ' || c == 0x7F ? Kind::kSpace : Kind::kSymbol;
  }
}

std::array<Kind, 128> ascii_table() {
  std::array<Kind, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = ascii_kind(static_cast<char>(i));
  return table;
}

Kind punctuation_kind(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x00B4:
    case 0xFF07: return Kind::kApostrophe;
    case 0x2010:
    case 0x2011: return Kind::kHyphen;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return Kind::kDash;
    case 0x200B:
    case 0xFEFF: return Kind::kSpace;
    case 0x00B2:
    case 0x00B3:
    case 0x00B9: return Kind::kSymbol;
    default: break;
  }
  return u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) ? Kind::kQuote : Kind::kSpace;
}

Kind unicode_kind(UChar32 c) {
  const Kind special = punctuation_kind(c);
  if (special != Kind::kSpace || c == 0x200B || c == 0xFEFF) return special;
  if (u_isUWhiteSpace(c)) return Kind::kSpace;
  if (u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) || u_hasBinaryProperty(c, UCHAR_REGIONAL_INDICATOR)) {
    return Kind::kEmoji;
  }
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER: return Kind::kLetter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER: return Kind::kDigit;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_FORMAT_CHAR: return Kind::kMark;
    case U_CONTROL_CHAR: return Kind::kSpace;
    case U_CURRENCY_SYMBOL: return Kind::kCurrency;
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION: return Kind::kBracket;
    default: return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ? Kind::kEmoji : Kind::kSymbol;
  }
}

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

}  // namespace

Kind kind_of(char32_t c) {
  static const std::array<Kind, 128> table = ascii_table();
  return c < 128 ? table[c] : unicode_kind(static_cast<UChar32>(c));
}

bool is_upper(char32_t c) {
  return c < 128 ? c >= 'A' && c <= 'Z' : static_cast<bool>(u_isUUppercase(static_cast<UChar32>(c)));
}

char32_t lower(char32_t c) {
  if (c < 128) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}

std::u32string lower(std::u32string_view word) {
  std::u32string out(word);
  for (char32_t& c : out) c = lower(c);
  return out;
}

std::size_t emoji_length(std::u32string_view text) {
  if (text.size() > 1 && is_regional(text[0]) && is_regional(text[1])) return 2;
  std::size_t n = 1;
  while (n < text.size()) {
    const char32_t c = text[n];
    if (c == 0x200D && n + 1 < text.size() && kind_of(text[n + 1]) == Kind::kEmoji) {
      n += 2;
    } else if (kind_of(c) == Kind::kMark || (c >= 0x1F3FB && c <= 0x1F3FF)) {
      ++n;
    } else {
      break;
    }
  }
  return n;
}

}  // namespace rapporteur::tokens

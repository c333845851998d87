// What a code point is to the tokenizer: ASCII by table, the rest by ICU's general categories (UAX #44).
// Tested through tests/cases/tokens and tests/unit/tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rapporteur::tokens {

enum class Kind : std::uint8_t {
  kSpace,  // white space, controls, zero-width space and byte order mark
  kLetter,
  kDigit,
  kMark,   // combining marks and format characters: they stay with what stands before them
  kPoint,  // .
  kStop,   // ! ?
  kComma,
  kColon,   // : ;
  kHyphen,  // - and its Unicode twins
  kDash,    // en, em, minus …
  kSlash,
  kApostrophe,  // ' ` and the curly and modifier ones
  kQuote,       // every other quotation mark
  kBracket,
  kCurrency,
  kRule,  // = * ~ | + ^ < > # and _ : drawn in rows
  kAmpersand,
  kAt,
  kEmoji,
  kSymbol,  // everything else; each is a token
};

Kind kind_of(char32_t c);
bool is_upper(char32_t c);
/// Lower case of one code point (simple mapping, so that lengths never change).
char32_t lower(char32_t c);
std::u32string lower(std::u32string_view word);

inline bool is_word(Kind kind) { return kind == Kind::kLetter || kind == Kind::kDigit; }

/// Code points of the emoji that opens `text` (joined sequences, skin tones, flags, key caps); at least 1.
std::size_t emoji_length(std::u32string_view text);

}  // namespace rapporteur::tokens

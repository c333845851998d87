// Text: one UTF-8 string that can be addressed by code point. Offsets in Rapporteur are code points (W3C Web
// Annotation, "selections must be in terms of unicode code points"), memory is UTF-8; this class is the one
// place where the two meet. Tested in tests/unit/base/text_test.cc.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/span.h"

namespace rapporteur {

class Text {
 public:
  Text() = default;
  /// Takes ownership. Ill-formed UTF-8 is replaced by U+FFFD, so that every Text is well-formed.
  explicit Text(std::string utf8);

  /// Number of code points.
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  bool empty() const { return size() == 0; }
  const std::string& utf8() const { return utf8_; }

  /// Code point at an offset; requires offset < size().
  char32_t at(std::uint32_t offset) const;
  /// Bytes of a span, valid as long as the Text; a span reaching past the end is cut off there.
  std::string_view slice(Span span) const;
  /// Byte offset of a code point offset (size() gives the length in bytes).
  std::uint32_t byte_of(std::uint32_t offset) const { return starts_[std::min(offset, size())]; }
  /// Code point offset of the character that holds a byte.
  std::uint32_t offset_of_byte(std::uint32_t byte) const;
  Span whole() const { return {0, size()}; }

 private:
  std::string utf8_;
  std::vector<std::uint32_t> starts_ = {0};  // byte where each code point starts, then the length in bytes
};

/// The code point at byte `at`, and moves `at` past it. kIllFormed for a byte that is no well-formed UTF-8; never
/// reads past the end. Requires at < utf8.size(). (ICU's U8_NEXT, whose macros cannot stand -Wconversion.)
constexpr char32_t kIllFormed = 0xFFFFFFFF;
char32_t next_code_point(std::string_view utf8, std::size_t& at);
/// Appends one code point as UTF-8.
void append_utf8(std::string& out, char32_t code_point);
/// Copy with every ill-formed sequence replaced by U+FFFD.
std::string well_formed(std::string_view bytes);
/// Copy in lower case, as Unicode has it without regard to a language.
std::string lower_case(std::string_view utf8);
/// Whether a letter from a to z stands in it: "BRANDT" and "U.S." have none.
bool has_small_letter(std::string_view utf8);
/// The pieces between marks; empty ones are left out. They point into `text`.
std::vector<std::string_view> split(std::string_view text, char mark);
/// Whether a word is one of a few.
inline bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
/// Number of code points in well-formed UTF-8.
std::uint32_t count_code_points(std::string_view utf8);

}  // namespace rapporteur

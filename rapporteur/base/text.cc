// UTF-8 addressed by code point; decoding is ICU's. Tested in tests/unit/base/text_test.cc.
#include "rapporteur/base/text.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace rapporteur {

char32_t next_code_point(std::string_view utf8, std::size_t& at) {
  const auto length = static_cast<std::int64_t>(utf8.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  auto i = static_cast<std::int64_t>(at);
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(data, i, length, c);
#pragma GCC diagnostic pop
  at = static_cast<std::size_t>(i);
  return c < 0 ? kIllFormed : static_cast<char32_t>(c);
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t from = i;
    if (next_code_point(bytes, i) == kIllFormed) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(bytes.substr(from, i - from));
    }
  }
  return out;
}

void append_utf8(std::string& out, char32_t code_point) {
  std::uint8_t buffer[4];
  std::int32_t n = 0;
  UBool failed = false;
  U8_APPEND(buffer, n, 4, static_cast<UChar32>(code_point), failed);
  if (failed) {
    out += "\xEF\xBF\xBD";
  } else {
    out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
  }
}

std::uint32_t count_code_points(std::string_view utf8) {
  return static_cast<std::uint32_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

Text::Text(std::string utf8) : utf8_(well_formed(utf8)) {
  starts_.clear();
  starts_.reserve(utf8_.size() + 1);
  for (std::uint32_t i = 0; i < utf8_.size(); ++i) {
    if ((utf8_[i] & 0xC0) != 0x80) starts_.push_back(i);
  }
  starts_.push_back(static_cast<std::uint32_t>(utf8_.size()));
}

char32_t Text::at(std::uint32_t offset) const {
  UChar32 c = 0;
  std::int32_t i = static_cast<std::int32_t>(starts_[offset]);
  U8_NEXT_UNSAFE(utf8_.data(), i, c);
  return static_cast<char32_t>(c);
}

std::string_view Text::slice(Span span) const {
  const std::uint32_t from = byte_of(span.begin);
  const std::uint32_t to = byte_of(std::max(span.begin, span.end));
  return std::string_view(utf8_).substr(from, to - from);
}

std::uint32_t Text::offset_of_byte(std::uint32_t byte) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), byte);
  const auto index = static_cast<std::uint32_t>(after - starts_.begin());
  return std::min(index == 0 ? 0 : index - 1, size());
}

bool has_small_letter(std::string_view utf8) {
  return std::any_of(utf8.begin(), utf8.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string lower_case(std::string_view form) {
  std::string out(form);
  if (std::all_of(form.begin(), form.end(), [](char c) { return (c & 0x80) == 0; })) {
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return out;
  }
  out.clear();
  icu::UnicodeString::fromUTF8(icu::StringPiece(form.data(), static_cast<int>(form.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(out);
  return out;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    if (end > 0) pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

}  // namespace rapporteur

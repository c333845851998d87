// Tab-separated rows; see tsv.h. IANA's text/tab-separated-values knows no quoting, and the readers of GDELT expect none.
// Tested in tests/unit/exports/sidecar_test.cc.
#include "rapporteur/exports/tsv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "rapporteur/base/text.h"

namespace rapporteur::exports {
namespace {

constexpr std::string_view kOpeningMark = "\xE2\x80\x9C";  // U+201C
constexpr int kMostPlaces = 9;

bool is_separator(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

}  // namespace

std::string clean_field(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const char32_t c = next_code_point(text, at);
    if (c == kIllFormed)
      append_utf8(out, 0xFFFD);
    else if (is_separator(c))
      out += ' ';
    else if (first && c == U'"')
      out += kOpeningMark;
    else
      append_utf8(out, c);
  }
  return out;
}

std::string decimal(double number) {
  if (!std::isfinite(number)) return {};
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number == 0 ? 0.0 : number,
                                 std::chars_format::fixed);
  return end.ec == std::errc() ? std::string(digits.data(), end.ptr) : std::string();
}

std::string decimal(double number, int places) {
  const double scale = std::pow(10.0, std::min(places, kMostPlaces));
  return decimal(std::round(number * scale) / scale);
}

Row& Row::put(std::string_view text) {
  if (!first_) text_ += '\t';
  first_ = false;
  text_ += text.empty() ? std::string(missing_) : clean_field(text);
  return *this;
}

Row& Row::put(std::optional<double> number) {
  return put(number ? std::string_view(decimal(*number)) : std::string_view());
}

Row& Row::put(std::uint64_t number) { return put(std::string_view(std::to_string(number))); }

Row& Row::skip(int fields) {
  for (int i = 0; i < fields; ++i) put(std::string_view());
  return *this;
}

std::string Row::line() && {
  text_ += '\n';
  return std::move(text_);
}

std::string header(std::initializer_list<std::string_view> names) {
  Row row;
  for (const std::string_view name : names) row.put(name);
  return std::move(row).line();
}

std::string cut_line(std::string_view reason) {
  return "# cut: this export is not whole: " + clean_field(reason) + "\n";
}

}  // namespace rapporteur::exports

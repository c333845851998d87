// See words.h. Tested in tests/unit/document/tables_test.cc.
#include "rapporteur/document/words.h"

#include <unicode/utf8.h>

#include <mutex>

#include "rapporteur/base/text.h"

namespace rapporteur::document {
namespace {

struct Faults {
  std::mutex mutex;
  std::vector<std::string> lines;
};

Faults& faults() {
  static Faults all;
  return all;
}

}  // namespace

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
         (c < 32 && !is_space(c)) || (c >= 0x7F && c <= 0x9F && c != 0x85);
}

std::int32_t next_code_point(std::string_view utf8, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
  auto at = static_cast<std::int64_t>(i);
  UChar32 c = 0;
  U8_NEXT(bytes, at, static_cast<std::int64_t>(utf8.size()), c);
  i = static_cast<std::size_t>(at);
  return c;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string squeeze(std::string_view utf8) {
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::int32_t c = next_code_point(utf8, i);
    const char32_t code_point = c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
    if (is_space(code_point)) {
      gap = true;
    } else if (!is_invisible(code_point)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      append_utf8(out, code_point);
    }
  }
  return out;
}

std::size_t count_words(std::string_view utf8) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : utf8) {
    const bool space = is_space(c);
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_start) {
  return text.size() >= lower_case_start.size() &&
         lower_ascii(text.substr(0, lower_case_start.size())) == lower_case_start;
}

std::vector<TableRow> rows_of(std::string_view path, std::size_t min_cells, std::size_t max_cells) {
  auto rows = read_embedded_table(path, min_cells, max_cells);
  if (rows.ok()) return std::move(rows).value();
  const std::lock_guard lock(faults().mutex);
  faults().lines.push_back(to_string(rows.error()));
  return {};
}

std::vector<std::string> data_faults() {
  const std::lock_guard lock(faults().mutex);
  return faults().lines;
}

}  // namespace rapporteur::document

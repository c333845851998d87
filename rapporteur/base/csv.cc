// Tested in tests/unit/base/csv_test.cc.
#include "rapporteur/base/csv.h"

#include <algorithm>
#include <cmath>

#include "rapporteur/base/decimal.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr const char* kLineEnd = "\r\n";

/// Whether a spreadsheet may run it: a sign of a formula after any spaces. The full-width signs count, since
/// some programs read them as the plain ones.
bool starts_formula(std::string_view value) {
  value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
  if (value.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(value.front()) != std::string_view::npos) return true;
  const std::string_view wide = value.substr(0, 3);
  return any_of(wide, {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});
}

/// One apostrophe in front of a formula, and one more in front of what looks as if it had got one; so a
/// reader who takes one away wherever a formula follows the apostrophes has the value back.
std::string guarded(std::string_view value) {
  const std::size_t inside = std::min(value.find_first_not_of('\''), value.size());
  return (starts_formula(value.substr(inside)) ? "'" : "") + std::string(value);
}

std::string quoted(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos && !value.starts_with(' ') &&
      !value.ends_with(' ')) {
    return std::string(value);
  }
  std::string out = "\"";
  for (const char c : value) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

}  // namespace

/// NUL ends the line or the file for many readers.
std::string csv_field(std::string_view value) {
  std::string out;
  for (const char c : well_formed(value)) out += c == '\0' ? "\uFFFD" : std::string(1, c);
  return quoted(guarded(out));
}

std::string csv_list(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : "; ") + one;
  return out;
}

CsvRow& CsvRow::put(std::string_view text) { return as_is(csv_field(text)); }

CsvRow& CsvRow::put(std::optional<double> number) {
  return as_is(number && std::isfinite(*number) ? decimal(*number) : std::string());
}

CsvRow& CsvRow::put(std::uint64_t number) { return as_is(std::to_string(number)); }

CsvRow& CsvRow::as_is(std::string_view cells) {
  if (!first_) text_ += ',';
  first_ = false;
  text_ += cells;
  return *this;
}

std::string CsvRow::line() const { return text_ + kLineEnd; }

std::string CsvRow::before(std::string_view row) const { return text_ + ',' + std::string(row); }

std::string csv_cut(std::string_view reason) {
  std::string out = well_formed(reason);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return "# cut: " + out + kLineEnd;
}

}  // namespace rapporteur

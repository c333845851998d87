// Rows of tab-separated tables, as GDELT, ICEWS and POLECAT have them: no quoting, so that a field must not hold a tab or
// a line break. Tested in tests/unit/exports/sidecar_test.cc.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::exports {

/// What may stand in a field: well-formed UTF-8 in which tabs, line breaks (U+2028 too) and control characters are
/// spaces; a straight quotation mark at the start is a typographic one, so that readers that know quoting read on.
std::string clean_field(std::string_view text);

/// The shortest decimal that reads back as the same number: "3.4", "-10"; empty for what is none, or is huge.
std::string decimal(double number);
/// Rounded to that many places, trailing zeros left out.
std::string decimal(double number, int places);

/// One row, field after field. An empty field is written as `missing`.
class Row {
 public:
  explicit Row(std::string_view missing = {}) : missing_(missing) {}

  Row& put(std::string_view text);
  Row& put(std::optional<double> number);
  Row& put(std::uint64_t number);
  Row& skip(int fields = 1);

  /// The row with its line break.
  std::string line() &&;

 private:
  std::string_view missing_;
  std::string text_;
  bool first_ = true;
};

/// The names of the columns, as one row.
std::string header(std::initializer_list<std::string_view> names);
/// The last line of an export that had to end early.
std::string cut_line(std::string_view reason);

}  // namespace rapporteur::exports

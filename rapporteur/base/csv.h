// CSV as this program writes it everywhere: RFC 4180, lines ended by CR LF, no cell that a spreadsheet would run (OWASP, "CSV
// Injection"). docs/formats/exports.md tells it to readers; coding/csv.h reads what people send back.
// Tested in tests/unit/base/csv_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// One cell: quoted where it must be, with an apostrophe before a formula, which can be taken back without loss.
std::string csv_field(std::string_view value);
/// Names or words in one cell.
std::string csv_list(const std::vector<std::string>& list);

/// One row, cell after cell.
class CsvRow {
 public:
  CsvRow& put(std::string_view text);
  /// A number of the program's own is no formula: -33.9. Empty where there is none, or none that is finite.
  CsvRow& put(std::optional<double> number);
  CsvRow& put(double number) { return put(std::optional(number)); }
  CsvRow& put(std::uint64_t number);
  /// Cells as they are written here, with commas between.
  CsvRow& as_is(std::string_view cells);

  /// The row with its line's end.
  std::string line() const;
  /// The cells with those of another row, which has its line's end, behind them.
  std::string before(std::string_view row) const;

 private:
  std::string text_;
  bool first_ = true;
};

/// The last line of a file that had to end early.
std::string csv_cut(std::string_view reason);

}  // namespace rapporteur

// Reads CSV row by row: RFC 4180 as spreadsheets write it, with a byte order mark, with semicolons or tabs for commas, any
// line ends. Nothing of it is kept but the row at hand. Private to coding/; docs/decisions/csv-reader.md says why no
// library. Tested in tests/unit/coding/csv_test.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur::coding {

class CsvReader {
 public:
  static constexpr std::size_t kMostBytes = 64u << 20;
  static constexpr std::size_t kMostCells = 1000;  // of a row

  /// `bytes` must outlive the reader; `name` stands in errors.
  CsvReader(std::string name, std::string_view bytes);

  /// The next row that is not blank, or nothing at the end; its cells are well-formed UTF-8. Errors: kTooLarge, kDamagedInput
  /// with "name:line" for a quotation that does not end, or goes on after its end.
  Result<std::optional<std::vector<std::string>>> next();

  /// Of the row that next() gave last, from 1.
  std::size_t line() const { return line_; }
  /// An error at that row.
  Error fault(std::string_view detail) const;

 private:
  /// One cell, and moves past it.
  Result<std::string> cell();
  bool ends_line() const { return at_ == bytes_.size() || bytes_[at_] == '\n' || bytes_[at_] == '\r'; }
  void pass_line_end();

  std::string name_;
  std::string_view bytes_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_ = 0, next_line_ = 1;
};

}  // namespace rapporteur::coding

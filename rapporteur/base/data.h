// The knowledge tables of data/, built into the program by cmake/EmbedData.cmake, and the reader of their one
// format: tab-separated columns, `#` opens a comment line, blank lines are skipped. What the columns mean is the
// business of the stage that owns the table. Tested in tests/unit/base/data_test.cc.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur {

/// Bytes of a file under data/ ("tokens/abbreviations.tsv"), valid for ever; empty where no stage embeds it.
std::string_view embedded_data(std::string_view path);

/// One line of a table; the cells point into the text it was read from and carry no spaces at either end.
struct TableRow {
  std::size_t line = 0;  // 1-based
  std::vector<std::string_view> cells;
};

/// Splits a table into rows of at least `min_cells` and at most `max_cells` cells. A row with another number of
/// cells, or an empty first cell, is kDamagedData with subject "name:line" and the row as detail.
Result<std::vector<TableRow>> read_table(std::string_view name, std::string_view text, std::size_t min_cells,
                                         std::size_t max_cells);

/// read_table of embedded_data(path); a table that is not embedded is kDamagedData.
Result<std::vector<TableRow>> read_embedded_table(std::string_view path, std::size_t min_cells,
                                                  std::size_t max_cells);

/// The error a loader gives for a row it cannot use: kDamagedData, subject "name:line".
Error table_error(std::string_view name, const TableRow& row, std::string_view detail);

}  // namespace rapporteur

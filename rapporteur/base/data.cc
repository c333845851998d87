// Reader of the tables of data/; see data.h. The limit on cells keeps a damaged file from growing in memory.
// Tested in tests/unit/base/data_test.cc.
#include "rapporteur/base/data.h"

#include <string>

namespace rapporteur {
namespace {

std::string_view trimmed(std::string_view cell) {
  const auto from = cell.find_first_not_of(" \r");
  if (from == std::string_view::npos) return {};
  return cell.substr(from, cell.find_last_not_of(" \r") - from + 1);
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', from), line.size());
    cells.push_back(trimmed(line.substr(from, tab - from)));
    from = tab + 1;
  }
  while (cells.size() > 1 && cells.back().empty()) cells.pop_back();
  return cells;
}

}  // namespace

Error table_error(std::string_view name, const TableRow& row, std::string_view detail) {
  return {ErrorCode::kDamagedData, std::string(name) + ":" + std::to_string(row.line), std::string(detail)};
}

Result<std::vector<TableRow>> read_table(std::string_view name, std::string_view text, std::size_t min_cells,
                                         std::size_t max_cells) {
  std::vector<TableRow> rows;
  std::size_t number = 0;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = text.substr(from, end - from);
    from = end + 1;
    ++number;
    if (trimmed(line).empty() || line.front() == '#') continue;
    TableRow row{number, cells_of(line)};
    if (row.cells.size() < min_cells || row.cells.size() > max_cells || row.cells.front().empty()) {
      return table_error(name, row, line);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<std::vector<TableRow>> read_embedded_table(std::string_view path, std::size_t min_cells,
                                                  std::size_t max_cells) {
  const std::string_view text = embedded_data(path);
  if (text.empty()) return Error{ErrorCode::kDamagedData, "data/" + std::string(path), "not in the program"};
  return read_table("data/" + std::string(path), text, min_cells, max_cells);
}

}  // namespace rapporteur

// Tested in tests/unit/events/intensity_test.cc.
#include "rapporteur/events/intensity.h"

#include <charconv>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "frames/intensity.tsv";
constexpr double kMost = 10;
constexpr std::size_t kTypes = 16;

}  // namespace

Result<IntensityScale> IntensityScale::load() {
  const auto rows = read_embedded_table(kTable, 3, 3);
  if (!rows) return rows.error();
  const std::string file = "data/" + std::string(kTable);
  IntensityScale out;
  std::size_t types = 0;
  for (const TableRow& row : rows.value()) {
    const auto type = event_type_of(row.cells[0]);
    if (!type) return table_error(file, row, "no such type");
    const std::string_view word = row.cells[2];
    double score = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), score);
    if (read.ec != std::errc() || read.ptr != word.data() + word.size() || score < -kMost || score > kMost)
      return table_error(file, row, "no score from -10 to 10: " + std::string(word));
    const bool whole = row.cells[1] == "-";
    types += whole ? 1 : 0;
    if (!out.scores_.emplace(std::pair(*type, whole ? std::string() : std::string(row.cells[1])), score)
             .second)
      return table_error(file, row, "twice");
  }
  if (types != kTypes) return Error{ErrorCode::kDamagedData, file, "a type has no score"};
  return out;
}

double IntensityScale::at(EventType type, std::string_view mode) const {
  const auto own = scores_.find(std::pair(type, std::string(mode)));
  return (own != scores_.end() ? own : scores_.find(std::pair(type, std::string())))->second;
}

}  // namespace rapporteur

// Tested in tests/unit/positions.
#include "rapporteur/positions/weights.h"

#include <charconv>
#include <cmath>

#include "rapporteur/base/data.h"

namespace rapporteur {

Result<PositionWeights> PositionWeights::load() {
  const auto rows = read_embedded_table("positions/weights.tsv", 2, 2);
  if (!rows) return rows.error();
  PositionWeights out;
  for (const TableRow& row : rows.value()) {
    const std::string_view cell = row.cells[1];
    float weight = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), weight);
    if (read.ec != std::errc() || read.ptr != cell.data() + cell.size())
      return table_error("data/positions/weights.tsv", row, "the weight is no number");
    out.weights_[std::string(row.cells[0])] = weight;
  }
  return out;
}

float PositionWeights::score(const std::vector<std::string_view>& features) const {
  float sum = 0;
  for (const std::string_view feature : features) {
    const auto found = weights_.find(feature);
    if (found != weights_.end()) sum += found->second;
  }
  return 1 / (1 + std::exp(-sum));
}

}  // namespace rapporteur

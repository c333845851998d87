// Tested in tests/unit/positions.
#include "rapporteur/positions/spokes.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

Result<SpokesTable> SpokesTable::load() {
  const auto rows = read_embedded_table("positions/spokes.tsv", 2, 2);
  if (!rows) return rows.error();
  SpokesTable out;
  for (const TableRow& row : rows.value()) out.titles_.emplace_back(row.cells[0]);
  return out;
}

bool SpokesTable::speaks_for(std::string_view title) const {
  const std::string words = lower_case(title);
  return std::any_of(titles_.begin(), titles_.end(),
                     [&](const std::string& one) { return words.find(one) != std::string::npos; });
}

}  // namespace rapporteur

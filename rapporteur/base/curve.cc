// Tested in tests/unit/base/curve_test.cc.
#include "rapporteur/base/curve.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

std::optional<float> share(std::string_view cell) {
  float value = 0;
  const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size();
  return whole && value >= 0 && value <= 1 ? std::optional(value) : std::nullopt;
}

}  // namespace

Result<Curve> Curve::load(std::string_view path) {
  const std::string_view table = embedded_data(path);
  if (table.empty()) return Error{ErrorCode::kDamagedData, "data/" + std::string(path), "is not there"};
  return parse("data/" + std::string(path), table);
}

Result<Curve> Curve::parse(std::string_view name, std::string_view table) {
  const auto rows = read_table(name, table, 2, 2);
  if (!rows) return rows.error();
  Curve out;
  for (const TableRow& row : rows.value()) {
    const auto score = share(row.cells[0]), right = share(row.cells[1]);
    if (!score || !right) return table_error(name, row, "score and share are numbers from 0 to 1");
    if (!out.knots_.empty() && (*score <= out.knots_.back().first || *right < out.knots_.back().second))
      return table_error(name, row, "scores and shares must rise");
    out.knots_.emplace_back(*score, *right);
  }
  if (out.knots_.empty()) return Error{ErrorCode::kDamagedData, std::string(name), "has no knots"};
  return out;
}

float Curve::at(float score) const {
  const auto above = std::lower_bound(knots_.begin(), knots_.end(), score,
                                      [](const auto& knot, float s) { return knot.first < s; });
  if (above == knots_.begin()) return above->second;
  if (above == knots_.end()) return knots_.back().second;
  const auto below = above - 1;
  const float part = (score - below->first) / (above->first - below->first);
  return below->second + part * (above->second - below->second);
}

}  // namespace rapporteur

// Tested in tests/unit/events/senses_test.cc.
#include "rapporteur/events/senses.h"

#include <charconv>
#include <cmath>
#include <numeric>
#include <string>
#include <string_view>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "frames/senses.tsv";

}  // namespace

std::vector<float> unit_row(const nn::Rows& rows, std::uint32_t token) {
  if (token >= rows.rows()) return {};
  std::vector<float> out(rows.width);
  double square = 0;
  for (std::size_t k = 0; k < rows.width; ++k) {
    const std::size_t at = token * rows.width + k;
    out[k] = rows.exact.empty()
                 ? rows.scales[token] * (static_cast<float>(rows.values[at]) - rows.zeros[token])
                 : rows.exact[at];
    square += static_cast<double>(out[k]) * out[k];
  }
  const auto length = static_cast<float>(std::sqrt(square));
  if (length > 0) {
    for (float& value : out) value /= length;
  }
  return out;
}

double dot(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size()) return 0;
  return static_cast<double>(std::inner_product(a.begin(), a.end(), b.begin(), 0.0F));
}

std::vector<float> context_of(const Document& document, std::uint32_t token) {
  std::vector<float> out = unit_row(document.encoding.event_vectors, token);
  const std::vector<float> shared = unit_row(document.encoding.vectors, token);
  if (out.empty() || shared.empty()) return {};
  out.insert(out.end(), shared.begin(), shared.end());
  return out;
}

Result<Senses> Senses::load() {
  const auto rows = read_embedded_table(kTable, kSize, kSize);
  if (!rows) return rows.error();
  Senses out;
  for (const TableRow& row : rows.value()) {
    Sense& numbers = out.rows_.emplace_back();
    for (std::size_t k = 0; k < kSize; ++k) {
      const std::string_view word = row.cells[k];
      const auto read = std::from_chars(word.data(), word.data() + word.size(), numbers[k]);
      if (read.ec != std::errc() || read.ptr != word.data() + word.size() || !std::isfinite(numbers[k]))
        return table_error("data/" + std::string(kTable), row, "no number: " + std::string(word));
    }
  }
  return out;
}

Senses::Sense Senses::of(const std::vector<float>& context) const {
  Sense out{};
  if (context.size() != rows_.size()) return out;
  for (std::size_t i = 0; i < context.size(); ++i) {
    for (std::size_t k = 0; k < kSize; ++k) out[k] += context[i] * rows_[i][k];
  }
  return out;
}

}  // namespace rapporteur

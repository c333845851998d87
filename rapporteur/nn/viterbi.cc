// Tested in tests/unit/nn/viterbi_test.cc. At most 255 labels: tag sets here have a few dozen.
#include "rapporteur/nn/viterbi.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace rapporteur::nn {
namespace {
constexpr float kNever = -1e4F;

/// What follows the B or I.
std::string_view type_of(std::string_view label) { return label.empty() ? label : label.substr(1); }
}  // namespace

Chain bio_chain(const std::vector<std::string>& labels, float touching) {
  Chain chain;
  for (const std::string& to : labels) chain.start.push_back(to.starts_with("I") ? kNever : 0.0F);
  for (const std::string& from : labels) {
    for (const std::string& to : labels) {
      const bool inside = to.starts_with("I");
      const bool follows = !from.starts_with("O") && type_of(from) == type_of(to);
      const bool touches = follows && to.starts_with("B");
      chain.move.push_back(inside && !follows ? kNever : touches ? -touching : 0.0F);
    }
  }
  return chain;
}

std::vector<std::uint8_t> best_labels(const Chain& chain, std::span<const float> scores) {
  const std::size_t n = chain.labels();
  const std::size_t rows = n == 0 ? 0 : scores.size() / n;
  std::vector<std::uint8_t> path(rows);
  if (rows == 0) return path;
  std::vector<float> best(n);
  std::vector<float> next(n);
  std::vector<std::uint8_t> back(rows * n);
  for (std::size_t l = 0; l < n; ++l) best[l] = chain.start[l] + scores[l];
  for (std::size_t r = 1; r < rows; ++r) {
    for (std::size_t to = 0; to < n; ++to) {
      std::size_t from = 0;
      for (std::size_t l = 1; l < n; ++l) {
        if (best[l] + chain.move[l * n + to] > best[from] + chain.move[from * n + to]) from = l;
      }
      back[r * n + to] = static_cast<std::uint8_t>(from);
      next[to] = best[from] + chain.move[from * n + to] + scores[r * n + to];
    }
    best.swap(next);
  }
  std::size_t label = 0;
  for (std::size_t l = 1; l < n; ++l) {
    if (best[l] > best[label]) label = l;
  }
  for (std::size_t r = rows; r-- > 0;) {
    path[r] = static_cast<std::uint8_t>(label);
    label = back[r * n + label];
  }
  return path;
}

float probability(std::span<const float> row, std::size_t label) {
  const float top = *std::max_element(row.begin(), row.end());
  double sum = 0;
  for (const float x : row) sum += std::exp(static_cast<double>(x - top));
  return static_cast<float>(std::exp(static_cast<double>(row[label] - top)) / sum);
}

}  // namespace rapporteur::nn

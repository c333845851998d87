// Rows: a matrix of activations as every Linear reads it. For an 8-bit model each row has its own scale and zero
// point, x[r][k] ~ scale[r] * (values[r][k] - zero[r]), found at run time (dynamic quantisation, as in Krishnamoorthi
// 2018), so that no calibration text is needed and a row never depends on its neighbours. For a 32-bit model, which
// exists to check the 8-bit one against, the rows are kept as they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::nn {

struct Rows {
  std::size_t width = 0;
  std::vector<std::uint8_t> values;  // row-major, rows * width
  std::vector<float> scales;         // one per row
  std::vector<float> zeros;          // one per row, in units of values
  std::vector<float> exact;          // row-major, instead of the three above

  std::size_t rows() const { return exact.empty() ? scales.size() : exact.size() / width; }
};

}  // namespace rapporteur::nn

// QuantisedRows: a matrix of activations in 8 bits, each row with its own scale and zero point, as every Linear
// reads it: x[r][k] ~ scale[r] * (values[r][k] - zero[r]). Quantised at run time (dynamic quantisation, as in
// Krishnamoorthi 2018), so that no calibration text is needed and a row never depends on its neighbours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::nn {

struct QuantisedRows {
  std::size_t width = 0;
  std::vector<std::uint8_t> values;  // row-major, rows * width
  std::vector<float> scales;         // one per row
  std::vector<float> zeros;          // one per row, in units of values

  std::size_t rows() const { return scales.size(); }
};

}  // namespace rapporteur::nn

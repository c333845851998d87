// The floating-point loops between the 8-bit products: quantising, normalisation, GELU, attention.
// kernels.cc is compiled once per instruction set (plain x86-64-v2, AVX2, AVX-512) and kernels() picks the best
// that the processor has; on one machine the same input gives the same bytes however rows are batched, because
// every function works on single rows (or on one window, for attention).
// Tested in tests/unit/nn/kernels_test.cc against double precision.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rapporteur::nn {

struct Kernels {
  const char* name;

  /// values[k] = round(x[k] / scale + zero), the scale from the row's least and largest value.
  void (*quantise)(const float* x, std::size_t width, std::uint8_t* values, float* scale, float* zero);

  /// y[c] = row_scale * channel_scale[c] * (sums[c] - row_zero * column_sum[c]) + bias[c]
  void (*dequantise)(const std::int32_t* sums, std::size_t width, float row_scale, float row_zero,
                     const float* channel_scale, const float* column_sum, const float* bias, float* y);

  /// In place, the exact form with the error function (Hendrycks & Gimpel 2016), to 2e-7.
  void (*gelu)(float* x, std::size_t count);

  /// x = normalise(x + residual) * gain + bias, in place; residual may be null.
  void (*layer_norm)(float* x, const float* residual, const float* gain, const float* bias,
                     std::size_t width);

  /// Multi-head self-attention over one window. qkv: rows of [q | k | v], each heads * size floats; out: rows of
  /// heads * size. scratch: attention_scratch(rows, size) floats. size must be 32.
  void (*attention)(const float* qkv, std::size_t rows, std::size_t heads, std::size_t size, float* out,
                    float* scratch);

  /// Sum of products, in a fixed order.
  float (*dot)(const float* a, const float* b, std::size_t count);
};

constexpr std::size_t kAttentionTile = 16;  // rows are padded to a multiple of this inside scratch

constexpr std::size_t attention_scratch(std::size_t rows, std::size_t size) {
  const std::size_t padded = (rows + kAttentionTile - 1) / kAttentionTile * kAttentionTile;
  return 2 * padded * size + 4 * padded;
}

/// The best set for this processor. RAPPORTEUR_ISA=base|avx2|avx512 asks for a lower one (tests do).
const Kernels& kernels();

}  // namespace rapporteur::nn

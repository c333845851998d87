// The floating-point loops between the 8-bit products: quantising, normalisation, GELU, attention.
// kernels.cc is compiled once per instruction set (plain x86-64-v2, AVX2, AVX-512) and kernels() picks the best
// that the processor has; on one machine the same input gives the same bytes however rows are batched, because
// every function works on single rows (or on one window, for attention).
// Tested in tests/unit/nn/kernels_test.cc against double precision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapporteur::nn {

/// Rows as quantise() makes them.
struct ProductRows {
  const std::uint8_t* values;  // row-major
  const float* scales;
  const float* zeros;
};

/// Weights of 7 bits in the order of pack_weights().
struct ProductWeights {
  std::size_t inputs, outputs;
  const std::int8_t* packed;
  const float* scale;       // per output, as the two below
  const float* column_sum;  // sum of its weights
  const float* bias;
};

struct Kernels {
  const char* name;

  /// values[k] = round(x[k] / scale + zero), the scale from the row's least and largest value.
  void (*quantise)(const float* x, std::size_t width, std::uint8_t* values, float* scale, float* zero);

  /// y[c] = row_scale * channel_scale[c] * (sums[c] - row_zero * column_sum[c]) + bias[c]
  void (*dequantise)(const std::int32_t* sums, std::size_t width, float row_scale, float row_zero,
                     const float* channel_scale, const float* column_sum, const float* bias, float* y);

  /// In place, the exact form with the error function (Hendrycks & Gimpel 2016), to 1e-6.
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

  /// y = dequantise(rows times weights), count rows of `outputs` floats. Null in the sets whose products are left to
  /// oneDNN (linear.h): it is good at VNNI, but has nothing for AVX2 that uses the seventh bit.
  void (*product)(const ProductRows& rows, std::size_t count, const ProductWeights& weights, float* y);
};

constexpr std::size_t kAttentionTile = 32;  // rows are padded to at most a multiple of this inside scratch
constexpr std::size_t kAttentionBlock = 6;  // rows whose scores are in scratch at once

/// Rows hold values from 0 to this, 7 bits; with weights of 7 bits (docs/formats/model.md) the products of four inputs
/// fit 16 bits.
constexpr float kMostOfRow = 127.0F;

constexpr std::size_t attention_scratch(std::size_t rows, std::size_t size) {
  const std::size_t padded = (rows + kAttentionTile - 1) / kAttentionTile * kAttentionTile;
  return 2 * padded * size + kAttentionBlock * padded;
}

constexpr std::size_t kProductOutputs = 8;  // outputs that are worked on together, and
constexpr std::size_t kProductInputs =
    8;  // inputs; what is missing to a multiple of these is filled up with zeros

/// [outputs, inputs] row-major → blocks of 8 outputs; in each, groups of 8 inputs; in each, the first four inputs of all
/// outputs, then the second four.
std::vector<std::int8_t> pack_weights(const std::int8_t* weights, std::size_t outputs, std::size_t inputs);

/// The best set for this processor. RAPPORTEUR_ISA=base|avx2|avx512 asks for a lower one, and
/// RAPPORTEUR_PRODUCT=onednn for oneDNN's products (tests do).
const Kernels& kernels();

}  // namespace rapporteur::nn

// Compiled once per instruction set, with RAPPORTEUR_KERNELS naming the set. Plain loops of fixed shape, which the
// compiler turns into vectors; no inline function of the standard library may be used here, or its AVX-512 copy
// could be linked into code for older processors. Tested in tests/unit/nn/kernels_test.cc.
#include "rapporteur/nn/kernels.h"

#include <math.h>

namespace rapporteur::nn {
namespace {

union Bits {
  float f;
  std::int32_t i;
};

/// e^x to 2 units in the last place for x in [-87, 88] (Cephes' polynomial); smaller x give 0's neighbourhood.
inline float exp_of(float x) {
  x = x < -87.0F ? -87.0F : (x > 88.0F ? 88.0F : x);
  const float shifted = x * 1.44269504088896341F + 12582912.0F;  // 1.5 * 2^23 rounds to the nearest integer
  Bits n;
  n.f = shifted;
  const float k = shifted - 12582912.0F;
  const float r = (x - k * 0.693359375F) + k * 2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  Bits power;
  power.i = (n.i - 0x4B400000 + 127) << 23;
  return p * power.f;
}

/// Error function, Abramowitz & Stegun 7.1.26, error below 1.5e-7.
inline float erf_of(float x) {
  const float a = x < 0 ? -x : x;
  const float t = 1.0F / (1.0F + 0.3275911F * a);
  float p = 1.061405429F;
  p = p * t - 1.453152027F;
  p = p * t + 1.421413741F;
  p = p * t - 0.284496736F;
  p = p * t + 0.254829592F;
  const float y = 1.0F - p * t * exp_of(-a * a);
  return x < 0 ? -y : y;
}

constexpr std::size_t kLanes = 16;

/// Sum in a fixed order: sixteen running sums, then a tree.
inline float sum_of_lanes(const float* lanes) {
  float s[kLanes];
  for (std::size_t l = 0; l < kLanes; ++l) s[l] = lanes[l];
  for (std::size_t step = kLanes / 2; step > 0; step /= 2) {
    for (std::size_t l = 0; l < step; ++l) s[l] += s[l + step];
  }
  return s[0];
}

float dot(const float* a, const float* b, std::size_t count) {
  float lanes[kLanes] = {};
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += a[k + l] * b[k + l];
  }
  for (std::size_t l = 0; k < count; ++k, ++l) lanes[l] += a[k] * b[k];
  return sum_of_lanes(lanes);
}

/// Rounds into 0 ... 255; what is no number gives 0, so that no weights can make the conversion undefined.
inline std::int32_t to_byte(float q) {
  q = q > 0.0F ? q + 0.5F : 0.0F;
  return static_cast<std::int32_t>(q < 255.0F ? q : 255.0F);
}

void quantise(const float* x, std::size_t width, std::uint8_t* values, float* scale, float* zero) {
  float low = 0;
  float high = 0;
  for (std::size_t k = 0; k < width; ++k) {
    low = x[k] < low ? x[k] : low;
    high = x[k] > high ? x[k] : high;
  }
  // A row of next to nothing counts as zeros: its scale would be no normal number.
  const float s = high - low > 1e-30F ? (high - low) / 255.0F : 1.0F;
  const float inverse = 1.0F / s;
  const float z = static_cast<float>(to_byte(-low * inverse));
  for (std::size_t k = 0; k < width; ++k) {
    values[k] = static_cast<std::uint8_t>(to_byte(x[k] * inverse + z));
  }
  *scale = s;
  *zero = z;
}

void dequantise(const std::int32_t* sums, std::size_t width, float row_scale, float row_zero,
                const float* channel_scale, const float* column_sum, const float* bias, float* y) {
  for (std::size_t c = 0; c < width; ++c) {
    y[c] = row_scale * channel_scale[c] * (static_cast<float>(sums[c]) - row_zero * column_sum[c]) + bias[c];
  }
}

void gelu(float* x, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) x[k] = 0.5F * x[k] * (1.0F + erf_of(x[k] * 0.70710678118654752F));
}

void layer_norm(float* x, const float* residual, const float* gain, const float* bias, std::size_t width) {
  if (residual != nullptr) {
    for (std::size_t k = 0; k < width; ++k) x[k] += residual[k];
  }
  float lanes[kLanes] = {};
  for (std::size_t k = 0; k < width; ++k) lanes[k % kLanes] += x[k];
  const float mean = sum_of_lanes(lanes) / static_cast<float>(width);
  for (float& l : lanes) l = 0;
  for (std::size_t k = 0; k < width; ++k) lanes[k % kLanes] += (x[k] - mean) * (x[k] - mean);
  const float inverse = 1.0F / sqrtf(sum_of_lanes(lanes) / static_cast<float>(width) + 1e-12F);
  for (std::size_t k = 0; k < width; ++k) x[k] = (x[k] - mean) * inverse * gain[k] + bias[k];
}

constexpr std::size_t kHead = 32;  // floats per attention head
constexpr std::size_t kBlock = 4;  // queries worked on together

/// Scores of four queries against all keys: keys is [size][padded], transposed so that lanes run over keys.
inline void attention_scores(const float* const* q, const float* keys, std::size_t padded, float* scores) {
  for (std::size_t j = 0; j < padded; j += kAttentionTile) {
    float sum[kBlock][kAttentionTile] = {};
    for (std::size_t d = 0; d < kHead; ++d) {
      const float* key = keys + d * padded + j;
      for (std::size_t b = 0; b < kBlock; ++b) {
        const float x = q[b][d];
        for (std::size_t l = 0; l < kAttentionTile; ++l) sum[b][l] += x * key[l];
      }
    }
    for (std::size_t b = 0; b < kBlock; ++b) {
      for (std::size_t l = 0; l < kAttentionTile; ++l) scores[b * padded + j + l] = sum[b][l];
    }
  }
}

/// Softmax of scaled scores over the first `rows` of `padded` entries, the rest 0; returns 1 / sum instead of
/// dividing, which attention_mix does once per output.
inline float soften(float* scores, std::size_t rows, std::size_t padded, float scale) {
  float top = scores[0];
  for (std::size_t j = 0; j < rows; ++j) top = scores[j] > top ? scores[j] : top;
  for (std::size_t j = rows; j < padded; ++j) scores[j] = -1e30F;
  float lanes[kLanes] = {};
  for (std::size_t j = 0; j < padded; j += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) {
      const float e = j + l < rows ? exp_of((scores[j + l] - top) * scale) : 0.0F;
      scores[j + l] = e;
      lanes[l] += e;
    }
  }
  return 1.0F / sum_of_lanes(lanes);
}

inline void attention_mix(const float* weights, std::size_t padded, const float* values, std::size_t rows,
                          const float* inverse, float* const* out) {
  float sum[kBlock][kHead] = {};
  for (std::size_t j = 0; j < rows; ++j) {
    for (std::size_t b = 0; b < kBlock; ++b) {
      const float w = weights[b * padded + j];
      for (std::size_t d = 0; d < kHead; ++d) sum[b][d] += w * values[j * kHead + d];
    }
  }
  for (std::size_t b = 0; b < kBlock; ++b) {
    for (std::size_t d = 0; d < kHead; ++d) out[b][d] = sum[b][d] * inverse[b];
  }
}

void attention(const float* qkv, std::size_t rows, std::size_t heads, std::size_t, float* out,
               float* scratch) {
  const std::size_t width = heads * kHead;
  const std::size_t padded = (rows + kAttentionTile - 1) / kAttentionTile * kAttentionTile;
  float* keys = scratch;
  float* values = keys + padded * kHead;
  float* scores = values + padded * kHead;
  const float scale = 1.0F / sqrtf(static_cast<float>(kHead));
  for (std::size_t h = 0; h < heads; ++h) {
    const float* head = qkv + h * kHead;
    for (std::size_t j = 0; j < padded; ++j) {
      for (std::size_t d = 0; d < kHead; ++d) {
        keys[d * padded + j] = j < rows ? head[j * 3 * width + width + d] : 0.0F;
      }
    }
    for (std::size_t j = 0; j < rows; ++j) {
      for (std::size_t d = 0; d < kHead; ++d) values[j * kHead + d] = head[j * 3 * width + 2 * width + d];
    }
    for (std::size_t i = 0; i < rows; i += kBlock) {
      const float* q[kBlock];
      float* target[kBlock];
      float inverse[kBlock];
      for (std::size_t b = 0; b < kBlock; ++b) {  // a block past the end repeats the last row
        const std::size_t row = i + b < rows ? i + b : rows - 1;
        q[b] = head + row * 3 * width;
        target[b] = out + row * width + h * kHead;
      }
      attention_scores(q, keys, padded, scores);
      for (std::size_t b = 0; b < kBlock; ++b) inverse[b] = soften(scores + b * padded, rows, padded, scale);
      attention_mix(scores, padded, values, rows, inverse, target);
    }
  }
}

}  // namespace

#define RAPPORTEUR_JOIN2(a, b) a##b
#define RAPPORTEUR_JOIN(a, b) RAPPORTEUR_JOIN2(a, b)
#define RAPPORTEUR_TEXT2(a) #a
#define RAPPORTEUR_TEXT(a) RAPPORTEUR_TEXT2(a)
extern const Kernels RAPPORTEUR_JOIN(kKernels_, RAPPORTEUR_KERNELS);
const Kernels RAPPORTEUR_JOIN(kKernels_, RAPPORTEUR_KERNELS) = {
    RAPPORTEUR_TEXT(RAPPORTEUR_KERNELS), quantise, dequantise, gelu, layer_norm, attention, dot};

}  // namespace rapporteur::nn

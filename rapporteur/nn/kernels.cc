// Compiled once per instruction set, with RAPPORTEUR_KERNELS naming the set. Plain loops of fixed shape, which the
// compiler turns into vectors; no inline function of the standard library may be used here, or its AVX-512 copy
// could be linked into code for older processors. Tested in tests/unit/nn/kernels_test.cc.
#include "rapporteur/nn/kernels.h"

#include <math.h>
#if defined(__AVX2__) && !defined(__AVX512F__)
#include <immintrin.h>

#include <utility>  // std::index_sequence, a type without code
#endif

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

/// Error function as a quotient of polynomials, error below 5e-7 (the coefficients of XLA, github.com/openxla/xla).
inline float erf_of(float x) {
  const float s = x * x < 16.0F ? x * x : 16.0F;  // from 4 on it is 1 in 32 bits
  float p = -2.72614225801306e-10F;
  p = p * s + 2.77068142495902e-08F;
  p = p * s - 2.10102402082508e-06F;
  p = p * s - 5.69250639462346e-05F;
  p = p * s - 7.34990630326855e-04F;
  p = p * s - 2.95459980854025e-03F;
  p = p * s - 1.60960333262415e-02F;
  float q = -1.45660718464996e-05F;
  q = q * s - 2.13374055278905e-04F;
  q = q * s - 1.68282697438203e-03F;
  q = q * s - 7.37332916720468e-03F;
  q = q * s - 1.42647390514189e-02F;
  const float y = x * p / q;
  return s < 16.0F ? y : (x < 0.0F ? -1.0F : 1.0F);
}

/// The compiler's vector type, for what it does not make of loops over arrays.
#ifdef __AVX512F__
constexpr std::size_t kVector = 16;
#elif defined(__AVX2__)
constexpr std::size_t kVector = 8;
#else
constexpr std::size_t kVector = 4;
#endif
// typedefs: clang takes an alignment below the natural one from nothing else
typedef float Vector
    __attribute__((vector_size(kVector * sizeof(float)), aligned(alignof(float)), may_alias));
typedef std::int32_t Integers
    __attribute__((vector_size(kVector * sizeof(float)), aligned(alignof(float)), may_alias));

inline Vector load(const float* from) { return *reinterpret_cast<const Vector*>(from); }
inline void store(float* to, const Vector& v) { *reinterpret_cast<Vector*>(to) = v; }

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

/// Rounds into 0 ... kMostOfRow; what is no number gives 0, so that no weights can make the conversion undefined.
inline std::int32_t to_value(float q) {
  q = q > 0.0F ? q + 0.5F : 0.0F;
  return static_cast<std::int32_t>(q < kMostOfRow ? q : kMostOfRow);
}

/// The same of a vector's numbers.
inline Integers to_values(Vector q) {
  q = q > 0.0F ? q + 0.5F : Vector{};
  return __builtin_convertvector(q < kMostOfRow ? q : Vector{} + kMostOfRow, Integers);
}

void quantise(const float* x, std::size_t width, std::uint8_t* values, float* scale, float* zero) {
  const std::size_t whole = width / kVector * kVector;
  Vector lows = {}, highs = {};
  for (std::size_t k = 0; k < whole; k += kVector) {
    const Vector v = load(x + k);
    lows = v < lows ? v : lows;
    highs = v > highs ? v : highs;
  }
  float low = 0;
  float high = 0;
  for (std::size_t l = 0; l < kVector; ++l) {
    low = lows[l] < low ? lows[l] : low;
    high = highs[l] > high ? highs[l] : high;
  }
  for (std::size_t k = whole; k < width; ++k) {
    low = x[k] < low ? x[k] : low;
    high = x[k] > high ? x[k] : high;
  }
  // A row of next to nothing counts as zeros: its scale would be no normal number.
  const float s = high - low > 1e-30F ? (high - low) / kMostOfRow : 1.0F;
  const float inverse = 1.0F / s;
  const float z = static_cast<float>(to_value(-low * inverse));
  constexpr std::size_t kRun = 64;  // the compiler packs a run of bytes well, eight of them badly
  std::int32_t run[kRun];
  std::size_t at = 0;
  for (; at + kRun <= width; at += kRun) {
    for (std::size_t l = 0; l < kRun; l += kVector)
      *reinterpret_cast<Integers*>(run + l) = to_values(load(x + at + l) * inverse + z);
    for (std::size_t l = 0; l < kRun; ++l) values[at + l] = static_cast<std::uint8_t>(run[l]);
  }
  for (; at < width; ++at) values[at] = static_cast<std::uint8_t>(to_value(x[at] * inverse + z));
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
  const std::size_t whole = width / kLanes * kLanes;
  float lanes[kLanes] = {};
  for (std::size_t k = 0; k < whole; k += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += x[k + l];
  }
  for (std::size_t k = whole; k < width; ++k) lanes[k - whole] += x[k];
  const float mean = sum_of_lanes(lanes) / static_cast<float>(width);
  for (float& l : lanes) l = 0;
  for (std::size_t k = 0; k < whole; k += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += (x[k + l] - mean) * (x[k + l] - mean);
  }
  for (std::size_t k = whole; k < width; ++k) lanes[k - whole] += (x[k] - mean) * (x[k] - mean);
  const float inverse = 1.0F / sqrtf(sum_of_lanes(lanes) / static_cast<float>(width) + 1e-12F);
  for (std::size_t k = 0; k < width; ++k) x[k] = (x[k] - mean) * inverse * gain[k] + bias[k];
}

// ── attention ───────────────────────────────────────────────────────────────────────────────────────────
// Twelve running sums, two operands and a factor fill the sixteen registers of AVX2.

constexpr std::size_t kHead = 32;                // floats per attention head
constexpr std::size_t kBlock = kAttentionBlock;  // queries worked on together
constexpr std::size_t kTile = 2 * kVector;       // keys, or channels of values, worked on together
constexpr std::size_t kPad = kTile > kLanes ? kTile : kLanes;
static_assert(kAttentionTile % kPad == 0 && kPad % kTile == 0 && kHead % kTile == 0);

/// Scores of a block of queries against all keys, which lie in tiles of [kHead][kTile].
inline void attention_scores(const float* const* q, const float* keys, std::size_t padded, float* scores) {
  for (std::size_t j = 0; j < padded; j += kTile, keys += kHead * kTile) {
    Vector sum[kBlock][2] = {};
    for (std::size_t d = 0; d < kHead; ++d) {
      const Vector left = load(keys + d * kTile);
      const Vector right = load(keys + d * kTile + kVector);
      for (std::size_t b = 0; b < kBlock; ++b) {
        sum[b][0] += q[b][d] * left;
        sum[b][1] += q[b][d] * right;
      }
    }
    for (std::size_t b = 0; b < kBlock; ++b) {
      store(scores + b * padded + j, sum[b][0]);
      store(scores + b * padded + j + kVector, sum[b][1]);
    }
  }
}

/// Softmax of scaled scores over the first `rows` of `padded` entries, next to nothing in the rest; returns 1 / sum
/// instead of dividing, which attention_mix does once per output.
inline float soften(float* scores, std::size_t rows, std::size_t padded, float scale) {
  for (std::size_t j = rows; j < padded; ++j) scores[j] = -1e30F;
  float tops[kLanes];
  for (std::size_t l = 0; l < kLanes; ++l) tops[l] = scores[l];
  for (std::size_t j = kLanes; j < padded; j += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) tops[l] = scores[j + l] > tops[l] ? scores[j + l] : tops[l];
  }
  float top = tops[0];
  for (const float t : tops) top = t > top ? t : top;
  float lanes[kLanes] = {};
  for (std::size_t j = 0; j < padded; j += kLanes) {
    for (std::size_t l = 0; l < kLanes; ++l) {
      const float e = exp_of((scores[j + l] - top) * scale);
      scores[j + l] = e;
      lanes[l] += e;
    }
  }
  return 1.0F / sum_of_lanes(lanes);
}

inline void attention_mix(const float* weights, std::size_t padded, const float* values, std::size_t rows,
                          const float* inverse, float* const* out) {
  for (std::size_t d = 0; d < kHead; d += kTile) {
    Vector sum[kBlock][2] = {};
    for (std::size_t j = 0; j < rows; ++j) {
      const Vector left = load(values + j * kHead + d);
      const Vector right = load(values + j * kHead + d + kVector);
      for (std::size_t b = 0; b < kBlock; ++b) {
        sum[b][0] += weights[b * padded + j] * left;
        sum[b][1] += weights[b * padded + j] * right;
      }
    }
    for (std::size_t b = 0; b < kBlock; ++b) {
      store(out[b] + d, sum[b][0] * inverse[b]);
      store(out[b] + d + kVector, sum[b][1] * inverse[b]);
    }
  }
}

/// Keys of one head in tiles, zeros past the last; values row by row.
inline void gather_head(const float* head, std::size_t rows, std::size_t padded, std::size_t width,
                        float* keys, float* values) {
  for (std::size_t j = 0; j < padded; ++j) {
    float* tile = keys + j / kTile * kHead * kTile + j % kTile;
    for (std::size_t d = 0; d < kHead; ++d)
      tile[d * kTile] = j < rows ? head[j * 3 * width + width + d] : 0.0F;
  }
  for (std::size_t j = 0; j < rows; ++j) {
    for (std::size_t d = 0; d < kHead; ++d) values[j * kHead + d] = head[j * 3 * width + 2 * width + d];
  }
}

void attention(const float* qkv, std::size_t rows, std::size_t heads, std::size_t, float* out,
               float* scratch) {
  const std::size_t width = heads * kHead;
  const std::size_t padded = (rows + kPad - 1) / kPad * kPad;
  float* keys = scratch;
  float* values = keys + padded * kHead;
  float* scores = values + padded * kHead;
  const float scale = 1.0F / sqrtf(static_cast<float>(kHead));
  for (std::size_t h = 0; h < heads; ++h) {
    const float* head = qkv + h * kHead;
    gather_head(head, rows, padded, width, keys, values);
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

// ── products ────────────────────────────────────────────────────────────────────────────────────────────

#if defined(__AVX2__) && !defined(__AVX512F__)
/// The products of eight inputs of a row and of eight outputs, in pairs. Values and weights have 7 bits: two products of
/// two inputs each fit 16 bits together, which saves a widening in every second step.
inline __m256i group_sums(const std::uint8_t* row, __m256i first_weights, __m256i second_weights) {
  std::int32_t four[2];
  __builtin_memcpy(four, row, sizeof four);
  const __m256i pairs = _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_set1_epi32(four[0]), first_weights),
                                         _mm256_maddubs_epi16(_mm256_set1_epi32(four[1]), second_weights));
  return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

/// Sums of some rows and one block of outputs. Written as a list of rows, not as a loop, so that the compiler keeps the
/// sums in registers.
template <std::size_t... kRow>
inline void block_sums(std::index_sequence<kRow...>, const std::uint8_t* rows, std::size_t inputs,
                       const std::int8_t* block, std::int32_t (*sums)[kProductOutputs]) {
  __m256i sum[] = {(static_cast<void>(kRow), _mm256_setzero_si256())...};
  const auto* weights = reinterpret_cast<const __m256i*>(block);
  std::size_t i = 0;
  for (; i + kProductInputs <= inputs; i += kProductInputs, weights += 2) {
    const __m256i first = _mm256_loadu_si256(weights);
    const __m256i second = _mm256_loadu_si256(weights + 1);
    ((sum[kRow] = _mm256_add_epi32(sum[kRow], group_sums(rows + kRow * inputs + i, first, second))), ...);
  }
  if (i < inputs) {
    const __m256i first = _mm256_loadu_si256(weights);
    const __m256i second = _mm256_loadu_si256(weights + 1);
    std::uint8_t last[sizeof...(kRow)][kProductInputs] = {};
    (static_cast<void>(__builtin_memcpy(last[kRow], rows + kRow * inputs + i, inputs - i)), ...);
    ((sum[kRow] = _mm256_add_epi32(sum[kRow], group_sums(last[kRow], first, second))), ...);
  }
  (_mm256_storeu_si256(reinterpret_cast<__m256i*>(sums[kRow]), sum[kRow]), ...);
}

void product(const ProductRows& rows, std::size_t count, const ProductWeights& w, float* y) {
  constexpr std::size_t kTogether = 8;
  const std::size_t block_size =
      (w.inputs + kProductInputs - 1) / kProductInputs * kProductInputs * kProductOutputs;
  const std::int8_t* block = w.packed;
  for (std::size_t o = 0; o < w.outputs; o += kProductOutputs, block += block_size) {
    const std::size_t width = w.outputs - o < kProductOutputs ? w.outputs - o : kProductOutputs;
    Vector scale = {}, column_sum = {}, bias = {};
    if (width == kProductOutputs)
      scale = load(w.scale + o), column_sum = load(w.column_sum + o), bias = load(w.bias + o);
    for (std::size_t r = 0; r < count;) {
      std::int32_t sums[kTogether][kProductOutputs];
      const std::uint8_t* values = rows.values + r * w.inputs;
      const std::size_t left = count - r;
      const std::size_t together = left >= kTogether ? kTogether : left >= 4 ? 4 : left >= 2 ? 2 : 1;
      switch (together) {
        case 1: block_sums(std::make_index_sequence<1>(), values, w.inputs, block, sums); break;
        case 2: block_sums(std::make_index_sequence<2>(), values, w.inputs, block, sums); break;
        case 4: block_sums(std::make_index_sequence<4>(), values, w.inputs, block, sums); break;
        default: block_sums(std::make_index_sequence<kTogether>(), values, w.inputs, block, sums);
      }
      for (std::size_t k = 0; k < together; ++k) {
        float* to = y + (r + k) * w.outputs + o;
        // As dequantise(), whose loop of eight made products of 384 inputs a seventh slower.
        if (width == kProductOutputs) {
          const Vector sum = __builtin_convertvector(*reinterpret_cast<const Integers*>(sums[k]), Vector);
          store(to, rows.scales[r + k] * scale * (sum - rows.zeros[r + k] * column_sum) + bias);
        } else {
          dequantise(sums[k], width, rows.scales[r + k], rows.zeros[r + k], w.scale + o, w.column_sum + o,
                     w.bias + o, to);
        }
      }
      r += together;
    }
  }
}
#else
constexpr auto product = nullptr;
#endif

}  // namespace

#define RAPPORTEUR_JOIN2(a, b) a##b
#define RAPPORTEUR_JOIN(a, b) RAPPORTEUR_JOIN2(a, b)
#define RAPPORTEUR_TEXT2(a) #a
#define RAPPORTEUR_TEXT(a) RAPPORTEUR_TEXT2(a)
extern const Kernels RAPPORTEUR_JOIN(kKernels_, RAPPORTEUR_KERNELS);
const Kernels RAPPORTEUR_JOIN(kKernels_, RAPPORTEUR_KERNELS) = {
    RAPPORTEUR_TEXT(RAPPORTEUR_KERNELS), quantise, dequantise, gelu, layer_norm, attention, dot, product};

}  // namespace rapporteur::nn

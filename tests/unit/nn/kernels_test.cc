// Every set of kernels that this processor can run, against plain loops in double precision.
#include "rapporteur/nn/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <numeric>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {

extern const Kernels kKernels_base;
#ifdef __x86_64__
extern const Kernels kKernels_avx2;
extern const Kernels kKernels_avx512;
#endif

namespace {

using testing::Random;

std::vector<const Kernels*> runnable() {
  std::vector<const Kernels*> sets = {&kKernels_base};
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) sets.push_back(&kKernels_avx2);
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  if (avx512) sets.push_back(&kKernels_avx512);
#endif
  return sets;
}

class KernelSet : public ::testing::TestWithParam<const Kernels*> {
 protected:
  const Kernels& k = *GetParam();
};

INSTANTIATE_TEST_SUITE_P(Kernels, KernelSet, ::testing::ValuesIn(runnable()),
                         [](const auto& set) { return std::string(set.param->name); });

TEST(Dispatch, PicksASetThatTheProcessorHas) {
  bool found = false;
  for (const Kernels* set : runnable()) found = found || set->attention == kernels().attention;
  EXPECT_TRUE(found) << kernels().name;
}

// -- quantise -------------------------------------------------------------------------------------------------

struct Quantised {
  std::vector<std::uint8_t> values;
  float scale = -1, zero = -1;
  double at(std::size_t i) const {
    return static_cast<double>(scale) * (values[i] - static_cast<double>(zero));
  }
};

Quantised quantised(const Kernels& k, const std::vector<float>& x) {
  Quantised q;
  q.values.resize(x.size());
  k.quantise(x.data(), x.size(), q.values.data(), &q.scale, &q.zero);
  return q;
}

TEST_P(KernelSet, QuantisesToHalfAStepOfTheRowsOwnScale) {
  Random random(3);
  for (const std::size_t width : {1U, 5U, 16U, 31U, 384U, 1537U}) {
    for (const float spread : {1e-6F, 1.0F, 1e6F}) {
      const auto x = random.floats(width, spread);
      const Quantised q = quantised(k, x);
      // Half a step for the value, half a step because the zero point is rounded where an end would be cut off.
      for (std::size_t i = 0; i < width; ++i)
        ASSERT_NEAR(q.at(i), x[i], 1.001 * q.scale) << width << " " << i;
    }
  }
}

TEST_P(KernelSet, QuantisesZeroToExactlyZero) {
  Random random(4);
  auto x = random.floats(64, 3.0F);
  x[7] = x[40] = 0;
  const Quantised q = quantised(k, x);
  EXPECT_EQ(q.at(7), 0);
  EXPECT_EQ(q.at(40), 0);
}

TEST_P(KernelSet, QuantisesExtremeRows) {
  const Quantised zeros = quantised(k, std::vector<float>(40, 0.0F));
  for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(zeros.at(i), 0);
  for (const float level : {-7.5F, 0.25F, 1e30F, -1e30F}) {
    const Quantised same = quantised(k, std::vector<float>(40, level));
    for (std::size_t i = 0; i < 40; ++i) EXPECT_NEAR(same.at(i), level, std::abs(level) * 1e-5);
  }
  std::vector<float> spike(40, 0.0F);
  spike[3] = 1e30F;
  spike[4] = -1e30F;
  const Quantised q = quantised(k, spike);
  EXPECT_NEAR(q.at(3), 1e30, 1e28);
  EXPECT_NEAR(q.at(4), -1e30, 1e28);
}

TEST_P(KernelSet, QuantisesWhatIsNoNumberToSomething) {
  const float inf = std::numeric_limits<float>::infinity();
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const auto& x : {std::vector<float>{nan, 1, -1},
                        {inf, 1, -1},
                        {-inf, 0, 2},
                        {-inf, inf},
                        {nan, nan},
                        {1e-42F, -1e-42F, 0},
                        {3e38F, -3e38F}}) {
    const Quantised q = quantised(k, x);
    EXPECT_GE(q.zero, 0);
    EXPECT_LE(q.zero, 127);
  }
}

TEST_P(KernelSet, DequantisesBySums) {
  Random random(5);
  const std::size_t width = 37;
  std::vector<std::int32_t> sums(width);
  for (auto& s : sums) s = static_cast<std::int32_t>(random.next() * 1e6F);
  const auto scale = random.floats(width), column = random.floats(width, 500.0F), bias = random.floats(width);
  std::vector<float> y(width);
  k.dequantise(sums.data(), width, 0.01F, 113.0F, scale.data(), column.data(), bias.data(), y.data());
  for (std::size_t c = 0; c < width; ++c) {
    const double expected = 0.01 * scale[c] * (sums[c] - 113.0 * column[c]) + bias[c];
    EXPECT_NEAR(y[c], expected, 1e-5 * (std::abs(expected) + 0.01 * std::abs(scale[c]) * 1e6));
  }
}

// -- product --------------------------------------------------------------------------------------------------

TEST_P(KernelSet, ProductIsTheSumOfProductsAtTheEndsOfSevenBits) {
  if (k.product == nullptr) GTEST_SKIP() << "left to oneDNN";
  Random random(5);
  for (const std::size_t inputs : {1U, 7U, 8U, 9U, 384U}) {
    for (const std::size_t outputs : {1U, 8U, 13U}) {
      for (const std::size_t count : {1U, 2U, 3U, 5U, 8U, 21U}) {
        std::vector<std::int8_t> weights(outputs * inputs);
        std::vector<std::uint8_t> values(count * inputs);
        // Half of all are at the ends, where sums in 16 bits would give way first.
        const auto drawn = random.floats(weights.size() + values.size(), 100.0F);
        for (std::size_t i = 0; i < weights.size(); ++i)
          weights[i] = static_cast<std::int8_t>(std::clamp(drawn[i], -64.0F, 63.0F));
        for (std::size_t i = 0; i < values.size(); ++i)
          values[i] = static_cast<std::uint8_t>(std::clamp(64 + drawn[weights.size() + i], 0.0F, 127.0F));
        const std::vector<float> scales(count, 1.0F), zeros(count, 0.0F), one(outputs, 1.0F),
            none(outputs, 0.0F);
        const auto packed = pack_weights(weights.data(), outputs, inputs);
        std::vector<float> y(count * outputs);
        k.product({values.data(), scales.data(), zeros.data()}, count,
                  {inputs, outputs, packed.data(), one.data(), none.data(), none.data()}, y.data());
        for (std::size_t r = 0; r < count; ++r) {
          for (std::size_t o = 0; o < outputs; ++o) {
            int sum = 0;
            for (std::size_t i = 0; i < inputs; ++i) sum += values[r * inputs + i] * weights[o * inputs + i];
            ASSERT_EQ(y[r * outputs + o], static_cast<float>(sum))
                << inputs << " " << outputs << " " << count;
          }
        }
      }
    }
  }
}

// -- gelu -----------------------------------------------------------------------------------------------------

TEST_P(KernelSet, GeluStaysWithinItsBound) {
  std::vector<float> x;
  for (double at = -12; at <= 12; at += 0.0007) x.push_back(static_cast<float>(at));
  for (const float far : {-1e30F, -100.0F, -0.0F, 0.0F, 1e-30F, 100.0F, 1e30F}) x.push_back(far);
  std::vector<float> y = x;
  k.gelu(y.data(), y.size());
  double worst = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double expected = 0.5 * x[i] * std::erfc(-static_cast<double>(x[i]) / std::sqrt(2.0));
    // 5e-7 of the error function, scaled by the half of x that it is multiplied with, and one rounding.
    const double bound = 3e-7 * std::max(1.0, std::abs(static_cast<double>(x[i])));
    ASSERT_NEAR(y[i], expected, bound) << "at " << x[i];
    worst = std::max(worst, std::abs(y[i] - expected));
  }
  if (::testing::Test::HasFailure()) RecordProperty("worst", std::to_string(worst));
}

TEST_P(KernelSet, GeluOfOneValueIsThatOfMany) {
  Random random(6);
  const auto x = random.floats(1000, 5.0F);
  auto together = x;
  k.gelu(together.data(), together.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    float alone = x[i];
    k.gelu(&alone, 1);
    ASSERT_EQ(std::memcmp(&alone, &together[i], sizeof alone), 0) << "at " << x[i];
  }
}

// -- layer_norm and dot ---------------------------------------------------------------------------------------

TEST_P(KernelSet, NormalisesLikeDoublePrecision) {
  Random random(7);
  for (const std::size_t width : {2U, 15U, 64U, 100U, 384U}) {
    for (const bool with_residual : {false, true}) {
      const auto x = random.floats(width, 4.0F), residual = random.floats(width, 2.0F),
                 gain = random.floats(width), bias = random.floats(width);
      std::vector<double> sum(width);
      for (std::size_t i = 0; i < width; ++i)
        sum[i] = x[i] + (with_residual ? static_cast<double>(residual[i]) : 0);
      const double mean = std::accumulate(sum.begin(), sum.end(), 0.0) / static_cast<double>(width);
      double variance = 0;
      for (const double s : sum) variance += (s - mean) * (s - mean) / static_cast<double>(width);
      auto y = x;
      k.layer_norm(y.data(), with_residual ? residual.data() : nullptr, gain.data(), bias.data(), width);
      for (std::size_t i = 0; i < width; ++i) {
        EXPECT_NEAR(y[i], (sum[i] - mean) / std::sqrt(variance + 1e-12) * gain[i] + bias[i], 1e-5)
            << width << " " << i;
      }
    }
  }
}

TEST_P(KernelSet, NormalisesAConstantRowToTheBias) {
  std::vector<float> x(64, 3.0F);
  const std::vector<float> gain(64, 2.0F);
  const std::vector<float> bias(64, 0.5F);
  k.layer_norm(x.data(), nullptr, gain.data(), bias.data(), x.size());
  for (const float y : x) EXPECT_EQ(y, 0.5F);
}

TEST_P(KernelSet, DotSumsEveryProduct) {
  Random random(8);
  for (const std::size_t width : {0U, 1U, 15U, 16U, 17U, 255U, 256U, 1536U}) {
    const auto a = random.floats(width), b = random.floats(width);
    double expected = 0;
    for (std::size_t i = 0; i < width; ++i) expected += static_cast<double>(a[i]) * b[i];
    EXPECT_NEAR(k.dot(a.data(), b.data(), width), expected, 1e-6 * std::sqrt(static_cast<double>(width) + 1));
  }
}

// -- attention ------------------------------------------------------------------------------------------------

constexpr std::size_t kSize = 32;

std::vector<float> attended(const Kernels& k, const std::vector<float>& qkv, std::size_t rows,
                            std::size_t heads) {
  std::vector<float> out(rows * heads * kSize);
  std::vector<float> scratch(attention_scratch(rows, kSize), std::numeric_limits<float>::quiet_NaN());
  k.attention(qkv.data(), rows, heads, kSize, out.data(), scratch.data());
  return out;
}

/// The textbook's formula, in double.
std::vector<double> attention_reference(const std::vector<float>& qkv, std::size_t rows, std::size_t heads) {
  const std::size_t width = heads * kSize;
  std::vector<double> out(rows * width, 0);
  for (std::size_t h = 0; h < heads; ++h) {
    const auto at = [&](std::size_t row, std::size_t part, std::size_t d) {
      return static_cast<double>(qkv[row * 3 * width + part * width + h * kSize + d]);
    };
    for (std::size_t i = 0; i < rows; ++i) {
      std::vector<double> weight(rows);
      for (std::size_t j = 0; j < rows; ++j) {
        for (std::size_t d = 0; d < kSize; ++d)
          weight[j] += at(i, 0, d) * at(j, 1, d) / std::sqrt(double{kSize});
      }
      const double top = *std::max_element(weight.begin(), weight.end());
      double sum = 0;
      for (double& w : weight) sum += w = std::exp(w - top);
      for (std::size_t j = 0; j < rows; ++j) {
        for (std::size_t d = 0; d < kSize; ++d)
          out[i * width + h * kSize + d] += weight[j] / sum * at(j, 2, d);
      }
    }
  }
  return out;
}

TEST_P(KernelSet, AttentionIsTheFormulaForAnyNumberOfRows) {
  Random random(9);
  for (const std::size_t rows : {1U, 2U, 3U, 4U, 5U, 15U, 16U, 17U, 33U, 61U, 160U}) {
    for (const float spread : {0.5F, 4.0F}) {
      const std::size_t heads = 2;
      const auto qkv = random.floats(rows * 3 * heads * kSize, spread);
      const auto out = attended(k, qkv, rows, heads);
      const auto expected = attention_reference(qkv, rows, heads);
      for (std::size_t i = 0; i < out.size(); ++i)
        ASSERT_NEAR(out[i], expected[i], 2e-5 * spread) << rows << " " << i;
    }
  }
}

TEST_P(KernelSet, AttentionOfOneRowIsItsOwnValue) {
  Random random(10);
  const auto qkv = random.floats(3 * kSize, 2.0F);
  const auto out = attended(k, qkv, 1, 1);
  for (std::size_t d = 0; d < kSize; ++d) EXPECT_FLOAT_EQ(out[d], qkv[2 * kSize + d]);
}

TEST_P(KernelSet, AttentionSurvivesScoresThatDwarfTheOthers) {
  std::vector<float> qkv(3 * 3 * kSize, 0.0F);  // three rows, one head; the second row's key fits every query
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t d = 0; d < kSize; ++d) {
      qkv[row * 3 * kSize + d] = 100.0F;
      qkv[row * 3 * kSize + kSize + d] = row == 1 ? 100.0F : -100.0F;
      qkv[row * 3 * kSize + 2 * kSize + d] = static_cast<float>(row);
    }
  }
  for (const float x : attended(k, qkv, 3, 1)) EXPECT_FLOAT_EQ(x, 1.0F);
}

TEST_P(KernelSet, AttentionHeadsDoNotMix) {
  Random random(11);
  const std::size_t rows = 21;
  const std::size_t heads = 3;
  const auto qkv = random.floats(rows * 3 * heads * kSize);
  const auto together = attended(k, qkv, rows, heads);
  for (std::size_t h = 0; h < heads; ++h) {
    std::vector<float> single;
    for (std::size_t part = 0; part < rows * 3; ++part) {
      const auto from = qkv.begin() + static_cast<std::ptrdiff_t>((part * heads + h) * kSize);
      single.insert(single.end(), from, from + kSize);
    }
    const auto alone = attended(k, single, rows, 1);
    for (std::size_t row = 0; row < rows; ++row) {
      ASSERT_EQ(std::memcmp(&alone[row * kSize], &together[(row * heads + h) * kSize], kSize * sizeof(float)),
                0);
    }
  }
}

}  // namespace
}  // namespace rapporteur::nn

// The 8-bit products against the same products in double precision, and rows that must not feel their neighbours.
#include "rapporteur/nn/linear.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {
namespace {

using testing::ModelWriter;
using testing::Random;

std::unique_ptr<ModelFile> model_of(const ModelWriter& writer) {
  auto model = ModelFile::parse(writer.file(), "tiny");
  EXPECT_TRUE(model.ok()) << to_string(model.error());
  return std::move(model).value();
}

/// A Linear and its weights as the file holds them, in double precision.
struct Pair {
  explicit Pair(std::size_t out, std::size_t in, bool exact = false) : outputs(out), inputs(in) {
    Random random(17);
    ModelWriter writer;
    const auto plain = random.floats(out * in, 0.2F);
    bias = random.floats(out);
    writer.linear("x", out, in, plain, bias, exact);
    const auto model = model_of(writer);
    auto loaded = Linear::load(*model, "x");
    EXPECT_TRUE(loaded.ok()) << to_string(loaded.error());
    linear = std::make_unique<Linear>(std::move(loaded).value());
    weight.assign(plain.begin(), plain.end());
    if (!exact) {
      const auto values = model->bytes("x.weight", out * in).value();
      const auto scales = model->floats("x.scale", out).value();
      for (std::size_t i = 0; i < weight.size(); ++i)
        weight[i] = static_cast<double>(scales[i / in]) * values[i];
    }
  }

  /// Output `o` of row x, and how far rounding the row to 8 bits may move it.
  std::pair<double, double> reference(const float* x, std::size_t o) const {
    const auto [low, high] = std::minmax_element(x, x + inputs);
    const double step = (std::max(0.0F, *high) - std::min(0.0F, *low)) / 127.0;
    double sum = bias[o], bound = 1e-4 * (1 + std::abs(bias[o]));
    for (std::size_t i = 0; i < inputs; ++i) {
      sum += weight[o * inputs + i] * x[i];
      bound += std::abs(weight[o * inputs + i]) * (step * 1.001 + std::abs(static_cast<double>(x[i])) * 1e-5);
    }
    return {sum, bound};
  }

  std::size_t outputs, inputs;
  std::vector<double> weight;
  std::vector<float> bias;
  std::unique_ptr<Linear> linear;
};

TEST(Linear, EightBitsStayWithinHalfAStepPerInput) {
  for (const auto& [out, in] :
       {std::pair<std::size_t, std::size_t>{1, 64}, {3, 384}, {51, 256}, {192, 96}, {64, 1536}}) {
    const Pair pair(out, in);
    Random random(18);
    const std::size_t rows = 21;
    const auto x = random.floats(rows * in, 3.0F);
    const auto y = apply(*pair.linear, x.data(), rows);
    double error = 0, size = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const auto [expected, bound] = pair.reference(x.data() + i / out * in, i % out);
      ASSERT_NEAR(y[i], expected, bound) << out << "x" << in << " at " << i;
      error += (y[i] - expected) * (y[i] - expected);
      size += expected * expected;
    }
    EXPECT_LT(std::sqrt(error / size), 0.01) << out << "x" << in;  // rounding errors cancel: 1 % in the mean
  }
}

TEST(Linear, ExtremeRows) {
  const Pair pair(19, 64);
  std::vector<std::vector<float>> rows(6, std::vector<float>(64, 0.0F));
  rows[1].assign(64, 4.0F);
  rows[2].assign(64, -0.001F);
  rows[3].assign(64, 1e20F);
  rows[4][5] = 1e-20F;
  rows[5][5] = -3e4F;
  for (const auto& row : rows) {
    const auto y = apply(*pair.linear, row.data(), 1);
    for (std::size_t o = 0; o < 19; ++o) {
      const auto [expected, bound] = pair.reference(row.data(), o);
      EXPECT_NEAR(y[o], expected, bound) << "row of " << row[0] << ", " << row[5];
    }
  }
}

TEST(Linear, ARowOfZerosGivesTheBias) {
  const Pair pair(7, 64);
  const std::vector<float> zeros(64, 0.0F);
  EXPECT_EQ(apply(*pair.linear, zeros.data(), 1), pair.bias);
}

TEST(Linear, ARowGivesTheSameBytesWhateverItsNeighbours) {
  for (const bool exact : {false, true}) {
    const Pair pair(33, 64, exact);
    Random random(19);
    const auto x = random.floats(1000 * 64, 2.0F);
    std::vector<float> alone;
    for (std::size_t r = 0; r < 1000; ++r) {
      const auto y = apply(*pair.linear, x.data() + r * 64, 1);
      alone.insert(alone.end(), y.begin(), y.end());
    }
    for (const std::size_t rows :
         {1U, 15U, 16U, 17U, 48U, 49U, 63U, 64U, 65U, 192U, 193U, 255U, 256U, 257U, 1000U}) {
      const auto y = apply(*pair.linear, x.data(), rows);
      ASSERT_EQ(std::memcmp(y.data(), alone.data(), y.size() * sizeof(float)), 0) << rows << " rows";
    }
  }
}

TEST(Linear, ARangeOfRowsIsThatPartOfAll) {
  for (const bool exact : {false, true}) {
    const Pair pair(5, 64, exact);
    Random random(20);
    const auto x = random.floats(100 * 64);
    const Rows rows = pair.linear->rows_of(x.data(), 100, 64);
    std::vector<float> all(100 * 5), part(37 * 5, -1.0F);
    pair.linear->run(rows, all.data());
    pair.linear->run(rows, 41, 78, part.data());
    EXPECT_EQ(std::memcmp(part.data(), all.data() + 41 * 5, part.size() * sizeof(float)), 0);
    pair.linear->run(rows, 41, 41, part.data());  // none
    EXPECT_EQ(std::memcmp(part.data(), all.data() + 41 * 5, part.size() * sizeof(float)), 0);
  }
}

TEST(Linear, ThirtyTwoBitsArePlainSums) {
  const Pair pair(40, 200, true);
  EXPECT_TRUE(pair.linear->exact());
  Random random(21);
  const auto x = random.floats(9 * 200, 3.0F);
  const auto y = apply(*pair.linear, x.data(), 9);
  for (std::size_t i = 0; i < y.size(); ++i) {
    double expected = pair.bias[i % 40];
    for (std::size_t k = 0; k < 200; ++k) expected += pair.weight[i % 40 * 200 + k] * x[i / 40 * 200 + k];
    ASSERT_NEAR(y[i], expected, 2e-5) << i;
  }
}

// -- loading --------------------------------------------------------------------------------------------------

std::string load_error(const ModelWriter& writer) {
  const auto model = model_of(writer);
  const auto loaded = Linear::load(*model, "x");
  if (loaded) return "";
  EXPECT_EQ(loaded.error().code, ErrorCode::kDamagedModel);
  return loaded.error().detail;
}

TEST(LinearLoad, RefusesWhatIsMissingOrMisshapen) {
  ModelWriter writer;
  EXPECT_EQ(load_error(writer), "tensor x.weight is no matrix");
  writer.bytes("x.weight", {6}, std::vector<std::int8_t>(6));
  EXPECT_EQ(load_error(writer), "tensor x.weight is no matrix");
  writer.bytes("x.weight", {2, 3}, std::vector<std::int8_t>(6));
  EXPECT_EQ(load_error(writer), "tensor x.bias is missing");
  writer.floats("x.bias", {3}, std::vector<float>(3));
  EXPECT_EQ(load_error(writer), "tensor x.bias has another type or size");
  writer.floats("x.bias", {2}, std::vector<float>(2));
  EXPECT_EQ(load_error(writer), "tensor x.scale is missing");
  writer.floats("x.scale", {2}, std::vector<float>(2));
  EXPECT_EQ(load_error(writer), "");
}

TEST(LinearLoad, RefusesRowsSoWideThatSumsOverflow) {
  ModelWriter writer;
  writer.bytes("x.weight", {1, 65537}, std::vector<std::int8_t>(65537));
  writer.floats("x.bias", {1}, {0});
  writer.floats("x.scale", {1}, {1});
  EXPECT_EQ(load_error(writer), "tensor x.weight is too wide");
}

TEST(LinearLoad, RefusesAModelOfTwoTypes) {
  ModelWriter writer;
  writer.bytes("encoder.words.weight", {1, 2}, {1, 2});
  writer.linear("x", 1, 2, {1, 2}, {0}, true);
  EXPECT_EQ(load_error(writer), "tensor x.weight is of another type than the model");
  writer.linear("x", 1, 2, {1, 2}, {0}, false);
  EXPECT_EQ(load_error(writer), "");
}

TEST(LinearLoad, AHeadIsAsWideAsTheEncoder) {
  ModelWriter writer;
  writer.linear("x", 3, 64, std::vector<float>(192), std::vector<float>(3), false);
  EXPECT_FALSE(load_head(*model_of(writer), "x").ok());
  writer.floats("encoder.norm.gain", {32}, std::vector<float>(32));
  EXPECT_FALSE(load_head(*model_of(writer), "x").ok());
  writer.floats("encoder.norm.gain", {64}, std::vector<float>(64));
  EXPECT_TRUE(load_head(*model_of(writer), "x").ok());
}

}  // namespace
}  // namespace rapporteur::nn

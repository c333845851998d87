// The pair scorer against the formula written out in floats.
#include "rapporteur/nn/given.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {
namespace {

using rapporteur::testing::ModelWriter;
using rapporteur::testing::Random;

constexpr std::uint64_t kIn = 32;
constexpr std::uint64_t kWidth = 4;
constexpr std::uint64_t kOut = 3;
const std::vector<std::string> kEdges = {"1", "2", "8"};

struct Weights {
  std::map<std::string, std::vector<float>> matrix, bias;
  std::vector<float> distance;
};

ModelWriter writer_with(Weights& weights) {
  ModelWriter writer;
  Random random(3);
  writer.floats("encoder.norm.gain", {kIn}, std::vector<float>(kIn));
  writer.labels("distance_edges", kEdges);
  for (const char* part : {"word", "anchor", "word_gate", "anchor_gate"}) {
    weights.matrix[part] = random.floats(kWidth * kIn, 0.3F);
    weights.bias[part] = random.floats(kWidth);
    writer.linear(std::string("pair.") + part, kWidth, kIn, weights.matrix[part], weights.bias[part], true);
  }
  weights.matrix["out"] = random.floats(kOut * kWidth);
  weights.bias["out"] = random.floats(kOut);
  writer.linear("pair.out", kOut, kWidth, weights.matrix["out"], weights.bias["out"], true);
  weights.distance = random.floats((2 * kEdges.size() + 1) * kWidth);
  writer.floats("pair.distance", {2 * kEdges.size() + 1, kWidth}, weights.distance);
  return writer;
}

Rows rows_of(const std::vector<float>& x) {
  Rows rows;
  rows.width = kIn;
  rows.exact = x;
  return rows;
}

double product(const Weights& w, const std::string& part, std::size_t row, const float* x, std::size_t in) {
  double sum = w.bias.at(part)[row];
  for (std::size_t i = 0; i < in; ++i)
    sum += static_cast<double>(w.matrix.at(part)[row * in + i]) * static_cast<double>(x[i]);
  return sum;
}

TEST(Given, IsTheFormulaOfItsHeader) {
  Weights weights;
  const auto model = std::move(ModelFile::parse(writer_with(weights).file(), "m.bin")).value();
  const auto given = Given::load(*model, "pair", "anchor");
  ASSERT_TRUE(given.ok()) << to_string(given.error());
  const std::vector<float> x = Random(5).floats(3 * kIn);
  const Rows vectors = rows_of(x);
  const auto words = given->words(vectors, {0, 2});
  const auto anchors = given->anchors(vectors, {2, 3});
  std::vector<float> row(kWidth);
  given->combine(words, 1, anchors, 0, given->distance(-2), row.data());
  const auto scores = given->scores(row);
  ASSERT_EQ(scores.size(), kOut);
  std::vector<float> hidden(kWidth);
  for (std::size_t c = 0; c < kWidth; ++c) {
    // Buckets from far left: 8 or more, 2 to 7, 1, inside, ...: two to the left is the second row.
    const double g = product(weights, "word", c, x.data() + kIn, kIn) +
                     product(weights, "anchor", c, x.data() + 2 * kIn, kIn) +
                     static_cast<double>(weights.distance[1 * kWidth + c]) +
                     product(weights, "word_gate", c, x.data() + kIn, kIn) *
                         product(weights, "anchor_gate", c, x.data() + 2 * kIn, kIn);
    hidden[c] = static_cast<float>(0.5 * g * (1 + std::erf(g / std::sqrt(2.0))));
  }
  for (std::size_t o = 0; o < kOut; ++o)
    EXPECT_NEAR(scores[o], product(weights, "out", o, hidden.data(), kWidth), 1e-4) << o;
}

TEST(Given, CountsDistancesInBuckets) {
  Weights weights;
  const auto model = std::move(ModelFile::parse(writer_with(weights).file(), "m.bin")).value();
  const auto given = Given::load(*model, "pair", "anchor");
  ASSERT_TRUE(given.ok());
  const float* inside = given->distance(0);
  const auto bucket = [&](std::int64_t offset) {
    return (given->distance(offset) - inside) / static_cast<std::ptrdiff_t>(kWidth);
  };
  EXPECT_EQ(bucket(1), 1);
  EXPECT_EQ(bucket(-1), -1);
  EXPECT_EQ(bucket(7), 2);
  EXPECT_EQ(bucket(8), 3);
  EXPECT_EQ(bucket(-1000000), -3);
}

TEST(Given, AnchorOfSeveralWordsIsTheirMean) {
  Weights weights;
  const auto model = std::move(ModelFile::parse(writer_with(weights).file(), "m.bin")).value();
  const auto given = Given::load(*model, "pair", "anchor");
  ASSERT_TRUE(given.ok());
  const Rows vectors = rows_of(Random(6).floats(2 * kIn));
  const auto mean = given->anchor(vectors, {0, 2});
  const auto both = given->anchors(vectors, {0, 2});
  for (std::size_t c = 0; c < kWidth; ++c) {
    EXPECT_NEAR(mean.words[c], (both.words[c] + both.words[kWidth + c]) / 2, 1e-5F);
    EXPECT_NEAR(mean.gates[c], (both.gates[c] + both.gates[kWidth + c]) / 2, 1e-5F);
  }
}

TEST(Given, RefusesPartsThatDoNotFit) {
  for (const char* part : {"pair.word", "pair.anchor", "pair.word_gate", "pair.anchor_gate"}) {
    Weights weights;
    auto writer = writer_with(weights);
    writer.linear(part, kWidth + 1, kIn, std::vector<float>((kWidth + 1) * kIn),
                  std::vector<float>(kWidth + 1), true);
    const auto model = std::move(ModelFile::parse(writer.file(), "m.bin")).value();
    EXPECT_FALSE(Given::load(*model, "pair", "anchor").ok()) << part;
  }
  Weights weights;
  auto writer = writer_with(weights);
  writer.labels("distance_edges", {"1"});
  const auto model = std::move(ModelFile::parse(writer.file(), "m.bin")).value();
  EXPECT_FALSE(Given::load(*model, "pair", "anchor").ok());
}

}  // namespace
}  // namespace rapporteur::nn

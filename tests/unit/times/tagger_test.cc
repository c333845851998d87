// Spans of times from chosen scores: channel c of a vector is the score of label c.
#include "rapporteur/times/tagger.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

std::unique_ptr<nn::ModelFile> model_with(const std::vector<std::string>& labels, std::uint64_t out) {
  ModelWriter writer;
  writer.floats("encoder.norm.gain", {32}, std::vector<float>(32));
  writer.labels("times", labels);
  std::vector<float> weight(out * 32, 0.0F);
  for (std::uint64_t o = 0; o < out; ++o) weight[o * 32 + o] = 1;
  writer.linear("tag.times", out, 32, weight, std::vector<float>(out), true);
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

/// One digit per token, the label its vector asks for; "/" parts sentences.
std::string tagged(const std::string& wanted) {
  static const auto model = model_with({"O", "B", "I"}, 3);
  static const auto tagger = times::Tagger::load(*model);
  std::vector<std::uint32_t> sizes = {0};
  std::string labels;
  for (const char c : wanted) {
    if (c == '/') {
      sizes.push_back(0);
    } else {
      labels += c;
      ++sizes.back();
    }
  }
  Document d = testing::document_of_sizes(sizes);
  testing::set_sentences(d);
  testing::set_vectors(d, 32, [&](std::uint32_t t, std::size_t c) {
    return c == static_cast<std::size_t>(labels[t] - '0') ? 5.0F : 0.0F;
  });
  std::string out;
  for (const Range time : tagger.value().tag(d))
    out += std::to_string(time.begin) + "-" + std::to_string(time.end) + " ";
  return out;
}

TEST(TimeTagger, AreRunsOfTheirLabels) {
  EXPECT_EQ(tagged("0000"), "");
  EXPECT_EQ(tagged("0120"), "1-3 ");
  EXPECT_EQ(tagged("1122"), "0-1 1-4 ");
}

TEST(TimeTagger, StayWithinTheirSentence) {
  EXPECT_EQ(tagged("01/10"), "1-2 2-3 ");
  EXPECT_EQ(tagged("01/20"),
            "1-2 ");  // what nothing begins is no time: the chain rather takes the next best label
}

TEST(TimeTagger, RefusesOtherLabels) {
  EXPECT_TRUE(times::Tagger::load(*model_with({"O", "B", "I"}, 3)).ok());
  EXPECT_FALSE(times::Tagger::load(*model_with({"O", "I", "B"}, 3)).ok());
  EXPECT_FALSE(times::Tagger::load(*model_with({"O", "B", "I"}, 2)).ok());
  EXPECT_FALSE(times::Tagger::load(*model_with({}, 3)).ok());
}

}  // namespace
}  // namespace rapporteur

// Names from chosen scores: channel c of a vector is the score of label c.
#include "rapporteur/names/names.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_sizes;
using testing::ModelWriter;
using testing::set_sentences;
using testing::set_vectors;

const std::vector<std::string> kLabels = {"O",       "B-PERSON",  "I-PERSON", "B-PLACE",
                                          "I-PLACE", "B-UNHEARD", "I-UNHEARD"};

std::unique_ptr<nn::ModelFile> model_with(const std::vector<std::string>& labels, std::uint64_t out,
                                          std::uint64_t in) {
  ModelWriter writer;
  writer.floats("encoder.norm.gain", {32}, std::vector<float>(32));
  writer.labels("names", labels);
  std::vector<float> weight(out * in, 0.0F);
  for (std::uint64_t o = 0; o < out; ++o) weight[o * in + o] = 1;
  writer.linear("tag.names", out, in, weight, std::vector<float>(out), true);
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

/// One digit per token, the label that its vector asks for; "/" parts sentences. Returns "0-2 PERSON, 3-4 PLACE".
std::string tagged(const std::string& wanted, float score = 5.0F, std::vector<float>* confidences = nullptr) {
  static const auto model = model_with(kLabels, kLabels.size(), 32);
  static const auto tagger = NameTagger::load(*model);
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
  Document d = document_of_sizes(sizes);
  set_sentences(d);
  set_vectors(d, 32, [&](std::uint32_t t, std::size_t c) {
    return c == static_cast<std::size_t>(labels[t] - '0') ? score : 0.0F;
  });
  tagger.value().tag(d);
  tagger.value().tag(d);  // again: the layer is replaced
  EXPECT_EQ(verify(d), "");
  std::string out;
  for (const Name& name : d.names) {
    EXPECT_EQ(name.span, d.span_of(name.tokens));
    if (!out.empty()) out += ", ";
    out += std::to_string(name.tokens.begin) + "-" + std::to_string(name.tokens.end) + " " +
           std::string(to_word(name.type));
    if (confidences != nullptr) confidences->push_back(name.confidence);
  }
  return out;
}

TEST(Names, AreRunsOfTheirLabels) {
  EXPECT_EQ(tagged("0000"), "");
  EXPECT_EQ(tagged("0120340"), "1-3 PERSON, 4-6 PLACE");
  EXPECT_EQ(tagged("12"), "0-2 PERSON");
  EXPECT_EQ(tagged("1122"), "0-1 PERSON, 1-4 PERSON");
  EXPECT_EQ(tagged("134"), "0-1 PERSON, 1-3 PLACE");
}

TEST(Names, OfATypeTheProgramDoesNotKnowAreOther) { EXPECT_EQ(tagged("0560"), "1-3 OTHER"); }

TEST(Names, StayWithinTheirSentence) {
  EXPECT_EQ(tagged("01/10"), "1-2 PERSON, 2-3 PERSON");
  // A sentence cannot begin inside a name: the chain makes the first word of it the beginning.
  EXPECT_EQ(tagged("001/220"), "2-3 PERSON, 3-5 PERSON");
}

TEST(Names, ScoresBeyondTheChainsTollDoNoHarm) {
  EXPECT_EQ(tagged("22/022/4", 1e6F), "0-2 PERSON, 3-5 PERSON, 5-6 PLACE");
}

TEST(Names, ConfidenceIsTheMeanProbability) {
  std::vector<float> confidences;
  tagged("012", 5.0F, &confidences);
  ASSERT_EQ(confidences.size(), 1u);
  const double e = std::exp(5.0);
  EXPECT_NEAR(confidences[0], e / (e + 6), 1e-5);
  tagged("1", 1000.0F, &confidences);
  EXPECT_EQ(confidences[1], 1.0F);
}

TEST(NamesLoad, RefusesLabelsThatAreNone) {
  for (const std::vector<std::string>& labels : std::vector<std::vector<std::string>>{{},
                                                                                      {"O"},
                                                                                      {"O", "PERSON"},
                                                                                      {"O", ""},
                                                                                      {"", "O"},
                                                                                      {"O", "b-PERSON"},
                                                                                      {"O", "B"},
                                                                                      {"O", "I"},
                                                                                      {"O", "X-PLACE"}}) {
    const auto tagger = NameTagger::load(*model_with(labels, 2, 32));
    ASSERT_FALSE(tagger.ok());
    EXPECT_EQ(tagger.error().code, ErrorCode::kDamagedModel);
  }
  EXPECT_TRUE(NameTagger::load(*model_with({"O", "B-PERSON"}, 2, 32)).ok());
  EXPECT_FALSE(NameTagger::load(*model_with({"O", "B-PERSON"}, 2, 64)).ok());
}

}  // namespace
}  // namespace rapporteur

// Sentences from chosen scores: channel 0 of a vector is the score of an end after that word.
#include "rapporteur/sentences/sentences.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of;
using testing::document_of_sizes;
using testing::ModelWriter;
using testing::set_vectors;

std::unique_ptr<nn::ModelFile> model_with(std::uint64_t out, std::uint64_t in) {
  ModelWriter writer;
  writer.floats("encoder.norm.gain", {32}, std::vector<float>(32));
  std::vector<float> weight(out * in, 0.0F);
  for (std::uint64_t o = 0; o < out; ++o) weight[o * in + o] = 1;
  writer.linear("sentence.end", out, in, weight, std::vector<float>(out), true);
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

/// Ends of the sentences found, as tokens.
std::vector<std::uint32_t> ends(Document& d, const std::function<float(std::uint32_t)>& score) {
  static const auto model = model_with(1, 32);
  static const auto splitter = SentenceSplitter::load(*model);
  set_vectors(d, 32, [&](std::uint32_t t, std::size_t c) { return c == 0 ? score(t) : 0.0F; });
  splitter.value().split(d);
  EXPECT_EQ(verify(d), "");
  std::vector<std::uint32_t> out;
  std::uint32_t at = 0;
  for (const Sentence& s : d.sentences) {
    EXPECT_EQ(s.tokens.begin, at) << "sentences touch";
    EXPECT_LT(s.tokens.begin, s.tokens.end);
    EXPECT_LE(s.tokens.size(), SentenceSplitter::kLongest);
    EXPECT_EQ(s.span, d.span_of(s.tokens));
    EXPECT_EQ(s.paragraph, d.tokens[s.tokens.begin].paragraph);
    EXPECT_EQ(s.paragraph, d.tokens[s.tokens.end - 1].paragraph);
    out.push_back(at = s.tokens.end);
  }
  EXPECT_EQ(at, d.tokens.size()) << "every token is in a sentence";
  return out;
}

using Ends = std::vector<std::uint32_t>;

TEST(Sentences, EndWhereTheScoreIsAboveZero) {
  Document d = document_of_sizes({6});
  EXPECT_EQ(ends(d, [](std::uint32_t t) { return t == 1 || t == 4 ? 0.1F : -0.1F; }), (Ends{2, 5, 6}));
  EXPECT_EQ(ends(d, [](std::uint32_t) { return 0.0F; }), (Ends{6}));
  EXPECT_EQ(ends(d, [](std::uint32_t) { return 9.0F; }), (Ends{1, 2, 3, 4, 5, 6}));
}

TEST(Sentences, EndWithTheParagraph) {
  Document d = document_of_sizes({2, 1, 3});
  EXPECT_EQ(ends(d, [](std::uint32_t) { return -9.0F; }), (Ends{2, 3, 6}));
}

TEST(Sentences, AShortLineWithoutAStopIsOne) {
  const auto everywhere = [](std::uint32_t) { return 1.0F; };
  Document signature = document_of({{"Olin", "Brandt"}});
  EXPECT_EQ(ends(signature, everywhere), (Ends{2}));
  Document answers = document_of({{"Yes", ".", "No"}});
  EXPECT_EQ(ends(answers, everywhere), (Ends{1, 2, 3}));
}

TEST(Sentences, NeverEndInsideAnOrthographicWord) {
  Document d = document_of({{"They", "do", "+n't", "know", "Reis", "+'s", "plan"}});
  EXPECT_EQ(ends(d, [](std::uint32_t) { return 1.0F; }), (Ends{1, 3, 4, 6, 7}));
}

TEST(Sentences, AreCutWhereTheyGrowTooLong) {
  Document d = document_of_sizes({1000});
  // No end anywhere; within each piece the likeliest of the second half is taken.
  const Ends found = ends(d, [](std::uint32_t t) { return t % 200 == 199 ? -1.0F : -2.0F; });
  EXPECT_EQ(found, (Ends{200, 400, 600, 800, 1000}));
  EXPECT_EQ(ends(d, [](std::uint32_t) { return -1.0F; }), (Ends{129, 258, 387, 516, 645, 774, 1000}));
}

TEST(Sentences, OfExactlyTheLimitAreNotCut) {
  Document d = document_of_sizes({256, 257});
  const Ends found = ends(d, [](std::uint32_t) { return -1.0F; });
  EXPECT_EQ(found.front(), 256u);
  EXPECT_EQ(found.size(), 3u);
}

TEST(Sentences, AForcedCutKeepsWordsWhole) {
  std::vector<std::string> words;
  for (int i = 0; i < 300; ++i) words.emplace_back(i % 2 == 1 ? "+n't" : "do");
  Document d = document_of({words});
  // The likeliest places are all inside "don't".
  for (const std::uint32_t end : ends(d, [](std::uint32_t t) { return t % 2 == 0 ? -1.0F : -2.0F; })) {
    EXPECT_EQ(end % 2, 0u) << end;
  }
}

TEST(Sentences, PartitionAnyText) {
  testing::Random random(81);
  for (int round = 0; round < 60; ++round) {
    std::vector<std::vector<std::string>> paragraphs;
    for (std::uint32_t p = random.below(6); p > 0; --p) {
      paragraphs.emplace_back();
      for (std::uint32_t n = 1 + random.below(600); n > 0; --n) {
        paragraphs.back().emplace_back(!paragraphs.back().empty() && random.below(3) == 0 ? "+s" : "a");
      }
    }
    Document d = document_of(paragraphs);
    const float shift = static_cast<float>(random.below(3)) - 2.0F;
    ends(d, [&](std::uint32_t) { return random.next() + shift; });
    if (HasFailure()) FAIL() << "round " << round;
  }
}

TEST(SentencesLoad, RefusesAnotherShape) {
  EXPECT_FALSE(SentenceSplitter::load(*model_with(2, 32)).ok());
  EXPECT_FALSE(SentenceSplitter::load(*model_with(1, 64)).ok());
  EXPECT_FALSE(SentenceSplitter::load(*nn::ModelFile::parse(ModelWriter().file(), "m.bin").value()).ok());
}

}  // namespace
}  // namespace rapporteur

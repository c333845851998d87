// Attributions from chosen weights. Channels 0-2 of a vector are the scores of O, B and I of the cue; the linking head
// hears of a word only on which side of the cue it stands and how far: left is source, right is content, and words
// sixteen or more away are neither.
#include "rapporteur/attribution/attribution.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_sizes;
using testing::ModelWriter;
using testing::set_vectors;
using testing::tiny_model;

constexpr std::uint64_t kIn = 32;
constexpr std::uint64_t kPart = 4;  // hidden: left, right, far, unused

void zero(ModelWriter& writer, const std::string& name, std::uint64_t out, std::uint64_t in) {
  writer.linear(name, out, in, std::vector<float>(out * in), std::vector<float>(out), true);
}

ModelWriter sided(const std::vector<std::string>& edges = {"1", "2", "16"}) {
  ModelWriter writer;
  writer.floats("encoder.norm.gain", {kIn}, std::vector<float>(kIn));
  writer.labels("cue", {"O", "B", "I"});
  writer.labels("link", {"O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT"});
  writer.labels("distance_edges", edges);
  std::vector<float> cue(3 * kIn, 0.0F);
  for (std::uint64_t l = 0; l < 3; ++l) cue[l * kIn + l] = 1;
  writer.linear("cue", 3, kIn, cue, {0, 0, 0}, true);
  for (const char* name : {"link.word", "link.cue", "link.word_gate", "link.cue_gate"})
    zero(writer, name, kPart, kIn);
  // Buckets: far left, 2-15 left, 1 left, inside, 1 right, 2-15 right, far right.
  writer.floats("link.distance", {7, kPart}, {0, 0, 9, 0, 9, 0, 0, 0, 9, 0, 0, 0, 0, 0, 9, 0,  //
                                              0, 9, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0});
  writer.linear("link.out", 5, kPart, {0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0},
                std::vector<float>(5), true);
  const float never = -1e4F;
  writer.floats("link.start", {5}, {0, 0, never, 0, never});
  std::vector<float> moves(25, 0.0F);
  for (const std::size_t from : {0U, 1U, 2U, 3U, 4U}) {
    moves[from * 5 + 2] = from == 1 || from == 2 ? 1.0F : never;  // a started piece rather goes on
    moves[from * 5 + 4] = from == 3 || from == 4 ? 1.0F : never;
  }
  writer.floats("link.moves", {5, 5}, moves);
  return writer;
}

std::unique_ptr<nn::ModelFile> parsed(const ModelWriter& writer) {
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

std::string in_words(const std::vector<Range>& ranges) {
  std::string out;
  for (const Range r : ranges)
    out += (out.empty() ? "" : "+") + std::to_string(r.begin) + "-" + std::to_string(r.end);
  return out.empty() ? "none" : out;
}

/// One digit per token, the cue label that its vector asks for; "/" parts paragraphs.
/// Returns "source cue content; ..." in token ranges.
std::string tagged(const std::string& wanted) {
  static const auto model = parsed(sided());
  static const auto tagger = AttributionTagger::load(*model);
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
  set_vectors(d, kIn, [&](std::uint32_t t, std::size_t c) {
    return c == static_cast<std::size_t>(labels[t] - '0') ? 5.0F : 0.0F;
  });
  tagger.value().tag(d);
  EXPECT_EQ(verify(d), "");
  std::string out;
  for (const Attribution& a : d.attributions) {
    out += (out.empty() ? "" : "; ") + in_words(a.source) + " " + in_words(a.cue) + " " + in_words(a.content);
  }
  return out;
}

TEST(Attribution, NoCueNoAttribution) { EXPECT_EQ(tagged("00000/000"), ""); }

TEST(Attribution, LinksEachCueToItsOwnSides) {
  EXPECT_EQ(tagged("00100"), "0-2 2-3 3-5");
  EXPECT_EQ(tagged("0012200"), "0-2 2-5 5-7");              // a cue of several words
  EXPECT_EQ(tagged("010010"), "0-1 1-2 2-6; 0-4 4-5 5-6");  // the same words serve two cues
  EXPECT_EQ(tagged("0110"), "0-1 1-2 2-4; 0-2 2-3 3-4");    // cues that touch
}

TEST(Attribution, StaysInItsParagraph) { EXPECT_EQ(tagged("0000/010/000"), "4-5 5-6 6-7"); }

TEST(Attribution, ACueWithoutASourceIsKeptOneWithoutContentIsNot) {
  EXPECT_EQ(tagged("100"), "none 0-1 1-3");
  EXPECT_EQ(tagged("001"), "");
}

TEST(Attribution, MeasuresDistanceFromTheCuesNearerEnd) {
  EXPECT_EQ(tagged(std::string(40, '0') + "122" + std::string(40, '0')), "25-40 40-43 43-58");
}

TEST(Attribution, LongParagraphsCostNoMoreThanTheirReach) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += std::string(300, '0') + "1";
  std::string expected;
  for (int i = 0; i < 19; ++i) {
    const int at = i * 301 + 300;
    expected += (i > 0 ? "; " : "") + std::to_string(at - 15) + "-" + std::to_string(at) + " " +
                std::to_string(at) + "-" + std::to_string(at + 1) + " " + std::to_string(at + 1) + "-" +
                std::to_string(at + 16);
  }
  EXPECT_EQ(tagged(text), expected);  // the last one has no content
}

TEST(Attribution, GatesMakeAWordDependOnTheCue) {
  // Gate of word times gate of cue: content only where channels 5 of the word and 6 of the cue are both on.
  auto writer = sided();
  writer.floats("link.distance", {7, kPart}, std::vector<float>(28));
  std::vector<float> word(kPart * kIn, 0.0F), cue(kPart * kIn, 0.0F), out(5 * kPart, 0.0F);
  word[1 * kIn + 5] = cue[1 * kIn + 6] = 3;
  out[3 * kPart + 1] = out[4 * kPart + 1] = 1;
  writer.linear("link.word_gate", kPart, kIn, word, std::vector<float>(kPart), true);
  writer.linear("link.cue_gate", kPart, kIn, cue, std::vector<float>(kPart), true);
  writer.linear("link.out", 5, kPart, out, {3, 0, 0, 0, 0}, true);
  const auto model = parsed(writer);
  const auto tagger = AttributionTagger::load(*model);
  ASSERT_TRUE(tagger.ok()) << to_string(tagger.error());
  Document d = document_of_sizes({6});
  set_vectors(d, kIn, [](std::uint32_t t, std::size_t c) {
    const bool is_cue = t == 0 || t == 3;
    if (c < 3) return c == (is_cue ? 1U : 0U) ? 5.0F : 0.0F;
    return (c == 5 && (t == 1 || t == 4 || t == 5)) || (c == 6 && t == 3) ? 1.0F : 0.0F;
  });
  tagger.value().tag(d);
  ASSERT_EQ(d.attributions.size(), 1u);
  EXPECT_EQ(in_words(d.attributions[0].cue), "3-4");
  EXPECT_EQ(in_words(d.attributions[0].content), "1-2+4-6");
}

// -- loading --------------------------------------------------------------------------------------------------

bool loads(const ModelWriter& writer) {
  const auto model = parsed(writer);
  const auto tagger = AttributionTagger::load(*model);
  if (tagger.ok()) return true;
  EXPECT_EQ(tagger.error().code, ErrorCode::kDamagedModel);
  return false;
}

TEST(AttributionLoad, NeedsEachOfItsTensors) {
  const auto whole = tiny_model();
  EXPECT_TRUE(loads(whole));
  for (const std::string& name : whole.tensors()) {
    if (name == "encoder.norm.gain" || name.starts_with("encoder.words")) continue;
    auto lacking = whole;
    lacking.remove(name);
    EXPECT_EQ(loads(lacking), !name.starts_with("cue.") && !name.starts_with("link.")) << name;
  }
}

TEST(AttributionLoad, RefusesPartsThatDoNotFit) {
  const auto with = [](const std::string& name, std::uint64_t out, std::uint64_t in) {
    auto writer = tiny_model();
    writer.linear(name, out, in, std::vector<float>(out * in), std::vector<float>(out), false);
    return loads(writer);
  };
  for (const char* name : {"link.word", "link.cue", "link.word_gate", "link.cue_gate"}) {
    EXPECT_TRUE(with(name, 16, 64)) << name;
    EXPECT_FALSE(with(name, 20, 64)) << name;
    EXPECT_FALSE(with(name, 16, 32)) << name;
  }
  EXPECT_FALSE(with("link.out", 5, 20));
  EXPECT_FALSE(with("link.out", 4, 16));
  EXPECT_FALSE(with("cue", 2, 64));
}

TEST(AttributionLoad, RefusesLabelsItCannotRead) {
  for (const auto& [kind, values] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"cue", {"O", "I", "B"}},
           {"cue", {"O", "B"}},
           {"cue", {}},
           {"link", {"O", "B", "I", "B", "I"}},
           {"link", {}},
           {"link", {"O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-ADDRESSEE"}},
           {"distance_edges", {"1", "2"}},
           {"distance_edges", {"1", "2", "4", "8"}},
           {"distance_edges", {}}}) {
    auto writer = tiny_model();
    writer.labels(kind, values);
    EXPECT_FALSE(loads(writer)) << kind << " of " << values.size();
  }
}

}  // namespace
}  // namespace rapporteur

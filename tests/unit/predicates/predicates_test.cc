// Predicates from chosen weights. Channel 0 of a vector is the score of being a predicate, channel 1 the factuality; the
// role head hears only the distance and the path: the word before is ARG0, the one after ARG1, the second after ARG1 too
// but less surely, all others are nothing, and so is what hangs on the predicate as "punct".
#include "rapporteur/predicates/predicates.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

constexpr std::uint64_t kIn = 32;
constexpr std::uint64_t kPart = 4;
const std::vector<std::string> kRoles = {"O", "ARG0", "ARG1"};

void head(ModelWriter& writer, const std::string& name, std::uint64_t channel) {
  std::vector<float> weight(kIn, 0.0F);
  weight[channel] = 1;
  writer.linear(name, 1, kIn, weight, {0}, true);
}

ModelWriter writer() {
  ModelWriter w;
  w.floats("encoder.norm.gain", {kIn}, std::vector<float>(kIn));
  w.labels("roles", kRoles);
  w.labels("paths", {"0/0", "vpunct"});
  w.labels("distance_edges", {"1", "2", "3"});
  head(w, "predicate", 0);
  head(w, "factuality", 1);
  for (const char* name : {"role.word", "role.anchor", "role.word_gate", "role.anchor_gate"})
    w.linear(name, kPart, kIn, std::vector<float>(kPart * kIn), std::vector<float>(kPart), true);
  // Buckets: 3 or more left, 2 left, 1 left, inside, 1 right, 2 right, 3 or more right. Channels: ARG0, ARG1, none.
  w.floats("role.distance", {7, kPart},
           {0, 0, 9, 0, 0, 0, 9, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 5, 0, 0, 0, 0, 9, 0});
  w.floats("role.path", {2, kPart}, {0, 0, 0, 0, -20, -20, 9, 0});
  w.linear("role.out", 3, kPart, {0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0}, {0.5F, 0, 0}, true);
  return w;
}

/// "p" is a predicate; "." is none, and hangs on the word before it, or on the first predicate for want of one; "x" hangs
/// on the word before it as "punct"; sentences parted by "/". Returns "1: ARG0 0-1 ARG1 2-4; ".
std::string read(const std::string& wanted, std::vector<float>* factuality = nullptr, float fact = 0) {
  static const auto model = std::move(nn::ModelFile::parse(writer().file(), "m.bin")).value();
  static const auto reader = PredicateReader::load(*model);
  std::vector<std::uint32_t> sizes = {0};
  std::string kinds;
  for (const char c : wanted) {
    if (c == '/') {
      sizes.push_back(0);
    } else {
      kinds += c;
      ++sizes.back();
    }
  }
  Document d = testing::document_of_sizes(sizes);
  testing::set_sentences(d);
  for (const Sentence& sentence : d.sentences) {
    const Range r = sentence.tokens;
    const auto first = kinds.find('p', r.begin);
    const auto root = static_cast<std::uint32_t>(first < r.end ? first : r.begin);
    for (std::uint32_t t = r.begin; t < r.end; ++t) {
      const std::uint32_t head = t > root ? t - 1 : root;
      d.syntax.push_back({"X", "", "_", "", t == root ? kRoot : static_cast<std::int32_t>(head),
                          t == root         ? "root"
                          : kinds[t] == 'x' ? "punct"
                                            : "dep"});
    }
  }
  testing::set_vectors(d, kIn, [&](std::uint32_t t, std::size_t c) {
    return c == 0 ? (kinds[t] == 'p' ? 1.0F : -1.0F) : c == 1 ? fact : 0.0F;
  });
  reader.value().read(d);
  reader.value().read(d);  // again: the layer is replaced
  EXPECT_EQ(verify(d), "");
  std::string out;
  for (const Predicate& p : d.predicates) {
    out += std::to_string(p.token) + ":";
    for (const Argument& a : p.arguments)
      out += " " + a.role + " " + std::to_string(a.tokens.begin) + "-" + std::to_string(a.tokens.end);
    out += "; ";
    if (factuality != nullptr) factuality->push_back(p.factuality);
  }
  return out;
}

TEST(Predicates, HaveArgumentsInTheirSentence) {
  EXPECT_EQ(read("...."), "");
  EXPECT_EQ(read(".p..."), "1: ARG0 0-1 ARG1 2-5; ");  // the third word hangs on the second: one argument
  EXPECT_EQ(read("p."), "0: ARG1 1-2; ");
  EXPECT_EQ(read(".../.p/..."), "4: ARG0 3-4; ");
}

TEST(Predicates, HearThePathToTheirArguments) { EXPECT_EQ(read(".px."), "1: ARG0 0-1 ARG1 3-4; "); }

TEST(Predicates, HaveANumberedRoleOnce) {
  // "..p": both words before hang on the predicate; only the nearer is ARG0. After it, the surer of two ARG1 stays.
  EXPECT_EQ(read("..p"), "2: ARG0 1-2; ");
  EXPECT_EQ(read("p.."), "0: ARG1 1-3; ");
}

TEST(Predicates, MayBeArgumentsOfEachOther) { EXPECT_EQ(read("pp"), "0: ARG1 1-2; 1: ARG0 0-1; "); }

TEST(Predicates, KeepFactualityWithinItsScale) {
  std::vector<float> values;
  read("p", &values, 2.5F);
  read("p", &values, 40.0F);
  read("p", &values, -40.0F);
  EXPECT_EQ(values, (std::vector<float>{2.5F, 3.0F, -3.0F}));
}

TEST(Predicates, AreBoundedInASentenceOfNothingElse) {
  const std::string out = read(std::string(200, 'p'));
  EXPECT_EQ(std::count(out.begin(), out.end(), ';'), 8 + 200 / 2);
}

TEST(PredicatesLoad, RefusesWhatDoesNotFit) {
  const auto loads = [](const ModelWriter& w) {
    const auto model = std::move(nn::ModelFile::parse(w.file(), "m.bin")).value();
    return PredicateReader::load(*model).ok();
  };
  EXPECT_TRUE(loads(writer()));
  for (const char* name : {"predicate.weight", "factuality.bias", "role.word.weight", "role.distance",
                           "role.path", "role.out.bias"}) {
    auto w = writer();
    w.remove(name);
    EXPECT_FALSE(loads(w)) << name;
  }
  for (const auto& labels : std::vector<std::vector<std::string>>{{}, {"O", "ARG0"}, {"ARG0", "O", "ARG1"}}) {
    auto w = writer();
    w.labels("roles", labels);
    EXPECT_FALSE(loads(w)) << labels.size();
  }
}

}  // namespace
}  // namespace rapporteur

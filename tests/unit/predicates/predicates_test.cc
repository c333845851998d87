// Predicates from chosen weights. Channel 0 of a vector is the score of being a predicate, channel 1 the factuality; the
// role head hears only the distance: the word before is ARG0, the two after are ARG1, all others are nothing.
#include "rapporteur/predicates/predicates.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

constexpr std::uint64_t kIn = 32;
constexpr std::uint64_t kPart = 4;
const std::vector<std::string> kRoles = {"O", "B-ARG0", "I-ARG0", "B-ARG1", "I-ARG1"};

void head(ModelWriter& writer, const std::string& name, std::uint64_t channel) {
  std::vector<float> weight(kIn, 0.0F);
  weight[channel] = 1;
  writer.linear(name, 1, kIn, weight, {0}, true);
}

ModelWriter writer() {
  ModelWriter w;
  w.floats("encoder.norm.gain", {kIn}, std::vector<float>(kIn));
  w.labels("roles", kRoles);
  w.labels("distance_edges", {"1", "2", "3"});
  head(w, "predicate", 0);
  head(w, "factuality", 1);
  for (const char* name : {"role.word", "role.anchor", "role.word_gate", "role.anchor_gate"})
    w.linear(name, kPart, kIn, std::vector<float>(kPart * kIn), std::vector<float>(kPart), true);
  // Buckets: 3 or more left, 2 left, 1 left, inside, 1 right, 2 right, 3 or more right. Channels: before, first after,
  // second after, far.
  w.floats("role.distance", {7, kPart},
           {0, 0, 0, 9, 0, 0, 0, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9, 0, 0, 0, 0, 9});
  w.linear("role.out", 5, kPart, {0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0},
           {0.5F, 0, 0, 0, 0}, true);
  return w;
}

/// "p" is a predicate, "." is none; sentences parted by "/". Returns "1: ARG0 0-1, ARG1 2-4; ".
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
  EXPECT_EQ(read(".p..."), "1: ARG0 0-1 ARG1 2-4; ");
  EXPECT_EQ(read("p."), "0: ARG1 1-2; ");
  EXPECT_EQ(read(".../.p/..."), "4: ARG0 3-4; ");
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
  for (const char* name :
       {"predicate.weight", "factuality.bias", "role.word.weight", "role.distance", "role.out.bias"}) {
    auto w = writer();
    w.remove(name);
    EXPECT_FALSE(loads(w)) << name;
  }
  for (const auto& labels :
       std::vector<std::vector<std::string>>{{},
                                             {"O", "B-ARG0"},
                                             {"B-ARG0", "O", "I-ARG0", "B-ARG1", "I-ARG1"},
                                             {"O", "ARG0", "I-ARG0", "B-ARG1", "I-ARG1"}}) {
    auto w = writer();
    w.labels("roles", labels);
    EXPECT_FALSE(loads(w)) << labels.size();
  }
}

}  // namespace
}  // namespace rapporteur

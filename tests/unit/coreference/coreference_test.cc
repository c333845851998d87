// Coreference from chosen weights. Channels 0 to 2 of a vector are the scores of the labels O, person and place; the pair
// scorer hears only what the words have in common: a head repeats its like.
#include "rapporteur/coreference/coreference.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

constexpr std::uint64_t kIn = 32;
constexpr std::uint64_t kPart = 2;

ModelWriter writer() {
  ModelWriter w;
  w.floats("encoder.norm.gain", {kIn}, std::vector<float>(kIn));
  w.labels("entities", {"O", "person", "place"});
  w.labels("distance_edges", {"1"});
  std::vector<float> kinds(3 * kIn, 0.0F);
  for (std::uint64_t l = 0; l < 3; ++l) kinds[l * kIn + l] = 1;
  w.linear("tag.entities", 3, kIn, kinds, {0, 0, 0}, true);
  for (const char* name : {"pair.word", "pair.anchor", "pair.word_gate", "pair.anchor_gate"})
    w.linear(name, kPart, kIn, std::vector<float>(kPart * kIn), std::vector<float>(kPart), true);
  w.floats("pair.distance", {3, kPart}, {0, 0, 0, 0, 0, 0});
  w.floats("pair.match", {3, kPart}, {0, 9, 4, 0, 9, 0});  // none, name, head
  w.labels("forms", {"name", "event", "definite", "definite_plural", "indefinite", "indefinite_plural"});
  w.floats("pair.forms", {36, kPart}, std::vector<float>(36 * kPart));
  std::vector<float> unlike(9 * kPart);  // a person and a place are never one
  for (const std::size_t row : {1U * 3U + 2U, 2U * 3U + 1U}) unlike[row * kPart] = -20;
  w.floats("pair.kinds", {9, kPart}, unlike);
  w.linear("pair.out", 1, kPart, {1, -1}, {0}, true);
  return w;
}

/// Words with their label behind "/": "Reis/1". Each sentence is a paragraph. Returns the entity of every mention.
std::string resolved(const std::vector<std::vector<std::string>>& sentences, std::vector<Name> names = {}) {
  static const auto model = std::move(nn::ModelFile::parse(writer().file(), "m.bin")).value();
  static const auto resolver = CoreferenceResolver::load(*model);
  std::vector<std::vector<std::string>> forms;
  std::vector<int> labels;
  for (const auto& sentence : sentences) {
    forms.emplace_back();
    for (const std::string& word : sentence) {
      const auto slash = word.rfind('/');
      forms.back().push_back(word.substr(0, slash));
      labels.push_back(slash == std::string::npos ? 0 : word[slash + 1] - '0');
    }
  }
  Document d = testing::document_of(forms);
  testing::set_sentences(d);
  for (std::uint32_t t = 0; t < d.tokens.size(); ++t)
    d.syntax.push_back({"PROPN", "", "_", "", kRoot, "root"});
  testing::set_vectors(d, kIn, [&](std::uint32_t t, std::size_t c) {
    return c == static_cast<std::size_t>(labels[t]) ? 5.0F : 0.0F;
  });
  d.names = std::move(names);
  for (Name& name : d.names) name.span = d.span_of(name.tokens);
  resolver.value().resolve(d);
  resolver.value().resolve(d);  // again: the layer is replaced
  EXPECT_EQ(verify(d), "");
  std::string out;
  for (const EntityMention& m : d.entities) out += m.kind.substr(0, 2) + std::to_string(m.entity) + " ";
  return out;
}

TEST(Coreference, NumbersEntitiesByTheirFirstMention) {
  EXPECT_EQ(resolved({{"a", "b"}}), "");
  EXPECT_EQ(resolved({{"Reis/1", "met", "Dahl/1"}, {"Reis/1", "left", "Geneva/2"}, {"dahl/1"}}),
            "pe0 pe1 pe0 pl2 pe1 ");
}

TEST(Coreference, HearsKinds) { EXPECT_EQ(resolved({{"Paris/1", "Paris/2", "Paris/1"}}), "pe0 pl1 pe0 "); }

TEST(Coreference, HearsOfNamesThatTheHeadOfKindsMisses) {
  const std::vector<Name> names = {{{0, 2}, {}, NameType::kPerson, 1},
                                   {{3, 4}, {}, NameType::kPerson, 1},
                                   {{5, 6}, {}, NameType::kEvent, 1},
                                   {{6, 7}, {}, NameType::kPlace, 1}};
  EXPECT_EQ(resolved({{"Reis", "Dahl", "saw", "Reis/1"}, {"and", "Games", "Reis"}}, names), "pe0 pe0 pl1 ");
}

TEST(Coreference, ComparesWithABoundedNumberBefore) {
  std::vector<std::string> many = {"Reis/1"};
  for (std::size_t i = 0; i < CoreferenceResolver::kReach; ++i)
    many.push_back("x" + std::to_string(i) + "/1");
  auto one_less = many;
  one_less.pop_back();
  many.push_back("Reis/1");
  one_less.push_back("Reis/1");
  EXPECT_EQ(resolved({many}).rfind("pe0 "), 0U);  // out of reach: a new entity
  EXPECT_NE(resolved({one_less}).rfind("pe0 "), 0U);
}

TEST(CoreferenceLoad, RefusesWhatDoesNotFit) {
  const auto loads = [](const ModelWriter& w) {
    const auto model = std::move(nn::ModelFile::parse(w.file(), "m.bin")).value();
    return CoreferenceResolver::load(*model).ok();
  };
  EXPECT_TRUE(loads(writer()));
  for (const char* name : {"tag.entities.weight", "pair.match", "pair.forms", "pair.kinds", "pair.distance",
                           "pair.out.weight", "pair.anchor_gate.bias"}) {
    auto w = writer();
    w.remove(name);
    EXPECT_FALSE(loads(w)) << name;
  }
  auto w = writer();
  w.labels("entities", {"person", "place"});
  EXPECT_FALSE(loads(w));
  w = writer();
  w.floats("pair.match", {2, kPart}, {0, 0, 0, 0});
  EXPECT_FALSE(loads(w));
}

}  // namespace
}  // namespace rapporteur

// The rows of data/actors/sets.tsv: every example is read by the whole pipeline, and its marked phrase must be a set of the two it names.
#include "rapporteur/actors/sets.h"

#include <gtest/gtest.h>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

const SetNouns& nouns() {
  static const auto loaded = SetNouns::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

/// "The two sides = Ethiopia + Egypt" of each set.
std::string sets_of(const std::string& text) {
  testing::Case one;
  one.input = text;
  const Document document = testing::analysed(one, "actors");
  std::string out;
  for (const ActorSet& set : document.sets) {
    out += std::string(document.article.text.slice(document.span_of(set.tokens))) + " =";
    for (const std::uint32_t member : set.members) out += " " + document.actors[member].name;
  }
  return out;
}

TEST(Sets, EveryExampleIsRead) {
  for (const auto& [lemma, row] : nouns().rows()) {
    const std::size_t begin = row.example.find('['), end = row.example.find(']');
    ASSERT_LT(begin, end) << lemma;
    std::string text = row.example;
    text.erase(end, 1).erase(begin, 1);
    EXPECT_EQ(sets_of(text), row.example.substr(begin + 1, end - begin - 1) + " = Ethiopia Egypt") << lemma;
  }
}

TEST(Sets, ANounOfNoTableIsNone) { EXPECT_EQ(nouns().find("table"), nullptr); }

TEST(Sets, AWordThatHeadsNoneHasNoMembers) {
  const Document document;
  EXPECT_TRUE(members_at(document, 0).empty());
}

}  // namespace
}  // namespace rapporteur

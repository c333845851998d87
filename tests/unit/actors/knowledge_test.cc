// The tables of data/actors/: they load, and the words a reader would try first are there and right.
#include "rapporteur/actors/knowledge.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

const ActorTables& tables() {
  static const auto loaded = ActorTables::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

std::string code(std::string_view words, StateUse use) {
  const auto word = tables().state_word(words, use);
  return word ? word->state->code : "";
}

TEST(ActorTables, KnowStatesByNameAdjectivePeopleAndCapital) {
  EXPECT_EQ(code("Russia", StateUse::kName), "RUS");
  EXPECT_EQ(code("the United States", StateUse::kName), "USA");
  EXPECT_EQ(code("Turkey", StateUse::kName), "TUR");
  EXPECT_EQ(code("Spanish", StateUse::kAdjective), "ESP");
  EXPECT_EQ(code("Saudi", StateUse::kAdjective), "SAU");
  EXPECT_EQ(code("Poles", StateUse::kPeople), "POL");
  EXPECT_EQ(code("Moscow", StateUse::kCapital), "RUS");
  EXPECT_EQ(code("Kiev", StateUse::kCapital), "UKR");
  EXPECT_EQ(code("Brussels", StateUse::kCapital), "");
  EXPECT_EQ(code("Singapore", StateUse::kCapital), "");
  EXPECT_EQ(code("russia", StateUse::kName), "");
}

TEST(ActorTables, GiveSharedDemonymsToTheMemberState) {
  EXPECT_EQ(code("American", StateUse::kAdjective), "USA");
  EXPECT_EQ(code("Dutch", StateUse::kAdjective), "NLD");
  EXPECT_EQ(code("Congolese", StateUse::kAdjective), "COD");
  EXPECT_EQ(code("French", StateUse::kAdjective), "FRA");
  EXPECT_EQ(code("Indian", StateUse::kAdjective), "IND");
}

TEST(ActorTables, KnowOrganisationsByAnyOfTheirNames) {
  ASSERT_NE(tables().organisation("the U.N."), nullptr);
  EXPECT_EQ(tables().organisation("the U.N.")->name, "United Nations");
  EXPECT_EQ(tables().organisation("Kremlin")->country, "RUS");
  EXPECT_EQ(tables().organisation("Reuters")->kind, ActorKind::kOutlet);
  EXPECT_EQ(tables().organisation("Hezbollah")->kind, ActorKind::kArmedGroup);
  EXPECT_EQ(tables().organisation("Acme"), nullptr);
}

TEST(ActorTables, KnowTitlesAgentsAndNames) {
  ASSERT_NE(tables().title("foreign minister"), nullptr);
  EXPECT_EQ(tables().title("spokeswoman")->gender, Gender::kFemale);
  EXPECT_EQ(tables().agent("ministry")->use, AgentClass::kBody);
  EXPECT_EQ(tables().agent("harbour"), nullptr);
  EXPECT_EQ(tables().gender_of_given_name("Sergei"), Gender::kMale);
  EXPECT_EQ(tables().gender_of_given_name("Reis"), Gender::kUnknown);
}

TEST(ActorTables, HaveACodeForEveryState) {
  for (const char* const two_hundred : {"FRA", "XKX", "PSE", "TWN", "VAT", "SSD", "TLS"}) {
    EXPECT_NE(tables().state(two_hundred), nullptr) << two_hundred;
  }
}

}  // namespace
}  // namespace rapporteur

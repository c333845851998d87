// Which forms are one actor: each rule with what it must join and, beside it, what it must not.
#include <gtest/gtest.h>

#include <random>

#include "rapporteur/identities/identities.h"
#include "tests/unit/identities/sample.h"

namespace rapporteur {
namespace {

using testing::body;
using testing::groups;
using testing::identities;
using testing::person;
using Groups = std::multiset<std::multiset<std::string>>;

const HeldOffice kForeign{"foreign minister", "NOR"};
const HeldOffice kPrime{"prime minister", "NOR"};

TEST(Resolve, JoinsAFullNameWrittenDifferently) {
  EXPECT_EQ(groups({person("Ana S\u00e1nchez"), person("ANA SANCHEZ"), person("Ana B. Sanchez")}).size(), 1U);
  EXPECT_EQ(groups({person("Ana Reis"), person("Tom Reis")}).size(), 2U);
}

TEST(Resolve, NeverJoinsOnASurnameAlone) {
  EXPECT_EQ(groups({person("Ana Reis", "NOR", {kForeign}), person("Reis")}).size(), 2U);
  EXPECT_EQ(groups({person("Ana Reis", "NOR", {kForeign}), person("Reis", "NOR")}).size(), 2U)
      << "a state is not enough";
  EXPECT_EQ(
      groups({person("Reis", "NOR", {{"senator", "NOR"}}), person("Ana Reis", "NOR", {{"senator", "NOR"}})})
          .size(),
      2U)
      << "many hold that office";
  EXPECT_EQ(groups({person("Reis", "NOR", {{"former foreign minister", "NOR"}}),
                    person("Ana Reis", "NOR", {kForeign})})
                .size(),
            2U);
}

TEST(Resolve, JoinsASurnameWithTheOfficeOfOneFullName) {
  EXPECT_EQ(groups({person("Ana Reis", "NOR", {kForeign}), person("Reis", "NOR", {kForeign})}).size(), 1U);
  EXPECT_EQ(groups({person("Xi Tamping", "NOR", {kForeign}), person("Xi", "NOR", {kForeign})}).size(), 1U)
      << "the family name may come first";
  EXPECT_EQ(
      groups({person("Ana Reis", "NOR", {kForeign}), person("Reis", "SWE", {{"foreign minister", "SWE"}})})
          .size(),
      2U);
}

TEST(Resolve, LeavesASurnameAloneWhereTwoHeldTheOffice) {
  const Groups found = groups({person("Omar Reis", "NOR", {{"president", "NOR"}}),
                               person("Tom Reis", "NOR", {{"president", "NOR"}}),
                               person("Reis", "NOR", {{"president", "NOR"}})});
  EXPECT_EQ(found, (Groups{{"Omar Reis"}, {"Tom Reis"}, {"Reis"}})) << "father and son";
}

TEST(Resolve, FollowsAMinisterIntoAnotherOffice) {
  EXPECT_EQ(groups({person("Ana Reis", "NOR", {kForeign}), person("Ana Reis", "NOR", {kPrime}),
                    person("Reis", "NOR", {kPrime})})
                .size(),
            1U);
}

TEST(Resolve, TellsNamesakesOfTwoStatesApart) {
  EXPECT_EQ(groups({person("John Smith", "USA"), person("John Smith", "GBR")}).size(), 2U);
  EXPECT_EQ(groups({person("John Smith", "USA"), person("John Smith")}).size(), 1U)
      << "the only one there is";
  EXPECT_EQ(groups({person("John Smith", "USA"), person("John Smith", "GBR"), person("John Smith")}).size(),
            3U);
}

TEST(Resolve, LetsACountryNearbyDecideBetweenNamesakes) {
  Form near = person("John Smith", "GBR");
  near.sure = false;
  near.sector = "GOV";
  const std::vector<Form> forms{person("John Smith", "USA"), person("John Smith", "GBR"), near};
  const auto found = identities().resolve(forms);
  EXPECT_EQ(found, (std::vector<std::uint32_t>{0, 1, 1}));
}

TEST(Resolve, TellsInitialsAndGenerationsApart) {
  EXPECT_EQ(groups({person("Tom A. Reis"), person("Tom B. Reis")}).size(), 2U);
  EXPECT_EQ(groups({person("Tom Reis"), person("Tom Reis Jr.")}).size(), 2U);
  Form father = person("Tom A. Reis", "NOR"), son = person("Tom B. Reis", "NOR"),
       heir = person("Tom Reis Jr.", "NOR");
  father.wikidata = son.wikidata = heir.wikidata = "Q1";
  EXPECT_EQ(groups({father, son}).size(), 2U) << "the item of the better known one";
  Form plain_one = person("Tom Reis", "NOR");
  plain_one.wikidata = "Q1";
  EXPECT_EQ(groups({plain_one, heir}).size(), 2U);
}

TEST(Resolve, JoinsByItemWhateverTheName) {
  Form one = person("Volo Zelen"), other = person("Wolo Zelenskyj"), third = person("Volo Zelen");
  one.wikidata = other.wikidata = "Q7";
  third.wikidata = "Q8";
  EXPECT_EQ(groups({one, other, third}), (Groups{{"Volo Zelen", "Wolo Zelenskyj"}, {"Volo Zelen"}}));
}

TEST(Resolve, JoinsSpellingsThatShareAnOffice) {
  EXPECT_EQ(
      groups({person("Mohammed Reis", "NOR", {kForeign}), person("Mohammad Reis", "NOR", {kForeign})}).size(),
      1U);
  EXPECT_EQ(groups({person("Mohammed Reis", "NOR"), person("Mohammad Reis", "NOR")}).size(), 2U)
      << "nothing but a likeness";
}

TEST(Resolve, JoinsAnAcronymThatOneBodyHas) {
  const auto org = ActorKind::kOrganisation;
  EXPECT_EQ(groups({body("Fishing Union", org, "", {"fu"}), body("FU", org)}).size(), 1U);
  EXPECT_EQ(groups({body("Fishing Union", org), body("FU", org)}).size(), 2U) << "no article gives both";
  EXPECT_EQ(groups({body("Fishing Union", org, "", {"fu"}), body("Farmers United", org, "", {"fu"}),
                    body("FU", org)})
                .size(),
            3U);
  EXPECT_EQ(groups({body("Fishing Union", org, "NOR", {"fu"}), body("FU", org, "SWE")}).size(), 2U);
}

TEST(Resolve, JoinsBodiesOfOneStateWhoseeverAdjectiveItIs) {
  const auto government = ActorKind::kGovernment;
  EXPECT_EQ(groups({body("Norwegian Foreign Ministry", government, "NOR"),
                    body("Foreign Ministry", government, "NOR"),
                    body("Ministry of Foreign Affairs", government, "SWE")})
                .size(),
            2U);
  EXPECT_EQ(groups({body("government of Norway", government, "NOR"),
                    body("Norwegian government", government, "NOR")})
                .size(),
            1U);
  EXPECT_EQ(groups({body("Central Party", ActorKind::kOrganisation, "NOR"),
                    body("Central Party", ActorKind::kOrganisation, "SWE")})
                .size(),
            2U);
  EXPECT_EQ(groups({body("The Tern", ActorKind::kOutlet), body("Tern", ActorKind::kOrganisation)}).size(), 1U)
      << "kinds of bodies vary";
}

TEST(Resolve, TellsAStateFromARegionOfItsName) {
  Form region = body("Georgia", ActorKind::kState, "USA");
  region.sure = false;
  EXPECT_EQ(groups({body("Georgia", ActorKind::kState, "GEO"), region}).size(), 2U);
  EXPECT_EQ(
      groups({body("Georgia", ActorKind::kState, "GEO"), body("Tbilisi", ActorKind::kState, "GEO")}).size(),
      1U);
}

TEST(Resolve, JoinsAGovernmentThatGoesByItsStatesName) {
  EXPECT_EQ(groups({body("Velia", ActorKind::kState), body("Velia", ActorKind::kGovernment)}).size(), 1U);
  EXPECT_EQ(groups({body("Norway", ActorKind::kState, "NOR"), body("Norway", ActorKind::kGovernment, "NOR")})
                .size(),
            1U);
  Form region = body("Georgia", ActorKind::kGovernment, "USA");
  region.sure = false;
  EXPECT_EQ(groups({body("Georgia", ActorKind::kState, "GEO"), region}).size(), 2U);
  EXPECT_EQ(groups({body("Velia", ActorKind::kState), body("Velia", ActorKind::kOrganisation)}).size(), 2U);
}

TEST(Resolve, NeverJoinsKindsThatCannotBeOne) {
  EXPECT_EQ(groups({person("Ana Reis"), body("Ana Reis", ActorKind::kOrganisation),
                    body("Ana Reis", ActorKind::kPopulation)})
                .size(),
            3U);
}

TEST(Resolve, LeavesAloneWhatItsArticleAloneKnows) {
  Form one = person("Reis"), other = person("Reis");
  one.article = "aa";
  other.article = "bb";
  EXPECT_EQ(groups({one, other}).size(), 2U);
}

TEST(Resolve, DoesNotDependOnTheOrder) {
  std::vector<Form> forms;
  for (const char* name :
       {"John Smith", "John A. Smith", "John B. Smith", "J. Smith", "Smith", "Jon Smith", "Omar Smith"}) {
    for (const char* country : {"", "USA", "GBR"}) {
      for (const bool sure : {true, false}) {
        forms.push_back(person(name, country));
        forms.back().sure = sure && *country != '\0';
        forms.push_back(person(name, country, {{"president", "USA"}}));
        forms.push_back(body(name, ActorKind::kOrganisation, country, {"js"}));
      }
    }
  }
  for (std::size_t i = 0; i < forms.size(); i += 5) forms[i].wikidata = "Q" + std::to_string(i % 3);
  const auto parts = [](const std::vector<Form>& in) {
    const auto group_of = identities().resolve(in);
    std::map<std::uint32_t, std::multiset<std::string>> by_group;
    for (std::size_t i = 0; i < in.size(); ++i) by_group[group_of[i]].insert(to_text(in[i]));
    std::multiset<std::multiset<std::string>> out;
    for (const auto& [group, texts] : by_group) out.insert(texts);
    return out;
  };
  std::sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) { return to_text(a) < to_text(b); });
  forms.erase(std::unique(forms.begin(), forms.end(),
                          [](const Form& a, const Form& b) { return to_text(a) == to_text(b); }),
              forms.end());
  const auto expected = parts(forms);
  std::mt19937 random(7);
  for (int i = 0; i < 50; ++i) {
    std::shuffle(forms.begin(), forms.end(), random);
    ASSERT_EQ(parts(forms), expected) << "shuffle " << i;
  }
}

TEST(Keys, BringTogetherWhatMayBeOne) {
  const auto meet = [](const Form& one, const Form& other) {
    for (const std::string& key : identities().keys_of(one)) {
      const auto keys = identities().keys_of(other);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
    }
    return false;
  };
  EXPECT_TRUE(meet(person("Ana Reis", "NOR", {kForeign}), person("Reis", "NOR", {kForeign})));
  EXPECT_TRUE(meet(body("Fishing Union", ActorKind::kOrganisation, "", {"fu"}),
                   body("FU", ActorKind::kOrganisation)));
  EXPECT_FALSE(meet(person("Ana Reis"), person("Reis")));
  EXPECT_FALSE(meet(person("Ana Reis"), body("Ana Reis", ActorKind::kOrganisation)));
}

TEST(Resolve, OfNothingIsNothing) { EXPECT_TRUE(identities().resolve({}).empty()); }

}  // namespace
}  // namespace rapporteur

// ActorFinder on hand-written analyses: what the case files cannot show without a model, and bad input.
#include "rapporteur/actors/actors.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

const ActorFinder& finder() {
  static const auto loaded = ActorFinder::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

const Actor* named(const Document& document, std::string_view name) {
  for (const Actor& actor : document.actors) {
    if (actor.name == name) return &actor;
  }
  return nullptr;
}

TEST(ActorFinder, ReadsOfficeAndStateFromATitle) {
  Document document =
      testing::analysed_document("Russian Foreign Minister Sergei Petrov spoke. He left.",
                                 "Russian Russian ADJ 4 amod\nForeign Foreign ADJ 3 amod\nMinister Minister "
                                 "PROPN 4 compound\nSergei Sergei PROPN 6 nsubj\n"
                                 "Petrov Petrov PROPN 4 flat\nspoke speak VERB 0 root\n. . PUNCT 6 "
                                 "punct\n\nHe he PRON 2 nsubj\nleft leave VERB 0 root\n. . PUNCT 2 punct\n");
  testing::add_name(document, "Russian", NameType::kGroup);
  testing::add_name(document, "Sergei Petrov", NameType::kPerson);
  finder().find(document);
  const Actor* const petrov = named(document, "Sergei Petrov");
  ASSERT_NE(petrov, nullptr);
  ASSERT_EQ(petrov->offices.size(), 1u);
  EXPECT_EQ(petrov->offices[0].title, "foreign minister");
  EXPECT_EQ(document.article.text.slice(petrov->offices[0].evidence), "Foreign Minister");
  ASSERT_TRUE(petrov->acts_for);
  EXPECT_EQ(document.actors[*petrov->acts_for].country, "RUS");
  EXPECT_EQ(petrov->country, "RUS");
  EXPECT_EQ(petrov->mentions.size(), 2u);
}

TEST(ActorFinder, HoldsApartTheTwoSexes) {
  Document document = testing::analysed_document(
      "Maria Lopes met Boris Danov. She left.",
      "Maria Maria PROPN 3 nsubj\nLopes Lopes PROPN 1 flat\nmet meet VERB 0 root\nBoris Boris PROPN 3 "
      "obj\nDanov Danov PROPN 4 flat\n. . PUNCT 3 punct\n\n"
      "She she PRON 2 nsubj\nleft leave VERB 0 root\n. . PUNCT 2 punct\n");
  testing::add_name(document, "Maria Lopes", NameType::kPerson);
  testing::add_name(document, "Boris Danov", NameType::kPerson);
  finder().find(document);
  EXPECT_EQ(named(document, "Maria Lopes")->mentions.size(), 2u);
  EXPECT_EQ(named(document, "Boris Danov")->mentions.size(), 1u);
}

TEST(ActorFinder, CountsUnnamedSources) {
  Document document =
      testing::analysed_document("Two officials said so.",
                                 "Two two NUM 2 nummod\nofficials official NOUN 3 nsubj\nsaid say VERB 0 "
                                 "root\nso so ADV 3 advmod\n. . PUNCT 3 punct\n");
  testing::add_attribution(document, {"Two officials"}, {"said"}, {"so"});
  finder().find(document);
  ASSERT_EQ(document.actors.size(), 1u);
  EXPECT_EQ(document.actors[0].kind, ActorKind::kUnnamed);
  EXPECT_EQ(document.actors[0].count, 2u);
}

TEST(ActorFinder, ReadsACapitalAsAGovernmentOnlyWhereItActs) {
  const std::string words =
      "Moscow Moscow PROPN 2 nsubj\nsaid say VERB 0 root\nso so ADV 2 advmod\n. . PUNCT 2 punct\n";
  Document speaks = testing::analysed_document("Moscow said so.", words);
  testing::add_name(speaks, "Moscow", NameType::kPlace);
  testing::add_attribution(speaks, {"Moscow"}, {"said"}, {"so"});
  finder().find(speaks);
  ASSERT_NE(named(speaks, "Russian government"), nullptr);
  Document place = testing::analysed_document("Talks in Moscow failed.",
                                              "Talks talk NOUN 4 nsubj\nin in ADP 3 case\nMoscow Moscow "
                                              "PROPN 1 nmod\nfailed fail VERB 0 root\n. . PUNCT 4 punct\n");
  testing::add_name(place, "Moscow", NameType::kPlace);
  finder().find(place);
  EXPECT_TRUE(place.actors.empty());
}

TEST(ActorFinder, SaysThatAnOutletIsTheArticlesOwn) {
  Document document = testing::analysed_document("Quill has learned so.",
                                                 "Quill Quill PROPN 3 nsubj\nhas have AUX 3 aux\nlearned "
                                                 "learn VERB 0 root\nso so ADV 3 advmod\n. . PUNCT "
                                                 "3 punct\n");
  document.article.outlet = "The Quill";
  testing::add_name(document, "Quill", NameType::kOrganisation);
  finder().find(document);
  ASSERT_NE(named(document, "Quill"), nullptr);
  EXPECT_EQ(named(document, "Quill")->mentions[0].reason, MentionReason::kOwnOutlet);
  document.article.outlet = "The Tern";
  finder().find(document);
  EXPECT_EQ(named(document, "Quill")->mentions[0].reason, MentionReason::kNewName);
}

TEST(ActorFinder, LeavesADocumentWithoutSyntaxAlone) {
  Document document = testing::plain_document("Reis said so.");
  finder().find(document);
  EXPECT_TRUE(document.actors.empty());
}

TEST(ActorFinder, SurvivesNamesOutsideTheText) {
  Document document = testing::analysed_document("So.", "So so ADV 0 root\n. . PUNCT 1 punct\n");
  document.names.push_back({{0, 9}, {0, 9}, NameType::kPerson, 1.0F});
  document.names.push_back({{1, 1}, {1, 1}, NameType::kPerson, 1.0F});
  finder().find(document);
  EXPECT_TRUE(document.actors.empty());
}

}  // namespace
}  // namespace rapporteur

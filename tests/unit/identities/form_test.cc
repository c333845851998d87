// From an actor of an article to its form, and the form as a text.
#include <gtest/gtest.h>

#include "rapporteur/identities/identities.h"
#include "tests/unit/identities/sample.h"

namespace rapporteur {
namespace {

using testing::identities;

Actor actor(std::string name, ActorKind kind, MentionForm form = MentionForm::kName) {
  Actor out;
  out.name = std::move(name);
  out.kind = kind;
  out.mentions.push_back({.span = {}, .tokens = {}, .sentence = 0, .head = 0, .form = form});
  return out;
}

/// The form of the first actor; the others are whom it acts for.
std::optional<Form> form_of(const std::vector<Actor>& actors, const std::string& text = "") {
  Document document;
  document.article.id = "aa";
  document.article.text = Text(text);
  document.actors = actors;
  return identities().form_of(document, 0);
}

Actor state(const std::string& name, const std::string& code) {
  Actor out = actor(name, ActorKind::kState);
  out.country = code;
  out.country_basis = code.empty() ? "" : "name";
  return out;
}

TEST(FormOf, IsOfThoseWhoHaveAName) {
  EXPECT_TRUE(form_of({actor("Ana Reis", ActorKind::kPerson)}));
  EXPECT_FALSE(form_of({actor("two officials", ActorKind::kUnnamed, MentionForm::kDescription)}));
  EXPECT_FALSE(form_of({actor("residents", ActorKind::kPopulation, MentionForm::kDescription)}));
  EXPECT_FALSE(form_of({actor("the minister", ActorKind::kPerson, MentionForm::kTitle)}));
  EXPECT_FALSE(form_of({actor("", ActorKind::kPerson)}));
  EXPECT_FALSE(form_of({actor("\u2026", ActorKind::kOrganisation)}));
}

TEST(FormOf, KeepsASurnameWithItsArticleUnlessAnOfficeTells) {
  Actor reis = actor("Reis", ActorKind::kPerson);
  EXPECT_EQ(form_of({reis})->article, "aa");
  reis.offices.push_back({.title = "foreign minister", .of = 1, .from = {}, .until = {}, .evidence = {}});
  const auto held = form_of({reis, state("Norway", "NOR")});
  EXPECT_EQ(held->article, "");
  EXPECT_EQ(held->offices, (std::vector<HeldOffice>{{"foreign minister", "NOR"}}));
  EXPECT_EQ(form_of({reis, state("Velia", "")})->offices.front().of, "velia")
      << "a state that no table knows, by its name";
  reis.offices.front().of.reset();
  EXPECT_EQ(form_of({reis})->article, "aa") << "nobody says whose minister";
  EXPECT_EQ(form_of({actor("Ana Reis", ActorKind::kPerson)})->article, "");
}

TEST(FormOf, TellsASureCountryFromOneNearby) {
  Actor reis = actor("Ana Reis", ActorKind::kPerson);
  reis.country = "NOR";
  const auto with = [&](const char* basis) {
    reis.country_basis = basis;
    return *form_of({reis});
  };
  EXPECT_TRUE(with("nationality").sure);
  EXPECT_TRUE(with("").sure) << "a record that a person wrote";
  EXPECT_FALSE(with("for").sure);
  EXPECT_EQ(with("for").country, "NOR");
  EXPECT_EQ(with("article").country, "") << "what the article tells of most is no evidence";
}

TEST(FormOf, KnowsABodyOfAStateOnceTheStateIsKnown) {
  Actor ministry = actor("Foreign Ministry", ActorKind::kGovernment);
  EXPECT_EQ(form_of({ministry})->article, "aa");
  ministry.country = "NOR";
  ministry.country_basis = "article";
  EXPECT_EQ(form_of({ministry})->article, "aa");
  ministry.country_basis = "for";
  EXPECT_EQ(form_of({ministry})->article, "");
  ministry.name = "Office";
  EXPECT_EQ(form_of({ministry})->article, "aa") << "any office";
  ministry.name = "police";
  EXPECT_EQ(form_of({ministry})->article, "aa") << "that of any town";
  ministry.name = "Norwegian police";
  EXPECT_EQ(form_of({ministry})->article, "");
}

TEST(FormOf, TakesADescriptionOnlyOfABodyOfAState) {
  Actor government = actor("Norwegian government", ActorKind::kGovernment, MentionForm::kDescription);
  EXPECT_FALSE(form_of({government}));
  government.country = "NOR";
  government.country_basis = "name";
  EXPECT_TRUE(form_of({government}));
  government.name = "customised service";
  EXPECT_FALSE(form_of({government}));
}

TEST(FormOf, KeepsTheAcronymBesideTheName) {
  Actor fleet = actor("Fishing Union", ActorKind::kOrganisation);
  fleet.mentions.front().span = {0, 2};
  EXPECT_EQ(form_of({fleet}, "FU said so.")->further, (std::vector<std::string>{"fu"}));
  EXPECT_TRUE(form_of({fleet}, "It said so.")->further.empty());
}

TEST(BodyName, LeavesTheStateOut) {
  EXPECT_EQ(identities().body_name("Norwegian Foreign Ministry", "NOR", ""), "foreign ministry");
  EXPECT_EQ(identities().body_name("Ministry of Health of Norway", "NOR", ""), "health ministry");
  EXPECT_EQ(identities().body_name("government of Velia", "", "velia"), "government");
  EXPECT_EQ(identities().body_name("University of Norway", "NOR", ""), "university of norway")
      << "no name is left";
  EXPECT_EQ(identities().body_name("Norwegian Foreign Ministry", "SWE", ""), "norwegian foreign ministry");
}

TEST(FormText, ComesBackAsItWas) {
  Form form = testing::person("Ana\tReis", "NOR", {{"foreign minister", "NOR"}, {"head", ""}});
  form.further = {"a", "b"};
  form.acts_for = "velia";
  form.sector = "GOV";
  form.wikidata = "Q1";
  form.article = "aa";
  const auto back = form_from(to_text(form));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_text(*back), to_text(form));
  EXPECT_EQ(back->name, "Ana Reis") << "no tab in a name";
  EXPECT_EQ(back->offices, form.offices);
  EXPECT_EQ(back->further, form.further);
  EXPECT_TRUE(back->sure);
}

TEST(FormText, OfAnOfficeThatNobodyOwnsComesBack) {
  const auto back = form_from(to_text(testing::person("Ana Reis", "", {{"head", ""}})));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->offices, (std::vector<HeldOffice>{{"head", ""}}));
}

TEST(FormText, IsRefusedWhereItIsNone) {
  const std::string good = to_text(testing::person("Ana Reis"));
  ASSERT_TRUE(form_from(good));
  EXPECT_FALSE(form_from(""));
  EXPECT_FALSE(form_from("x" + good.substr(1)));
  EXPECT_FALSE(form_from("9" + good.substr(1)));
  EXPECT_FALSE(form_from(good + "\t"));
  EXPECT_FALSE(form_from(good + "NOR")) << "a state without a title";
  EXPECT_FALSE(form_from(good.substr(0, good.size() - 1)));
}

TEST(Tables, AreSound) {
  const auto loaded = Identities::load();
  ASSERT_TRUE(loaded.ok()) << to_string(loaded.error());
  EXPECT_TRUE(loaded->is_single("foreign minister"));
  EXPECT_FALSE(loaded->is_single("senator"));
  EXPECT_FALSE(loaded->is_single("spokesman"));
}

}  // namespace
}  // namespace rapporteur

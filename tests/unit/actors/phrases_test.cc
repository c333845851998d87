// PhraseReader and PersonNames on hand-written trees: reach of a phrase, holders by the bond of the noun, what narrows
// a noun, and labels without the noise at their edges.
#include "rapporteur/actors/phrases.h"

#include <gtest/gtest.h>

#include "rapporteur/actors/person_names.h"
#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

const ActorTables& tables() {
  static const auto loaded = ActorTables::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

std::vector<std::int32_t> names_at(const Document& document) {
  std::vector<std::int32_t> at(document.tokens.size(), -1);
  for (std::size_t n = 0; n < document.names.size(); ++n) {
    for (std::uint32_t t = document.names[n].tokens.begin; t < document.names[n].tokens.end; ++t)
      at[t] = static_cast<std::int32_t>(n);
  }
  return at;
}

Document ministry() {
  Document document = testing::analysed_document(
      "The third Russian health ministry of Norway spoke.",
      "The the DET 5 det\nthird third ADJ 5 amod\nRussian Russian ADJ 5 amod\nhealth health NOUN 5 compound\n"
      "ministry ministry NOUN 8 nsubj\nof of ADP 7 case\nNorway Norway PROPN 5 nmod\nspoke speak VERB 0 "
      "root\n"
      ". . PUNCT 8 punct\n");
  testing::add_name(document, "Norway", NameType::kPlace);
  return document;
}

TEST(PhraseReader, MeasuresAPhrase) {
  const Document document = ministry();
  const Tree tree(document);
  const auto names = names_at(document);
  const PhraseReader reader(tree, tables(), names);
  EXPECT_EQ(reader.core(4), (Range{0, 5}));
  EXPECT_EQ(reader.whole(4), (Range{0, 7}));
  EXPECT_EQ(reader.kernel(4), "third health ministry");
  EXPECT_TRUE(reader.introduces(4));
  EXPECT_FALSE(reader.introduces(6));
  EXPECT_TRUE(reader.definite(4));
}

TEST(PhraseReader, FindsHoldersByTheBondOfTheNoun) {
  const Document document = ministry();
  const Tree tree(document);
  const auto names = names_at(document);
  const PhraseReader reader(tree, tables(), names);
  ASSERT_NE(reader.holder_in({0, 4}).state, nullptr);
  EXPECT_EQ(reader.holder_in({0, 4}).state->code, "RUS");
  EXPECT_EQ(reader.holder_in({0, 4}, Bond::kTopic).state->code, "RUS");
  EXPECT_FALSE(reader.holder_in({0, 4}, Bond::kOrganisation).found());
  EXPECT_FALSE(reader.holder_in({0, 4}, Bond::kNobody).found());
  EXPECT_EQ(reader.holder_after(4).state->code, "NOR");
}

Document senator() {
  Document document = testing::analysed_document(
      "Former Senator (Tam) Reis, R-Texas, spoke.",
      "Former former ADJ 2 amod\nSenator senator NOUN 11 nsubj\n( ( PUNCT 4 punct\nTam Tam PROPN 2 appos\n"
      ") ) PUNCT 4 punct\nReis Reis PROPN 2 flat\n, , PUNCT 6 punct\nR R PROPN 10 compound\n- - PUNCT 10 "
      "punct\n"
      "Texas Texas PROPN 2 appos\nspoke speak VERB 0 root\n. . PUNCT 11 punct\n");
  testing::add_name(document, "Tam", NameType::kPerson);
  testing::add_name(document, "Reis", NameType::kPerson);
  return document;
}

TEST(PersonNames, ReadsWhatStandsAroundAName) {
  const Document document = senator();
  const Tree tree(document);
  const auto names = names_at(document);
  const PhraseReader reader(tree, tables(), names);
  const PersonNames persons(tree, tables(), reader, names);
  EXPECT_TRUE(persons.is_nickname({3, 4}));
  EXPECT_FALSE(persons.is_nickname({5, 6}));
  EXPECT_TRUE(persons.is_tag(7));
  EXPECT_TRUE(persons.is_tag(9));
  EXPECT_FALSE(persons.is_tag(5));
  const NamedPerson person = persons.read({3, 6});
  EXPECT_EQ(person.name, (Range{5, 6}));
  EXPECT_EQ(person.title, (Range{1, 2}));
  EXPECT_EQ(person.begin, 0u);
  EXPECT_TRUE(person.former);
  ASSERT_NE(person.party, nullptr);
  EXPECT_EQ(person.party->name, "Republican Party");
}

TEST(PersonNames, FindNoNameInPunctuation) {
  const Document document = senator();
  const Tree tree(document);
  const auto names = names_at(document);
  const PhraseReader reader(tree, tables(), names);
  const PersonNames persons(tree, tables(), reader, names);
  EXPECT_TRUE(persons.read({2, 3}).name.empty());
}

TEST(CleanLabel, TrimsNoiseAtTheEdgesOnly) {
  EXPECT_EQ(clean_label("Ana Reis,,"), "Ana Reis");
  EXPECT_EQ(clean_label("Mitch) Reis"), "Mitch) Reis");
  EXPECT_EQ(clean_label("\xEF\xBF\xBD"), "");
  EXPECT_EQ(clean_label("(Reis"), "Reis");
  EXPECT_EQ(clean_label("Reis (Tam)"), "Reis (Tam)");
}

}  // namespace
}  // namespace rapporteur

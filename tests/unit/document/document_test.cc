// verify() finds the faults a stage can make, and every enum has its words.
#include "rapporteur/document/document.h"

#include <gtest/gtest.h>

#include <set>

namespace rapporteur {
namespace {

Document sound() {
  Document d;
  d.article.text = Text("Reis said no.\n\nMoen left.");
  d.article.paragraphs = {{{0, 13}, Part::kLead}, {{15, 25}, Part::kBody}};
  d.article.source_map = {{0, 13, 5, 18}, {15, 10, 30, 40}};
  d.tokens = {{{0, 4}, 0, false, true},   {{5, 9}, 0, false, true},   {{10, 12}, 0, false, false},
              {{12, 13}, 0, false, true}, {{15, 19}, 1, false, true}, {{20, 24}, 1, false, false},
              {{24, 25}, 1, false, true}};
  d.sentences = {{{0, 4}, {0, 13}, 0}, {{4, 7}, {15, 25}, 1}};
  for (const std::int32_t head : {1, kRoot, 1, 1, 5, kRoot, 5}) {
    SyntaxWord word;
    word.head = head;
    d.syntax.push_back(word);
  }
  d.names = {{{0, 1}, {0, 4}, NameType::kPerson, 1}, {{4, 5}, {15, 19}, NameType::kPerson, 1}};
  d.attributions = {{{{0, 1}}, {{1, 2}}, {{2, 3}}, 1}};
  Actor actor;
  actor.mentions = {{{0, 4}, {0, 1}, 0, 0, MentionForm::kName}};
  d.actors = {actor};
  Statement statement;
  statement.id = "s1";
  statement.speakers = {0};
  statement.cue = {5, 9};
  statement.content = {{10, 12}};
  d.statements = {statement};
  return d;
}

TEST(Verify, ASoundDocument) {
  EXPECT_EQ(verify(sound()), "");
  EXPECT_EQ(verify(Document{}), "");
}

using Breaker = void (*)(Document&);

class Faults : public testing::TestWithParam<Breaker> {};

TEST_P(Faults, AreFound) {
  Document d = sound();
  GetParam()(d);
  EXPECT_NE(verify(d), "");
}

INSTANTIATE_TEST_SUITE_P(Verify, Faults,
                         testing::Values([](Document& d) { d.article.paragraphs[1].span.end = 26; },
                                         [](Document& d) { d.article.paragraphs[1].span.begin = 12; },
                                         [](Document& d) { d.article.source_map[1].text = 3; },
                                         [](Document& d) { d.article.source_map[1].source_end = 30; },
                                         [](Document& d) {
                                           d.tokens[3].span = {12, 12};
                                         },
                                         [](Document& d) { d.tokens[2].span.begin = 8; },
                                         [](Document& d) { d.tokens[4].paragraph = 0; },
                                         [](Document& d) { d.tokens[4].paragraph = 2; },
                                         [](Document& d) { d.tokens[1].joined = true; },
                                         [](Document& d) { d.sentences[1].tokens.begin = 5; },
                                         [](Document& d) { d.sentences.pop_back(); },
                                         [](Document& d) { d.sentences[0].span.end = 12; },
                                         [](Document& d) {
                                           d.encoding.vectors.scales = {1, 1};
                                         },
                                         [](Document& d) { d.syntax.pop_back(); },
                                         [](Document& d) { d.syntax[0].head = 5; },
                                         [](Document& d) { d.syntax[0].head = 0; },
                                         [](Document& d) { d.syntax[0].head = 70; },
                                         [](Document& d) {
                                           d.names[1].tokens = {0, 1};
                                         },
                                         [](Document& d) { d.names[1].span.end = 18; },
                                         [](Document& d) {
                                           d.attributions[0].content = {{2, 9}};
                                         },
                                         [](Document& d) { d.actors[0].acts_for = 1; },
                                         [](Document& d) { d.actors[0].mentions[0].sentence = 2; },
                                         [](Document& d) {
                                           d.actors[0].mentions[0].evidence = {20, 99};
                                         },
                                         [](Document& d) {  // might be of itself
                                           d.actors[0].mentions[0].others = {{0, {}, LostBy::kGender, {}}};
                                         },
                                         [](Document& d) {  // a place there is not
                                           d.actors[0].mentions[0].others = {{{}, 0, LostBy::kActs, {}}};
                                         },
                                         [](Document& d) { d.statements[0].speakers = {1}; },
                                         [](Document& d) {
                                           d.statements[0].content = {{10, 12}, {11, 13}};
                                         },
                                         [](Document& d) { d.statements.push_back(d.statements[0]); },
                                         [](Document& d) {
                                           d.statements[0].source = Span{0, 99};
                                         }));

TEST(Words, OfEveryActLeadBack) {
  std::set<std::string_view> seen;
  for (int i = 0; i <= static_cast<int>(SpeechAct::kDecline); ++i) {
    const auto act = static_cast<SpeechAct>(i);
    EXPECT_EQ(speech_act_of(to_word(act)), act);
    seen.insert(to_word(act));
  }
  EXPECT_EQ(seen.size(), 20U);
  EXPECT_FALSE(speech_act_of("shout"));
}

TEST(Words, OfTheOtherEnums) {
  EXPECT_EQ(to_word(Part::kQuote), "quote");
  EXPECT_EQ(to_word(DateBasis::kDateline), "dateline");
  EXPECT_EQ(to_word(NameType::kOther), "OTHER");
  EXPECT_EQ(to_word(ActorKind::kUnnamed), "unnamed");
  EXPECT_EQ(to_word(MentionForm::kPronoun), "pronoun");
  EXPECT_EQ(to_word(SpeechForm::kMixed), "mixed");
  EXPECT_EQ(to_word(Polarity::kNegative), "negative");
}

}  // namespace
}  // namespace rapporteur

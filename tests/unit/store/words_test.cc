// What people type into --text and --speaker, and what FTS5 is asked for it.
#include "rapporteur/store/words.h"

#include <gtest/gtest.h>

namespace rapporteur::store {
namespace {

TEST(MatchOf, QuotesEveryWord) { EXPECT_EQ(match_of("no date"), "\"no\" \"date\""); }

TEST(MatchOf, ReadsMarksAsAPhrase) {
  EXPECT_EQ(match_of("talks \"no date\" Norland"), "\"talks\" \"no date\" \"Norland\"");
  EXPECT_EQ(match_of("\u201Cno date\u201D"), "\"no date\"");
}

TEST(MatchOf, TakesTheRestAsAPhraseWhereAMarkStandsAlone) {
  EXPECT_EQ(match_of("talks \"no date"), "\"talks\" \"no date\"");
  EXPECT_EQ(match_of("\""), "");
  EXPECT_EQ(match_of("\"\"\"\""), "");
}

TEST(MatchOf, KeepsAStarAtTheEndAsAPrefix) {
  EXPECT_EQ(match_of("negotiat*"), "\"negotiat\"*");
  EXPECT_EQ(match_of("ne*go"), "\"ne*go\"");
  EXPECT_EQ(match_of("*"), "");
}

TEST(MatchOf, TakesOperatorsAsWords) {
  EXPECT_EQ(match_of("AND OR NOT NEAR"), "\"AND\" \"OR\" \"NOT\" \"NEAR\"");
  EXPECT_EQ(match_of("NEAR(a b, 2)"), "\"NEAR(a\" \"b,\" \"2)\"");
  EXPECT_EQ(match_of("speaker:x ^y (z"), "\"speaker:x\" \"^y\" \"(z\"");
}

TEST(MatchOf, LeavesOutPunctuationOnItsOwn) {
  EXPECT_EQ(match_of("-- talks ... ! "), "\"talks\"");
  EXPECT_EQ(match_of("\U0001F54A"), "");
}

TEST(MatchOf, SurvivesNulAndIllFormedBytes) {
  EXPECT_EQ(match_of(std::string_view("a\0b", 3)), "\"a b\"");
  EXPECT_EQ(match_of("\xFFtalks"), "\"\uFFFDtalks\"");
  EXPECT_EQ(match_of(""), "");
}

TEST(MatchOf, KeepsOtherScripts) { EXPECT_EQ(match_of("\u041C\u0438\u0440"), "\"\u041C\u0438\u0440\""); }

}  // namespace
}  // namespace rapporteur::store

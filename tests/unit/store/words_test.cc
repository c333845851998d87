// What people type into --text and --who, and what the search is asked for it.
#include "rapporteur/store/words.h"

#include <gtest/gtest.h>

#include "rapporteur/store/search.h"

namespace rapporteur::store {
namespace {

/// The words in quotation marks, a star after a prefix.
std::string match_of(std::string_view typed) {
  std::string out;
  for (const Phrase& phrase : phrases_of(typed))
    out += (out.empty() ? "\"" : " \"") + phrase.text + (phrase.prefix ? "\"*" : "\"");
  return out;
}

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

using Words = std::vector<std::string>;

TEST(FoldedWords, HaveNoCaseAndNoAccents) {
  EXPECT_EQ(folded_words("The well-known \u00C9cole of S\u00C3O Paulo"),
            (Words{"the", "well", "known", "ecole", "of", "sao", "paulo"}));
  EXPECT_EQ(folded_words("e\u0301cole"), (Words{"ecole"})) << "an accent of its own";
  EXPECT_EQ(folded_words("\u041C\u0438\u0440 5,000"), (Words{"\u043C\u0438\u0440", "5", "000"}));
  EXPECT_EQ(folded_words("...'--\xFF"), Words{});
}

TEST(FoldedWords, OfOtherScriptsAreLeftAsFts5LeavesThem) {
  EXPECT_EQ(folded_words("\uD64D\uAE38"), (Words{"\uD64D\uAE38"})) << "Hangul is not cut to its first letter";
  EXPECT_EQ(folded_words("\u0410\u043D\u0434\u0440\u0435\u0439"),
            (Words{"\u0430\u043D\u0434\u0440\u0435\u0439"}));
  EXPECT_EQ(folded_words("\u0915\u0940\u0915"), (Words{"\u0915", "\u0915"}))
      << "its vowel signs part words there";
}

TEST(Match, IsAnExpressionOfFts5) {
  const Match match = store::match_of(database::Kind::kSqlite,
                                      {{{"Ana Reis", "Tom"}, {"who"}}, {{"dat*"}, {"sentence", "words"}}});
  EXPECT_EQ(match.values, (Words{"({who} : (\"Ana\" \"Reis\") OR {who} : (\"Tom\")) AND ({sentence words} : "
                                 "(\"dat\"*))"}));
}

TEST(Match, IsTsqueriesOnAServer) {
  const Match match = store::match_of(
      database::Kind::kPostgres, {{{"Ana \"no date\"", "O'Neil"}, {"who"}}, {{"dat*"}, {"words", "whom"}}});
  EXPECT_EQ(
      match.rows,
      "SELECT x.entry FROM entry_search x WHERE (((x.who @@ CAST(? AS tsquery)) AND (x.who @@ "
      "CAST(? AS tsquery))) OR ((x.who @@ CAST(? AS tsquery)))) AND (((x.words @@ CAST(? AS tsquery) OR "
      "x.whom @@ CAST(? AS tsquery))))");
  EXPECT_EQ(match.values, (Words{"'ana'", "'no' <-> 'date'", "'o' <-> 'neil'", "'dat':*", "'dat':*"}));
}

}  // namespace
}  // namespace rapporteur::store

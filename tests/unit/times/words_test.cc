// Numbers and dates in figures and words, as the grammar of times reads them.
#include "rapporteur/times/words.h"

#include <gtest/gtest.h>

#include "rapporteur/tokens/tokens.h"

namespace rapporteur::times {
namespace {

/// The readings of a class in a sentence: "first word: value (words); …".
std::string readings(std::string_view kind, const std::string& sentence) {
  static const auto tokenizer = Tokenizer::load();
  rule::Names names;
  const auto vocabulary = Vocabulary::load(names);
  Document d;
  d.article.text = Text(sentence);
  d.article.paragraphs.push_back({d.article.text.whole(), Part::kBody});
  tokenizer.value().tokenize(d);
  const Words words = vocabulary.value().read(d, {0, static_cast<std::uint32_t>(d.tokens.size())});
  std::string out;
  for (const rule::Word& word : words.words) {
    for (const rule::Reading& r : word.readings) {
      if (r.kind == names.find(kind))
        out += word.form + ": " + std::to_string(r.value) + " (" + std::to_string(r.length) + "); ";
    }
  }
  return out;
}

TEST(TimeWords, CountInWordsAndFigures) {
  EXPECT_EQ(readings("number", "Two hundred and fifty days"),
            "two: 25000 (4); hundred: 15000 (3); fifty: 5000 (1); ");
  EXPECT_EQ(readings("number", "Twenty-four hours"), "twenty: 2400 (3); four: 400 (1); ");
  EXPECT_EQ(readings("number", "a hundred days"), "hundred: 10000 (1); ");
  EXPECT_EQ(readings("number", "1,200 days and 2.5 years"), "1,200: 120000 (1); 2.5: 250 (1); ");
  EXPECT_EQ(readings("number", "99999999999999999999 days"), "");
}

TEST(TimeWords, ReadDays) {
  EXPECT_EQ(readings("day", "the 3rd and the 32nd"), "3rd: 3 (1); ");
  EXPECT_EQ(readings("day", "the twenty-first of May"), "twenty: 21 (3); first: 1 (1); ");
}

TEST(TimeWords, ReadYearsAndDecades) {
  EXPECT_EQ(readings("year", "in 1998 or nineteen ninety-six or two thousand and five, not 2500"),
            "1998: 1998 (1); nineteen: 1996 (4); two: 2005 (4); ");
  EXPECT_EQ(readings("decade", "the 1990s, the '80s and the thirties"),
            "1990s: 199 (1); '80s: 198 (1); thirties: 193 (1); ");
}

TEST(TimeWords, ReadClocks) {
  EXPECT_EQ(readings("clock", "at 10:30, 25:00 and 10:61"), "10:30: 630 (1); ");
  EXPECT_EQ(readings("hhmm", "0735 GMT"), "0735: 455 (1); ");
}

TEST(TimeWords, ReadADateInFiguresOnlyWhereItIsOne) {
  EXPECT_EQ(readings("slashdate", "on 27/02/2026, not on 05/03/2026"), "27/02/2026: 20260227 (1); ");
  EXPECT_EQ(readings("isodate", "on 2026-02-27 or 2026-13-27"), "2026-02-27: 20260227 (1); ");
}

TEST(TimeWords, AskForTheCapitalOfAMonth) {
  EXPECT_EQ(readings("month", "They may leave in May and march in mid-March"), "may: 5 (1); march: 3 (1); ");
}

}  // namespace
}  // namespace rapporteur::times

// Every row of data/syntax/ is found and its example has its form; what the tables decide; mistakes in a table.
#include "rapporteur/syntax/inflection.h"

#include <gtest/gtest.h>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"
#include "rapporteur/syntax/lemma.h"

namespace rapporteur {
namespace {

using Lemmas = std::vector<std::string>;

const Inflection& inflection() {
  static const auto loaded = Inflection::load();
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return loaded.value();
}

Lemmas irregular(std::string_view form, std::string_view tag) {
  return inflection().irregular(form, tag, "");
}

std::string regular(std::string_view form, std::string_view tag) {
  return inflection().regular(form, tag).value_or("nothing");
}

std::string error_of(std::string_view irregular, std::string_view endings) {
  const auto read = Inflection::read(irregular, endings);
  return read ? "" : read.error().subject + ": " + read.error().detail;
}

TEST(Inflection, EveryIrregularFormStandsInItsExampleAndIsFound) {
  const auto rows = read_embedded_table("syntax/irregular.tsv", 4, 4);
  ASSERT_TRUE(static_cast<bool>(rows));
  EXPECT_GE(rows->size(), 600u);
  for (const TableRow& row : rows.value()) {
    std::string form(row.cells[0]);
    if (form.front() == '*') form.erase(0, 1);
    EXPECT_NE(lower_case(row.cells[3]).find(form), std::string::npos) << row.line << ": " << row.cells[3];
    const std::string tag(row.cells[1].substr(0, row.cells[1].find(' ')));
    EXPECT_FALSE(irregular(form, tag).empty()) << row.line;
  }
}

TEST(Inflection, EveryEndingTurnsItsExample) {
  const auto rows = read_embedded_table("syntax/endings.tsv", 4, 4);
  ASSERT_TRUE(static_cast<bool>(rows));
  EXPECT_GE(rows->size(), 400u);
  for (const TableRow& row : rows.value()) {
    std::string ending(row.cells[1]);
    std::string lemma(row.cells[2]);
    if (ending.front() == '^') ending.erase(0, 1), lemma.erase(0, 1);
    const std::string example(row.cells[3]);
    const bool stem = row.cells[0] == "stem";
    const bool degree = row.cells[0] == "degree";
    EXPECT_EQ(regular(example + (stem     ? "ed"
                                 : degree ? "er"
                                          : "s"),
                      stem     ? "VBD"
                      : degree ? "JJR"
                               : "NNS"),
              example.substr(0, example.size() - ending.size()) + lemma)
        << row.line;
  }
}

TEST(Inflection, FindsRegularLemmas) {
  EXPECT_EQ(regular("hoping", "VBG"), "hope");
  EXPECT_EQ(regular("hopping", "VBG"), "hop");
  EXPECT_EQ(regular("announced", "VBD"), "announce");
  EXPECT_EQ(regular("visited", "VBN"), "visit");
  EXPECT_EQ(regular("denied", "VBD"), "deny");
  EXPECT_EQ(regular("denying", "VBG"), "deny");
  EXPECT_EQ(regular("goin'", "VBG"), "go");
  EXPECT_EQ(regular("parties", "NNS"), "party");
  EXPECT_EQ(regular("movies", "NNS"), "movie");
  EXPECT_EQ(regular("crosses", "VBZ"), "cross");
  EXPECT_EQ(regular("houses", "NNS"), "house");
  EXPECT_EQ(regular("biggest", "JJS"), "big");
  EXPECT_EQ(regular("larger", "JJR"), "large");
  EXPECT_EQ(regular("earlier", "RBR"), "early");
  EXPECT_EQ(regular("zorbled", "VBD"), "zorble");  // no list has it
}

TEST(Inflection, GivesAShortWordItsEBack) {
  EXPECT_EQ(regular("vaped", "VBD"), "vape");
  EXPECT_EQ(regular("cloning", "VBG"), "clone");
  EXPECT_EQ(regular("quoted", "VBD"), "quote");
  EXPECT_EQ(regular("typing", "VBG"), "type");
  EXPECT_EQ(regular("using", "VBG"), "use");
  EXPECT_EQ(regular("nicest", "JJS"), "nice");
  EXPECT_EQ(regular("mixed", "VBD"), "mix");  // x, w and y are never doubled
  EXPECT_EQ(regular("sowed", "VBD"), "sow");
  EXPECT_EQ(regular("kept", "VBD"), "nothing");
  EXPECT_EQ(regular("signaled", "VBD"), "signal");
  EXPECT_EQ(regular("signalled", "VBD"), "signal");
}

TEST(Inflection, LeavesWhatTakesNoEnding) {
  EXPECT_EQ(regular("during", "IN"), "nothing");
  EXPECT_EQ(regular("bring", "VB"), "nothing");
  EXPECT_EQ(regular("s", "NNS"), "nothing");
  EXPECT_EQ(regular("ed", "VBD"), "nothing");
  EXPECT_EQ(regular("", "VBD"), "nothing");
  EXPECT_EQ(regular("put", "VBD"), "nothing");
}

TEST(Inflection, FindsIrregularLemmasByTag) {
  EXPECT_EQ(irregular("saw", "VBD"), Lemmas{"see"});
  EXPECT_EQ(irregular("saw", "NN"), Lemmas{});
  EXPECT_EQ(irregular("better", "JJR"), Lemmas{"good"});
  EXPECT_EQ(irregular("better", "RBR"), Lemmas{"well"});
  EXPECT_EQ(irregular("'s", "VBZ"), (Lemmas{"be", "have"}));
  EXPECT_EQ(irregular("took", "VBN"), Lemmas{"take"});  // the other past, where the tag's own is silent
}

TEST(Inflection, TakesTheLongestEndingAndTheWholeFormBeforeIt) {
  EXPECT_EQ(irregular("withstood", "VBD"), Lemmas{"withstand"});
  EXPECT_EQ(irregular("spokeswomen", "NNS"), Lemmas{"spokeswoman"});
  EXPECT_EQ(irregular("policemen", "NNS"), Lemmas{"policeman"});
  EXPECT_EQ(irregular("found", "VBD"), Lemmas{"find"});
  EXPECT_EQ(irregular("founded", "VBD"), Lemmas{});
}

TEST(Inflection, NamesTheLineOfAMistake) {
  const std::string file = "data/syntax/irregular.tsv:";
  EXPECT_EQ(error_of("went\tVBD\tgo\tShe went.\n", ""), "");
  EXPECT_EQ(error_of("# a\nwent\tVBD\tgo\n", ""), file + "2: went\tVBD\tgo");
  EXPECT_EQ(error_of("Went\tVBD\tgo\tx\n", ""), file + "1: a form is written in lower case");
  EXPECT_EQ(error_of("went\tVBDD\tgo\tx\n", ""), file + "1: an unknown tag");
  EXPECT_EQ(error_of("went\tVBD\t/\tx\n", ""), file + "1: a lemma is needed");
  EXPECT_EQ(error_of("a\tNN\tb\tx\na\tNN\tc\tx\n", ""), file + "2: an earlier row has this form and tag");
  const std::string endings = "data/syntax/endings.tsv:";
  EXPECT_EQ(error_of("", "stem\tat\tate\tcreat\n"), "");
  EXPECT_EQ(error_of("", "steam\tat\tate\tcreat\n"), endings + "1: an unknown kind of ending");
  EXPECT_EQ(error_of("", "stem\t^at\tate\tcreat\n"), endings + "1: ^ stands before both or none");
  EXPECT_EQ(error_of("", "stem\t^\t^\tcreat\n"), endings + "1: nothing is left");
  EXPECT_EQ(error_of("", "\nstem\tat\tate\ta\nstem\tat\tat\tb\n"),
            endings + "3: an earlier row has this ending");
}

}  // namespace
}  // namespace rapporteur

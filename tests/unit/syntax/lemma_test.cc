// Lemma scripts: what they make of a form, and strings that are none.
#include "rapporteur/syntax/lemma.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

std::string lemma(std::string_view script, std::string_view form) {
  const auto parsed = parse_lemma_script(script);
  EXPECT_TRUE(parsed.has_value()) << script;
  return parsed ? lemma_of(*parsed, form) : "";
}

TEST(Lemma, EditsTheForm) {
  EXPECT_EQ(lemma("keep|0|", "Geneva"), "Geneva");
  EXPECT_EQ(lemma("lower|0|", "Talks"), "talks");
  EXPECT_EQ(lemma("lower|1|", "Talks"), "talk");
  EXPECT_EQ(lemma("lower|3|y", "Parties"), "party");
  EXPECT_EQ(lemma("keep|2|", "met's"), "met");
  EXPECT_EQ(lemma("lower|2|eet", "met"), "meet");
  EXPECT_EQ(lemma("whole|0|be", "was"), "be");
  EXPECT_EQ(lemma("whole|0||", "x"), "|");  // what is appended may hold the separator
}

TEST(Lemma, CountsCodePointsNotBytes) {
  EXPECT_EQ(lemma("keep|1|", "caf\u00E9"), "caf");
  EXPECT_EQ(lemma("keep|1|", "x\U0001F54A"), "x");
  EXPECT_EQ(lemma("lower|1|a", "M\u00DCLLER\u00C9"), "m\u00FCllera");
  EXPECT_EQ(lemma("lower|0|", "\u0130stanbul"), "i\u0307stanbul");
}

TEST(Lemma, IsTheFormWhereTheScriptDoesNotFit) {
  EXPECT_EQ(lemma("lower|5|y", "The"), "The");
  EXPECT_EQ(lemma("lower|4294967295|y", "The"), "The");
  EXPECT_EQ(lemma("lower|3|", "The"), "The");  // never empty
  EXPECT_EQ(lemma("keep|1|", "\u00E9"), "\u00E9");
  EXPECT_EQ(lemma("lower|3|be", "The"), "be");
}

TEST(Lemma, RefusesWhatIsNoScript) {
  for (const char* text :
       {"", "|", "||", "lower", "lower|1", "lower|x|", "lower||y", "lower|1x|y", "lower|-1|y", "Lower|1|y",
        "lower|99999999999|y", "lower | 1|y", "drop|1|y", "|1|y"}) {
    EXPECT_FALSE(parse_lemma_script(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace rapporteur

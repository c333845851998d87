// What the tags and tables settle, what the scripts' scores settle, and odd forms.
#include "rapporteur/syntax/lemmatizer.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapporteur {
namespace {

/// The lemma where the scripts named score 2, 1 … and all others nothing.
std::string lemma(std::string_view form, std::string_view upos, std::string_view xpos,
                  const std::vector<std::string>& best = {"lower|0|"}) {
  const std::vector<std::string> names = {"keep|0|", "lower|0|",  "lower|1|",     "lower|2|",
                                          "keep|1|", "whole|0|-", "whole|0|have", "whole|0|be"};
  std::vector<LemmaScript> scripts;
  std::vector<float> scores;
  for (const std::string& name : names) {
    scripts.push_back(parse_lemma_script(name).value());
    const auto at = std::find(best.begin(), best.end(), name);
    scores.push_back(at == best.end() ? 0.0F : 2.0F - static_cast<float>(at - best.begin()));
  }
  auto inflection = Inflection::load();
  if (!inflection) throw std::runtime_error(to_string(inflection.error()));
  return Lemmatizer(std::move(inflection).value(), scripts).lemma(form, upos, xpos, scores);
}

TEST(Lemmatizer, FollowsTheTagsNotTheScript) {
  EXPECT_EQ(lemma("announced", "VERB", "VBD", {"lower|2|"}), "announce");
  EXPECT_EQ(lemma("Announced", "ADJ", "JJ", {"lower|2|"}), "announced");
  EXPECT_EQ(lemma("meeting", "NOUN", "NN", {"lower|2|"}), "meeting");
  EXPECT_EQ(lemma("talks", "NOUN", "NNS", {"keep|0|"}), "talk");
  EXPECT_EQ(lemma("THE", "DET", "DT", {"keep|0|"}), "the");
  EXPECT_EQ(lemma("Whether", "SCONJ", "IN", {"keep|0|"}), "whether");
}

TEST(Lemmatizer, TakesTheNearestTagWhereTwoDisagree) {
  EXPECT_EQ(lemma("shaking", "NOUN", "VBG"), "shaking");
  EXPECT_EQ(lemma("sized", "VERB", "JJ"), "size");
  EXPECT_EQ(lemma("interviews", "NOUN", "VBZ"), "interview");
  EXPECT_EQ(lemma("best", "ADV", "JJS"), "well");
  EXPECT_EQ(lemma("best", "ADJ", "RBS"), "good");
}

TEST(Lemmatizer, LetsTheScriptsChooseCapitals) {
  EXPECT_EQ(lemma("Board", "NOUN", "NN", {"keep|0|"}), "Board");
  EXPECT_EQ(lemma("Board", "NOUN", "NN", {"lower|0|"}), "board");
  EXPECT_EQ(lemma("Velians", "NOUN", "NNS", {"keep|1|"}), "Velian");
  EXPECT_EQ(lemma("Velians", "NOUN", "NNS", {"lower|1|"}), "velian");
  EXPECT_EQ(lemma("NGOs", "NOUN", "NNS", {"keep|1|"}), "NGO");
  EXPECT_EQ(lemma("MINISTER", "NOUN", "NN", {"keep|0|"}), "minister");
}

TEST(Lemmatizer, LetsTheScriptsChooseBetweenTwoLemmas) {
  EXPECT_EQ(lemma("'s", "AUX", "VBZ", {"whole|0|be"}), "be");
  EXPECT_EQ(lemma("\u2019s", "AUX", "VBZ", {"whole|0|have"}), "have");
  EXPECT_EQ(lemma("'s", "AUX", "VBZ", {"whole|0|-", "whole|0|have"}), "have");  // the first says neither
  EXPECT_EQ(lemma("\u2019s", "PART", "POS", {"whole|0|be"}), "'s");
}

TEST(Lemmatizer, KeepsNames) {
  EXPECT_EQ(lemma("Reis", "PROPN", "NNP"), "Reis");
  EXPECT_EQ(lemma("NATO", "PROPN", "NNP"), "NATO");
  EXPECT_EQ(lemma("NORLAND", "PROPN", "NNP"), "Norland");
  EXPECT_EQ(lemma("UNESCO", "PROPN", "NNP"), "UNESCO");
  EXPECT_EQ(lemma("Nations", "PROPN", "NNPS"), "Nation");
  EXPECT_EQ(lemma("Affairs", "PROPN", "NNPS"), "Affair");
  EXPECT_EQ(lemma("Netherlands", "PROPN", "NNPS"), "Netherlands");
  EXPECT_EQ(lemma("Feb.", "PROPN", "NNP"), "February");
}

TEST(Lemmatizer, WritesNumbersAsFigures) {
  EXPECT_EQ(lemma("1,250,000", "NUM", "CD", {"keep|1|"}), "1250000");
  EXPECT_EQ(lemma("12,500.75", "NUM", "CD"), "12500.75");
  EXPECT_EQ(lemma("1,2", "NUM", "CD"), "1,2");
  EXPECT_EQ(lemma("1234,567", "NUM", "CD"), "1234,567");
  EXPECT_EQ(lemma(",500", "NUM", "CD"), ",500");
  EXPECT_EQ(lemma("1,,500", "NUM", "CD"), "1,,500");
  EXPECT_EQ(lemma("1,500,", "NUM", "CD"), "1,500,");
  EXPECT_EQ(lemma("1,500.7.5", "NUM", "CD"), "1,500.7.5");
  EXPECT_EQ(lemma("80's", "NOUN", "NNS"), "80s");
  EXPECT_EQ(lemma("1990s", "NOUN", "NNS"), "1990s");
  EXPECT_EQ(lemma("'80s", "NOUN", "NNS"), "'80s");
}

TEST(Lemmatizer, TakesTheScriptForMarks) {
  EXPECT_EQ(lemma("\u2013", "PUNCT", ":", {"whole|0|-"}), "-");
  EXPECT_EQ(lemma("\u2013", "PUNCT", ":", {"keep|0|"}), "\u2013");
}

TEST(Lemmatizer, IsNeverEmptyNorBeyondTheForm) {
  for (const char* form :
       {"s", "S", "ed", "'", "\u2019", "\u0130s", "\u00C9s", "I\u0307S", "ing", "ies", ".", ","}) {
    for (const char* upos : {"NOUN", "VERB", "PROPN", "NUM", "ADJ", "X", ""}) {
      for (const char* xpos : {"NNS", "NNPS", "VBD", "VBG", "CD", "JJR", "POS", ""}) {
        EXPECT_FALSE(lemma(form, upos, xpos).empty()) << form << " " << upos << " " << xpos;
      }
    }
  }
}

}  // namespace
}  // namespace rapporteur

// How figures are read and bounded, on words without a tree.
#include "rapporteur/events/quantities.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

/// "killed 12..15 person [12 to 15]" of the figure at a word; "none".
std::string figure(const std::string& text, const std::string& word, EventType type = EventType::kAssault,
                   const std::string& trigger = "") {
  static const auto reader = FigureReader::load();
  if (!reader) return to_string(reader.error());
  Document document = testing::plain_document(text);
  document.syntax.resize(document.tokens.size());
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    std::string lemma(document.form(t));
    document.syntax[t] = {"NOUN", "NN", "_", lemma, kRoot, "root"};
  }
  const Tree tree(document);
  const std::uint32_t at = testing::range_of(document, word).begin;
  const std::uint32_t head = trigger.empty() ? at : testing::range_of(document, trigger).begin;
  const auto found = reader->read(tree, at, type, head);
  if (!found) return "none";
  const auto number = [](std::optional<double> v) {
    return v ? std::to_string(static_cast<long long>(*v)) : "";
  };
  return found->what + " " + number(found->low) + ".." + number(found->high) + " [" +
         std::string(document.article.text.slice(found->span)) + "]";
}

TEST(Figures, AreReadFromDigitsAndWords) {
  EXPECT_EQ(figure("12 dead", "12"), "killed 12..12 [12]");
  EXPECT_EQ(figure("twelve dead", "twelve"), "killed 12..12 [twelve]");
  EXPECT_EQ(figure("twenty-three dead", "twenty-three"), "killed 23..23 [twenty-three]");
  EXPECT_EQ(figure("two hundred and three dead", "two"), "killed 203..203 [two hundred and three]");
  EXPECT_EQ(figure("two dozen dead", "two"), "killed 24..24 [two dozen]");
  EXPECT_EQ(figure("nobody dead", "nobody"), "none");
}

TEST(Figures, AreBounded) {
  EXPECT_EQ(figure("at least 12 dead", "12"), "killed 12.. [at least 12]");
  EXPECT_EQ(figure("more than 30 wounded", "30"), "wounded 30.. [more than 30]");
  EXPECT_EQ(figure("no more than 30 wounded", "30"), "wounded ..30 [no more than 30]");
  EXPECT_EQ(figure("up to 30 wounded", "30"), "wounded ..30 [up to 30]");
  EXPECT_EQ(figure("12 to 15 dead", "12"), "killed 12..15 [12 to 15]");
  EXPECT_EQ(figure("between 12 and 15 dead", "12"), "killed 12..15 [12 and 15]");
  EXPECT_EQ(figure("dozens wounded", "dozens"), "wounded 24.. [dozens]");
  EXPECT_EQ(figure("more than a hundred dead", "hundred"), "killed 100.. [more than a hundred]");
  EXPECT_EQ(figure("a hundred dead", "hundred"), "killed 100..100 [hundred]");
}

TEST(Figures, OfMoneyHaveTheirCurrency) {
  EXPECT_EQ(figure("pledged $ 80 million", "80", EventType::kAid), "money 80000000..80000000 [$ 80 million]");
  EXPECT_EQ(figure("gave 3 billion euros", "3", EventType::kAid),
            "money 3000000000..3000000000 [3 billion euros]");
}

TEST(Figures, CountWhatTheDeedSays) {
  EXPECT_EQ(figure("arrest of 40 activists", "40", EventType::kCoerce, "arrest"), "arrested 40..40 [40]");
  EXPECT_EQ(figure("release of 40 men", "40", EventType::kRetreat, "release"), "released 40..40 [40]");
}

TEST(Figures, ThatAreNoCountsAreNone) {
  EXPECT_EQ(figure("99999999999999999999 dead", "99999999999999999999"), "none");
  EXPECT_EQ(figure("1.2.3 dead", "1"), "killed 1..1 [1]");
}

TEST(Figures, HyphensAndVagueHundreds) {
  EXPECT_EQ(figure("Twenty - nine dead", "nine"), "killed 29..29 [Twenty - nine]");
  EXPECT_EQ(figure("several hundred dead", "hundred"), "killed 200.. [several hundred]");
  EXPECT_EQ(figure("several dead", "several"), "none");
  EXPECT_EQ(figure("a score of 3 - 2", "2"), "killed 2..2 [2]");
}

TEST(Figures, WhatEventsOfATypeNeverCountIsWhatTheyDoCount) {
  EXPECT_EQ(figure("nine captive drivers handed over", "nine", EventType::kRetreat, "handed"),
            "released 9..9 [nine]");
  EXPECT_EQ(figure("nine captive drivers", "nine", EventType::kCoerce, "drivers"), "arrested 9..9 [nine]");
  EXPECT_EQ(figure("nine drivers held", "nine", EventType::kCoerce, "held"), "arrested 9..9 [nine]");
  EXPECT_EQ(figure("nine captive drivers", "nine"), "captured 9..9 [nine]");
}

}  // namespace
}  // namespace rapporteur

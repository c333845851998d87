// Every row of data/positions/stances.tsv takes its side in its own example, on the bracketed issue, as the parser reads it; look-alikes take none.
#include "rapporteur/positions/stances.h"

#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "rapporteur/positions/sides.h"
#include "rapporteur/positions/spokes.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

/// The stance that a sentence takes on what its bracket holds; "none".
std::string side_on(const std::string& example) {
  static const auto table = StanceTable::load();
  static const auto standing = StandingCues::load();
  static const auto ballots = Ballots::load();
  if (!table || !standing || !ballots) return "the tables do not load";
  const std::size_t open = example.find('['), close = example.find(']');
  testing::Case one;
  one.input =
      example.substr(0, open) + example.substr(open + 1, close - open - 1) + example.substr(close + 1);
  const Document document = testing::analysed(one, "syntax");
  const Tree tree(document);
  for (const Side& side : sides_of(tree, table.value(), ballots.value(), standing.value())) {
    const Span head = document.tokens[side.head].span;
    if (head.begin >= open && head.end <= close - 1) return std::string(to_word(side.stance));
  }
  return "none";
}

TEST(Stances, EveryRowTakesItsSideInItsExample) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  const auto table = StanceTable::load();
  ASSERT_TRUE(table.ok()) << to_string(table.error());
  ASSERT_GE(table->rows().size(), 20u);
  for (const StanceRow& row : table->rows()) {
    ASSERT_TRUE(row.stance.has_value()) << row.example;
    EXPECT_EQ(side_on(row.example), to_word(*row.stance)) << row.example;
  }
}

TEST(Stances, TurnWithNegationAndConditions) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  EXPECT_EQ(side_on("The ministry has not ruled out [a third round]."), "undecided");
  EXPECT_EQ(side_on("Norland refused to accept [the mission]."), "rejects");
  EXPECT_EQ(side_on("Norland will accept [the mission] only if the shelling stops."), "conditions");
  EXPECT_EQ(side_on("Velia does not support [the sanctions]."), "opposes");
}

TEST(Stances, AreNotTakenByWhoIsOnlyAskedOrImagined) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  EXPECT_EQ(side_on("Velia urged Norland to accept [the mission]."), "none");
  EXPECT_EQ(side_on("The talks will end if Norland rejects [the plan]."), "none");
  EXPECT_EQ(side_on("Velia may support [the sanctions]."), "none");
  EXPECT_EQ(side_on("Velia insisted that its ships had [left] on Monday."), "none");
}

TEST(Spokes, AForeignMinisterSpeaksForTheStateAndAPresidentForHimself) {
  const auto table = SpokesTable::load();
  ASSERT_TRUE(table.ok()) << to_string(table.error());
  EXPECT_TRUE(table->speaks_for("Foreign Minister"));
  EXPECT_TRUE(table->speaks_for("deputy foreign minister"));
  EXPECT_FALSE(table->speaks_for("president"));
  EXPECT_FALSE(table->speaks_for("prime minister"));
}

}  // namespace
}  // namespace rapporteur

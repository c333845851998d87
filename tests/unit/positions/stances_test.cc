// data/positions/stances.tsv: the first row that fits wins.
#include "rapporteur/positions/stances.h"

#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

TEST(Stances, FollowActAndCue) {
  const auto table = StanceTable::load();
  ASSERT_TRUE(table.ok()) << to_string(table.error());
  ASSERT_NE(table->row(SpeechAct::kDemand, "demand", false), nullptr);
  EXPECT_EQ(table->row(SpeechAct::kDemand, "demand", false)->stance, Stance::kDemands);
  EXPECT_EQ(table->row(SpeechAct::kReject, "rule", true)->negated, Stance::kUndecided);
  EXPECT_EQ(table->row(SpeechAct::kAgree, "accept", true)->stance, Stance::kAccepts);
  EXPECT_EQ(table->row(SpeechAct::kAgree, "accept", false), nullptr);
  EXPECT_EQ(table->row(SpeechAct::kSay, "say", true), nullptr);
}

TEST(Stances, EveryExampleTakesItsSide) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  const auto table = StanceTable::load();
  ASSERT_TRUE(table.ok());
  for (const StanceRow& row : table->rows()) {
    testing::Case one;
    one.input = row.example;
    const Document document = testing::analysed(one, "positions");
    const bool taken = std::any_of(document.positions.begin(), document.positions.end(),
                                   [&](const Position& p) { return p.stance == row.stance; });
    EXPECT_EQ(taken, row.stance.has_value()) << row.example;
  }
}

}  // namespace
}  // namespace rapporteur

// data/positions/stances.tsv: the first row that fits wins.
#include "rapporteur/positions/stances.h"

#include <gtest/gtest.h>

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

TEST(Stances, NoRowIsHiddenByOneBefore) {
  const auto table = StanceTable::load();
  ASSERT_TRUE(table.ok());
  for (const StanceRow& row : table->rows()) {
    const std::string lemma = row.lemmas.empty() ? "no-such-word" : *row.lemmas.begin();
    ASSERT_TRUE(row.act.has_value());
    EXPECT_EQ(table->row(*row.act, lemma, true), &row) << row.example;
  }
}

}  // namespace
}  // namespace rapporteur

// Withdrawing an article and putting it back.
#include <gtest/gtest.h>

#include "tests/unit/store/living_sample.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;
using testing::dispute;
using testing::made_of_records;

const char* const kId = "5b0c6f1f2d9be0aa";

class Withdraw : public testing::LivingStore {
 protected:
  void SetUp() override {
    add(dispute());
    add(deeds({{"Norland", "shelled", "Velia", "Bergen", "NOR", "2026-03-03", "with rockets"}},
              {.id = "other", .published = "2026-03-04"}));
  }
};

TEST_F(Withdraw, TakesTheLinesAndLeavesTheArticle) {
  const std::size_t others = count({.article = {"other"}});
  EXPECT_EQ(store_.withdraw("5b0c", "it was retracted").value(), kId);
  EXPECT_EQ(count({}), others);
  EXPECT_EQ(count({.text = {"rockets"}}), 1U) << "out of the search, too";
  EXPECT_EQ(store_.show(kId)->withdrawn_note, "it was retracted");
  EXPECT_FALSE(store_.show(kId)->withdrawn.empty());
  EXPECT_TRUE(store_.show("other")->withdrawn.empty());
  EXPECT_TRUE(store_.recall(kId, 1).ok());
  EXPECT_TRUE(store_.withdrawn(kId).value());
  EXPECT_EQ(cell("SELECT count(*) FROM ledger WHERE gone IS NULL AND article = '" + std::string(kId) + "'"),
            "0");
  EXPECT_EQ(faults(), "");
}

TEST_F(Withdraw, IsTakenBackWithoutATrace) {
  const std::string before = made_of_records(path_);
  ASSERT_TRUE(store_.withdraw(kId, "").ok());
  EXPECT_NE(made_of_records(path_), before);
  EXPECT_EQ(store_.restore(kId).value(), kId);
  EXPECT_EQ(made_of_records(path_), before);
  EXPECT_FALSE(store_.withdrawn(kId).value());
  EXPECT_TRUE(store_.show(kId)->withdrawn.empty());
  EXPECT_EQ(faults(), "");
}

TEST_F(Withdraw, TheSameTextStaysWithdrawnAChangedOneComesBack) {
  ASSERT_TRUE(store_.withdraw(kId, "").ok());
  Document same = dispute();
  const Added again = store_.add(same, testing::small_record).value();
  EXPECT_EQ(again.outcome, AddOutcome::kUnchanged);
  EXPECT_TRUE(again.withdrawn);
  EXPECT_EQ(count({.article = {kId}}), 0U);
  Document changed = dispute();
  changed.article.text = Text(changed.article.text.utf8() + " More soon.");
  const Added revised = store_.add(changed, testing::small_record).value();
  EXPECT_EQ(revised.outcome, AddOutcome::kRevised);
  EXPECT_FALSE(revised.withdrawn);
  EXPECT_GT(count({.article = {kId}}), 0U);
  EXPECT_FALSE(store_.withdrawn(kId).value());
  EXPECT_EQ(faults(), "");
}

TEST_F(Withdraw, OutlastsARebuilding) {
  ASSERT_TRUE(store_.withdraw(kId, "").ok());
  const std::string before = made_of_records(path_);
  EXPECT_EQ(store_.repair().value(), 0U);
  EXPECT_EQ(made_of_records(path_), before);
  EXPECT_EQ(faults(), "");
}

TEST_F(Withdraw, KeepsCorrectionsWaiting) {
  const std::string id = line(EntryKind::kEvent, "seized").id;
  const std::int64_t number = correct(id, "status", "denied").number;
  ASSERT_TRUE(store_.withdraw(kId, "").ok());
  EXPECT_EQ(state_of(number), CorrectionState::kWaiting);
  ASSERT_TRUE(store_.restore(kId).ok());
  EXPECT_EQ(state_of(number), CorrectionState::kInForce);
  EXPECT_EQ(line(EntryKind::kEvent, "seized").status, "denied");
}

TEST_F(Withdraw, RefusesWhatCannotBe) {
  EXPECT_EQ(store_.withdraw("ffff", "").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store_.restore(kId).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(store_.withdraw(kId, "").ok());
  EXPECT_EQ(store_.withdraw(kId, "").error().code, ErrorCode::kConflict);
  Store reading = Store::open(path_).value();
  EXPECT_EQ(reading.withdraw("other", "").error().code, ErrorCode::kUnwritable);
}

}  // namespace
}  // namespace rapporteur::store

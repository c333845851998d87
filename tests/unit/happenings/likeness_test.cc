// How likely two accounts are of one happening: symmetric, sound tables, and the right side of the bound in plain cases.
#include <gtest/gtest.h>

#include <cmath>

#include "rapporteur/happenings/happenings.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"

namespace rapporteur {
namespace {

using testing::Deed;
using testing::deeds;

const Deed kShelling{
    "Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "killing a dozen at dawn"};

Account account(const Deed& deed, const std::string& published = "2026-03-03") {
  return accounts_of(deeds({deed}, {.published = published})).front();
}

class Alike : public ::testing::Test {
 protected:
  double between(const Deed& one, const Deed& other) {
    return likeness_.between(account(one), account(other));
  }
  Likeness likeness_ = Likeness::load().value();
};

TEST(LikenessTables, Load) {
  const Result<Likeness> loaded = Likeness::load();
  ASSERT_TRUE(loaded.ok()) << to_string(loaded.error());
  const auto features = loaded->features(account(kShelling), account(kShelling));
  EXPECT_EQ(features.size(), 26U);
  for (const auto& [name, value] : features) EXPECT_TRUE(std::isfinite(value)) << name;
}

TEST_F(Alike, TheSameAccountTwiceIs) {
  EXPECT_GT(between(kShelling, kShelling), kOneHappening.together + 2);
  for (const Account& one : accounts_of(testing::dispute()))
    EXPECT_GT(likeness_.between(one, one), kOneHappening.together);
}

TEST_F(Alike, TheSameDeedInOtherWordsIs) {
  Deed other = kShelling;
  other.did = "bombarded";
  other.more = "and twelve people died";
  EXPECT_GT(between(kShelling, other), kOneHappening.together);
  EXPECT_LT(between(kShelling, other), between(kShelling, kShelling));
}

TEST_F(Alike, TheSameDeedByOthersIsNot) {
  const Deed others{"Doria", "shelled", "Tavia", "Lund", "TAV", "2026-03-02", "setting a market ablaze"};
  EXPECT_LT(between(kShelling, others), kOneHappening.together);
  Deed in_its_words = others;
  in_its_words.more = kShelling.more;
  EXPECT_LT(between(kShelling, in_its_words), between(kShelling, kShelling) - 4)
      << "far less so, even word for word";
}

TEST_F(Alike, AnotherDeedOfTheSameIsNot) {
  const Deed talks{"Norland",          "met", "Velia", "Geneva", "CHE", "2026-03-09", "over fishing grounds",
                   EventType::kConsult};
  EXPECT_LT(between(kShelling, talks), kOneHappening.together);
}

TEST_F(Alike, LessSoWhereAnythingDiffers) {
  const double same = between(kShelling, kShelling);
  const auto changed = [&](auto change) {
    Deed other = kShelling;
    change(other);
    return between(kShelling, other);
  };
  EXPECT_LT(changed([](Deed& d) { d.day = "2026-02-12"; }), same);
  EXPECT_LT(changed([](Deed& d) { d.place = "Cape Sor"; }), same);
  EXPECT_LT(changed([](Deed& d) { d.type = EventType::kCoerce; }), same);
  EXPECT_LT(changed([](Deed& d) { std::swap(d.who, d.whom); }), same);
  EXPECT_LT(changed([](Deed& d) { d.more = "nothing else is known"; }), same);
  EXPECT_LT(likeness_.between(account(kShelling), account(kShelling, "2026-03-30")), same);
}

TEST_F(Alike, BothWaysTheSame) {
  std::vector<Account> all = accounts_of(testing::dispute());
  for (const Deed& deed :
       {kShelling, Deed{"", "shelled", "", "", ""}, Deed{"Velia", "met", "Norland", "", "", "2026-03-05"}})
    all.push_back(account(deed));
  all.emplace_back();
  for (const Account& one : all) {
    for (const Account& other : all) {
      EXPECT_EQ(likeness_.between(one, other), likeness_.between(other, one));
      EXPECT_EQ(likeness_.features(one, other), likeness_.features(other, one));
      EXPECT_TRUE(std::isfinite(likeness_.between(one, other)));
    }
  }
}

TEST_F(Alike, OfTwoThatTellNothingIsNot) {
  EXPECT_LT(likeness_.between(Account(), Account()), kOneHappening.together);
  EXPECT_LT(between({"", "did", "", "", ""}, {"", "did", "", "", ""}), between(kShelling, kShelling));
}

TEST_F(Alike, MeasuresTimesByTheNearest) {
  Account one = account(kShelling), other = account(kShelling);
  const auto feature = [&](const std::string& name) {
    for (const auto& [known, value] : likeness_.features(one, other)) {
      if (known == name) return value;
    }
    return -1.0;
  };
  one.times = {{100, 101}, {200, 210}};
  other.times = {{205, 206}};
  EXPECT_EQ(feature("same_time"), 1);
  EXPECT_EQ(feature("days_apart"), 0);
  other.times = {{102, 103}};
  EXPECT_EQ(feature("same_time"), 0);
  EXPECT_EQ(feature("days_apart"), 2.0 / 60) << "from the 100th to the 102nd";
  other.times = {{210, 211}};
  EXPECT_EQ(feature("days_apart"), 1.0 / 60) << "the end is not in it";
  other.times = {{10'000, 10'001}};
  EXPECT_EQ(feature("days_apart"), 1) << "and is bounded";
  other.times = {};
  EXPECT_EQ(feature("same_time"), 0);
  EXPECT_EQ(feature("days_apart"), 0) << "unknown is not apart";
}

}  // namespace
}  // namespace rapporteur

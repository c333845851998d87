// Intervals and agreement against examples that their authors, and those who compared them, have published.
#include "rapporteur/coding/agreement.h"

#include <gtest/gtest.h>

namespace rapporteur::coding {
namespace {

using Pairs = std::vector<std::pair<int, int>>;

void add(Pairs& pairs, int times, int first, int second) {
  for (int i = 0; i < times; ++i) pairs.emplace_back(first, second);
}

TEST(Wilson, GivesTheIntervalsThatNewcombeLists) {
  struct Case {
    double right, cases, low, high;  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3
  };
  for (const Case& one : {Case{81, 263, 0.2553, 0.3662}, Case{15, 148, 0.0624, 0.1605},
                          Case{0, 20, 0, 0.1611}, Case{1, 29, 0.0061, 0.1718}}) {
    const Interval interval = wilson(one.right / one.cases, one.cases);
    EXPECT_NEAR(interval.low, one.low, 5e-5) << one.right;
    EXPECT_NEAR(interval.high, one.high, 5e-5) << one.right;
  }
}

TEST(Wilson, StaysWithinNoneAndAll) {
  EXPECT_DOUBLE_EQ(wilson(1, 10).high, 1);
  EXPECT_GT(wilson(1, 10).low, 0.7);
  EXPECT_DOUBLE_EQ(wilson(0, 10).low, 0);
  EXPECT_DOUBLE_EQ(wilson(0.5, 0).low, 0) << "no case tells nothing";
  EXPECT_DOUBLE_EQ(wilson(0.5, 0).high, 1);
}

TEST(Kappa, IsAgreementBeyondChance) {
  Pairs pairs;  // 35 of 50 alike where 25 would be by chance
  add(pairs, 20, 1, 1);
  add(pairs, 5, 1, 0);
  add(pairs, 10, 0, 1);
  add(pairs, 15, 0, 0);
  EXPECT_NEAR(cohens_kappa(pairs).value(), 0.4, 1e-12);
}

TEST(Kappa, IsOneForTheSameAndLessThanNothingForTheContrary) {
  EXPECT_DOUBLE_EQ(cohens_kappa(Pairs{{0, 0}, {1, 1}, {2, 2}}).value(), 1);
  EXPECT_DOUBLE_EQ(cohens_kappa(Pairs{{0, 1}, {1, 0}}).value(), -1);
  EXPECT_DOUBLE_EQ(cohens_kappa(Pairs{{0, 0}, {0, 1}}).value(), 0) << "one coder never varied";
}

TEST(Kappa, IsNotDefinedWithoutCasesOrWithOneAnswer) {
  EXPECT_FALSE(cohens_kappa(Pairs{}));
  EXPECT_FALSE(cohens_kappa(Pairs{{1, 1}, {1, 1}}));
}

TEST(Alpha, OfTwoCodersAndTwoAnswers) {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example A
  const std::vector<int> first = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, second = {1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
  std::vector<std::vector<int>> units;
  for (std::size_t i = 0; i < first.size(); ++i) units.push_back({first[i], second[i]});
  EXPECT_NEAR(krippendorffs_alpha(units).value(), 0.095, 5e-4);
}

TEST(Alpha, OfFourCodersWithMissingAnswers) {
  // the same, example C: nominal data; the last but one unit was coded by one alone
  const std::vector<std::vector<int>> units = {{1, 1, 1},    {2, 2, 3, 2}, {3, 3, 3, 3}, {3, 3, 3, 3},
                                               {2, 2, 2, 2}, {1, 2, 3, 4}, {4, 4, 4, 4}, {1, 1, 2, 1},
                                               {2, 2, 2, 2}, {5, 5, 5},    {1, 1},       {3}};
  EXPECT_NEAR(krippendorffs_alpha(units).value(), 0.743, 5e-4);
}

TEST(Alpha, IsNotDefinedWhereNothingVaries) {
  EXPECT_FALSE(krippendorffs_alpha(std::vector<std::vector<int>>{}));
  EXPECT_FALSE(krippendorffs_alpha(std::vector<std::vector<int>>{{1, 1}, {1, 1}}));
  EXPECT_FALSE(krippendorffs_alpha(std::vector<std::vector<int>>{{1}, {2}}))
      << "nobody coded what another did";
}

}  // namespace
}  // namespace rapporteur::coding

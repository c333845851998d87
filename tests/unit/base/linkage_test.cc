// Average linkage by hand: what is joined, what is kept apart, and that nothing depends on the order of edges.
#include "rapporteur/base/linkage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace rapporteur {
namespace {

using Groups = std::vector<std::uint32_t>;

TEST(Linkage, JoinsWhatIsLikelyAndNothingElse) {
  EXPECT_EQ(average_linkage(4, {{0, 1, 2.0}, {2, 3, -1.0}}, {}), (Groups{0, 0, 1, 2}));
  EXPECT_EQ(average_linkage(3, {}, {}), (Groups{0, 1, 2}));
  EXPECT_EQ(average_linkage(0, {}, {}), Groups{});
}

TEST(Linkage, AChainIsNotPulledTogether) {
  // 0-1 and 1-2 are likely, but 0-2 was not compared: (2 - 4) / 2 is below the bound
  EXPECT_EQ(average_linkage(3, {{0, 1, 3.0}, {1, 2, 2.0}}, {}), (Groups{0, 0, 1}));
  // ... and joined where the third pair is likely enough
  EXPECT_EQ(average_linkage(3, {{0, 1, 3.0}, {1, 2, 2.0}, {0, 2, -1.0}}, {}), (Groups{0, 0, 0}));
}

TEST(Linkage, TheLikeliestIsJoinedFirst) {
  // 1 goes to 2, not to 0, and together they are too far from 0
  EXPECT_EQ(average_linkage(3, {{0, 1, 1.0}, {1, 2, 3.0}}, {}), (Groups{0, 1, 1}));
}

TEST(Linkage, WhatIsToBeApartStaysApart) {
  const std::vector<Likely> edges = {{0, 1, 5.0}, {1, 2, 4.0}, {0, 2, 3.0}};
  EXPECT_EQ(average_linkage(3, edges, {}), (Groups{0, 0, 0}));
  EXPECT_EQ(average_linkage(3, edges, {}, {7, 7, 8}), (Groups{0, 1, 1})) << "0 and 1 are of one kind";
}

TEST(Linkage, TheBoundIsTheCallers) {
  EXPECT_EQ(average_linkage(2, {{0, 1, 0.5}}, {.missing = -4, .together = 1}), (Groups{0, 1}));
  EXPECT_EQ(average_linkage(2, {{0, 1, -0.5}}, {.missing = -4, .together = -1}), (Groups{0, 0}));
}

TEST(Linkage, EdgesThatPointNowhereAreNone) {
  EXPECT_EQ(average_linkage(2, {{0, 7, 5.0}, {1, 1, 5.0}}, {}), (Groups{0, 1}));
}

TEST(Linkage, TheOrderOfEdgesDoesNotMatter) {
  std::mt19937 chance(1);
  std::vector<Likely> edges;
  for (std::uint32_t i = 0; i < 40; ++i) {
    for (std::uint32_t j = i + 1; j < 40; ++j) {
      if (chance() % 4 == 0) edges.push_back({i, j, static_cast<double>(chance() % 9) - 4.0});
    }
  }
  const Groups first = average_linkage(40, edges, {});
  for (int again = 0; again < 10; ++again) {
    std::shuffle(edges.begin(), edges.end(), chance);
    EXPECT_EQ(average_linkage(40, edges, {}), first);
  }
}

}  // namespace
}  // namespace rapporteur

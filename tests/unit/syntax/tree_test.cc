// The best tree against every tree there is.
#include "rapporteur/syntax/tree.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

using testing::Random;
using Heads = std::vector<std::int32_t>;

/// Exactly one word on the root, every other one below it.
bool is_tree(const Heads& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == -1 ? 1 : 0;
    std::size_t steps = 0;
    for (std::int32_t at = static_cast<std::int32_t>(i); at != -1; at = heads[static_cast<std::size_t>(at)]) {
      if (at < -1 || at >= static_cast<std::int32_t>(heads.size()) || ++steps > heads.size()) return false;
    }
  }
  return roots == 1;
}

double score_of(const std::vector<float>& scores, const Heads& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::size_t column = heads[i] == -1 ? heads.size() : static_cast<std::size_t>(heads[i]);
    sum += scores[i * (heads.size() + 1) + column];
  }
  return sum;
}

/// Tries all (words + 1)^words choices of heads.
double best_score(const std::vector<float>& scores, std::size_t words) {
  Heads heads(words, -1);
  double best = -INFINITY;
  while (true) {
    if (is_tree(heads)) best = std::max(best, score_of(scores, heads));
    std::size_t i = 0;
    while (i < words && ++heads[i] == static_cast<std::int32_t>(words)) heads[i++] = -1;
    if (i == words) return best;
  }
}

TEST(Tree, IsTheBestOfAllTrees) {
  Random random(61);
  for (std::uint32_t words = 1; words <= 5; ++words) {
    for (int round = 0; round < (words == 5 ? 60 : 300); ++round) {
      auto scores = random.floats(words * (words + 1), round % 3 == 0 ? 20.0F : 2.0F);
      // As often as not several words want the root, which takes one.
      if (round % 2 == 0) {
        for (std::uint32_t i = 0; i < words; ++i) scores[i * (words + 1) + words] += 3;
      }
      const Heads heads = best_tree(scores, words);
      ASSERT_TRUE(is_tree(heads)) << words << " words, round " << round;
      ASSERT_NEAR(score_of(scores, heads), best_score(scores, words), 1e-4)
          << words << " words, round " << round;
    }
  }
}

TEST(Tree, NearTiesAtTheRootAreNotLost) {
  // Two words want the root; the second by a ten-thousandth.
  const std::vector<float> scores = {-1e4F, -1.0F, -0.50010F,  //
                                     -1.0F, -1e4F, -0.50000F};
  EXPECT_EQ(best_tree(scores, 2), (Heads{1, -1}));
}

TEST(Tree, OfNothingAndOfOneWord) {
  EXPECT_EQ(best_tree({}, 0), Heads{});
  EXPECT_EQ(best_tree({-3.0F, -9.0F}, 1), Heads{-1});
}

TEST(Tree, OfEqualScoresIsATree) {
  for (std::uint32_t words = 1; words < 40; ++words) {
    EXPECT_TRUE(is_tree(best_tree(std::vector<float>(words * (words + 1), 0.0F), words))) << words;
  }
}

TEST(Tree, CyclesWithinCyclesAreOpened) {
  // Pairs head each other, pairs of pairs do so next best, and so on: one contraction inside the other.
  const std::uint32_t words = 64;
  std::vector<float> scores(words * (words + 1), -100.0F);
  for (std::uint32_t i = 0; i < words; ++i) {
    for (std::uint32_t j = 0; j < words; ++j) {
      if (i != j) scores[i * (words + 1) + j] = -static_cast<float>(i ^ j);
    }
  }
  EXPECT_TRUE(is_tree(best_tree(scores, words)));
}

TEST(Tree, LongRandomSentencesAreTrees) {
  Random random(62);
  for (const std::uint32_t words : {50U, 150U, 256U}) {
    EXPECT_TRUE(is_tree(best_tree(random.floats(words * (words + 1), 5.0F), words))) << words;
  }
}

}  // namespace
}  // namespace rapporteur

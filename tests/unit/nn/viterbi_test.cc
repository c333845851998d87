// The best path against every path there is.
#include "rapporteur/nn/viterbi.h"

#include <gtest/gtest.h>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {
namespace {

using testing::Random;
using Path = std::vector<std::uint8_t>;

double score_of(const Chain& chain, std::span<const float> scores, const Path& path) {
  double sum = chain.start[path[0]];
  for (std::size_t r = 0; r < path.size(); ++r) {
    sum += scores[r * chain.labels() + path[r]];
    if (r > 0) sum += chain.move[path[r - 1] * chain.labels() + path[r]];
  }
  return sum;
}

/// Tries all labels^rows paths.
double best_score(const Chain& chain, std::span<const float> scores, std::size_t rows) {
  Path path(rows, 0);
  double best = score_of(chain, scores, path);
  for (std::size_t r = 0; r < rows;) {
    if (++path[r] == chain.labels()) {
      path[r++] = 0;
    } else {
      best = std::max(best, score_of(chain, scores, path));
      r = 0;
    }
  }
  return best;
}

TEST(Viterbi, FindsTheBestOfAllPaths) {
  Random random(31);
  for (int round = 0; round < 300; ++round) {
    const std::size_t labels = 1 + random.below(4);
    const std::size_t rows = 1 + random.below(6);
    const Chain chain{random.floats(labels, 2.0F), random.floats(labels * labels, 2.0F)};
    const auto scores = random.floats(rows * labels, 3.0F);
    const Path path = best_labels(chain, scores);
    ASSERT_EQ(path.size(), rows);
    ASSERT_NEAR(score_of(chain, scores, path), best_score(chain, scores, rows), 1e-4) << "round " << round;
  }
}

TEST(Viterbi, NothingHasNoLabels) {
  const Chain chain{{0, 0}, {0, 0, 0, 0}};
  EXPECT_TRUE(best_labels(chain, {}).empty());
  EXPECT_TRUE(best_labels({}, {}).empty());
}

TEST(Viterbi, TiesGoToTheLowerLabel) {
  const Chain chain{{0, 0, 0}, std::vector<float>(9, 0.0F)};
  EXPECT_EQ(best_labels(chain, std::vector<float>(12, 1.0F)), (Path{0, 0, 0, 0}));
}

// -- BIO ------------------------------------------------------------------------------------------------------

const std::vector<std::string> kLabels = {"O", "B-PERSON", "I-PERSON", "B-PLACE", "I-PLACE"};

Path best_of(const std::vector<std::vector<float>>& rows) {
  std::vector<float> flat;
  for (const auto& row : rows) flat.insert(flat.end(), row.begin(), row.end());
  return best_labels(bio_chain(kLabels), flat);
}

TEST(Bio, AnInsideNeedsItsBeginning) {
  EXPECT_EQ(best_of({{0, 1, 9, 0, 0}, {0, 0, 9, 0, 0}}), (Path{1, 2}));  // no sentence starts inside
  EXPECT_EQ(best_of({{9, 0, 0, 0, 0}, {0, 1, 9, 0, 0}}), (Path{0, 1}));  // nothing inside after O
  EXPECT_EQ(best_of({{0, 9, 0, 0, 0}, {0, 0, 1, 0, 9}}), (Path{1, 2}));  // nor inside of another type
  EXPECT_EQ(best_of({{0, 9, 0, 0, 0}, {0, 0, 0, 9, 0}}), (Path{1, 3}));  // names may touch
  EXPECT_EQ(best_of({{0, 9, 0, 0, 0}, {0, 9, 0, 0, 0}}), (Path{1, 1}));  // of one type too
  EXPECT_EQ(best_of({{0, 0, 0, 9, 0}, {0, 0, 0, 0, 9}, {9, 0, 0, 0, 0}}), (Path{3, 4, 0}));
}

TEST(Bio, RandomScoresGiveLegalPaths) {
  Random random(32);
  const Chain chain = bio_chain(kLabels);
  for (int round = 0; round < 200; ++round) {
    const Path path = best_labels(chain, random.floats(20 * kLabels.size(), 10.0F));
    for (std::size_t r = 0; r < path.size(); ++r) {
      const std::string& label = kLabels[path[r]];
      if (label[0] != 'I') continue;
      ASSERT_GT(r, 0u);
      ASSERT_EQ(kLabels[path[r - 1]].substr(1), label.substr(1));
    }
  }
}

TEST(Bio, PlainTagsWithoutTypes) {
  const Chain chain = bio_chain({"O", "B", "I"});
  EXPECT_EQ(best_labels(chain, std::vector<float>{0, 1, 9, 0, 0, 9, 9, 0, 0, 0, 1, 9}), (Path{1, 2, 0, 1}));
}

TEST(Bio, TouchingSpansOfOneKindCostATollWhereThereIsOne) {
  const std::vector<float> scores = {0, 3, 0, 0, 3, 2};  // of O, B, I: the second is B by a hair
  EXPECT_EQ(best_labels(bio_chain({"O", "B-x", "I-x"}), scores), (std::vector<std::uint8_t>{1, 1}));
  EXPECT_EQ(best_labels(bio_chain({"O", "B-x", "I-x"}, 2), scores), (std::vector<std::uint8_t>{1, 2}));
}

TEST(Bio, EmptyLabelsDoNoHarm) { EXPECT_EQ(bio_chain({"", "O", "I", ""}).move.size(), 16u); }

}  // namespace
}  // namespace rapporteur::nn

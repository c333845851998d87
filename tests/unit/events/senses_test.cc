// What a context is, and that its sense is a product with the table. The table is learned for one model: what it says of real words is
// measured by bench/accuracy record.
#include "rapporteur/events/senses.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

constexpr std::size_t kWidth = 768;  // both vectors of the shipped model

/// A document of one word, whose vectors are given in 8 bits (the shared layers') and exactly (the events').
Document one_word() {
  Document out;
  out.encoding.vectors.width = 2;
  out.encoding.vectors.values = {14, 13};
  out.encoding.vectors.scales = {0.5F};
  out.encoding.vectors.zeros = {10};
  out.encoding.event_vectors.width = 2;
  out.encoding.event_vectors.exact = {0, -3};
  return out;
}

TEST(Senses, AContextIsBothVectorsEachOfLengthOne) {
  const std::vector<float> context = context_of(one_word(), 0);
  ASSERT_EQ(context.size(), 4U);
  EXPECT_FLOAT_EQ(context[0], 0);
  EXPECT_FLOAT_EQ(context[1], -1);
  EXPECT_FLOAT_EQ(context[2], 0.8F);  // (14 - 10) and (13 - 10) halves
  EXPECT_FLOAT_EQ(context[3], 0.6F);
}

TEST(Senses, AVectorOfNothingStaysNothing) {
  nn::Rows rows;
  rows.width = 2;
  rows.exact = {0, 0};
  EXPECT_EQ(unit_row(rows, 0), (std::vector<float>{0, 0}));
  EXPECT_TRUE(unit_row(rows, 1).empty());
}

TEST(Senses, NoContextWhereAVectorIsMissing) {
  EXPECT_TRUE(context_of(one_word(), 1).empty());
  Document without = one_word();
  without.encoding.event_vectors = {};
  EXPECT_TRUE(context_of(without, 0).empty());
}

TEST(Senses, OneContextAgreesWithItselfAndOppositesDoNot) {
  const Senses senses = Senses::load().value();
  std::vector<float> context(kWidth, 0.02F), opposite(kWidth, -0.02F);
  const Senses::Sense sense = senses.of(context);
  EXPECT_GT(dot(sense, sense), 0);
  EXPECT_DOUBLE_EQ(dot(sense, senses.of(opposite)), -dot(sense, sense));
}

TEST(Senses, AContextOfAnotherModelSaysNothing) {
  const Senses senses = Senses::load().value();
  EXPECT_EQ(senses.of(std::vector<float>(kWidth - 1, 1.0F)), Senses::Sense{});
  EXPECT_EQ(senses.of({}), Senses::Sense{});
}

}  // namespace
}  // namespace rapporteur

// PLOVER scores by type and mode: the table is whole, and says conflict and cooperation where they are.
#include "rapporteur/events/intensity.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

TEST(Intensity, AModeHasItsOwnScoreOrItsTypes) {
  const auto scale = IntensityScale::load();
  ASSERT_TRUE(scale) << to_string(scale.error());
  EXPECT_EQ(scale.value().at(EventType::kRetreat, "disarm"), 10);
  EXPECT_EQ(scale.value().at(EventType::kRetreat, ""), 6.5);
  EXPECT_EQ(scale.value().at(EventType::kAssault, "unconventional"), -10);
  EXPECT_EQ(scale.value().at(EventType::kAssault, "a mode that the manual does not score"), -9);
}

TEST(Intensity, ConflictIsBelowZeroAndCooperationAbove) {
  const auto scale = IntensityScale::load();
  ASSERT_TRUE(scale) << to_string(scale.error());
  for (int i = 0; i < 16; ++i) {
    const auto type = static_cast<EventType>(i);
    const double score = scale.value().at(type, "");
    if (type == EventType::kRequest)
      EXPECT_EQ(score, 0);  // neither
    else
      EXPECT_EQ(score > 0, quad_of(type) <= 2) << i;
  }
}

}  // namespace
}  // namespace rapporteur

// Curves of confidence: knots, straight lines between them, and tables that are none.
#include "rapporteur/base/curve.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

TEST(Curve, IsStraightBetweenItsKnots) {
  const auto curve = Curve::parse("t", "0.2\t0.1\n0.6\t0.5\n1\t0.9\n");
  ASSERT_TRUE(curve.ok()) << to_string(curve.error());
  EXPECT_FLOAT_EQ(curve->at(0.2F), 0.1F);
  EXPECT_FLOAT_EQ(curve->at(0.4F), 0.3F);
  EXPECT_FLOAT_EQ(curve->at(0.8F), 0.7F);
  EXPECT_FLOAT_EQ(curve->at(0.0F), 0.1F);
  EXPECT_FLOAT_EQ(curve->at(2.0F), 0.9F);
}

TEST(Curve, AnythingElseIsReportedWithItsLine) {
  for (const char* const table : {"0.5\t1.5\n", "0.5\tx\n", "0.5\t0.5\n0.4\t0.6\n", "0.5\t0.5\n0.6\t0.4\n"})
    EXPECT_FALSE(Curve::parse("t", table).ok()) << table;
  EXPECT_EQ(Curve::parse("t", "0.1\t0.1\n0.1\t0.2\n").error().subject, "t:2");
  EXPECT_FALSE(Curve::parse("t", "# nothing\n").ok());
}

}  // namespace
}  // namespace rapporteur

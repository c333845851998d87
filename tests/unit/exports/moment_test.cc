// Days and times of ISO 8601, good and bad, and which entries have a day that a calendar can take.
#include "rapporteur/exports/moment.h"

#include <gtest/gtest.h>

#include <string>

namespace rapporteur::exports {
namespace {

std::string read(const std::string& iso) {
  const auto moment = moment_of(iso);
  return moment ? basic_form(*moment) : "none";
}

TEST(Moment, ReadsDaysAndTimes) {
  EXPECT_EQ(read("2026-03-05"), "20260305");
  EXPECT_EQ(read("2026-03-05T10:30"), "20260305T103000");
  EXPECT_EQ(read("2026-03-05T10:30:15Z"), "20260305T103015Z");
  EXPECT_EQ(read("2024-02-29"), "20240229");
}

TEST(Moment, TurnsAnOffsetIntoUtcOverMidnight) {
  EXPECT_EQ(read("2026-03-01T00:30+01:00"), "20260228T233000Z");
  EXPECT_EQ(read("2025-12-31T22:00-05:30"), "20260101T033000Z");
}

TEST(Moment, ReadsNothingElse) {
  for (const char* bad : {"",
                          "2026",
                          "2026-03",
                          "2026-3-5",
                          "2026-13-01",
                          "2026-02-29",
                          "2026-00-10",
                          "0000-01-01",
                          "2026-W10",
                          "2026-03-05 10:30",
                          "2026-03-05T",
                          "2026-03-05T24:00",
                          "2026-03-05T10",
                          "2026-03-05T10:60",
                          "2026-03-05T10:30:61",
                          "2026-03-05T10:30X",
                          "2026-03-05T10:30+0100",
                          "2026-03-05T10:30+01:00Z",
                          "2026-03-05T10:30+15:00",
                          "20260305",
                          "2026-03-05TMO"}) {
    EXPECT_EQ(read(bad), "none") << bad;
  }
}

std::string period(const std::string& from, const std::string& to, const std::string& value) {
  store::Entry entry;
  entry.from = from;
  entry.to = to;
  entry.time_value = value;
  const auto out = period_of(entry);
  if (!out) return "none";
  return basic_form(out->begin) + (out->end ? " " + basic_form(*out->end) : "");
}

TEST(Period, HasAnExclusiveEnd) {
  EXPECT_EQ(period("2026-03-05", "2026-03-06", "2026-03-05"), "20260305 20260306");
  EXPECT_EQ(period("2026-03-05", "2026-03-08", "P3D"), "20260305 20260308");
  EXPECT_EQ(period("2026-03-05", "", "2026-03-05"), "20260305") << "since that day";
  EXPECT_EQ(period("2026-03-05T09:00", "2026-03-05T11:00", ""), "20260305T090000 20260305T110000");
}

TEST(Period, OfAClockTimeHasNoEndAndOfAPartOfADayTheDay) {
  EXPECT_EQ(period("2026-03-05T10:30", "2026-03-05T10:31", "2026-03-05T10:30"), "20260305T103000");
  EXPECT_EQ(period("2026-03-05T18:00", "2026-03-06T06:00", "2026-03-05TNI"), "20260305");
}

TEST(Period, NeedsADay) {
  EXPECT_EQ(period("2026-03-01", "2026-04-01", "2026-03"), "none");
  EXPECT_EQ(period("2026-03-02", "2026-03-09", "2026-W10"), "none");
  EXPECT_EQ(period("2026-03-07", "2026-03-09", "2026-W10-WE"), "none");
  EXPECT_EQ(period("2026-01-01", "2027-01-01", "P1Y"), "none") << "a year is when, not how long";
  EXPECT_EQ(period("", "2026-03-05", "2026-03-05"), "none") << "until then";
  EXPECT_EQ(period("", "", "FUTURE_REF"), "none");
  EXPECT_EQ(period("soon", "later", ""), "none");
}

TEST(Period, DropsAnEndThatIsNotAfterTheBeginning) {
  EXPECT_EQ(period("2026-03-05", "2026-03-05", ""), "20260305");
  EXPECT_EQ(period("2026-03-05", "2026-03-01", ""), "20260305");
  EXPECT_EQ(period("2026-03-05", "2026-03-06T10:00", ""), "20260305") << "a day and a time of day";
}

}  // namespace
}  // namespace rapporteur::exports

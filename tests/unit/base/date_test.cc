// The one reader of dates: what is a year, a month, a day, and what only looks like one.
#include "rapporteur/base/date.h"

#include <gtest/gtest.h>

#include <string>

namespace rapporteur {
namespace {

/// "first..last", both in it.
std::string days_of(const std::string& text) {
  const auto range = read_date(text);
  return range ? iso_day(range->from) + ".." + iso_day(range->to - std::chrono::days(1)) : "none";
}

TEST(Date, ReadsYearsMonthsAndDays) {
  EXPECT_EQ(days_of("2026"), "2026-01-01..2026-12-31");
  EXPECT_EQ(days_of("2026-04"), "2026-04-01..2026-04-30");
  EXPECT_EQ(days_of("2026-12"), "2026-12-01..2026-12-31");
  EXPECT_EQ(days_of("2026-03-05"), "2026-03-05..2026-03-05");
  EXPECT_EQ(days_of("0001-01-01"), "0001-01-01..0001-01-01");
  EXPECT_EQ(days_of("9999"), "9999-01-01..9999-12-31");
}

TEST(Date, KnowsHowLongMonthsAre) {
  EXPECT_EQ(days_of("2024-02"), "2024-02-01..2024-02-29");
  EXPECT_EQ(days_of("2026-02"), "2026-02-01..2026-02-28");
  EXPECT_EQ(days_of("2000-02-29"), "2000-02-29..2000-02-29");
  for (const char* no_day :
       {"1900-02-29", "2026-02-29", "2026-02-30", "2026-02-31", "2026-04-31", "2026-06-31", "2026-09-31",
        "2026-11-31", "2026-01-32", "2026-01-00", "2026-00-01", "2026-13-01"})
    EXPECT_EQ(days_of(no_day), "none") << no_day;
}

TEST(Date, ReadsNothingElse) {
  for (const char* bad : {"",
                          "202",
                          "20260",
                          "0000",
                          "0000-01-01",
                          "2026-",
                          "2026-3",
                          "2026-00",
                          "2026-13",
                          "2026-3-05",
                          "2026-03-",
                          "2026-03-5",
                          "2026/03/05",
                          "2026-03/05",
                          "20260305",
                          " 2026",
                          "2026 ",
                          "+026",
                          "-026",
                          "2026-0x",
                          "2026-+3",
                          "2026-03- 5",
                          "2026-03-05T10:30",
                          "2026-03-051",
                          "2026-W1",
                          "yesterday"})
    EXPECT_EQ(days_of(bad), "none") << bad;
  EXPECT_FALSE(read_date(std::string("2026-03\0-5", 10)));
}

TEST(Date, ADayIsNoMonth) {
  ASSERT_TRUE(read_day("2026-03-05"));
  EXPECT_EQ(iso_day(*read_day("2026-03-05")), "2026-03-05");
  for (const char* bad : {"2026", "2026-03", "2026-02-31", "2026-03-05T10:30"})
    EXPECT_FALSE(read_day(bad)) << bad;
}

TEST(Date, WritesYearsOfFourDigitsAlone) {
  EXPECT_EQ(iso_day(*read_day("0001-01-01") - std::chrono::days(1)), "");
  EXPECT_EQ(iso_day(read_date("9999")->to), "");
}

}  // namespace
}  // namespace rapporteur

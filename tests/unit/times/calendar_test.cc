// Days, weeks, months and feasts.
#include "rapporteur/times/calendar.h"

#include <gtest/gtest.h>

namespace rapporteur::times {
namespace {

TEST(Calendar, ReadsOnlyDatesThatExist) {
  EXPECT_EQ(read_date("2026-03-05T10:00Z"), (Date{2026, 3, 5}));
  for (const std::string_view text :
       {"", "2026", "2026-03", "2026-02-30", "2026-13-01", "2026/03/05", "2026-00-10"})
    EXPECT_FALSE(read_date(text)) << text;
}

TEST(Calendar, WritesValues) {
  EXPECT_EQ(value_of({2026, 3, 5}), "2026-03-05");
  EXPECT_EQ(value_of({2026, 3}), "2026-03");
  EXPECT_EQ(value_of({-489}), "BC0490");
  EXPECT_EQ(iso_of(Date{-489, 1, 1}.days()), "");  // beyond what ISO 8601 writes in four digits
}

TEST(Calendar, NumbersWeeksByTheirThursday) {
  EXPECT_EQ(week_value(Date{2026, 3, 3}.days()), "2026-W10");
  EXPECT_EQ(week_value(Date{2021, 1, 3}.days()), "2020-W53");
  EXPECT_EQ(week_value(Date{2024, 12, 30}.days()), "2025-W01");
}

TEST(Calendar, IntervalsAreHalfOpen) {
  EXPECT_EQ(interval_of({2024, 2, 28}).to, "2024-02-29");
  EXPECT_EQ(interval_of({2024, 2}).to, "2024-03-01");
  EXPECT_EQ(interval_of({2024}).to, "2025-01-01");
}

TEST(Calendar, MonthsKeepTheDayWhereTheyHaveIt) {
  EXPECT_EQ(add_months({2024, 1, 31}, 1), (Date{2024, 2, 29}));
  EXPECT_EQ(add_months({2024, 1, 15}, -1), (Date{2023, 12, 15}));
  EXPECT_EQ(add_months({1, 1, 0}, -13), (Date{-1, 12, 0}));
}

TEST(Calendar, KnowsMoveableFeasts) {
  EXPECT_EQ(holiday_in("easter", 2026), (Date{2026, 4, 5}));
  EXPECT_EQ(holiday_in("good-friday", 2024), (Date{2024, 3, 29}));
  EXPECT_EQ(holiday_in("thanksgiving", 2026), (Date{2026, 11, 26}));
  EXPECT_EQ(holiday_in("memorial-day", 2026), (Date{2026, 5, 25}));
  EXPECT_EQ(holiday_in("12-25", 2026), (Date{2026, 12, 25}));
  EXPECT_FALSE(holiday_in("carnival", 2026));
}

}  // namespace
}  // namespace rapporteur::times

// Days, weeks and months of the Gregorian calendar, and the ISO 8601 and TIMEX3 strings of them. Arithmetic is that of
// std::chrono; moveable feasts by Gauss's rule. Tested in tests/unit/times/calendar_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::times {

/// A year, a month or a day. 0: not known. Years before Christ count down from 0 (1 BC).
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  bool has_day() const { return day != 0; }
  std::chrono::sys_days days() const;  // of its first day
  friend bool operator==(const Date&, const Date&) = default;
};

/// Half-open; ISO 8601 dates ("2026-03-05") or local times of day ("2026-03-05T10:30", "…Z" where the zone is known).
struct Interval {
  std::string from, to;
};

Date date_of(std::chrono::sys_days days);
bool exists(const Date& date);
/// "2026-03-05" at the head of an ISO date or time; nothing where there is none or it does not exist.
std::optional<Date> read_date(std::string_view iso);

/// "2026-03-05", "2026-03", "2026", "BC0490-08".
std::string value_of(const Date& date);
/// "2026-03-05"; of years beyond 0001-9999 nothing can be written.
std::string iso_of(std::chrono::sys_days days);
/// From its first day to the day after its last.
Interval interval_of(const Date& date);
Interval days_from(std::chrono::sys_days first, int count);
Interval months_from(const Date& first, int count);

/// 1 Monday … 7 Sunday.
int weekday_of(std::chrono::sys_days day);
std::chrono::sys_days monday_of(std::chrono::sys_days day);
/// "2026-W10" of a day in it.
std::string week_value(std::chrono::sys_days day);
/// So many months on; the day is kept where the month has it, else the month's last.
Date add_months(const Date& date, int months);

/// The day of a holiday in a year: "12-25", or one of easter, good-friday, easter-monday, thanksgiving, memorial-day,
/// labor-day. Nothing for another name.
std::optional<Date> holiday_in(std::string_view name, int year);

}  // namespace rapporteur::times

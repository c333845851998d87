// Dates as people and tables write them: a year, a month or a day of the proleptic Gregorian calendar (ISO 8601), from 0001 to
// 9999. The one strict reader: 2026-02-31 is no date. Arithmetic is that of std::chrono. What pages print in words is
// read by document/dates.h, what articles say by times/. Tested in tests/unit/base/date_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rapporteur {

/// Half-open.
struct DateRange {
  std::chrono::sys_days from, to;
};

/// The days of "2026", "2026-03" or "2026-03-05"; nothing for anything else, and for days there are not.
std::optional<DateRange> read_date(std::string_view text);
/// The same of a day alone.
std::optional<std::chrono::sys_days> read_day(std::string_view text);
/// "2026-03-05"; empty for years beyond 0001 to 9999.
std::string iso_day(std::chrono::sys_days day);

}  // namespace rapporteur

// Reads ISO 8601 as times/ writes it; arithmetic is that of std::chrono. Tested in
// tests/unit/exports/moment_test.cc.
#include "rapporteur/exports/moment.h"

#include <algorithm>
#include <cstdio>

#include "rapporteur/base/date.h"

namespace rapporteur::exports {
namespace {

using std::chrono::days;
using std::chrono::seconds;

/// A longer interval tells when within it something took place, not how long it took.
constexpr days kLongest{31};

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The number of so many digits at the head, which is then taken away.
std::optional<int> take_number(std::string_view& text, std::size_t width) {
  if (text.size() < width || !std::all_of(text.begin(), text.begin() + width, digit)) return std::nullopt;
  int out = 0;
  for (const char c : text.substr(0, width)) out = out * 10 + (c - '0');
  text.remove_prefix(width);
  return out;
}

bool take(std::string_view& text, char mark) {
  if (text.empty() || text.front() != mark) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> take_day(std::string_view& text) {
  constexpr std::size_t kLength = 10;  // "2026-03-05"
  const auto day = read_day(text.substr(0, kLength));
  if (day) text.remove_prefix(kLength);
  return day;
}

/// Hours and minutes with a colon between, as of a clock or of an offset.
std::optional<seconds> take_clock(std::string_view& text, int last_hour) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > last_hour || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

/// Into UTC, which may lie on the day before or after.
void shift(Moment& moment, seconds east) {
  const auto at = std::chrono::sys_seconds(moment.day) + *moment.clock - east;
  moment.day = std::chrono::floor<days>(at);
  moment.clock = at - std::chrono::sys_seconds(moment.day);
  moment.utc = true;
}

/// Whether a TIMEX3 value names a month, a week, a season or a year and no day in it.
bool is_coarse(std::string_view value) {
  if (value.empty() || !digit(value.front())) return false;
  return !take_day(value);
}

/// What follows the day of a TIMEX3 value: "TMO" of a morning, "T10:30" of a clock.
std::string_view after_day(std::string_view value) { return take_day(value) ? value : std::string_view(); }

bool comes_after(const Moment& late, const Moment& early) {
  if (late.clock.has_value() != early.clock.has_value() || late.utc != early.utc) return false;
  const seconds none{0};
  return late.day + late.clock.value_or(none) > early.day + early.clock.value_or(none);
}

}  // namespace

std::optional<Moment> moment_of(std::string_view iso) {
  const auto day = take_day(iso);
  if (!day) return std::nullopt;
  Moment out{*day, std::nullopt, false};
  if (iso.empty()) return out;
  if (!take(iso, 'T')) return std::nullopt;
  out.clock = take_clock(iso, 23);
  if (!out.clock) return std::nullopt;
  if (take(iso, ':')) {
    const auto second = take_number(iso, 2);
    if (!second || *second > 59) return std::nullopt;
    *out.clock += seconds(*second);
  }
  if (iso.empty()) return out;
  if (iso == "Z") {
    out.utc = true;
    return out;
  }
  const bool west = iso.front() == '-';
  if (!take(iso, '+') && !take(iso, '-')) return std::nullopt;
  const auto offset = take_clock(iso, 14);
  if (!offset || !iso.empty()) return std::nullopt;
  shift(out, west ? -*offset : *offset);
  return out;
}

std::string basic_form(const Moment& moment) {
  const std::chrono::year_month_day date(moment.day);
  char out[64];
  int length = std::snprintf(out, sizeof out, "%04d%02u%02u", static_cast<int>(date.year()),
                             static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (moment.clock) {
    const std::chrono::hh_mm_ss clock(*moment.clock);
    length +=
        std::snprintf(out + length, sizeof out - static_cast<std::size_t>(length), "T%02d%02d%02d%s",
                      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                      static_cast<int>(clock.seconds().count()), moment.utc ? "Z" : "");
  }
  return std::string(out, static_cast<std::size_t>(length));
}

std::optional<Period> period_of(const store::Entry& entry) {
  const auto begin = moment_of(entry.from);
  if (!begin || is_coarse(entry.time_value)) return std::nullopt;
  Period out{*begin, moment_of(entry.to)};
  if (out.end && !comes_after(*out.end, out.begin)) out.end.reset();
  const std::string_view part = after_day(entry.time_value);
  if (part.size() > 1 && part[0] == 'T') {
    out.end.reset();  // half past ten is an interval of a minute, which is not how long they met
    if (!digit(part[1])) out.begin.clock.reset();
  }
  if (out.end && out.end->day - out.begin.day > kLongest) return std::nullopt;
  if (!out.begin.clock) out.begin.utc = false;
  return out;
}

}  // namespace rapporteur::exports

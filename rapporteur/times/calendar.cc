// Tested in tests/unit/times/calendar_test.cc.
#include "rapporteur/times/calendar.h"

#include <array>
#include <cstdio>

#include "rapporteur/base/date.h"

namespace rapporteur::times {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::chrono::year_month_day civil(const Date& d) {
  return {std::chrono::year(d.year), std::chrono::month(static_cast<unsigned>(d.month == 0 ? 1 : d.month)),
          std::chrono::day(static_cast<unsigned>(d.day == 0 ? 1 : d.day))};
}

template <class... Numbers>
std::string format(const char* pattern, Numbers... numbers) {
  std::array<char, 40> out{};
  const int n = std::snprintf(out.data(), out.size(), pattern, numbers...);
  return {out.data(), static_cast<std::size_t>(n)};
}

std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Gauss's rule as Meeus gives it (Astronomical Algorithms, ch. 8).
Date easter(int year) {
  const int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

/// The nth (from 1; -1 the last) of a weekday in a month.
Date nth_weekday(int year, int month, int weekday, int nth) {
  if (nth > 0) {
    const sys_days first = Date{year, month, 1}.days();
    return date_of(first + days((weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1)));
  }
  const sys_days last = add_months({year, month, 1}, 1).days() - days(1);
  return date_of(last - days((weekday_of(last) - weekday + 7) % 7));
}

}  // namespace

sys_days Date::days() const { return sys_days(civil(*this)); }

Date date_of(sys_days day) {
  const std::chrono::year_month_day d(day);
  return {static_cast<int>(d.year()), static_cast<int>(static_cast<unsigned>(d.month())),
          static_cast<int>(static_cast<unsigned>(d.day()))};
}

bool exists(const Date& date) { return civil(date).ok(); }

std::optional<Date> read_date(std::string_view iso) {
  constexpr std::size_t kLength = 10;
  const auto day = read_day(iso.substr(0, kLength));
  return day ? std::optional(date_of(*day)) : std::nullopt;
}

std::string value_of(const Date& d) {
  std::string out = d.year > 0 ? format("%04d", d.year) : format("BC%04d", 1 - d.year);
  if (d.month != 0) out += format("-%02d", d.month);
  if (d.day != 0) out += format("-%02d", d.day);
  return out;
}

std::string iso_of(sys_days day) { return iso_day(day); }

Interval days_from(sys_days first, int count) { return {iso_of(first), iso_of(first + days(count))}; }

Interval months_from(const Date& first, int count) {
  return {iso_of(first.days()), iso_of(add_months(first, count).days())};
}

Interval interval_of(const Date& date) {
  if (date.day != 0) return days_from(date.days(), 1);
  return months_from({date.year, date.month == 0 ? 1 : date.month, 1}, date.month == 0 ? 12 : 1);
}

int weekday_of(sys_days day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }

sys_days monday_of(sys_days day) { return day - days(weekday_of(day) - 1); }

std::string week_value(sys_days day) {
  // the week belongs to the year of its Thursday
  const sys_days thursday = monday_of(day) + days(3);
  const int year = date_of(thursday).year;
  const auto first = Date{year, 1, 1}.days();
  return format("%04d-W%02d", year, static_cast<int>((thursday - first).count() / 7 + 1));
}

Date add_months(const Date& date, int months) {
  const int month = date.month == 0 ? 1 : date.month;
  const int count = date.year * 12 + month - 1 + months;
  Date out{count >= 0 ? count / 12 : -((11 - count) / 12), 0, date.day};
  out.month = count - out.year * 12 + 1;
  while (out.day > 28 && !exists(out)) --out.day;
  return out;
}

std::optional<Date> holiday_in(std::string_view name, int year) {
  const auto month = number_at(name, 0, 2), day = number_at(name, 3, 2);
  if (month && day) return Date{year, *month, *day};
  if (name == "easter") return easter(year);
  if (name == "good-friday") return date_of(easter(year).days() - days(2));
  if (name == "easter-monday") return date_of(easter(year).days() + days(1));
  if (name == "thanksgiving") return nth_weekday(year, 11, 4, 4);
  if (name == "memorial-day") return nth_weekday(year, 5, 1, -1);
  if (name == "labor-day") return nth_weekday(year, 9, 1, 1);
  return std::nullopt;
}

}  // namespace rapporteur::times

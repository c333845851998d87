// Over the calendar of <chrono>, which knows how long each month is. Tested in tests/unit/base/date_test.cc.
#include "rapporteur/base/date.h"

#include <array>
#include <cstdio>

namespace rapporteur {
namespace {

constexpr std::size_t kYear = 4, kMonth = 7, kDay = 10;  // lengths of the three forms
constexpr int kLastYear = 9999;

/// The number in `length` digits at `at`, and nothing but digits.
std::optional<unsigned> digits_at(std::string_view text, std::size_t at, std::size_t length) {
  unsigned out = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + static_cast<unsigned>(c - '0');
  }
  return out;
}

}  // namespace

std::optional<DateRange> read_date(std::string_view text) {
  namespace ch = std::chrono;
  const bool month = text.size() >= kMonth, day = text.size() == kDay;
  if (text.size() != kYear && text.size() != kMonth && !day) return std::nullopt;
  if ((month && text[kYear] != '-') || (day && text[kMonth] != '-')) return std::nullopt;
  const auto y = digits_at(text, 0, kYear);
  const auto m = month ? digits_at(text, kYear + 1, 2) : 1U;
  const auto d = day ? digits_at(text, kMonth + 1, 2) : 1U;
  if (!y || !m || !d || *y == 0) return std::nullopt;
  const ch::year_month_day first{ch::year(static_cast<int>(*y)), ch::month(*m), ch::day(*d)};
  if (!first.ok()) return std::nullopt;
  if (day) return DateRange{first, ch::sys_days(first) + ch::days(1)};
  return DateRange{first, month ? ch::sys_days(first + ch::months(1)) : ch::sys_days(first + ch::years(1))};
}

std::optional<std::chrono::sys_days> read_day(std::string_view text) {
  const auto range = text.size() == kDay ? read_date(text) : std::nullopt;
  return range ? std::optional(range->from) : std::nullopt;
}

std::string iso_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const int year = static_cast<int>(date.year());
  if (year < 1 || year > kLastYear) return {};
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", year, static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return out.data();
}

}  // namespace rapporteur

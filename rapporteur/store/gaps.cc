// Missing days. A long silence must not make itself usual, so weeks without any article do not count for what is usual, but
// their days are missing. Tested in tests/unit/store/stats_test.cc.
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>
#include <set>

#include "rapporteur/store/stats.h"

namespace rapporteur::store {
namespace {

using Day = std::chrono::sys_days;

constexpr int kFewestWeeks = 4;

std::optional<Day> day_of(const std::string& text) {
  int year = 0, month = 0, day = 0;
  if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2d-%2d", &year, &month, &day) != 3)
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional<Day>(date) : std::nullopt;
}

std::string text_of(Day day) {
  const std::chrono::year_month_day date(day);
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out.data();
}

/// 0 is Monday.
std::size_t weekday_of(Day day) { return std::chrono::weekday(day).iso_encoding() - 1; }
/// Of the week the day lies in.
Day monday_of(Day day) { return day - std::chrono::days(weekday_of(day)); }

/// Which days of the week usually have an article.
std::array<bool, 7> usual(const std::set<Day>& present) {
  std::map<Day, std::array<bool, 7>> weeks;
  for (const Day day : present) weeks[monday_of(day)][weekday_of(day)] = true;
  std::array<bool, 7> out{};
  if (weeks.size() < kFewestWeeks) return out;
  for (std::size_t weekday = 0; weekday < out.size(); ++weekday) {
    std::size_t there = 0, could = 0;
    for (const auto& [monday, days] : weeks) {
      const Day day = monday + std::chrono::days(weekday);
      if (day < *present.begin() || day > *present.rbegin()) continue;
      ++could;
      there += days[weekday] ? 1 : 0;
    }
    out[weekday] = could >= kFewestWeeks - 1 && 3 * there >= 2 * could;
  }
  return out;
}

}  // namespace

std::vector<Gap> gaps_of(const std::vector<std::string>& days) {
  std::set<Day> present;
  for (const std::string& text : days) {
    if (const auto day = day_of(text)) present.insert(*day);
  }
  if (present.empty()) return {};
  const std::array<bool, 7> usually = usual(present);
  std::vector<Gap> out;
  bool open = false;
  auto next = present.begin();
  for (Day day = *present.begin(); day <= *present.rbegin(); day += std::chrono::days(1)) {
    if (day == *next) {
      ++next;
      open = false;
    } else if (usually[weekday_of(day)]) {
      if (!open) out.push_back({text_of(day), {}, 0});
      open = true;
      out.back().to = text_of(day);
      ++out.back().days;
    }
  }
  return out;
}

}  // namespace rapporteur::store

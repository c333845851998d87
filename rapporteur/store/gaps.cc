// Missing days. A long silence must not make itself usual, so weeks without any article do not count for what is usual, but
// their days are missing. Tested in tests/unit/store/stats_test.cc.
#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "rapporteur/base/date.h"
#include "rapporteur/store/stats.h"

namespace rapporteur::store {
namespace {

using Day = std::chrono::sys_days;

constexpr int kFewestWeeks = 4;

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

/// The usual days between two days that are there.
Gap gap_between(Day before, Day after, const std::array<bool, 7>& usually) {
  constexpr int kWeek = 7;
  const int between = static_cast<int>((after - before).count()) - 1;
  Gap out;
  for (int i = 0; i < std::min(between, kWeek); ++i) {
    const Day first = before + std::chrono::days(1 + i), last = after - std::chrono::days(1 + i);
    if (out.from.empty() && usually[weekday_of(first)]) out.from = iso_day(first);
    if (out.to.empty() && usually[weekday_of(last)]) out.to = iso_day(last);
    // this day of the week, and the same of each week that follows
    if (usually[weekday_of(first)]) out.days += static_cast<std::uint32_t>((between - 1 - i) / kWeek + 1);
  }
  return out;
}

}  // namespace

std::vector<Gap> gaps_of(const std::vector<std::string>& days) {
  std::set<Day> present;
  for (const std::string& text : days) {
    if (const auto day = read_day(text)) present.insert(*day);
  }
  if (present.empty()) return {};
  const std::array<bool, 7> usually = usual(present);
  std::vector<Gap> out;
  // from one day that is there to the next, however far: dates of a file may lie ten thousand years apart
  for (auto at = present.begin(); std::next(at) != present.end(); ++at) {
    if (const Gap gap = gap_between(*at, *std::next(at), usually); gap.days > 0) out.push_back(gap);
  }
  return out;
}

}  // namespace rapporteur::store

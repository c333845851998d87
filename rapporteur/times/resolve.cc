// One function per kind of expression; dates are completed from the largest field down: year, month, day, time of day.
// Tested in tests/unit/times/ and tests/cases/times/.
#include "rapporteur/times/resolve.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace rapporteur::times {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view kUnknownDay = "XXXX-XX-XX";

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

/// The unit's letters in a period, and whether they stand after a T.
struct UnitLetters {
  std::string_view letters;
  bool of_day;
  int count;  // so many of them are one unit
};
constexpr std::array<UnitLetters, 13> kUnitLetters = {{{"S", true, 1},
                                                       {"M", true, 1},
                                                       {"H", true, 1},
                                                       {"D", false, 1},
                                                       {"W", false, 1},
                                                       {"WE", false, 1},
                                                       {"W", false, 2},
                                                       {"M", false, 1},
                                                       {"Q", false, 1},
                                                       {"Y", false, 1},
                                                       {"DE", false, 1},
                                                       {"CE", false, 1},
                                                       {"ML", false, 1}}};

Unit unit_of(const Expression& e) {
  return static_cast<Unit>(e.value_or(Field::kUnit, static_cast<int>(Unit::kDay)));
}

/// "P3D", "PT30M", "PXW"; hundredths of a unit.
std::string period(Unit unit, std::optional<int> hundredths) {
  const UnitLetters& letters = kUnitLetters[static_cast<std::size_t>(unit)];
  std::string out = letters.of_day ? "PT" : "P";
  if (!hundredths) return out + "X" + std::string(letters.letters);
  if (*hundredths == 50 && unit == Unit::kHour) return "PT30M";
  if (*hundredths == 50 && unit == Unit::kYear) return "P6M";
  if (*hundredths == 50 && unit == Unit::kCentury) return "P50Y";
  if (*hundredths == 50 && unit == Unit::kDecade) return "P5Y";
  const int count = *hundredths * letters.count;
  out += std::to_string(count / 100);
  if (count % 100 != 0) {
    out += "." + two(count % 100);
    if (out.back() == '0') out.pop_back();
  }
  return out + std::string(letters.letters);
}

/// How far off the last one may lie, in days, to be meant by a likely future.
constexpr int kFresh = 2;
/// How far off a day may lie, in days, to be meant whatever the tense, if the other one is much farther. What is told of
/// in a past tense is hardly to come; a future may be another verb's ("to close 6 % below Oct. 13").
constexpr int kNearAhead = 14, kNearBehind = 45, kMuchNearer = 3;
/// From how many days on a weekday that "and" joins to another is the one before it.
constexpr int kFarOn = 4;

/// Finds the year (or the month, or the day) that words leave open, as one question: which of the candidates that come
/// round again and again is meant? `at(k)` is the k-th after now's own (k < 0: before it), as its first day. `nearest`:
/// one that is near, and much nearer than the other, is meant whatever the tense.
template <class At>
int choose(At at, sys_days now, int own, const Expression& e, Tense tense, bool nearest = false) {
  // the one that holds now, or the last one that begins before it
  const int turn = e.value_or(Field::kTurn, Expression::kUnset);
  int latest = own;
  while (at(latest) > now) --latest;
  while (at(latest + 1) <= now) ++latest;
  const bool today = at(latest) == now;
  if (turn == -1) return today ? latest - 1 : latest;
  if (turn == 1) return latest + 1;
  if (turn == 0) return today || tense == Tense::kPast ? latest : latest + 1;
  const auto since = now - at(latest), until = at(latest + 1) - now;
  if (nearest && since <= days(kNearBehind) && since * kMuchNearer < until) return latest;
  if (nearest && until <= days(kNearAhead) && until * kMuchNearer < since) return latest + 1;
  if (tense == Tense::kPast) return latest;
  if (tense == Tense::kFuture) return today ? latest : latest + 1;
  if (tense == Tense::kLikelyFuture) return since <= days(kFresh) ? latest : latest + 1;
  return since <= until ? latest : latest + 1;
}

std::string_view in_words(Tense tense) {
  return tense == Tense::kPast ? "a past tense" : tense == Tense::kUnknown ? "no tense" : "a future";
}

class Calendar {
 public:
  Calendar(const Expression& e, const Context& context, const Vocabulary& vocabulary)
      : e_(e), context_(context), vocabulary_(vocabulary) {}

  Resolved date();
  Resolved shift();
  Resolved duration();
  Resolved set();
  Resolved reference();
  Resolved open() const { return unknown({}, "told by an event, whose day is not known here"); }

 private:
  /// What the expression is reckoned from, and how that is said.
  std::optional<Date> base() const;
  /// A day of a month ("24 and 25 April"), a time of day: of the date before it in the sentence.
  bool continues() const {
    if (!context_.close || e_.kind != Kind::kDate) return false;
    for (const Field f : {Field::kYear, Field::kMonth, Field::kWeekday, Field::kIso, Field::kHoliday,
                          Field::kSeason, Field::kQuarter, Field::kHalf, Field::kWeekend, Field::kTurn}) {
      if (e_.has(f)) return false;
    }
    return e_.has(Field::kDay) ? context_.then->month != 0 : context_.then->has_day();
  }
  std::string base_in_words() const;
  /// "The following day the rebels shelled the town", and no day is told before it: what is past does not follow the publication.
  bool follows_nothing(int by) const {
    return e_.value_or(Field::kFrom, 0) == 1 && by > 0 && !context_.then && context_.tense == Tense::kPast;
  }

  Resolved of_date(const Date& date, std::string reason);
  Resolved unknown(std::string value, std::string reason) const;
  std::optional<Date> year_given(std::string& reason) const;
  std::optional<int> year_for(int month, int day, std::string& reason) const;
  Resolved in_month();
  Resolved on_weekday();
  Resolved in_part_of_year();
  Resolved on_holiday();
  Resolved of_century();
  Resolved shift_days(const Date& from, int count);
  Resolved shift_larger(const Date& from, int count);
  Resolved of_quarter(const Date& month, std::string reason) const;
  std::optional<Resolved> kept_quarter(int by) const;
  Resolved shift_years(const Date& from, int count);
  /// Told of in the past, with no day beside it, a midnight and what was "overnight" are those before today.
  bool gone_by() const {
    const bool midnight = e_.has(Field::kClock) && e_[Field::kClock] == 24 * 60;
    const bool overnight = e_.value_or(Field::kTurn, 0) == -1;
    if (continues()) return false;
    return midnight ? context_.tense == Tense::kPast : overnight && context_.tense != Tense::kFuture;
  }
  void add_time_of_day(Resolved& out) const;
  void add_modifier(Resolved& out) const;

  const Expression& e_;
  const Context& context_;
  const Vocabulary& vocabulary_;
};

std::optional<Date> Calendar::base() const {
  // a comparison with "a year earlier" is one with now, unless the text dwells in the past
  const bool compared =
      e_.has(Field::kKeep) && !context_.history && context_.then && context_.then->month == 0;
  const bool then = (e_.value_or(Field::kFrom, 0) == 1 && !compared) || continues();
  if (then || context_.history) return context_.then ? context_.then : then ? context_.now : std::nullopt;
  return context_.now;
}

std::string Calendar::base_in_words() const {
  const bool then =
      (e_.value_or(Field::kFrom, 0) == 1 || context_.history || continues()) && context_.then.has_value();
  return then ? "reckoned from " + value_of(*context_.then) + ", the time told of"
              : "reckoned from the publication";
}

void Calendar::add_modifier(Resolved& out) const {
  if (e_.has(Field::kModifier)) out.modifier = kModifiers[static_cast<std::size_t>(e_[Field::kModifier])];
}

Resolved Calendar::unknown(std::string value, std::string reason) const {
  Resolved out;
  out.value = std::move(value);
  out.reason = std::move(reason);
  add_modifier(out);
  return out;
}

Resolved Calendar::of_date(const Date& date, std::string reason) {
  if (!exists(date)) return unknown({}, "there is no such date");
  Resolved out;
  out.value = value_of(date);
  out.interval = interval_of(date);
  out.reason = std::move(reason);
  out.date = date;
  add_modifier(out);
  return out;
}

/// Minutes since midnight as a time of day: "T10:30".
std::string time_of_day(int minutes) { return "T" + two(minutes / 60) + ":" + two(minutes % 60); }

/// A time of a day, "2026-03-03T10:30"; empty on a day that has no date in an interval, as those before our era.
std::string moment(sys_days day, const std::string& time) {
  const std::string date = iso_of(day);
  return date.empty() ? date : date + time;
}

/// Whether a part of the day is told that lies between noon and midnight.
bool is_after_noon(const Expression& e) {
  if (!e.has(Field::kPart)) return false;
  const std::string_view part = kParts[static_cast<std::size_t>(e[Field::kPart])];
  return part == "AF" || part == "EV";
}

void Calendar::add_time_of_day(Resolved& out) const {
  std::optional<int> minutes;
  if (e_.has(Field::kClock)) minutes = e_[Field::kClock];
  if (e_.has(Field::kHour)) minutes = e_[Field::kHour] * 60;
  if (minutes && *minutes < 13 * 60 && e_.has(Field::kHalfDay)) {
    minutes = *minutes % (12 * 60) + (e_[Field::kHalfDay] == 1 ? 12 * 60 : 0);
  } else if (minutes && *minutes < 12 * 60 && is_after_noon(e_)) {
    minutes = *minutes + 12 * 60;  // "three on Sunday afternoon"
  }
  if (!minutes && !e_.has(Field::kPart)) return;
  out.type = TimeType::kTime;
  if (out.value.size() < kUnknownDay.size()) out.value = kUnknownDay;
  if (!minutes) {
    out.value += "T" + std::string(kParts[static_cast<std::size_t>(e_[Field::kPart])]);
    static constexpr std::array<std::pair<int, int>, 6> kHours = {
        {{0, 12}, {11, 14}, {12, 18}, {17, 24}, {18, 30}, {6, 18}}};
    if (out.date && out.date->has_day()) {
      const auto at = [&](int hour) {
        return moment(out.date->days() + days(hour / 24), time_of_day(hour % 24 * 60));
      };
      const auto [from, to] = kHours[static_cast<std::size_t>(e_[Field::kPart])];
      out.interval = {at(from), at(to)};
    }
    return;
  }
  const std::string zone = e_.has(Field::kZone) && e_[Field::kZone] == 0 ? "Z" : "";
  std::string offset = zone;  // of the interval; the value has only UTC's, as TimeML's corpora do
  if (e_.has(Field::kZone) && zone.empty()) {
    const int east = e_[Field::kZone];
    offset = (east < 0 ? "-" : "+") + two(std::abs(east) / 60) + ":" + two(std::abs(east) % 60);
  }
  out.value += time_of_day(*minutes) + zone;
  if (!out.date || !out.date->has_day()) return;
  const auto at = [&](int m) {
    return moment(out.date->days() + days(m / 1440), time_of_day(m % 1440) + offset);
  };
  out.interval = {at(*minutes), at(*minutes + 1)};
}

/// A year said in words or counted from now.
std::optional<Date> Calendar::year_given(std::string& reason) const {
  if (e_.has(Field::kYear)) return Date{e_[Field::kYear]};
  if (e_.has(Field::kAnnoDomini)) return Date{e_[Field::kAnnoDomini] / 100};
  if (e_.has(Field::kEra)) return Date{1 - e_[Field::kEra] / 100};
  const auto from = base();
  if (e_.has(Field::kYears) && from) {
    reason = base_in_words();
    return Date{from->year + e_[Field::kYears]};
  }
  if (e_.value_or(Field::kFrom, 0) == 1 && !e_.has(Field::kTurn) && from) {
    reason = base_in_words();
    return Date{from->year};
  }
  return std::nullopt;
}

/// The year of a month (and day) without one.
std::optional<int> Calendar::year_for(int month, int day, std::string& reason) const {
  if (const auto given = year_given(reason)) return given->year;
  const auto from = base();
  if (!from) return std::nullopt;
  if (context_.history && !e_.has(Field::kTurn)) {
    reason = "in the year told of";
    return from->year;
  }
  if (context_.year && !e_.has(Field::kTurn) && context_.tense != Tense::kFuture) {
    reason = "in the year named beside it";
    return *context_.year;
  }
  const bool whole_month = day == 0;
  const Date now = whole_month ? Date{from->year, from->month == 0 ? 1 : from->month, 1} : *from;
  const auto at = [&](int year) { return Date{year, month, whole_month ? 1 : std::min(day, 28)}.days(); };
  const int year = choose(at, now.days(), from->year, e_, context_.tense, true);
  reason = base_in_words() + ", with " + std::string(in_words(context_.tense));
  return year;
}

Resolved Calendar::in_month() {
  std::string reason = "as written";
  const int month = e_[Field::kMonth], day = e_.value_or(Field::kDay, 0);
  const auto year = year_for(month, day, reason);
  if (!year) {
    return unknown("XXXX-" + two(month) + (day != 0 ? "-" + two(day) : ""), "no year is known");
  }
  return of_date({*year, month, day}, reason);
}

Resolved Calendar::on_weekday() {
  const int weekday = e_[Field::kWeekday];
  const auto from = base();
  if (!from || !from->has_day())
    return unknown("XXXX-WXX-" + std::to_string(weekday), "no day is known to reckon from");
  if (e_.has(Field::kWeeks) && !e_.has(Field::kTurn)) {
    const sys_days day = monday_of(from->days()) + days(7 * e_[Field::kWeeks] + weekday - 1);
    return of_date(date_of(day), base_in_words());
  }
  if (context_.joined && !e_.has(Field::kTurn)) {
    const sys_days day = context_.joined->days();
    const int on = (weekday - weekday_of(day) + 7) % 7;
    const bool back = !context_.range && on > kFarOn;  // "on Sunday and Saturday"
    return of_date(date_of(day + days(back ? on - 7 : on)), "beside " + value_of(*context_.joined));
  }
  const sys_days first = monday_of(from->days()) + days(weekday - 1);
  const auto at = [&](int k) { return first + days(7 * k); };
  const Tense tense = context_.history ? Tense::kFuture : context_.tense;
  const int k = choose(at, from->days(), 0, e_, tense) + e_.value_or(Field::kWeeks, 0);
  return of_date(date_of(at(k)), base_in_words() + ", with " + std::string(in_words(tense)));
}

/// A day of an unsaid month, a weekend, or the day itself for a part of it.
Resolved Calendar::date() {
  if (e_.has(Field::kDecade) || e_.has(Field::kCentury) || e_.has(Field::kFiscal)) return of_century();
  Resolved out;
  const auto from = base();
  if (e_.has(Field::kIso)) {
    out =
        of_date({e_[Field::kIso] / 10000, e_[Field::kIso] / 100 % 100, e_[Field::kIso] % 100}, "as written");
  } else if (e_.has(Field::kMonth)) {
    out = in_month();
  } else if (e_.has(Field::kHoliday)) {
    out = on_holiday();
  } else if (e_.has(Field::kSeason) || e_.has(Field::kQuarter) || e_.has(Field::kHalf)) {
    out = in_part_of_year();
  } else if (e_.has(Field::kWeekday)) {
    out = on_weekday();
  } else if (e_.has(Field::kDay)) {
    const Date month =
        from ? add_months({from->year, from->month, 1}, e_.value_or(Field::kMonths, 0)) : Date{};
    out = from && from->month != 0 ? of_date({month.year, month.month, e_[Field::kDay]}, base_in_words())
                                   : unknown("XXXX-XX-" + two(e_[Field::kDay]), "no month is known");
  } else if (e_.has(Field::kWeekend) && from && from->has_day()) {
    const sys_days saturday = monday_of(from->days()) + days(5);
    const auto at = [&](int k) { return saturday + days(7 * k); };
    const sys_days day = at(choose(at, from->days(), 0, e_, context_.tense));
    out = unknown(week_value(day) + "-WE", base_in_words());
    out.interval = days_from(day, 2);
    out.date = date_of(day);
  } else if (e_.has(Field::kYear) || e_.has(Field::kEra) || e_.has(Field::kAnnoDomini)) {
    std::string reason = "as written";
    out = of_date(year_given(reason).value_or(Date{}), reason);
  } else if (from && from->has_day()) {
    out = gone_by() ? of_date(date_of(from->days() - days(1)), "the night before the publication")
                    : of_date(*from, base_in_words());
  } else {
    out = unknown(std::string(kUnknownDay), "no day is known to reckon from");
  }
  if (!out.value.empty()) add_time_of_day(out);
  return out;
}

Resolved Calendar::of_century() {
  Resolved out;
  out.reason = "as written";
  add_modifier(out);
  if (e_.has(Field::kFiscal)) {
    out.value = std::to_string(e_[Field::kFiscal]);
    out.reason = "a fiscal year, whose first day is not told";
    return out;
  }
  if (e_.has(Field::kDecade)) {
    out.value = std::to_string(e_[Field::kDecade]);
    out.interval = months_from({e_[Field::kDecade] * 10, 1, 1}, 120);
    return out;
  }
  const int before = e_[Field::kCentury] - 1;
  const bool bc = e_.value_or(Field::kBeforeChrist, 0) == 1;
  if (before < 0 || before > 98) return unknown({}, "there is no such century");
  out.value = (bc ? "BC" : "") + two(before);
  if (!bc) out.interval = months_from({before * 100 + 1, 1, 1}, 1200);
  return out;
}

Resolved Calendar::on_holiday() {
  const std::string& name = vocabulary_.holidays()[static_cast<std::size_t>(e_[Field::kHoliday])];
  std::string reason = "as written";
  std::optional<int> year;
  if (const auto given = year_given(reason)) {
    year = given->year;
  } else if (const auto any = holiday_in(name, 2000)) {
    year = year_for(any->month, any->day, reason);
  }
  if (!year) return unknown({}, "no year is known");
  const auto day = holiday_in(name, *year);
  return day ? of_date(*day, reason) : unknown({}, "an unknown holiday");
}

/// Seasons, quarters and halves: a value after the year, and its months where they are the same all over the world.
Resolved Calendar::in_part_of_year() {
  const bool season = e_.has(Field::kSeason), quarter = e_.has(Field::kQuarter);
  const int number = season ? e_[Field::kSeason] : quarter ? e_[Field::kQuarter] : e_[Field::kHalf];
  if (!season && (number < 1 || number > (quarter ? 4 : 2)))
    return unknown({}, "there is no such part of a year");
  const int month = season ? std::array{3, 6, 9, 12}[static_cast<std::size_t>(number)]
                           : (number - 1) * (quarter ? 3 : 6) + 1;
  const std::string part =
      season ? kSeasons[static_cast<std::size_t>(number)] : (quarter ? "Q" : "H") + std::to_string(number);
  std::string reason = "as written";
  const auto year = year_for(month, 0, reason);
  if (!year) return unknown("XXXX-" + part, "no year is known");
  Resolved out;
  out.value = value_of({*year}) + "-" + part;
  if (!season) out.interval = months_from({*year, month, 1}, quarter ? 3 : 6);
  out.reason = std::move(reason);
  out.date = Date{*year, season ? 0 : month, 0};
  out.quarter = quarter;
  add_modifier(out);
  return out;
}

Resolved Calendar::shift_days(const Date& from, int count) {
  if (!from.has_day()) {
    const std::string value = value_of(from) + (from.month == 0 ? "-XX-XX" : "-XX");
    return unknown(value, "the day it is reckoned from is not told");
  }
  Resolved out = of_date(date_of(from.days() + days(count)), base_in_words());
  add_time_of_day(out);
  return out;
}

Resolved Calendar::shift_years(const Date& from, int count) {
  const Unit unit = unit_of(e_);
  if (unit == Unit::kYear) return of_date({from.year + count}, base_in_words());
  const int years = unit == Unit::kDecade ? 10 : 100;
  const int number = from.year / years + count;  // 199 the nineties; 19 the twentieth century
  Resolved out = unknown(std::to_string(number), base_in_words());
  out.interval = months_from({number * years + (years == 100 ? 1 : 0), 1, 1}, years * 12);
  return out;
}

/// The quarter that holds a month.
Resolved Calendar::of_quarter(const Date& month, std::string reason) const {
  const Date first{month.year, (month.month - 1) / 3 * 3 + 1, 0};
  Resolved out =
      unknown(value_of({first.year}) + "-Q" + std::to_string(first.month / 3 + 1), std::move(reason));
  out.interval = months_from({first.year, first.month, 1}, 3);
  out.date = first;
  out.quarter = true;
  return out;
}

/// "A year earlier" beside a quarter, "the latest quarter": the words keep to quarters as company news does.
std::optional<Resolved> Calendar::kept_quarter(int by) const {
  if (!e_.has(Field::kKeep)) return std::nullopt;
  const Unit unit = unit_of(e_);
  if (unit != Unit::kYear && unit != Unit::kQuarter) return std::nullopt;
  if (context_.quarter) {
    return of_quarter(add_months(*context_.quarter, by * (unit == Unit::kYear ? 12 : 3)),
                      "reckoned from the quarter told of");
  }
  if (unit == Unit::kYear || by != 0 || !context_.now) return std::nullopt;
  return of_quarter(add_months({context_.now->year, context_.now->month, 0}, -3), "the last whole quarter");
}

Resolved Calendar::shift_larger(const Date& from, int count) {
  const Unit unit = unit_of(e_);
  if (unit == Unit::kMonth || unit == Unit::kQuarter) {
    if (from.month == 0) return unknown(value_of(from) + "-XX", "the month it is reckoned from is not told");
    const int size = unit == Unit::kMonth ? 1 : 3;
    const Date to = add_months({from.year, from.month, 0}, count * size);
    return size == 1 ? of_date(to, base_in_words()) : of_quarter(to, base_in_words());
  }
  if (!from.has_day())
    return unknown(value_of({from.year}) + "-WXX", "the week it is reckoned from is not told");
  const sys_days day = from.days() + days(7 * count);
  const bool weekend = unit == Unit::kWeekend;
  const sys_days first = monday_of(day) + days(weekend ? 5 : 0);
  Resolved out = unknown(week_value(day) + (weekend ? "-WE" : ""), base_in_words());
  out.interval = days_from(first, weekend ? 2 : 7);
  out.date = date_of(count == 0 ? first : day);
  return out;
}

Resolved Calendar::shift() {
  const auto from = base();
  const Unit unit = unit_of(e_);
  int by = e_.value_or(Field::kBy, 0);
  if (context_.history && e_.value_or(Field::kFrom, 0) == 0 && by == 0 && unit == Unit::kDay &&
      !e_.has(Field::kPart))
    return unknown("PRESENT_REF", "'today' in an account of the past");
  if (!from || follows_nothing(by))
    return unknown(std::string(unit == Unit::kYear ? "XXXX" : kUnknownDay),
                   "nothing is known to reckon from");
  // an amount beyond any calendar (hundredths)
  if (by > 500'000 || by < -500'000) return unknown({}, "out of range");
  if (by % 100 != 0 && unit == Unit::kYear) {
    const Date to = add_months({from->year, from->month == 0 ? 1 : from->month, 0}, by * 12 / 100);
    return of_date(to, base_in_words());
  }
  by /= 100;
  if (auto quarter = kept_quarter(by)) return *quarter;
  switch (unit) {
    case Unit::kSecond:
    case Unit::kMinute:
    case Unit::kHour: return shift_days(*from, unit == Unit::kHour ? by / 24 : 0);
    case Unit::kDay: return shift_days(*from, by);
    case Unit::kWeek:
    case Unit::kWeekend: return shift_larger(*from, by);
    case Unit::kFortnight: return shift_larger(*from, by * 2);
    case Unit::kMonth:
    case Unit::kQuarter: return shift_larger(*from, by);
    case Unit::kYear:
    case Unit::kDecade:
    case Unit::kCentury: return shift_years(*from, by);
    case Unit::kMillennium: break;
  }
  return unknown({}, "out of range");
}

/// The days that lie between now and so many units before or after it.
Interval edge(const Date& now, Unit unit, int amount, bool ends) {
  const int sign = ends ? -1 : 1;
  Date far = now;
  switch (unit) {
    case Unit::kDay: far = date_of(now.days() + days(sign * amount)); break;
    case Unit::kWeek: far = date_of(now.days() + days(sign * 7 * amount)); break;
    case Unit::kFortnight: far = date_of(now.days() + days(sign * 14 * amount)); break;
    case Unit::kMonth: far = add_months(now, sign * amount); break;
    case Unit::kQuarter: far = add_months(now, sign * 3 * amount); break;
    case Unit::kYear: far = add_months(now, sign * 12 * amount); break;
    case Unit::kDecade: far = add_months(now, sign * 120 * amount); break;
    default: return {};
  }
  const std::string near = iso_of(now.days()), other = iso_of(far.days());
  return ends ? Interval{other, near} : Interval{near, other};
}

Resolved Calendar::duration() {
  Resolved out;
  out.type = TimeType::kDuration;
  add_modifier(out);
  const bool vague = e_.has(Field::kVague);
  const int amount = e_.value_or(Field::kAmount, 100) + e_.value_or(Field::kPlus, 0);
  const Unit unit = unit_of(e_);
  out.value = vague ? period(unit, std::nullopt) : period(unit, amount);
  out.reason = "as written";
  const bool ends = e_.has(Field::kEnds), begins = e_.has(Field::kBegins);
  const auto from = base();
  if ((ends || begins) && !vague && amount % 100 == 0 && amount < 100'000 && from && from->has_day()) {
    out.interval = edge(*from, unit, amount / 100, ends);
    if (!out.interval.from.empty()) out.reason = base_in_words();
  }
  return out;
}

Resolved Calendar::set() {
  Resolved out;
  out.type = TimeType::kSet;
  out.reason = "comes again";
  if (e_.has(Field::kWeekday)) {
    out.value = "XXXX-WXX-" + std::to_string(e_[Field::kWeekday]);
  } else if (e_.has(Field::kMonth)) {
    out.value = "XXXX-" + two(e_[Field::kMonth]);
  } else if (e_.has(Field::kPart)) {
    out.value = std::string(kUnknownDay) + "T" + kParts[static_cast<std::size_t>(e_[Field::kPart])];
  } else if (e_.has(Field::kEvery)) {
    out.value = vocabulary_.periods()[static_cast<std::size_t>(e_[Field::kEvery])];
  } else {
    out.value = e_.has(Field::kVague) ? period(unit_of(e_), std::nullopt)
                                      : period(unit_of(e_), e_.value_or(Field::kAmount, 100));
  }
  return out;
}

Resolved Calendar::reference() {
  return unknown(kReferences[static_cast<std::size_t>(e_.value_or(Field::kWord, 0))], "vague");
}

}  // namespace

Resolved resolve(const Expression& expression, const Context& context, const Vocabulary& vocabulary) {
  Calendar calendar(expression, context, vocabulary);
  switch (expression.kind) {
    case Kind::kDate: return calendar.date();
    case Kind::kShift: return calendar.shift();
    case Kind::kDuration: return calendar.duration();
    case Kind::kSet: return calendar.set();
    case Kind::kReference: return calendar.reference();
    case Kind::kOpen: return calendar.open();
  }
  return {};
}

}  // namespace rapporteur::times

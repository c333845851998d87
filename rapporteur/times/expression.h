// What the grammar reads in a time expression before it is set in the calendar: "last Tuesday" is a weekday and a turn,
// "two weeks ago" a shift. Filled by grammar.cc from data/times/rules.tsv, read by resolve.cc.
#pragma once

#include <array>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapporteur::times {

enum class Unit : std::uint8_t {
  kSecond,
  kMinute,
  kHour,
  kDay,
  kWeek,
  kWeekend,
  kFortnight,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
  kMillennium,
};

/// Open: told by an event whose day is not known ("the day before the attack").
enum class Kind : std::uint8_t { kDate, kShift, kDuration, kSet, kReference, kOpen };

/// The fields a meaning can give; the words of rules.tsv stand beside them in grammar.cc.
enum class Field : std::uint8_t {
  kYear,
  kEra,           // year before Christ, hundredths
  kAnnoDomini,    // year after, hundredths
  kDecade,        // 199 for the 1990s
  kCentury,       // 18: the 18th
  kBeforeChrist,  // of a century: 1
  kFiscal,
  kQuarter,
  kHalf,
  kSeason,  // 0 spring … 3 winter
  kMonth,
  kDay,
  kWeekday,  // 1 Monday … 7 Sunday
  kWeekend,
  kHoliday,  // index into Vocabulary::holidays
  kIso,      // year * 10000 + month * 100 + day
  kPart,     // of the day, index into kParts
  kClock,    // minutes of the day
  kHour,
  kHalfDay,  // 0 a.m., 1 p.m.
  kZone,     // minutes east of UTC
  kTurn,     // -1 last, 0 this, 1 next
  kFrom,     // 0 now, 1 then
  kYears,    // years, months, weeks after now
  kMonths,
  kWeeks,
  kBy,        // hundredths of a unit
  kUnit,      // a Unit
  kKeep,      // 1: "a year earlier" than a quarter is a quarter
  kAmount,    // hundredths
  kPlus,      // hundredths more
  kVague,     // 1: so many are not told
  kEnds,      // a duration ends now (0)
  kBegins,    // a duration begins now (0)
  kEvery,     // index into Vocabulary::periods
  kModifier,  // index into kModifiers
  kWord,      // of a reference, index into kReferences
  kCount,
};

inline constexpr std::array kParts = {"MO", "MI", "AF", "EV", "NI", "DT"};
inline constexpr std::array kSeasons = {"SP", "SU", "FA", "WI"};
inline constexpr std::array kReferences = {"PRESENT_REF", "PAST_REF", "FUTURE_REF"};
inline constexpr std::array kModifiers = {"START",     "MID",       "END",           "APPROX",
                                          "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};

/// The place of a word in one of these lists.
template <std::size_t N>
std::optional<int> index_in(const std::array<const char*, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<int>(i);
  }
  return std::nullopt;
}

struct Expression {
  Kind kind = Kind::kDate;
  std::array<int, static_cast<std::size_t>(Field::kCount)> fields = filled();

  bool has(Field f) const { return (*this)[f] != kUnset; }
  int operator[](Field f) const { return fields[static_cast<std::size_t>(f)]; }
  int& operator[](Field f) { return fields[static_cast<std::size_t>(f)]; }
  int value_or(Field f, int other) const { return has(f) ? (*this)[f] : other; }
  /// Takes over what `other` says and this does not.
  void complete(const Expression& other) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields[i] == kUnset) fields[i] = other.fields[i];
    }
  }

  static constexpr int kUnset = INT_MIN;

 private:
  static constexpr std::array<int, static_cast<std::size_t>(Field::kCount)> filled() {
    std::array<int, static_cast<std::size_t>(Field::kCount)> out{};
    out.fill(kUnset);
    return out;
  }
};

}  // namespace rapporteur::times

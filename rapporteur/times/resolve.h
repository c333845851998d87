// Sets an expression in the calendar: TIMEX3 type and value, a half-open interval where it can be known, and the reason
// in words. Values follow TimeML 1.2.1 (Pustejovsky et al. 2003) as annotated in TimeBank; what cannot be known is X.
// Tested in tests/unit/times/ and tests/cases/times/.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/document/document.h"
#include "rapporteur/times/calendar.h"
#include "rapporteur/times/expression.h"
#include "rapporteur/times/words.h"

namespace rapporteur::times {

/// Likely future: an infinitive, which may tell of the past too ("failed to meet on Friday").
enum class Tense { kUnknown, kPast, kLikelyFuture, kFuture };

/// What an expression is reckoned from.
struct Context {
  std::optional<Date> now;   // the day of publication
  std::optional<Date> then;  // the time the text last told of
  std::optional<Date>
      joined;          // the day that stands joined before it: "Monday to Thursday", "Saturday and Sunday"
  bool range = false;  // "to" joins it, not "and"
  bool close = false;  // then stands in the same sentence
  std::optional<Date> quarter;  // first month of the quarter last told of
  std::optional<int> year;      // a year named in this sentence or the one before
  bool history = false;         // the text tells of times long before its publication: then is the base
  Tense tense = Tense::kUnknown;
};

struct Resolved {
  TimeType type = TimeType::kDate;
  std::string value;  // empty: without one
  std::string modifier;
  Interval interval;
  std::string reason;
  std::optional<Date> date;  // what a later "then" is
  bool quarter = false;      // date is a quarter's first month
};

Resolved resolve(const Expression& expression, const Context& context, const Vocabulary& vocabulary);

}  // namespace rapporteur::times

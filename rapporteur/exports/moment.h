// When something took place, as calendars write it: a day, or a time of day with or without a zone, read from
// the ISO 8601 of an entry. Private to exports/. Tested in tests/unit/exports/moment_test.cc.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "rapporteur/store/entry.h"

namespace rapporteur::exports {

/// A day, or a moment of it. With an offset the time is turned into UTC; without one it is that of the place.
struct Moment {
  std::chrono::sys_days day;
  std::optional<std::chrono::seconds> clock;  // since midnight; absent: only the day is known
  bool utc = false;
};

/// "2026-03-05", "2026-03-05T10:30", "2026-03-05T10:30:00Z", "…+01:00"; nothing for anything else, and for
/// days and times there are not.
std::optional<Moment> moment_of(std::string_view iso);

/// "20260305", "20260305T103000", "20260305T103000Z".
std::string basic_form(const Moment& moment);

/// Begin and end of an entry for a calendar; the end is exclusive, and absent where it is not known.
struct Period {
  Moment begin;
  std::optional<Moment> end;
};

/// Nothing where no day is known: "in March" is not a meeting that lasts a month, "until Friday" none that
/// begins then. Of a part of a day ("Thursday morning") the day is kept, of a clock time the beginning.
std::optional<Period> period_of(const store::Entry& entry);

}  // namespace rapporteur::exports

// Dates and moments as people type them to a store. Private to store/. Tested in tests/unit/store/changes_since_test.cc and
// tests/unit/store/corrections_test.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapporteur::store {

/// When something took place, as the record tells it.
struct ToldTime {
  std::string value;     // TIMEX3's; of two dates "2026-03-01/2026-03-15"
  std::string from, to;  // ISO 8601, half-open; of a moment its minute
};

/// Of "2026", "2026-03", "2026-03-05", "2026-03-01..2026-03-15" (both ends in it) or "2026-03-05T14:30"; nothing where
/// it is none of these, or no day of the calendar.
std::optional<ToldTime> told_time(std::string_view text);

/// A date or an ISO 8601 moment (offset or Z; without one it is UTC) as "2026-03-03T12:00:00Z"; of a date its first
/// second in UTC. Nothing where it is neither.
std::optional<std::string> moment_of(std::string_view text);

}  // namespace rapporteur::store

// Who came, will come, stayed away or was left out, wherever a sentence says so in the words of data/meetings/attendance.tsv.
// Tested in tests/cases/meetings/attendance.case.
#pragma once

#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/meetings/words.h"

namespace rapporteur {

struct AttendanceFound {
  std::uint32_t token = 0;  // the verb, or the adjective behind "be"
  std::uint32_t actor = 0;
  AttendanceKind as = AttendanceKind::kInvited;
};

/// In order of position.
std::vector<AttendanceFound> find_attendance(const Tree& tree, const ActorMap& actors,
                                             const MeetingWords& words, const StandingCues& standing);

}  // namespace rapporteur

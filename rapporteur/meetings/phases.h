// Where a meeting stands: what each event of it says, and what all of them say together at the article's end.
// Tested in tests/unit/meetings/phases_test.cc and tests/cases/meetings/phases.case.
#pragma once

#include <optional>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// What one event says; nothing where it is denied or told as not so. What goes on at a time that was over when the article came out was held,
/// and what was told by a verb of the past as planned for it ("visited Cairo on Monday").
std::optional<MeetingPhase> phase_told_by(const Tree& tree, const Event& event);

/// What the steps come to; nothing where there are none.
std::optional<MeetingPhase> phase_at_the_end(const std::vector<MeetingStep>& history);

/// Whether two events can be of one meeting by how they stand: what was held is not what is still to come ("they met and will meet again").
bool stand_together(EventStatus a, EventStatus b);

}  // namespace rapporteur

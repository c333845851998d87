// Which groups become actors of the record: what is named, speaks, acts or suffers, and whom such a one acts for.
// Tested in tests/cases/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/antecedents.h"

namespace rapporteur {

/// Sets `needed` of the groups the record shows; the others are descriptions that nobody speaks through, is spoken to by or is held by.
void mark_needed(const Tree& tree, const std::vector<Candidate>& candidates,
                 const std::vector<std::uint32_t>& group_of, std::vector<Group>& groups);

}  // namespace rapporteur

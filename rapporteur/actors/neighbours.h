// Phrases that stand side by side and are one actor: "Norland's president, Olin Marr,", "Department of Energy (DOE)".
// Tested in tests/cases/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/mentions.h"
#include "rapporteur/actors/reasons.h"

namespace rapporteur {

/// Sets same_as of candidates, which are in the order of the text, where the phrase beside them is the same actor. Looks at the next three of
/// each.
void link_neighbours(const Tree& tree, std::vector<Candidate>& found);

/// Of a person's office or description: the name that stands in apposition behind it ("its foreign minister, Ana Reis"), of the next three
/// candidates; kNoGroup where there is none.
std::uint32_t name_beside(const std::vector<Candidate>& candidates, std::uint32_t c);

}  // namespace rapporteur

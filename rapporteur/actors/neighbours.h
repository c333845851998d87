// Phrases that stand side by side and are one actor: "Norland's president, Olin Marr,", "Department of Energy (DOE)".
// Tested in tests/cases/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/mentions.h"

namespace rapporteur {

/// Sets same_as of candidates, which are in the order of the text, where the phrase beside them is the same actor. Looks at the next three of
/// each.
void link_neighbours(const Tree& tree, std::vector<Candidate>& found);

}  // namespace rapporteur

// Groups that are done become actors, in the order of their first mentions; their mentions keep why they are theirs, and who else they might
// be of as far as those are actors of the record too. Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/antecedents.h"

namespace rapporteur {

/// Those that are `needed`. `candidates`: what the groups' mentions count.
std::vector<Actor> actors_of(std::vector<Group> groups, const std::vector<Candidate>& candidates);

}  // namespace rapporteur

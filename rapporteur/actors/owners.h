// Whose a described body or country is, where the phrase itself names no state: "her country", "the ministry".
// Tested in tests/cases/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/antecedents.h"

namespace rapporteur {

/// "The Velian minister said her country ...": makes candidate `c` the state, or its government, of whoever the pronoun in front stands
/// for; leaves it as it is where that is nobody of a state.
void take_owners_state(const Tree& tree, std::vector<Candidate>& candidates,
                       const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                       std::uint32_t c);

/// "The ministry" of another state's article or paragraph: an owner is not carried past the name of another state. `said`: tokens
/// of what somebody says.
bool owner_in_doubt(const Tree& tree, const ActorTables& tables, const std::vector<bool>& said,
                    const Candidate& candidate, const Group& group);

}  // namespace rapporteur

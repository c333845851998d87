// Which group a named or described candidate belongs to: the rules that compare words, not positions. Pronouns are in
// antecedents.h. A document's rules look back over the last groups only, so that a very long text stays linear.
// Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/antecedents.h"

namespace rapporteur {

// Each gives a group with the reason, or none. `key` is the candidate's holder: code of a state, or a word; two
// candidates with different holders are never the same.

/// Same name or part of one ("Reis", "Ana Reis"); an office so far without a name ("the Russian foreign minister").
Found find_person_group(const std::vector<Group>& groups, const Candidate& candidate, std::string_view key);
/// Same entry of the tables, same words, shorter or longer words, initials.
Found find_organisation_group(const std::vector<Group>& groups, const Candidate& candidate,
                              std::string_view key);
/// Same state of the tables, or the same unknown place.
Found find_state_group(const std::vector<Group>& groups, const Candidate& candidate);
/// "the president", "the ministry", "the country": of those that fit the one that was spoken of last, by preference where the learned
/// coreference agrees. `all` are the candidates that the groups' mentions count.
Found find_description_group(const Document& document, const std::vector<Candidate>& all,
                             const std::vector<Group>& groups, const Candidate& candidate,
                             std::string_view key);

/// Words of a name, parted by spaces.
std::vector<std::string> words_of_name(std::string_view name);
bool genders_agree(Gender a, Gender b);

}  // namespace rapporteur

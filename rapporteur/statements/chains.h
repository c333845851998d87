// Who says that who says: the `via` chain. Three shapes, by syntax and by containment:
//   nested     "Tern reported that Reis said ..."        Reis, via Tern; also where the tagger marked only one of the two
//   citing     "Tern said, citing two officials, ..."    two officials, via Tern
//   quoting    "Reis was quoted by Tern as saying ..."   Reis, via Tern
// Tested in tests/cases/statements.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Adds a draft for each saying verb with a subject and a clause of its own inside the content of another draft.
void add_nested(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const Clause& clause,
                const Quotes& quotes);
/// "as saying": moves the one quoted into the speaker's place.
void read_quoting(Draft& draft, const Tree& tree, const Clause& clause);
/// Links outer sources to inner statements and resolves "citing X"; drops drafts that are nothing but "citing X".
void link_chains(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                 const Clause& clause);

}  // namespace rapporteur

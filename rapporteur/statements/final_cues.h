// Cues that close their sentence and that no statement uses: "..., officials said in a statement", "..., said the
// captain's brother, Anton Marr", and the outer one of two: "Dahl said he had called, Marr testified". By syntax and
// position alone. Tested in tests/cases/statements/edges.case and chains.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Adds a draft for each, whose content is the sentence up to the comma. A statement inside that content stays, and
/// gets the new speaker as its way (link_chains).
void add_final_cues(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                    const ActorMap& actors, const Clause& clause, const Quotes& quotes);

}  // namespace rapporteur

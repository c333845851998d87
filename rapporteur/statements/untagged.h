// Statements that the tagger has no cue for, though the lexicon has one and the tree shows who says what with it: "Norland denied the
// charge", "asked for more time", "we promised to come" inside a quotation. By syntax alone. Tested in
// tests/cases/statements/untagged.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Adds a draft for each verb of the lexicon that no draft uses, whose subject is an actor and which has the complement its act asks for: a
/// clause, an infinitive, an object. Drafts that were dropped count as used: somebody has judged them.
void add_untagged(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause, const Quotes& quotes);

}  // namespace rapporteur

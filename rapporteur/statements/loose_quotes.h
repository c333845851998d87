// Words the tagger left over. Four named rules, and nothing else, make a statement of one:
//   beside a cue   "...," said Reis | Reis said: "..."       mark, verb of saying and an actor side by side
//   label          REIS: We are here ...                   a name and a colon open the paragraph, in capitals or twice
//   clause         Reis said the talks had failed        an actor, a cue of the lexicon and its clause, by syntax
//   last speaker   a quotation that is a sentence of its own goes to the speaker of the statement right before it
// Anything else in quotation marks is a scare quote, a title or a term. Tested in tests/cases/statements.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Needs the speakers of `drafts`; adds drafts, admits who is described before the colon of a heading, and lets a quotation after its cue become a further piece of the
/// content before it ("A," she said. "B."). Drafts come out sorted by position.
void read_loose_quotes(std::vector<Draft>& drafts, Document& document, const Tree& tree,
                       const CueLexicon& lexicon, const ActorMap& actors, const Clause& clause,
                       const Quotes& quotes);

}  // namespace rapporteur

// Speech that the layout marks, not a cue. Three named forms, each only where the whole article shows it:
//   labels      "Q: ..." and "A: ..." at the head of paragraphs: an interview
//   questions   paragraphs that ask "you" something, and answers in the first person between them: an interview
//   dashes      "- We will not sign, says Reis. It is over.": a quotation led by a dash, to the end of its paragraph
// An interview's answers are those of the person whom the text before the first question names most.
// Names before a colon are read by loose_quotes.h. Tested in tests/cases/statements/turns.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Needs the speakers of `drafts`, sorted by position; adds drafts, and drops those that only repeat a turn. Drafts
/// come out sorted.
void read_turns(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                const ActorMap& actors, const Quotes& quotes);

}  // namespace rapporteur

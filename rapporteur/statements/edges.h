// Where what somebody says ends and the outlet, or another speaker, goes on: clauses at the end of an indirect content
// that belong to the cue's own sentence, participles of saying verbs ("..., blaming the army"), days right behind the
// cue, and who is spoken to in "asked why ..., Reis said". Rules of syntax and of data/cues alone, after the tagger.
// Tested in tests/cases/statements/edges.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// "said that the port, | which had been closed, would open": a content that the tagger ended behind its subject goes on to
/// the end of its clause.
void complete_clause(Draft& draft, const Tree& tree);

/// Cuts the day behind the cue from the front of an indirect content, and from its end: "but", "while", "although",
/// "as" clauses that hang on the cue, "when asked ...", clauses with a cue and subject of their own behind "while" or
/// "but", what the speaker says besides ("and rejected the plan"), clauses on missing evidence or detail, and participles of saying verbs that hang on the cue or on a noun.
void cut_edges(Draft& draft, const Tree& tree, const CueLexicon& lexicon, const Quotes& quotes);

/// "called the plan a mistake, accusing Reis of ...": the participle is one more statement of the same speaker.
void add_participles(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                     const Clause& clause, const Quotes& quotes);

/// "Asked why ..., Reis said": Reis is the one asked, whoever asks is not told.
void turn_asked(Draft& draft, const Tree& tree, const ActorMap& actors);

}  // namespace rapporteur

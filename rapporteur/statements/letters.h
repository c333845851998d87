// Texts that speak in the first person: a ministry's statement ("Statement by the Velian foreign ministry", then "We
// condemn ..."), a letter ("Dear ..." or "Sincerely" and a name below it). "We" and "I" outside quotation marks are
// then whoever issued or signed it; anywhere else they are the outlet, and nobody is made of them.
// Tested in tests/cases/statements/letters.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Needs drafts sorted by position; gives those in the first person their speaker, and adds what the tagger left over.
/// Drafts come out sorted.
void read_letters(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause, const Quotes& quotes);

}  // namespace rapporteur

// Documents that speak: "the ministry's statement said", "a report by the institute found", "the notice said" after
// "in a notice, the port office said". Who issued the text is the speaker, and the text is the channel; a text whose
// issuer the article does not tell speaks for itself. The nouns are data/cues/documents.tsv.
// Tested in tests/cases/statements/issuers.case.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Needs drafts sorted by position, with speakers; replaces those that are documents.
void read_issuers(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause);

/// Whoever a document's own words name: "the ministry's statement", "a statement from Reis", "a report issued by the
/// institute", "the ministry notice".
std::vector<std::uint32_t> issuers_beside(std::uint32_t noun, const Tree& tree, const Clause& clause);

}  // namespace rapporteur

// Which candidates are one actor, by rules a reader can follow (docs/statements.md names them):
//   same name | part of a name | known other name | initials | apposition | office ("the president") | same noun
//   ("the ministry") | kind ("the agency") | relative pronoun | he, she, it, they by agreement and prominence |
//   "I" in a quotation is its speaker
// Full coreference is a later stage's business. Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/mentions.h"

namespace rapporteur {

/// Per sentence the item of a roundup that it stands in: each begins with a lead of its own.
std::vector<std::uint32_t> sections_of(const Document& document);

/// The actors of a document, in order of their first mention. A description nobody speaks through, is spoken to by
/// or is held by is left out.
std::vector<Actor> group_candidates(const Tree& tree, const ActorTables& tables,
                                    std::vector<Candidate> candidates);

}  // namespace rapporteur

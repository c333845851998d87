// The tense of the clause a time stands in: beside "said", Tuesday is the last one; beside "will meet", the next.
// Needs `document.syntax`. Tested in tests/cases/times/.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/times/resolve.h"

namespace rapporteur::times {

/// `children` as dependents_of gives them. Beside a noun ("Wednesday's ruling", "the talks on Thursday") a future is not
/// told, and "since" and "until" outdo the verb.
Tense tense_at(const Document& document, const std::vector<std::vector<std::uint32_t>>& children,
               const Vocabulary& vocabulary, Range time);

/// The word in front of a time in small letters; none where it is the "by" or "after" of a word that the time only tells more of ("by the late
/// Friday release", "after Monday's attack").
std::string preposition_of(const Document& document, Range time);

}  // namespace rapporteur::times

// What ties an event to the rest of the record: the statements it stands in. Tested in tests/cases/events.
#pragma once

#include <optional>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

/// Whether two times may be of one thing: one is not told or not known, or the one lies in the other. They are indexes into times.
bool times_agree(const Document& document, std::optional<std::uint32_t> a, std::optional<std::uint32_t> b);

/// The statements in whose content a span stands, the innermost first.
std::vector<std::uint32_t> statements_around(const Document& document, Span span);

/// Sets according_to: the statements in whose content the trigger stands, the innermost first.
void link_sources(Document& document);

/// "UN: 40 killed in Rakhine strike": who stands before the colon tells what is behind it and, by that word, takes no part. Needs according_to.
void leave_out_labels(Document& document);

/// Whom the speakers of a statement mean by "we": the state that the speaker speaks for, else whom he acts for; of one who acts for nobody nothing, he
/// speaks for himself alone and "we" stays open.
std::optional<std::uint32_t> side_of(const Document& document, const Statement& statement);

/// Gives "we", "us" and "our" of a quoted side that no actor is known for the actor: side_of the statement.
void name_our_side(Document& document);

}  // namespace rapporteur

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

/// Gives "we", "us" and "our" of a quoted side that no actor is known for the actor: the state that the speaker speaks for, else whom he acts for.
void name_our_side(Document& document);

}  // namespace rapporteur

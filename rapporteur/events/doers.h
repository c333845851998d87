// Whose deed it is not: words that the model takes for the doer of a deed and that the sentence has do, suffer or ask for another one.
// Each rule is a matter of grammar (agents of participles, clauses of purpose, clauses with a subject of their own), some of them for some types
// of deed alone, and is told by an example. Tested in tests/cases/events/doers.case.
#pragma once

#include <functional>
#include <optional>

#include "rapporteur/actors/tree.h"
#include "rapporteur/events/participants.h"

namespace rapporteur {

/// Another deed of the text.
struct ToldDeed {
  EventType type = EventType::kConsult;
  const EventParts* parts = nullptr;
};
using DeedAt = std::function<std::optional<ToldDeed>(std::uint32_t word)>;

/// Leaves out of a deed's actors those who do another, and puts in whoever must have done it. `told_at`: the deed that a word tells.
void settle_doers(EventParts& parts, const Tree& tree, std::uint32_t deed, const DeedAt& told_at);

}  // namespace rapporteur

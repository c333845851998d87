// Bystanders: noun phrases for people and bodies that nobody speaks through and that are no actors so far, since only the events and
// meetings of the article can tell whether they belong into its record ("the fishing unions were left out", "nine villagers were killed").
// Those that take part are admitted; of the others nothing is shown. Tested in tests/cases/actors/bystanders.case and tests/unit/actors.
#pragma once

#include <optional>

#include "rapporteur/actors/knowledge.h"
#include "rapporteur/actors/tree.h"

namespace rapporteur {

/// Phrases that coreference takes for one, and names of the same words, are one. Needs actors and their mentions; reads entities and names.
Bystanders find_bystanders(const Tree& tree, const ActorTables& tables);

/// The actor that the bystander whose phrase a token heads is from now on, an index into document.actors; nothing where there is no such
/// phrase. Actors admitted stand behind those before them, whose indexes stay.
std::optional<std::uint32_t> admit(Document& document, std::uint32_t token);

}  // namespace rapporteur

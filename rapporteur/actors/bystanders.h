// Bystanders: noun phrases for people and bodies that nobody speaks through and that are no actors so far, since only the events and
// meetings of the article can tell whether they belong into its record ("the fishing unions were left out", "nine villagers were killed").
// Those that take part are admitted (actor_map.h); of the others nothing is shown. Tested in tests/cases/actors/bystanders.case and tests/unit/actors.
#pragma once

#include "rapporteur/actors/knowledge.h"
#include "rapporteur/actors/tree.h"

namespace rapporteur {

/// Phrases that coreference takes for one, and names of the same words, are one. Needs actors and their mentions; reads entities and names.
Bystanders find_bystanders(const Tree& tree, const ActorTables& tables);

}  // namespace rapporteur

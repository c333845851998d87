// What kind of thing a name names, put right where tables and neighbours know better than the tagger.
// Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "rapporteur/actors/phrases.h"

namespace rapporteur {

/// Name to type; a name that is none (a day, a bare article) is missing.
using NameTypes = std::unordered_map<std::string, NameType>;

/// One name is one thing throughout an article: a state where any of its uses shows one, else an organisation where
/// any does, else what it was tagged as.
NameTypes settle_types(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
                       const std::vector<std::int32_t>& name_at);

/// "minister", "army": whoever has one is a state.
bool only_states_have(std::string_view noun);

}  // namespace rapporteur

// What kind of thing a name names, put right where tables and neighbours know better than the tagger.
// Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapporteur/actors/phrases.h"

namespace rapporteur {

/// Name to type; a name that is none (a day, a bare article) is missing.
using NameTypes = std::unordered_map<std::string, NameType>;

/// One name is one thing throughout an article: a state where any of its uses shows one, else an organisation where
/// any does, else what it was tagged as.
NameTypes settle_types(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
                       const std::vector<std::int32_t>& name_at);

/// The document's names; "Israel-Hamas", which the tagger takes for one, are two where the tables know both and not the one.
std::vector<Name> parted_names(const Tree& tree, const ActorTables& tables, const PhraseReader& reader);

/// True for the name of the outlet that published the article, whole or as it calls itself: "the Ledger" of The Georgetown Ledger, "Alder" of
/// Alder News. A place or people in its name ("Washington", "American") is none.
bool is_own_name(const ActorTables& tables, std::string_view words, std::string_view outlet);

}  // namespace rapporteur

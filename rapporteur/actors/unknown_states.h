// Which of the names that no table knows are states, by all that the article says of them together: invented and forgotten states are read as
// such by what they have ("Velia's army"), by an adjective made of their name ("Velian"), and by acting where they are no known town.
// Tested in tests/cases/actors/unknown_states.case and tests/cases/actors/known.case.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "rapporteur/actors/phrases.h"

namespace rapporteur {

/// "the Velian army" without its article.
std::string without_article(std::string words);

/// "Information" of "Norland's Information Minister", which the tagger may take for a name: the word belongs to the office.
bool opens_office(const ActorTables& tables, const std::string& words, std::string_view noun);

/// Whether the gazetteer knows the place that a name is.
bool is_on_map(const Document& document, const Name& name);

/// Names that no table knows and the article shows to be states.
std::unordered_set<std::string> unknown_states(const Tree& tree, const ActorTables& tables,
                                               const PhraseReader& reader,
                                               const std::vector<std::int32_t>& name_at);

}  // namespace rapporteur

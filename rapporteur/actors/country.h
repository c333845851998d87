// The country that an article tells of, for those actors of whom nothing else tells one; why and how well:
// docs/decisions/known-actors.md. Tested in tests/cases/actors/known.case.
#pragma once

#include <string_view>
#include <vector>

#include "rapporteur/actors/knowledge.h"

namespace rapporteur {

/// "GOV", "LEG", "MIL" ...: sectors of those who act for a state, or did.
bool is_of_the_state(std::string_view sector);
/// Gives people and bodies of government without a country that of the article ("article" in country_basis), unless their
/// paragraph names others only. Bodies that the tables know as one state's but whose name others bear too ("Congress") are
/// the article's where nothing else tells of that state. Needs places, and the countries that names and offices tell.
void place_in_article(const Document& document, const ActorTables& tables, std::vector<Actor>& actors);

}  // namespace rapporteur

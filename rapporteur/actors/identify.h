// What the tables and the article as a whole say of actors that grouping.h has found: known office-holders with their
// terms on the day of the article, who "the Russian foreign minister" is, and the country of whoever has none by name.
// Tested in tests/cases/actors.
#pragma once

#include <vector>

#include "rapporteur/actors/offices.h"

namespace rapporteur {

/// Completes `actors` (in the order of their first mention, and left so). The rules, the first that applies wins:
///   office    a person of the tables has the country of the office held on the day, and "ELI" as sector after it
///   surname   "President Bush" is the one of that name who held the office; a bare "Merkel" a head of state or government
///   holder    an office of a state without a name is whoever holds its one seat on the day
///   place     a body or place whose name is on the map has the map's country
///   cabinet   "the Biden administration" is the government of the state whose head he is
///   article   (country.h) people and bodies of government of whom nothing else tells it have the country the article tells of
///             most (an outlet's own counts more), unless their paragraph names another
///   sector    a spokesman is of the sector of whom he speaks for
/// Each country says in `country_basis` what it rests on.
void identify(const Document& document, const ActorTables& tables, const OfficeTable& offices,
              std::vector<Actor>& actors);

}  // namespace rapporteur

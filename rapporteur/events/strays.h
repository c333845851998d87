// Events that are none: of a novel, a football match, a shop's offer, a robbery, found by words that elsewhere tell of states and armies. A
// page of public affairs has states, governments, parties, armed groups in what it tells; the less of them, the surer an event must be.
// Tested in tests/unit/events/strays_test.cc.
#pragma once

#include <vector>

#include "rapporteur/base/curve.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// How much of public affairs there is in an actor: 1 of one who is, or acts for, a state, a government, a parliament, a party, an army, an
/// armed group or a body of states; less of police and courts, most of whose deeds are of no consequence beyond their town; 0 of others.
double public_weight(const Document& document, std::uint32_t actor);

/// Of each event whether it is to be left out: too unsure for so little of public affairs around it. `confidence` reads the events' scores.
std::vector<bool> strays_of(const Document& document, const Curve& confidence);

}  // namespace rapporteur

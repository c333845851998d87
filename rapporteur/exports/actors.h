// Actors across articles as JSON lines and as CSV. Also public. Tested in tests/unit/exports/actors_test.cc.
#pragma once

#include <string>

#include "rapporteur/store/actor.h"

namespace rapporteur::exports {

/// One object on one line; what is unknown is absent.
std::string actor_json(const store::KnownActor& actor);
/// The names of the columns; one row per actor, lists joined by "; ".
std::string actor_csv_head();
std::string actor_csv(const store::KnownActor& actor);

}  // namespace rapporteur::exports

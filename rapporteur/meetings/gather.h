// Which events of consultation are of one meeting: their parties, times, places and words agree, and a meeting told of by "the talks" is the
// last one that fits. Private to meetings/. Tested in tests/cases/meetings/phases.case.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/document/document.h"
#include "rapporteur/meetings/words.h"
#include "rapporteur/meetings/worth.h"

namespace rapporteur {

/// The events of one meeting, and what their words tell of it.
struct Gathered {
  Meeting meeting;                  // events, time, place
  std::set<std::uint32_t> parties;  // actors
  std::set<std::uint32_t> people;   // actors with a name who take part and of whom no party is known
  std::optional<MeetingKind> kind;  // where a word tells it
  MeetingTold told;
};

/// In order of their first events.
std::vector<Gathered> gather_meetings(const Document& document, const Tree& tree, const ActorMap& actors,
                                      const MeetingWords& words);

}  // namespace rapporteur

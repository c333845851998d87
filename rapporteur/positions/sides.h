// Where a sentence takes a side: a word of data/positions/stances.tsv with its issue and who takes it, after negation, conditions and what somebody refuses
// or is only asked to do. Tested in tests/cases/positions and tests/unit/positions.
#pragma once

#include <optional>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/positions/ballots.h"
#include "rapporteur/positions/stances.h"

namespace rapporteur {

struct Side {
  std::uint32_t cue = 0;  // token
  Stance stance = Stance::kSupports;
  std::uint32_t head = 0;               // of the issue
  Range issue;                          // tokens
  std::optional<std::uint32_t> ballot;  // the word that tells the vote, where the cue tells only how he voted
  std::vector<std::uint32_t>
      holders;  // heads of the phrases that name who takes it; none where the clause names nobody
};

/// In order of their cues.
std::vector<Side> sides_of(const Tree& tree, const StanceTable& table, const Ballots& ballots,
                           const StandingCues& standing);

/// Who does what a word tells: its subject; of a noun its possessor, or the subject of the verb it is the object of.
std::vector<std::uint32_t> doers_of(const Tree& tree, std::uint32_t word);

}  // namespace rapporteur

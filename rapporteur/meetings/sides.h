// Who faces whom in an article: the states, blocs, bodies and armed groups that its events tell of together. "The talks", "the two sides",
// "negotiators" leave the parties to what was told before. Tested in tests/unit/meetings/sides_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// The state or organisation that an actor stands for at a meeting; nothing for a person of whom that is not known.
std::optional<std::uint32_t> party_of(const Document& document, std::uint32_t actor);

/// The parties that a participant stands for: his own, or those that his phrase names ("the ministers of Velmar and Ostrany", "delegations from
/// Sudan and Ethiopia"). Each once, in order.
std::vector<std::uint32_t> parties_of(const Tree& tree, const ActorMap& actors,
                                      const Participant& participant);

/// Whether an actor can face another at a meeting: a state, bloc, body or armed group; not a crowd or a person.
bool is_side(ActorKind kind);

class Sides {
 public:
  /// Counts the events of the document, whatever their type; those of consultation more.
  explicit Sides(const Document& document);

  /// The one that is told of together with a party most often, but for some; of equals the one told of first.
  std::optional<std::uint32_t> opposite(std::uint32_t party, const std::vector<std::uint32_t>& but) const;
  /// The two that are told of together by far the most often, in order; nothing where no two are.
  std::optional<std::pair<std::uint32_t, std::uint32_t>> main_pair() const;

 private:
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> together_;  // lower actor first; weights
};

}  // namespace rapporteur

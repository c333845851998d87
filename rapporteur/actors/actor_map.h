// Which actor a word points to, for the stages that read actors. Tested in tests/unit/statements and tests/unit/events.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

/// Which actor a token points to.
class ActorMap {
 public:
  /// Keeps a reference; while the map lives the document's actors may grow at their end (admit()), and do not change otherwise.
  explicit ActorMap(const Document& document);
  /// The actor of the smallest mention around a token, one that has it as head before others.
  std::optional<std::uint32_t> at(std::uint32_t token) const;
  /// Valid until the next admit().
  const Mention* mention_at(std::uint32_t token) const;
  /// The state whose adjective a token is, where it is in no mention.
  std::optional<std::uint32_t> state_at(std::uint32_t token) const;

 private:
  const Document& document_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> best_;  // per token: actor + 1, mention
};

/// Whom an actor acts for in the end: a spokesman his ministry's state; itself if nobody.
std::uint32_t principal_of(const Document& document, std::uint32_t actor);

/// Whether any of its mentions is a name.
bool is_named(const Actor& actor);

/// The members of the set that a token heads; empty where it heads none.
const std::vector<std::uint32_t>& members_at(const Document& document, std::uint32_t token);

/// "Israeli attacks": whether a token is the adjective of a state that is an actor, or will be one once it takes part.
bool names_state(const Document& document, std::uint32_t token);

/// Whether a token heads the phrase of a bystander, who is an actor once admitted.
bool is_bystander(const Document& document, std::uint32_t token);

/// The actor that the bystander whose phrase a token heads is from now on, an index into document.actors; nothing where there is no such
/// phrase. Actors admitted stand behind those before them, whose indexes stay; an ActorMap made before does not know them.
std::optional<std::uint32_t> admit(Document& document, std::uint32_t token);

}  // namespace rapporteur

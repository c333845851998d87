// Who takes part in an event, when and where, and what else of the sentence belongs to it: learned, a role for each word given the
// trigger (as PropBank roles in predicates/), completed by the slots of its frame. Tested in tests/cases/events.
#pragma once

#include <algorithm>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/base/result.h"
#include "rapporteur/events/triggers.h"
#include "rapporteur/predicates/role_scorer.h"

namespace rapporteur {

/// The entry of a layer of spans, in order and not overlapping, that holds a token.
template <class Layer>
std::optional<std::uint32_t> entry_at(const Layer& layer, std::uint32_t token) {
  const auto found = std::partition_point(layer.begin(), layer.end(),
                                          [token](const auto& entry) { return entry.tokens.end <= token; });
  if (found == layer.end() || !found->tokens.contains(token)) return std::nullopt;
  return static_cast<std::uint32_t>(found - layer.begin());
}

/// What a sentence holds of one event, by head words.
struct EventParts {
  struct Part {
    ParticipantRole role = ParticipantRole::kActor;
    std::uint32_t token = 0;
    bool learned = false;  // by the model; else by a slot of the frame
    bool crewed = false;   // a ship or an aircraft: no thing that others use, but those aboard
  };
  std::vector<Part> participants;  // in order of position
  std::optional<std::uint32_t> time, place, condition;
  std::vector<std::uint32_t> figures;  // in order
  std::vector<std::uint32_t> words;    // other words of the trigger, in order
};

/// Whether coreference takes a phrase for people or a body.
bool is_person_or_body(const Document& document, std::uint32_t token);

class PartFinder {
 public:
  /// Errors: kDamagedModel.
  static Result<PartFinder> load(const nn::ModelFile& model);

  /// Of all triggers of one sentence, in their order.
  std::vector<EventParts> find(const Tree& tree, Range sentence, const std::vector<Trigger>& triggers) const;
  /// How likely the one word is the actor and the other anybody else who takes part (the geometric mean of both probabilities), of an event
  /// told by each word of their sentence, in order.
  std::vector<float> pair(const Tree& tree, Range sentence, std::uint32_t actor, std::uint32_t other) const;

 private:
  enum class Kind { kNone, kParticipant, kTime, kPlace, kCondition, kQuantity, kTrigger };
  struct Label {
    Kind kind = Kind::kNone;
    ParticipantRole role = ParticipantRole::kActor;
  };
  PartFinder(RoleScorer scorer, std::vector<Label> labels)
      : scorer_(std::move(scorer)), labels_(std::move(labels)) {}
  EventParts parts_of(const Tree& tree, Range sentence, const Trigger& trigger,
                      const nn::Given::Side& words) const;

  RoleScorer scorer_;
  std::vector<Label> labels_;
};

/// The participants as the record has them: actors and places by their mentions, words where there is neither; each once.
/// Things take no part as actors or recipients: what was struck is a target, what struck an instrument.
std::vector<Participant> participants_of(const Tree& tree, const ActorMap& actors, const EventParts& parts,
                                         const Trigger& trigger);

/// Whose a thing is, of those who are actors or may become one: "[Russia]'s consulate", "a [Turkish] drone", "protests against [Trump]'s victory".
/// Of "their own country" nobody is told.
std::optional<std::uint32_t> owner_of(const Tree& tree, const ActorMap& actors, std::uint32_t thing);

/// Adds one who does not take part in this role yet: by his actor or, where he has none, by his words.
void add_once(std::vector<Participant>& all, Participant one);

/// The phrase of a head word without what follows it: no relative clause, no apposition, no joined word.
Range phrase_of(const Tree& tree, std::uint32_t head);

}  // namespace rapporteur

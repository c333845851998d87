// Who takes part in an event; see participants.h. Tested in tests/cases/events.
#include "rapporteur/events/participants.h"

#include <algorithm>
#include <cmath>

#include "rapporteur/actors/dateline.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

// A sentence of real news tells an event in some ten words; past that the rest of a list's are left without parts, so that it cannot
// make the work a square.
constexpr std::size_t kTriggersAlways = 8;
constexpr std::size_t kWordsPerTrigger = 4;

bool takes_part(const std::vector<EventParts::Part>& parts, std::uint32_t token) {
  return std::any_of(parts.begin(), parts.end(),
                     [token](const EventParts::Part& part) { return part.token == token; });
}

bool has_role(const EventParts& parts, ParticipantRole role) {
  return std::any_of(parts.participants.begin(), parts.participants.end(),
                     [role](const EventParts::Part& part) { return part.role == role; });
}

/// A word that can stand for somebody ("the wounded", "both"): no verb or adverb.
bool stands_for_somebody(const Tree& tree, std::uint32_t token) {
  return tree.is_nominal(token) || tree.upos(token) == "ADJ" || tree.upos(token) == "DET";
}

/// The words of a slot; "Russian-Ukrainian talks" and "Velian and Orskan talks" are of both.
std::vector<std::uint32_t> words_of_slot(const Tree& tree, std::uint32_t predicate, const Slot& slot) {
  std::vector<std::uint32_t> out = in_slot(tree, predicate, slot);
  if (slot != "mod") return out;
  for (std::size_t i = 0, own = out.size(); i < own; ++i) {
    if (!names_state(tree.document(), out[i])) continue;
    for (const std::uint32_t c : tree.children(out[i])) {
      if (c < predicate && (tree.is(c, "conj") || tree.is(c, "amod"))) out.push_back(c);
    }
  }
  return out;
}

/// Of a deed that its frame lets either side possess ("Norland's expulsion of the envoy", "his arrest"): whether the possessor suffers it.
/// Where another is told to, he does it; else a person or people suffers it, and a state or body does it.
bool suffers(const Tree& tree, const Trigger& trigger, std::uint32_t possessor) {
  const std::vector<Slot>& slots = trigger.frame->recipient;
  if (std::find(slots.begin(), slots.end(), "poss") == slots.end()) return false;
  if (!in_slot(tree, trigger.token, "of").empty()) return false;
  const auto entity = headed_by(tree.document().entities, possessor);
  return entity && tree.document().entities[*entity].kind == "person";
}

/// Fills a role that the model left empty from the slots of the frame, in their order.
void fill(const Tree& tree, const Trigger& trigger, const std::vector<Slot>& slots, ParticipantRole role,
          EventParts& parts) {
  if (has_role(parts, role)) return;
  for (const Slot& slot : slots) {
    bool found = false;
    for (const std::uint32_t token : words_of_slot(tree, trigger.token, slot)) {
      const bool somebody = tree.is_nominal(token) || (slot == "mod" && names_state(tree.document(), token));
      if (takes_part(parts.participants, token) || token == trigger.token || !somebody) continue;
      if (parts.time == token || parts.place == token) continue;
      if (role == ParticipantRole::kActor && slot == "poss" && suffers(tree, trigger, token)) continue;
      parts.participants.push_back({role, token, false});
      found = true;
    }
    if (found) return;
  }
}

bool is_party(ParticipantRole role) {
  return role == ParticipantRole::kActor || role == ParticipantRole::kRecipient;
}

/// "Xi and Putin"; not "a policeman and, in another town, a priest".
bool is_one_more(const Tree& tree, std::uint32_t token, std::uint32_t first) {
  if (!tree.is(token, "conj") || !tree.is_nominal(token)) return false;
  const std::string_view preposition = tree.case_of(token);
  return preposition.empty() || preposition == tree.case_of(first);
}

/// "The ISF and Peshmerga": who is joined to one who takes part takes part as he does, though the model heard only the first; and "aid to Norland
/// and Velia" is not given by Velia.
void add_joined(const Tree& tree, const Trigger& trigger, EventParts& parts) {
  for (std::size_t i = 0; i < parts.participants.size(); ++i) {
    const EventParts::Part part = parts.participants[i];
    if (!is_party(part.role)) continue;
    for (const std::uint32_t c : tree.children(part.token)) {
      const bool free = c != trigger.token && parts.time != c && parts.place != c;
      if (!free || is_excluded(tree, c) || !is_one_more(tree, c, part.token)) continue;
      const auto own = std::find_if(parts.participants.begin(), parts.participants.end(),
                                    [c](const EventParts::Part& one) { return one.token == c; });
      if (own == parts.participants.end()) {
        parts.participants.push_back({part.role, c, part.learned});
      } else if (is_party(own->role) && !tree.case_of(part.token).empty()) {
        own->role = part.role;
      }
    }
  }
}

/// Whether a noun phrase without an actor is somebody, by what coreference takes it for; a name of which it says nothing is.
bool is_somebody(const Document& document, std::uint32_t token) {
  if (!headed_by(document.entities, token)) return document.syntax[token].upos == "PROPN";
  return is_person_or_body(document, token);
}

/// Whether a word may be somebody though nothing says so: a name ("recalled its envoy from Velia"; not "met in Geneva"), a number or an
/// adjective that stands alone ("forty were freed", "the displaced"). A name below a name is where that one is from.
bool may_be_somebody(const Tree& tree, std::uint32_t token) {
  if (any_of(tree.upos(token), {"NUM", "ADJ", "DET"}))
    return tree.lemma(token) != "one" && !tree.is(token, "amod") && !tree.is(token, "nummod");
  if (tree.upos(token) != "PROPN" || entry_at(tree.document().times, token)) return false;
  const auto head = tree.head(token);
  if (head && tree.is(token, "nmod") && tree.upos(*head) == "PROPN") return false;
  const auto preposition = tree.child(token, "case");
  return !preposition || !any_of(tree.lemma(*preposition),
                                 {"in", "at", "near", "on", "off", "outside", "inside", "through", "across"});
}

/// "Nobody was threatened", "did not attack anybody"; not "one of its diplomats", "nobody from the border".
bool is_nobody(const Tree& tree, std::uint32_t token) {
  return any_of(tree.lemma(token), {"nobody", "anybody", "anyone", "everyone", "everybody", "someone",
                                    "somebody", "one", "none"}) &&
         !tree.child(token, "nmod");
}

/// The role of one who is no actor of the document; nothing for a thing that only stands where somebody would.
std::optional<ParticipantRole> role_of_unknown(const Tree& tree, const EventParts::Part& part,
                                               EventType type) {
  const bool party = is_party(part.role);
  if (party && is_nobody(tree, part.token)) return std::nullopt;
  if (!party || part.crewed || is_somebody(tree.document(), part.token)) return part.role;
  // what is attacked may be a place or a thing as well
  const bool open = part.role == ParticipantRole::kActor || type != EventType::kAssault;
  if (part.learned && open && may_be_somebody(tree, part.token)) return part.role;
  if (type != EventType::kAssault) return std::nullopt;
  // "four were wounded": people, whom nothing but their number names
  if (part.role == ParticipantRole::kRecipient && tree.upos(part.token) == "NUM") return part.role;
  return part.role == ParticipantRole::kRecipient ? ParticipantRole::kTarget : ParticipantRole::kInstrument;
}

/// "Shot down a Chinese balloon": what a verb has as its object it is done to, and not to the adjective before it, or by it.
EventParts::Part object_as_target(const Tree& tree, EventParts::Part part, const Trigger& trigger) {
  if (trigger.frame == nullptr || part.role == ParticipantRole::kActor) return part;
  const auto& slots = trigger.frame->recipient;
  if (std::find(slots.begin(), slots.end(), "obj") == slots.end()) return part;
  const auto noun = tree.is(part.token, "amod") ? tree.head(part.token) : part.token;
  if (!noun || !tree.is(*noun, "obj") || tree.head(*noun) != trigger.token) return part;
  const bool thing = part.role == ParticipantRole::kTarget || part.role == ParticipantRole::kInstrument;
  if (thing || (part.role == ParticipantRole::kRecipient && *noun != part.token))
    return {ParticipantRole::kTarget, *noun, part.learned};
  return part;
}

/// "Blame each other", "fired at one another"; those who meet or agree with each other are actors alone.
bool is_reciprocal(const Tree& tree, std::uint32_t token, EventType type) {
  if (type == EventType::kConsult || type == EventType::kAgree || type == EventType::kCooperate) return false;
  const auto pair = [&tree](std::uint32_t first) {
    return first + 1 < tree.size() && ((tree.lower(first) == "each" && tree.lower(first + 1) == "other") ||
                                       (tree.lower(first) == "one" && tree.lower(first + 1) == "another"));
  };
  return pair(token) || (token > 0 && pair(token - 1));
}

/// "Refuses to meet Norland", "held talks with Norland": whom one meets takes part, and is no third.
bool is_met(const Tree& tree, std::uint32_t token, const Trigger& trigger) {
  if (trigger.type != EventType::kConsult || tree.head(token) != trigger.token) return false;
  return tree.is(token, "obj") ? tree.lemma(trigger.token) == "meet"
                               : tree.is(token, "obl") && tree.case_of(token) == "with";
}

/// Whoever does it to each other has it done to him, too.
void add_reciprocal(std::vector<Participant>& all) {
  const std::vector<Participant> before = all;
  for (const Participant& one : before) {
    if (one.role != ParticipantRole::kActor) continue;
    all.push_back(one);
    all.back().role = ParticipantRole::kRecipient;
    all.back().reason = "does it to the other as the other does it to him";
  }
}

}  // namespace

bool is_person_or_body(const Document& document, std::uint32_t token) {
  const auto entity = headed_by(document.entities, token);
  return entity && any_of(document.entities[*entity].kind, {"person", "organization"});
}

Result<PartFinder> PartFinder::load(const nn::ModelFile& model) {
  auto scorer = RoleScorer::load(model, "participant", "participants");
  if (!scorer) return scorer.error();
  std::vector<Label> labels;
  for (const std::string& word : scorer->labels()) {
    const auto role = participant_role_of(word);
    if (role) {
      labels.push_back({Kind::kParticipant, *role});
      continue;
    }
    const std::pair<std::string_view, Kind> others[] = {{"O", Kind::kNone},
                                                        {"time", Kind::kTime},
                                                        {"place", Kind::kPlace},
                                                        {"condition", Kind::kCondition},
                                                        {"quantity", Kind::kQuantity},
                                                        {"trigger", Kind::kTrigger}};
    const auto found =
        std::find_if(std::begin(others), std::end(others), [&](const auto& o) { return o.first == word; });
    if (found == std::end(others))
      return Error{ErrorCode::kDamagedModel, model.subject(), "no part of an event: " + word};
    labels.push_back({found->second, {}});
  }
  return PartFinder(std::move(scorer).value(), std::move(labels));
}

std::vector<EventParts> PartFinder::find(const Tree& tree, Range sentence,
                                         const std::vector<Trigger>& triggers) const {
  std::vector<EventParts> out(triggers.size());
  if (triggers.empty()) return out;
  const nn::Given::Side words = scorer_.words(tree.document().encoding.event_vectors, sentence);
  const std::size_t most = kTriggersAlways + sentence.size() / kWordsPerTrigger;
  for (std::size_t i = 0; i < std::min(most, triggers.size()); ++i)
    out[i] = parts_of(tree, sentence, triggers[i], words);
  return out;
}

EventParts PartFinder::parts_of(const Tree& tree, Range sentence, const Trigger& trigger,
                                const nn::Given::Side& words) const {
  const std::vector<float> scores =
      scorer_.scores(tree.document(), tree.document().encoding.event_vectors, sentence, trigger.token, words);
  EventParts parts;
  // of parts that an event has once, the surest
  std::optional<float> time, place, condition;
  const auto keep_surest = [](std::optional<float>& best, float margin, std::optional<std::uint32_t>& part,
                              std::uint32_t token) {
    if (best && *best >= margin) return;
    best = margin;
    part = token;
  };
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    const std::uint32_t token = sentence.begin + i;
    const float* row = scores.data() + i * labels_.size();
    const auto best = static_cast<std::size_t>(std::max_element(row, row + labels_.size()) - row);
    const Label label = labels_[best];
    if (label.kind == Kind::kNone || token == trigger.token || is_excluded(tree, token)) continue;
    const float margin = row[best] - row[0];
    switch (label.kind) {
      case Kind::kParticipant:
        if (stands_for_somebody(tree, token) || label.role == ParticipantRole::kInstrument)
          parts.participants.push_back({label.role, token, true});
        break;
      case Kind::kTime: keep_surest(time, margin, parts.time, token); break;
      case Kind::kPlace: keep_surest(place, margin, parts.place, token); break;
      case Kind::kCondition: keep_surest(condition, margin, parts.condition, token); break;
      case Kind::kQuantity: parts.figures.push_back(token); break;
      case Kind::kTrigger: parts.words.push_back(token); break;
      case Kind::kNone: break;
    }
  }
  if (trigger.frame != nullptr) {
    fill(tree, trigger, trigger.frame->actor, ParticipantRole::kActor, parts);
    fill(tree, trigger, trigger.frame->recipient, ParticipantRole::kRecipient, parts);
  }
  add_joined(tree, trigger, parts);
  std::sort(parts.participants.begin(), parts.participants.end(),
            [](const auto& a, const auto& b) { return a.token < b.token; });
  return parts;
}

std::vector<float> PartFinder::pair(const Tree& tree, Range sentence, std::uint32_t actor,
                                    std::uint32_t other) const {
  const nn::Given::Side words = scorer_.words(tree.document().encoding.event_vectors, sentence);
  const std::size_t labels = labels_.size();
  const auto share = [&](const float* row, auto wanted) {
    float all = 0, some = 0;
    const float most = *std::max_element(row, row + labels);
    for (std::size_t i = 0; i < labels; ++i) {
      const float weight = std::exp(row[i] - most);
      all += weight;
      if (labels_[i].kind == Kind::kParticipant && wanted(labels_[i].role)) some += weight;
    }
    return some / all;
  };
  std::vector<float> out;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::vector<float> scores =
        scorer_.scores(tree.document(), tree.document().encoding.event_vectors, sentence, t, words);
    const float first = share(scores.data() + (actor - sentence.begin) * labels,
                              [](ParticipantRole role) { return role == ParticipantRole::kActor; });
    const float second = share(scores.data() + (other - sentence.begin) * labels,
                               [](ParticipantRole role) { return role != ParticipantRole::kInstrument; });
    out.push_back(std::sqrt(first * second));
  }
  return out;
}

Range phrase_of(const Tree& tree, std::uint32_t head) {
  Range range{head, head + 1};
  for (const std::uint32_t c : tree.children(head)) {
    const bool in_front = c < head && !tree.is_punctuation(c) && !tree.is(c, "case") && !tree.is(c, "mark") &&
                          !tree.is(c, "cc") && !tree.is(c, "acl") && !tree.is(c, "advmod") &&
                          !tree.is(c, "cop") && !tree.is(c, "nsubj") && !tree.is(c, "expl");
    const bool behind = c > head && (tree.is(c, "flat") || tree.is(c, "compound") || tree.is(c, "nmod") ||
                                     tree.is(c, "nummod") || tree.xpos(c) == "POS");
    if (!in_front && !behind) continue;
    const Range part = tree.extent(c);
    range = {std::min(range.begin, part.begin), std::max(range.end, part.end)};
  }
  return range;
}

/// "The two envoys, Reis and Tam, met": Reis and Tam take part, not the envoys too; in "the Velia-Orsk war" both. In "Velia-Orsk talks" neither
/// is a third party.
std::vector<EventParts::Part> named_one_by_one(const Tree& tree, const ActorMap& actors,
                                               const std::vector<EventParts::Part>& parts) {
  std::vector<EventParts::Part> out;
  for (EventParts::Part part : parts) {
    const bool third = part.role == ParticipantRole::kMediator || part.role == ParticipantRole::kHost;
    if (third && tree.paired(part.token)) part.role = ParticipantRole::kActor;
    const std::vector<std::uint32_t> names = tree.names_of_several(part.token);
    const bool known = std::any_of(names.begin(), names.end(),
                                   [&](std::uint32_t name) { return actors.at(name).has_value(); });
    if (!known) out.push_back(part);
    if (const auto other = tree.paired(part.token); other && !takes_part(parts, *other))
      out.push_back({part.role, *other, part.learned});  // "Vaziri-Nik" is one actor, and added once
    for (const std::uint32_t name : known ? names : std::vector<std::uint32_t>())
      out.push_back({part.role, name, part.learned});
  }
  return out;
}

/// The actor that a name is by what coreference joins it with: "recalled its envoy from Velia", a place there and a party elsewhere.
std::optional<std::uint32_t> actor_of_name(const Tree& tree, const ActorMap& actors, std::uint32_t token) {
  constexpr std::size_t kReach = 500;  // mentions, either way: a long text must not make the work a square
  const auto& entities = tree.document().entities;
  const auto own = headed_by(entities, token);
  if (!own || tree.upos(token) != "PROPN") return std::nullopt;
  const std::size_t end = std::min<std::size_t>(entities.size(), *own + kReach);
  for (std::size_t i = *own - std::min<std::size_t>(*own, kReach); i < end; ++i) {
    const EntityMention& other = entities[i];
    if (other.entity != entities[*own].entity || tree.lower(other.head) != tree.lower(token)) continue;
    if (const auto actor = actors.at(other.head)) return actor;
  }
  return std::nullopt;
}

/// Whether two actors are one for the world: a state, and its government or capital that speaks ("Washington invaded the country").
bool is_one(const Document& document, std::uint32_t a, std::uint32_t b) {
  const auto governs = [&](std::uint32_t body, std::uint32_t state) {
    const Actor& one = document.actors[body];
    return one.kind == ActorKind::kGovernment && one.acts_for == state &&
           document.actors[state].kind == ActorKind::kState && one.name.ends_with(" government");
  };
  return a == b || governs(a, b) || governs(b, a);
}

void add_once(std::vector<Participant>& all, Participant one) {
  const auto same = [&one](const Participant& other) {
    return other.role == one.role && (one.actor ? other.actor == one.actor : other.span.overlaps(one.span));
  };
  if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(one));
}

std::optional<std::uint32_t> owner_of(const Tree& tree, const ActorMap& actors, std::uint32_t thing) {
  for (const std::uint32_t c : tree.children(thing)) {
    const bool owns = tree.relation(c) == "nmod:poss" || tree.is(c, "compound") || tree.is(c, "amod") ||
                      (tree.is(c, "nmod") && tree.case_of(c) == "of");
    const bool known = actors.mention_at(c) != nullptr || names_state(tree.document(), c);
    if (owns && known && tree.upos(c) != "PRON") return c;
  }
  return std::nullopt;
}

/// Where only a thing stands in a role, its owner has it: whoever shuts Russia's consulate does it to Russia, and Turkey did what a Turkish drone
/// did. What a person's things do he need not do himself ("his service drugged the dissident").
void add_owners(const Tree& tree, const ActorMap& actors, const EventParts& parts,
                std::vector<Participant>& out) {
  const Document& document = tree.document();
  for (const EventParts::Part& part : parts.participants) {
    if (!is_party(part.role) && part.role != ParticipantRole::kInstrument) continue;
    if (part.crewed || actors.mention_at(part.token) != nullptr || is_somebody(document, part.token))
      continue;
    Participant one;
    one.role = part.role == ParticipantRole::kInstrument ? ParticipantRole::kActor : part.role;
    const auto filled = [&](const Participant& other) { return other.role == one.role; };
    const auto owner = owner_of(tree, actors, part.token);
    if (!owner || std::any_of(out.begin(), out.end(), filled)) continue;
    const Mention* const mention = actors.mention_at(*owner);
    one.actor = mention != nullptr ? actors.at(*owner) : actors.state_at(*owner);
    const bool takes_part_already =
        one.actor && std::any_of(out.begin(), out.end(),
                                 [&](const Participant& other) { return other.actor == one.actor; });
    if (takes_part_already) continue;
    const bool person = one.actor && document.actors[*one.actor].kind == ActorKind::kPerson;
    if (person && one.role == ParticipantRole::kActor) continue;
    one.span = mention != nullptr ? mention->span : document.tokens[*owner].span;
    one.reason = "it is his thing";
    out.push_back(std::move(one));
  }
}

/// The owners of a ship or an aircraft, who act or suffer with those aboard; several of "American and British warships".
std::vector<std::uint32_t> owners_of_craft(const Tree& tree, const ActorMap& actors, std::uint32_t craft) {
  const auto owner = owner_of(tree, actors, craft);
  std::vector<std::uint32_t> out;
  for (const std::uint32_t word : owner ? with_joined(tree, *owner) : std::vector<std::uint32_t>()) {
    const auto actor = actors.at(word) ? actors.at(word) : actors.state_at(word);
    if (actor && std::find(out.begin(), out.end(), *actor) == out.end()) out.push_back(*actor);
  }
  return out;
}

/// "The two sides agreed": each of them takes part.
void add_members(const std::vector<std::uint32_t>& members, const Participant& phrase,
                 std::vector<Participant>& out) {
  for (const std::uint32_t member : members) {
    Participant one = phrase;
    one.actor = member;
    one.place.reset();
    one.reason = "one of those whom the phrase names together";
    std::erase_if(out, [&one](const Participant& other) {  // "British" of "American and British warships"
      return other.role == one.role && other.actor == one.actor;
    });
    out.push_back(std::move(one));
  }
}

std::vector<Participant> participants_of(const Tree& tree, const ActorMap& actors, const EventParts& parts,
                                         const Trigger& trigger) {
  const Document& document = tree.document();
  std::vector<Participant> out;
  const auto& beside = tree.children(trigger.token);
  const bool reciprocal = std::any_of(beside.begin(), beside.end(), [&](std::uint32_t c) {
    return (tree.is(c, "obj") || tree.is(c, "obl")) && is_reciprocal(tree, c, trigger.type);
  });
  for (const EventParts::Part& told : named_one_by_one(tree, actors, parts.participants)) {
    std::vector<std::uint32_t> several = members_at(document, told.token);
    const bool known =
        actors.mention_at(told.token) != nullptr || names_state(document, told.token) || !several.empty();
    const EventParts::Part part = known ? told : object_as_target(tree, told, trigger);
    if (part.role == ParticipantRole::kRecipient && is_reciprocal(tree, part.token, trigger.type)) continue;
    Participant one;
    const Mention* const mention = actors.mention_at(part.token);
    const auto state = mention == nullptr ? actors.state_at(part.token) : std::nullopt;
    const auto role = known ? std::optional(part.role) : role_of_unknown(tree, part, trigger.type);
    // "began on Tuesday" does nothing to Tuesday
    const bool is_time = !known && entry_at(document.times, part.token).has_value();
    if (!role || is_time || (mention == nullptr && in_dateline(tree, part.token))) continue;
    one.role =
        role == ParticipantRole::kHost && is_met(tree, part.token, trigger) ? ParticipantRole::kActor : *role;
    const bool acts = one.role != ParticipantRole::kInstrument && one.role != ParticipantRole::kTarget;
    if (mention != nullptr && acts && !mention->tokens.contains(trigger.token)) {
      one.actor = actors.at(part.token);
      one.span = mention->span;
    } else if (state && acts) {
      one.actor = state;  // "Israeli attacks"
      one.span = document.tokens[part.token].span;
    } else {
      const auto place =
          one.role == ParticipantRole::kTarget ? entry_at(document.places, part.token) : std::nullopt;
      one.place = place;
      Range phrase = phrase_of(tree, part.token);
      if (phrase.contains(trigger.token)) phrase = {part.token, part.token + 1};
      if (acts && !place && part.crewed) {
        several = owners_of_craft(tree, actors, part.token);
        if (!several.empty()) one.actor = several.front();
      } else if (acts && !place) {
        one.actor = actor_of_name(tree, actors, part.token);
      }
      one.span = place ? document.places[*place].span : document.span_of(phrase);
    }
    if (!part.learned) one.reason = "stands where its frame has it";
    if (acts && several.size() > 1) {
      add_members(several, one, out);
    } else {
      add_once(out, std::move(one));
    }
  }
  // "urges US President Olin Marr", "the contingent from Norland": who stands inside another's phrase takes no part of his own
  std::erase_if(out, [&](const Participant& one) {
    return std::any_of(out.begin(), out.end(), [&](const Participant& other) {
      return other.role == one.role && other.span.begin <= one.span.begin && one.span.end <= other.span.end &&
             one.span.size() < other.span.size();
    });
  });
  // nobody does a deed to himself, unless the text says so: one who is read as both does it
  const auto told = [&document](const Participant& one) {
    return is_reflexive(document.article.text.slice(one.span));
  };
  std::erase_if(out, [&](const Participant& one) {
    return one.role == ParticipantRole::kRecipient && one.actor && !told(one) &&
           std::any_of(out.begin(), out.end(), [&](const Participant& other) {
             return other.role == ParticipantRole::kActor && other.actor &&
                    is_one(document, *other.actor, *one.actor);
           });
  });
  add_owners(tree, actors, parts, out);
  if (reciprocal) add_reciprocal(out);
  return out;
}

}  // namespace rapporteur

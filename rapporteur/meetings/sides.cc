// Tested in tests/unit/meetings/sides_test.cc.
#include "rapporteur/meetings/sides.h"

#include <algorithm>
#include <set>
#include <utility>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kConsultation = 2;  // weight of an event of consultation, against 1 of others
constexpr std::uint32_t kFewest = 2;        // weight from which two are a pair
constexpr std::uint32_t kStandsOut = 2;     // times the weight of the next
constexpr std::size_t kMostNamed = 24;      // words of a phrase that may name a party
constexpr std::size_t kMostParties = 12;    // of one event: hostile text must not make the work a square

/// Firms, schools, hospitals and outlets are told of together with others, but face nobody: "the talks" are not theirs unless they are named.
bool may_face(const Actor& actor) {
  return is_side(actor.kind) && !any_of(actor.sector, {"BUS", "HLH", "EDU", "MED"});
}

/// The one side that the words around a noun name: "an Indonesian observer", "Ana Reis of Velia", "Velia's delegate"; nothing where they
/// name two.
std::optional<std::uint32_t> side_beside(const Tree& tree, const ActorMap& actors, std::uint32_t noun) {
  std::optional<std::uint32_t> found;
  const auto& children = tree.children(noun);
  for (std::size_t i = 0; i < std::min(children.size(), kMostNamed); ++i) {
    const std::uint32_t child = children[i];
    const bool names = tree.is(child, "nmod") ? any_of(tree.case_of(child), {"of", "from", "'s", ""})
                                              : tree.is(child, "amod") || tree.is(child, "compound");
    const auto named = names ? actors.at(child) : std::nullopt;
    const auto actor = named ? named : names ? actors.state_at(child) : std::nullopt;
    if (!actor || !is_side(tree.document().actors[*actor].kind)) continue;
    if (found && found != actor) return std::nullopt;
    found = actor;
  }
  return found;
}

/// Whom somebody is for of whom no office tells it: what stands beside him here, or where else the article mentions him.
std::optional<std::uint32_t> side_by_words(const Tree& tree, const ActorMap& actors,
                                           const Participant& participant, std::optional<std::uint32_t> top) {
  if (const auto here = top ? side_beside(tree, actors, *top) : std::nullopt) return here;
  if (!participant.actor) return std::nullopt;
  const auto& mentions = tree.document().actors[*participant.actor].mentions;
  for (std::size_t i = 0; i < std::min(mentions.size(), kMostNamed); ++i) {
    if (const auto there = side_beside(tree, actors, mentions[i].head)) return there;
  }
  return std::nullopt;
}

}  // namespace

bool is_side(ActorKind kind) {
  return kind == ActorKind::kState || kind == ActorKind::kBloc || kind == ActorKind::kOrganisation ||
         kind == ActorKind::kArmedGroup;
}

std::optional<std::uint32_t> party_of(const Document& document, std::uint32_t actor) {
  for (int i = 0; i < 4; ++i) {
    const Actor& one = document.actors[actor];
    const bool person = one.kind == ActorKind::kPerson || one.kind == ActorKind::kUnnamed;
    const bool body = one.kind == ActorKind::kGovernment;
    if (!person && !(body && one.acts_for)) return actor;
    if (!one.acts_for) return std::nullopt;
    actor = *one.acts_for;
  }
  return actor;
}

std::vector<std::uint32_t> parties_of(const Tree& tree, const ActorMap& actors,
                                      const Participant& participant) {
  const Document& document = tree.document();
  const auto own = participant.actor ? party_of(document, *participant.actor) : std::nullopt;
  const auto words = document.tokens_in(participant.span);
  const auto top = words ? tree.top_of(*words) : std::nullopt;
  const bool plural = top && (tree.xpos(*top) == "NNS" || tree.xpos(*top) == "NNPS");
  std::vector<std::uint32_t> out;
  if (plural) {
    std::vector<std::uint32_t> open = {*top};
    for (std::size_t i = 0; i < open.size() && open.size() < kMostNamed; ++i) {
      for (const std::uint32_t child : tree.children(open[i])) {
        const bool names = tree.is(child, "nmod") || tree.is(child, "amod") || tree.is(child, "compound") ||
                           (tree.is(child, "conj") && open[i] != *top);
        if (names) open.push_back(child);
      }
    }
    std::sort(open.begin() + 1, open.end());
    for (std::size_t i = 1; i < open.size(); ++i) {
      const auto named = actors.at(open[i]);
      const auto actor = named ? named : actors.state_at(open[i]);
      const bool new_side = actor && actor != participant.actor && is_side(document.actors[*actor].kind) &&
                            std::find(out.begin(), out.end(), *actor) == out.end();
      if (new_side) out.push_back(*actor);
    }
  }
  if (out.empty() && !own) {
    const auto side = side_by_words(tree, actors, participant, top);
    if (side) out.push_back(*side);
  }
  if (out.size() >= 2 || !own) return out;
  const Actor& side = document.actors[*own];
  const bool unnamed = std::none_of(side.mentions.begin(), side.mentions.end(), [](const Mention& mention) {
    return mention.form == MentionForm::kName;
  });
  // "the two sides", "both governments": whom they are was told before
  if (side.kind == ActorKind::kUnnamed || (plural && unnamed)) return out;
  return {*own};
}

Sides::Sides(const Document& document) {
  for (const Event& event : document.events) {
    std::set<std::uint32_t> parties;
    for (const Participant& one : event.participants) {
      const bool takes_part = one.role == ParticipantRole::kActor || one.role == ParticipantRole::kRecipient;
      const auto party = one.actor && takes_part ? party_of(document, *one.actor) : std::nullopt;
      if (party && may_face(document.actors[*party]) && parties.size() < kMostParties) parties.insert(*party);
    }
    for (auto a = parties.begin(); a != parties.end(); ++a) {
      for (auto b = std::next(a); b != parties.end(); ++b)
        together_[{*a, *b}] += event.type == EventType::kConsult ? kConsultation : 1;
    }
  }
}

std::optional<std::uint32_t> Sides::opposite(std::uint32_t party,
                                             const std::vector<std::uint32_t>& but) const {
  std::optional<std::uint32_t> found;
  std::uint32_t most = 0;
  for (const auto& [pair, weight] : together_) {
    if (pair.first != party && pair.second != party) continue;
    const std::uint32_t other = pair.first == party ? pair.second : pair.first;
    if (weight <= most || std::find(but.begin(), but.end(), other) != but.end()) continue;
    most = weight;
    found = other;
  }
  return found;
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Sides::main_pair() const {
  std::optional<std::pair<std::uint32_t, std::uint32_t>> found;
  std::uint32_t most = 0, next = 0;
  for (const auto& [pair, weight] : together_) {
    if (weight > most) {
      next = std::exchange(most, weight);
      found = pair;
    } else {
      next = std::max(next, weight);
    }
  }
  return most >= kFewest && most >= kStandsOut * next ? found : std::nullopt;
}

}  // namespace rapporteur

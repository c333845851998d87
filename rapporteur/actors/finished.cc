// From groups to actors; see finished.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/finished.h"

#include <algorithm>

#include "rapporteur/actors/person_names.h"

namespace rapporteur {
namespace {

/// The place of each group among the actors.
class Order {
 public:
  Order(const std::vector<Group>& groups, const std::vector<Candidate>& candidates)
      : place_(groups.size(), kNoGroup) {
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      if (groups[g].needed) groups_.push_back(g);
    }
    const auto first = [&](std::uint32_t g) { return candidates[groups[g].mentions.front()].mention.span; };
    std::sort(groups_.begin(), groups_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return first(a) < first(b); });
    for (std::uint32_t n = 0; n < groups_.size(); ++n) place_[groups_[n]] = n;
  }
  const std::vector<std::uint32_t>& groups() const { return groups_; }
  std::optional<std::uint32_t> actor(std::uint32_t group) const {
    return group == kNoGroup || place_[group] == kNoGroup ? std::nullopt : std::optional(place_[group]);
  }

 private:
  std::vector<std::uint32_t> groups_;
  std::vector<std::uint32_t> place_;
};

void tell_country(const Group& group, Actor& actor) {
  if (group.organisation != nullptr) {
    actor.country = group.organisation->country;
    actor.sector = group.organisation->sector;
    actor.wikidata = group.organisation->wikidata;
    if (actor.country.empty() && actor.sector != "IGO" && group.nation != nullptr) {
      actor.country = group.nation->code;  // "Egypt's Muslim Brotherhood"
      actor.country_basis = "nationality";
    }
  } else if (group.state != nullptr) {
    actor.country = group.state->code;
    if (group.kind == ActorKind::kState) actor.wikidata = group.state->wikidata;
    if (group.kind != ActorKind::kPopulation) actor.sector = "GOV";
  } else if (group.nation != nullptr) {
    actor.country = group.nation->code;
    actor.country_basis = "nationality";
  }
}

/// The first cell of the table's line that a mention rests on.
std::string entry_of(const Candidate& candidate) {
  switch (*candidate.mention.reason) {
    case MentionReason::kState:
    case MentionReason::kCapital:
    case MentionReason::kAdjective:
    case MentionReason::kSide:
    case MentionReason::kOwner: return candidate.state != nullptr ? candidate.state->code : std::string();
    case MentionReason::kPeople:
      return candidate.holder.state != nullptr ? candidate.holder.state->code : std::string();
    case MentionReason::kOrganisation:
    case MentionReason::kTag:
      return candidate.organisation != nullptr ? candidate.organisation->name : std::string();
    default: return {};
  }
}

Mention mention_of(const Candidate& candidate, const Order& order) {
  Mention mention = candidate.mention;
  if (mention.reason) mention.entry = entry_of(candidate);
  std::erase_if(mention.others, [&](Alternative& other) {
    if (other.actor) other.actor = order.actor(*other.actor);
    return !other.actor && !other.place;  // one that is no actor of the record
  });
  if (mention.others.size() > kMostAlternatives) mention.others.resize(kMostAlternatives);
  return mention;
}

}  // namespace

std::vector<Actor> actors_of(std::vector<Group> groups, const std::vector<Candidate>& candidates) {
  for (Group& group : groups) {
    std::sort(group.mentions.begin(), group.mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
      return candidates[a].mention.span < candidates[b].mention.span;
    });
  }
  const Order order(groups, candidates);
  std::vector<Actor> actors;
  for (const std::uint32_t g : order.groups()) {
    const Group& group = groups[g];
    Actor actor;
    actor.name = clean_label(group.name);
    actor.kind = group.kind;
    actor.sector = group.kind == ActorKind::kState ? "GOV" : group.sector;  // an invented one too
    actor.acts_for = order.actor(group.acts_for);
    if (group.kind == ActorKind::kUnnamed) actor.count = group.count;
    for (const GroupOffice& office : group.offices)
      actor.offices.push_back({office.title, order.actor(office.of), "", "", office.evidence});
    tell_country(group, actor);
    for (const std::uint32_t c : group.mentions) actor.mentions.push_back(mention_of(candidates[c], order));
    actors.push_back(std::move(actor));
  }
  return actors;
}

}  // namespace rapporteur

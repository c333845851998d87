// Tested in tests/unit/statements and tests/unit/events.
#include "rapporteur/actors/actor_map.h"

#include <algorithm>

namespace rapporteur {
namespace {

const Demonym* demonym_at(const Document& document, std::uint32_t token) {
  const auto& all = document.demonyms;
  const auto found =
      std::partition_point(all.begin(), all.end(), [token](const Demonym& one) { return one.token < token; });
  return found != all.end() && found->token == token ? &*found : nullptr;
}

/// The bystander whose phrase a token heads.
std::optional<std::uint32_t> bystander_at(const Bystanders& all, std::uint32_t token) {
  const auto found = std::lower_bound(all.heads.begin(), all.heads.end(), std::pair(token, 0U));
  if (found == all.heads.end() || found->first != token) return std::nullopt;
  return found->second;
}

}  // namespace

ActorMap::ActorMap(const Document& document) : document_(document), best_(document.tokens.size(), {0, 0}) {
  const auto better = [&](const Mention& mention, std::uint32_t token,
                          std::pair<std::uint32_t, std::uint32_t> old) {
    if (old.first == 0) return true;
    const Mention& other = document.actors[old.first - 1].mentions[old.second];
    if ((mention.head == token) != (other.head == token)) return mention.head == token;
    return mention.tokens.size() < other.tokens.size();
  };
  for (std::uint32_t a = 0; a < document.actors.size(); ++a) {
    for (std::uint32_t m = 0; m < document.actors[a].mentions.size(); ++m) {
      const Mention& mention = document.actors[a].mentions[m];
      for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end && t < best_.size(); ++t) {
        if (better(mention, t, best_[t])) best_[t] = {a + 1, m};
      }
    }
  }
}

std::optional<std::uint32_t> ActorMap::at(std::uint32_t token) const {
  if (token >= best_.size() || best_[token].first == 0) return std::nullopt;
  return best_[token].first - 1;
}

const Mention* ActorMap::mention_at(std::uint32_t token) const {
  const auto actor = at(token);
  return actor ? &document_.actors[*actor].mentions[best_[token].second] : nullptr;
}

std::optional<std::uint32_t> ActorMap::state_at(std::uint32_t token) const {
  const Demonym* const found = at(token) ? nullptr : demonym_at(document_, token);
  return found != nullptr ? std::optional(found->actor) : std::nullopt;
}

std::uint32_t principal_of(const Document& document, std::uint32_t actor) {
  constexpr int kLongestChain = 4;  // of acting for one who acts for another; a circle ends here too
  for (int i = 0; i < kLongestChain && document.actors[actor].acts_for; ++i)
    actor = *document.actors[actor].acts_for;
  return actor;
}

bool is_named(const Actor& actor) {
  return std::any_of(actor.mentions.begin(), actor.mentions.end(),
                     [](const Mention& m) { return m.form == MentionForm::kName; });
}

const std::vector<std::uint32_t>& members_at(const Document& document, std::uint32_t token) {
  static const std::vector<std::uint32_t> kNone;
  const auto found = headed_by(document.sets, token);
  return found ? document.sets[*found].members : kNone;
}

bool names_state(const Document& document, std::uint32_t token) {
  if (demonym_at(document, token) != nullptr) return true;
  const auto waiting = bystander_at(document.bystanders, token);
  return waiting && document.bystanders.actors[*waiting].kind == ActorKind::kState;
}

bool is_bystander(const Document& document, std::uint32_t token) {
  return bystander_at(document.bystanders, token).has_value();
}

std::optional<std::uint32_t> admit(Document& document, std::uint32_t token) {
  Bystanders& all = document.bystanders;
  const auto waiting = bystander_at(all, token);
  if (!waiting) return std::nullopt;
  std::optional<std::uint32_t>& admitted = all.admitted[*waiting];
  if (!admitted) {
    admitted = static_cast<std::uint32_t>(document.actors.size());
    document.actors.push_back(all.actors[*waiting]);
  }
  return admitted;
}

}  // namespace rapporteur

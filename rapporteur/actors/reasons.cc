// Reasons; see reasons.h. Tested in tests/cases/actors/reasons.case and tests/unit/actors/reasons_test.cc.
#include "rapporteur/actors/reasons.h"

#include <algorithm>

namespace rapporteur {

Rivals::Rival* Rivals::find(std::uint32_t group) {
  const auto at =
      std::find_if(rivals_.begin(), rivals_.end(), [group](const Rival& r) { return r.group == group; });
  return at == rivals_.end() ? nullptr : &*at;
}

void Rivals::note(std::uint32_t group, int score) {
  Rival* const known = find(group);
  if (known == nullptr) {
    rivals_.push_back({group, score, {}});
  } else {
    known->score = known->barred ? score : std::max(known->score, score);
    known->barred.reset();
  }
}

void Rivals::bar(std::uint32_t group, LostBy lost) {
  if (find(group) == nullptr) rivals_.push_back({group, 0, lost});
}

std::vector<Alternative> Rivals::besides(std::uint32_t taken, int score) const {
  constexpr int kSerious = 8;  // who is further behind was never in question
  std::vector<const Rival*> near;
  for (const Rival& rival : rivals_) {
    if (rival.group != taken && (rival.barred || score - rival.score <= kSerious)) near.push_back(&rival);
  }
  std::stable_sort(near.begin(), near.end(), [](const Rival* a, const Rival* b) {
    if (a->barred.has_value() != b->barred.has_value()) return !a->barred;
    return !a->barred && a->score > b->score;
  });
  if (near.size() > kMostAlternatives) near.resize(kMostAlternatives);
  std::vector<Alternative> out;
  for (const Rival* const rival : near) {
    const LostBy lost = rival->barred.value_or(LostBy::kProminence);
    out.push_back({rival->group, {}, lost, {}});
    if (!rival->barred) out.back().behind = static_cast<std::uint32_t>(std::max(0, score - rival->score));
  }
  return out;
}

void add_place(const Document& document, Range name, LostBy lost, Mention& mention) {
  const auto& places = document.places;
  const auto at =
      std::lower_bound(places.begin(), places.end(), name.begin,
                       [](const Place& p, std::uint32_t token) { return p.tokens.begin < token; });
  if (at == places.end() || at->tokens.begin >= name.end || at->tokens.end > name.end || at->name.empty())
    return;
  mention.others.push_back({{}, static_cast<std::uint32_t>(at - places.begin()), lost, {}});
}

void know_by(Actor& actor, MentionReason was, MentionReason now, std::string_view entry, Span evidence) {
  for (Mention& mention : actor.mentions) {
    if (mention.reason != was) continue;
    mention.reason = now;
    mention.entry = entry;
    const bool inside = mention.span.begin <= evidence.begin && evidence.end <= mention.span.end;
    mention.evidence = inside ? evidence : Span{};
  }
}

}  // namespace rapporteur

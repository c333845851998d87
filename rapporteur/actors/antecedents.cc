// Pronouns; see antecedents.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/antecedents.h"

#include <algorithm>

namespace rapporteur {
namespace {

bool kind_fits(Pronoun pronoun, const Group& group) {
  const bool unnamed = group.kind == ActorKind::kUnnamed;
  switch (pronoun) {
    case Pronoun::kHe:
      return (group.kind == ActorKind::kPerson || unnamed) && group.number != Number::kPlural &&
             group.gender != Gender::kFemale;
    case Pronoun::kShe:
      return (group.kind == ActorKind::kPerson || unnamed) && group.number != Number::kPlural &&
             group.gender != Gender::kMale;
    case Pronoun::kIt:
      return group.kind != ActorKind::kPerson && !unnamed && group.kind != ActorKind::kPopulation;
    case Pronoun::kThey:
      return group.kind != ActorKind::kPerson && group.kind != ActorKind::kState &&
             (!unnamed || group.number == Number::kPlural);
    default: return false;
  }
}

// "who" is the noun its clause describes.
std::uint32_t described(const Tree& tree, const std::vector<Candidate>& candidates,
                        const std::vector<std::uint32_t>& group_of, std::uint32_t token) {
  std::optional<std::uint32_t> at = token;
  for (int steps = 0; at && steps < 6; ++steps) {
    const auto up = tree.head(*at);
    if (up && tree.is(*at, "acl") && tree.is_nominal(*up)) {
      for (std::uint32_t c = 0; c < candidates.size(); ++c) {
        if (group_of[c] != kNoGroup && candidates[c].mention.tokens.contains(*up) &&
            candidates[c].pronoun == Pronoun::kNone)
          return group_of[c];
      }
      return kNoGroup;
    }
    at = up;
  }
  return kNoGroup;
}

// Two arguments of one verb are two ("Reis met him"); a possessor may be either.
bool same_clause(const Tree& tree, std::uint32_t pronoun, std::uint32_t other) {
  return tree.relation(pronoun) != "nmod:poss" && tree.head(pronoun) == tree.head(other);
}

bool quoted_by(const Tree& tree, const Candidate& source, std::uint32_t token) {
  if (!source.source) return false;
  for (const Attribution& attribution : tree.document().attributions) {
    const auto holds = [](std::uint32_t t) { return [t](Range range) { return range.contains(t); }; };
    if (std::none_of(attribution.source.begin(), attribution.source.end(), holds(source.mention.head)))
      continue;
    const auto content = std::find_if(attribution.content.begin(), attribution.content.end(), holds(token));
    if (content != attribution.content.end() && tree.is_punctuation(content->begin)) return true;
  }
  return false;
}

int prominence(const Candidate& candidate, const Group& group, std::uint32_t sentences_back) {
  int score = -2 * static_cast<int>(sentences_back);
  if (candidate.subject) score += 2;
  if (candidate.source) score += 2;
  if (group.named) score += 1;
  if (group.gender != Gender::kUnknown) score += 1;
  if (candidate.holder.token && candidate.pronoun != Pronoun::kNone) score -= 1;
  return score;
}

}  // namespace

std::uint32_t antecedent_of(const Tree& tree, const std::vector<Candidate>& candidates,
                            const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                            std::uint32_t pronoun) {
  const Candidate& anaphor = candidates[pronoun];
  const std::uint32_t token = anaphor.mention.head;
  if (anaphor.pronoun == Pronoun::kWho) return described(tree, candidates, group_of, token);
  const bool person = anaphor.pronoun == Pronoun::kHe || anaphor.pronoun == Pronoun::kShe;
  const std::uint32_t reach = person ? 6 : 2;
  std::vector<std::uint32_t> barred;  // groups that are another argument of the same verb
  for (std::uint32_t c = pronoun; c-- > 0 && candidates[c].mention.sentence == anaphor.mention.sentence;) {
    if (group_of[c] != kNoGroup && same_clause(tree, token, candidates[c].mention.head))
      barred.push_back(group_of[c]);
  }
  std::uint32_t best = kNoGroup;
  int best_score = 0;
  for (std::uint32_t c = pronoun; c-- > 0;) {
    const Candidate& candidate = candidates[c];
    const std::uint32_t back = anaphor.mention.sentence - candidate.mention.sentence;
    if (back > reach) break;
    if (group_of[c] == kNoGroup || candidate.mention.tokens.contains(token)) continue;
    const Group& group = groups[group_of[c]];
    if (!kind_fits(anaphor.pronoun, group)) continue;
    if (std::find(barred.begin(), barred.end(), group_of[c]) != barred.end()) continue;
    if (quoted_by(tree, candidate, token)) continue;
    const int score = prominence(candidate, group, back);
    if (best == kNoGroup || score > best_score) {
      best = group_of[c];
      best_score = score;
    }
  }
  return best;
}

}  // namespace rapporteur

// Owners; see owners.h. Tested in tests/cases/actors.
#include "rapporteur/actors/owners.h"

namespace rapporteur {
namespace {

/// A state of the tables, or the word that names one they do not know.
struct OwnersState {
  const StateEntry* state = nullptr;
  std::optional<std::uint32_t> word;
  Span owner = {};  // whom the pronoun points back to
};

// The state a person or body acts for, as far as its mentions tell; grouping settles holders only at its end.
OwnersState state_of(const Tree& tree, const std::vector<Candidate>& candidates, const Group& group) {
  if (group.state != nullptr) return {group.state, {}};
  for (const std::uint32_t m : group.mentions) {
    const Holder& holder = candidates[m].holder;
    if (!candidates[m].speaks_for) continue;
    if (holder.state != nullptr) return {holder.state, {}};
    if (holder.token && tree.upos(*holder.token) != "PRON") return {nullptr, holder.token};
  }
  return {};
}

OwnersState state_of_owner(const Tree& tree, const std::vector<Candidate>& candidates,
                           const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                           std::uint32_t c) {
  const std::uint32_t owner = *candidates[c].holder.token;
  const std::uint32_t end = candidates[c].mention.tokens.end;
  for (std::uint32_t p = c; p < candidates.size() && candidates[p].mention.tokens.begin < end; ++p) {
    if (candidates[p].mention.head != owner || candidates[p].pronoun == Pronoun::kNone) continue;
    const Antecedent owners = antecedent_of(tree, candidates, group_of, groups, p);
    if (owners.group == kNoGroup) return {};
    OwnersState found = state_of(tree, candidates, groups[owners.group]);
    found.owner = candidates[owners.by].mention.span;
    return found;
  }
  return {};
}

}  // namespace

void take_owners_state(const Tree& tree, std::vector<Candidate>& candidates,
                       const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                       std::uint32_t c) {
  Candidate& candidate = candidates[c];
  const bool country = candidate.kind == ActorKind::kState && candidate.state == nullptr &&
                       candidate.number != Number::kPlural;
  if (!country && candidate.head_lemma != "government") return;
  if (!candidate.holder.token || tree.upos(*candidate.holder.token) != "PRON") return;
  const OwnersState found = state_of_owner(tree, candidates, group_of, groups, c);
  if (!country) {
    candidate.holder.state = found.state;
    return;
  }
  candidate.holder = {};
  candidate.definite = false;  // not the state that was named last
  candidate.state = found.state;
  candidate.same_as = found.word;
  if (found.state != nullptr) candidate.words = found.state->name;
  if (found.state == nullptr && !found.word) return;
  candidate.mention.reason = MentionReason::kOwner;
  candidate.mention.evidence = found.owner;
}

bool owner_in_doubt(const Tree& tree, const ActorTables& tables, const std::vector<bool>& said,
                    const Candidate& candidate, const Group& group) {
  if (candidate.holder.found() || group.holder_key.empty() || candidate.kind != ActorKind::kGovernment ||
      group.organisation != nullptr)
    return false;
  constexpr std::uint32_t kReach = 80;  // words
  const Document& document = tree.document();
  const std::uint32_t paragraph = document.sentences[candidate.mention.sentence].paragraph;
  bool other = false;
  for (std::uint32_t t = candidate.mention.tokens.begin, left = kReach; t-- > 0 && left > 0; --left) {
    if (document.sentences[tree.sentence_of(t)].paragraph != paragraph) break;
    if (said[t]) continue;  // what somebody says of another state names no owner
    const std::string words(tree.form(t));
    if (tree.lower(t) == group.holder_key) return false;
    auto word = tables.state_word(words, StateUse::kName);
    if (!word) word = tables.state_word(words, StateUse::kAdjective);
    if (!word && t + 1 < tree.size())
      word = tables.state_word(words + " " + std::string(tree.form(t + 1)), StateUse::kName);
    if (word && word->state->code == group.holder_key) return false;
    other = other || word.has_value();
  }
  return other;
}

}  // namespace rapporteur

// Which groups become actors of the record; see needed.h. Tested in tests/cases/actors.
#include "rapporteur/actors/needed.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur {
namespace {

// A verb with a clause, an infinitive or a negation: one that a later stage may find to be a saying.
bool may_speak(const Tree& tree, std::uint32_t verb) {
  if (tree.child(verb, "ccomp") || tree.child(verb, "xcomp")) return true;
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&tree](std::uint32_t child) {
    return tree.lower(child) == "not" || tree.lower(child) == "n't";
  });
}

// Does or suffers something: an argument of a verb, or of the noun for a deed ("the attack on protesters").
bool takes_part(const Tree& tree, std::uint32_t head) {
  constexpr std::array<std::string_view, 9> kPartners = {"by",  "with", "against", "on",   "to",
                                                         "for", "from", "between", "among"};
  const std::uint32_t at = tree.first_of_joined(head);
  if (tree.is(at, "nsubj") || tree.is(at, "obj") || tree.is(at, "iobj") || tree.cleft_verb(at)) return true;
  const std::string_view marker = tree.case_of(at);
  const bool oblique = tree.is(at, "obl") || tree.is(at, "nmod");
  return oblique && std::find(kPartners.begin(), kPartners.end(), marker) != kPartners.end();
}

}  // namespace

void mark_needed(const Tree& tree, const std::vector<Candidate>& candidates,
                 const std::vector<std::uint32_t>& group_of, std::vector<Group>& groups) {
  for (Group& group : groups) {
    if (group.lent_by != kNoGroup && group.acts_for == kNoGroup)
      group.acts_for = groups[group.lent_by].acts_for;
  }
  const Document& document = tree.document();
  std::vector<bool> in_cue(tree.size(), false);
  for (const Attribution& attribution : document.attributions) {
    for (const Range range : attribution.cue) {
      for (std::uint32_t t = range.begin; t < range.end && t < tree.size(); ++t) in_cue[t] = true;
    }
  }
  for (std::uint32_t c = 0; c < candidates.size(); ++c) {
    if (group_of[c] == kNoGroup) continue;
    Group& group = groups[group_of[c]];
    const auto up = tree.head(candidates[c].mention.head);
    const bool predicate = tree.child(candidates[c].mention.head, "cop").has_value();  // "said he is a judge"
    if (candidates[c].source || (group.named && !group.weak) || group.bare ||
        (up && in_cue[*up] && !predicate) || in_cue[candidates[c].mention.head] ||
        (up && (tree.lower(*up) == "citing" || tree.lower(*up) == "quoting")))
      group.needed = true;
    if (candidates[c].subject && candidates[c].pronoun == Pronoun::kNone && up && may_speak(tree, *up))
      group.needed = true;
    if ((candidates[c].agent || candidates[c].capital) && takes_part(tree, candidates[c].mention.head))
      group.needed = true;
  }
  for (int round = 0; round < 3; ++round) {  // a needed official needs his ministry, and that its state
    for (const Group& group : std::vector<Group>(groups)) {
      if (!group.needed) continue;
      if (group.acts_for != kNoGroup) groups[group.acts_for].needed = true;
      for (const GroupOffice& office : group.offices) {
        if (office.of != kNoGroup) groups[office.of].needed = true;
      }
    }
  }
}

}  // namespace rapporteur

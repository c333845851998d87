// Pronouns; see antecedents.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/antecedents.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "rapporteur/actors/matching.h"

namespace rapporteur {
namespace {

bool kind_fits(Pronoun pronoun, const Group& group) {
  const bool unnamed = group.kind == ActorKind::kUnnamed;
  switch (pronoun) {
    case Pronoun::kHe:
      return (group.kind == ActorKind::kPerson || (unnamed && !group.document)) &&
             group.number != Number::kPlural && group.gender != Gender::kFemale;
    case Pronoun::kShe:
      return (group.kind == ActorKind::kPerson || (unnamed && !group.document)) &&
             group.number != Number::kPlural && group.gender != Gender::kMale;
    case Pronoun::kIt:
      return group.kind != ActorKind::kPerson && group.kind != ActorKind::kPopulation &&
             (!unnamed || group.document);
    case Pronoun::kThey:
      return !group.weak && group.kind != ActorKind::kPerson && group.kind != ActorKind::kState &&
             (!unnamed || group.number == Number::kPlural);
    default: return false;
  }
}

// "who" is the noun its clause describes; where the parser hung the clause elsewhere, the noun phrase right before it. A
// candidate.
std::uint32_t described(const Tree& tree, const std::vector<Candidate>& candidates,
                        const std::vector<std::uint32_t>& group_of, std::uint32_t pronoun) {
  const std::uint32_t token = candidates[pronoun].mention.head;
  std::optional<std::uint32_t> noun = token;
  const auto verb = tree.head(token);
  if (verb && tree.relation(*verb) == "advcl:relcl") noun.reset();  // `"...," said Ana Reis, who`
  for (int steps = 0; noun && steps < 6; ++steps) {
    const auto up = tree.head(*noun);
    const bool clause = up && tree.is(*noun, "acl") && tree.is_nominal(*up);
    noun = up;
    if (clause) break;
  }
  std::uint32_t beside = kNoGroup;
  for (std::uint32_t c = pronoun; c-- > 0;) {
    const Mention& mention = candidates[c].mention;
    if (mention.sentence != candidates[pronoun].mention.sentence) break;
    if (group_of[c] == kNoGroup || candidates[c].pronoun != Pronoun::kNone) continue;
    if (noun && mention.tokens.contains(*noun)) return c;
    const bool near = mention.tokens.end <= token && token - mention.tokens.end <= 1;
    if (near && beside == kNoGroup && tree.lower(token) != "that") beside = c;
  }
  return beside;
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

// "The Front said it would free them", "Norland wants to show it cares": the subject of what is said is who says it.
bool says_of_itself(const Tree& tree, std::uint32_t pronoun, const Candidate& speaker) {
  const auto clause = tree.head(pronoun);
  auto verb =
      clause && tree.is(pronoun, "nsubj") && tree.is(*clause, "ccomp") ? tree.head(*clause) : std::nullopt;
  while (verb && tree.is(*verb, "xcomp") && !tree.child(*verb, "nsubj")) verb = tree.head(*verb);
  return verb && tree.is(speaker.mention.head, "nsubj") && tree.head(speaker.mention.head) == verb;
}

// "Norland lost its coast when Velia became free, and moved its trade": whoever does what a possessor stands below.
bool does_it(const Tree& tree, std::uint32_t pronoun, const Candidate& subject) {
  if (tree.relation(pronoun) != "nmod:poss") return false;
  constexpr int kMostClimbs = 6;
  auto at = tree.head(pronoun);
  for (int climbs = 0; at && climbs < kMostClimbs; ++climbs) {
    if (const auto found = tree.child(*at, "nsubj"); found && *found < pronoun)
      return *found == subject.mention.head;
    if (tree.is(*at, "ccomp") || tree.is(*at, "acl") || tree.is(*at, "parataxis")) return false;
    at = tree.head(*at);
  }
  return false;
}

// A noun in the plural or a people.
bool many(const Group& group) {
  return group.kind == ActorKind::kPopulation || group.number == Number::kPlural;
}

constexpr int kSpokenOf = 3;
constexpr int kOwnWords = 4, kDoesIt = 3, kAlike = 1;
// What the scorer's link is worth; less for who is quoted and for bodies, where the rules know more than its corpora.
int link_worth(const Candidate& anaphor) {
  if (anaphor.pronoun != Pronoun::kHe && anaphor.pronoun != Pronoun::kShe)
    return anaphor.pronoun == Pronoun::kIt ? 2 : 1;
  return anaphor.source ? 4 : 5;
}

// "It makes no mention of the border", of an agenda; "they are aging", of missiles: what coreference takes for a thing is
// nobody, unless it links it to somebody. Who speaks is somebody, whatever it takes him for.
bool stands_for_a_thing(const Document& document, const Candidate& anaphor) {
  if (anaphor.source || (anaphor.pronoun != Pronoun::kIt && anaphor.pronoun != Pronoun::kThey)) return false;
  constexpr std::array<std::string_view, 7> kThings = {"abstract",  "event",  "object", "time",
                                                       "substance", "animal", "plant"};
  const auto own = headed_by(document.entities, anaphor.mention.head);
  return own && std::find(kThings.begin(), kThings.end(), document.entities[*own].kind) != kThings.end();
}

int prominence(Pronoun pronoun, const Candidate& candidate, const Group& group, bool inside_name,
               std::uint32_t sentences_back) {
  int score = -2 * static_cast<int>(sentences_back);
  if (pronoun == Pronoun::kThey && many(group)) score += 3;  // "they" is several before it is a company
  if (candidate.thing && (pronoun == Pronoun::kHe || pronoun == Pronoun::kShe)) score -= 20;
  if (candidate.subject) score += 2;
  if (candidate.source) score += 2;
  if (group.named) score += 2;
  if (group.gender != Gender::kUnknown) score += 1;
  if (candidate.holder.token && candidate.pronoun != Pronoun::kNone) score -= 1;
  if (inside_name) score -= 2;  // "the Observatory at Tarn University" is the Observatory
  return score;
}

// "The minister she accuses": who is the subject of a clause on a noun is another than that noun.
bool is_told_of_by(const Tree& tree, std::uint32_t noun, std::uint32_t subject) {
  const auto verb = tree.head(subject);
  return verb && tree.is(subject, "nsubj") && tree.relation(*verb) == "acl:relcl" && tree.head(*verb) == noun;
}

// Groups that are another argument of the pronoun's verb ("Reis met him", "He urged Reis to go"), or whom it names in what it says ("'Reis
// is late,' he said"). A name behind the pronoun is in no group yet.
std::vector<std::uint32_t> barred_from(const Tree& tree, const std::vector<Candidate>& candidates,
                                       const std::vector<std::uint32_t>& group_of,
                                       const std::vector<Group>& groups, std::uint32_t pronoun) {
  constexpr std::uint32_t kReach = 64;  // candidates, either way
  const Candidate& anaphor = candidates[pronoun];
  const std::uint32_t token = anaphor.mention.head;
  std::vector<Range> said;
  const bool speaks =
      anaphor.source && tree.relation(token) != "nmod:poss";  // not "his office said that Reis was late"
  for (const Attribution& attribution : tree.document().attributions) {
    const auto has = [token](Range range) { return range.contains(token); };
    if (speaks && std::any_of(attribution.source.begin(), attribution.source.end(), has))
      said.insert(said.end(), attribution.content.begin(), attribution.content.end());
  }
  std::vector<std::uint32_t> out;
  const std::uint32_t end =
      static_cast<std::uint32_t>(std::min<std::size_t>(candidates.size(), pronoun + kReach));
  for (std::uint32_t c = pronoun - std::min(pronoun, kReach); c < end; ++c) {
    const Candidate& other = candidates[c];
    const std::uint32_t head = other.mention.head;
    const bool name = other.mention.form == MentionForm::kName && other.kind == ActorKind::kPerson;
    const bool beside = other.mention.sentence == anaphor.mention.sentence &&
                        same_clause(tree, token, head) && (c < pronoun || name);
    const bool spoken_of =
        name && std::any_of(said.begin(), said.end(), [head](Range range) { return range.contains(head); });
    if (c == pronoun || !(beside || spoken_of || is_told_of_by(tree, head, token))) continue;
    const std::uint32_t g =
        group_of[c] != kNoGroup || c < pronoun ? group_of[c] : find_person_group(groups, other, {}).group;
    if (g != kNoGroup) out.push_back(g);
  }
  return out;
}

// "Tam defended himself", "Tam promised to defend himself": the subject of its clause, or of the verb that this one completes.
std::uint32_t subject_of_reflexive(const Tree& tree, const std::vector<Candidate>& candidates,
                                   const std::vector<std::uint32_t>& group_of, std::uint32_t pronoun) {
  constexpr int kSteps = 8;
  std::optional<std::uint32_t> at = tree.head(candidates[pronoun].mention.head);
  for (int steps = 0; at && steps < kSteps; ++steps, at = tree.head(*at)) {
    const auto subject = tree.child(*at, "nsubj");
    for (std::uint32_t c = pronoun; subject && c-- > 0;) {
      if (candidates[c].mention.sentence != candidates[pronoun].mention.sentence) break;
      if (candidates[c].mention.head == *subject && group_of[c] != kNoGroup) return c;
    }
    if (subject) break;
  }
  return kNoGroup;
}

}  // namespace

bool is_linked(const Document& document, std::uint32_t token, Range phrase) {
  const auto by_head = [](const EntityMention& m, std::uint32_t at) { return m.head < at; };
  const auto& all = document.entities;
  const auto own = headed_by(all, token);
  if (!own) return false;
  for (auto at = std::lower_bound(all.begin(), all.end(), phrase.begin, by_head);
       at != all.end() && at->head < phrase.end; ++at) {
    if (at->entity == all[*own].entity) return true;
  }
  return false;
}

std::uint32_t postcedent_of(const Tree& tree, const std::vector<Candidate>& candidates,
                            std::uint32_t pronoun) {
  const Candidate& cataphor = candidates[pronoun];
  if (cataphor.pronoun != Pronoun::kHe && cataphor.pronoun != Pronoun::kShe) return kNoGroup;
  for (std::uint32_t c = pronoun + 1; c < candidates.size(); ++c) {
    const Candidate& candidate = candidates[c];
    if (candidate.mention.sentence != cataphor.mention.sentence) break;
    if (candidate.kind == ActorKind::kPerson && genders_agree(candidate.gender, cataphor.gender) &&
        is_linked(tree.document(), cataphor.mention.head, candidate.mention.tokens))
      return c;
  }
  return kNoGroup;
}

Antecedent antecedent_of(const Tree& tree, const std::vector<Candidate>& candidates,
                         const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                         std::uint32_t pronoun) {
  const Candidate& anaphor = candidates[pronoun];
  const std::uint32_t token = anaphor.mention.head;
  if (anaphor.pronoun == Pronoun::kWho) {
    const std::uint32_t noun = described(tree, candidates, group_of, pronoun);
    return {noun == kNoGroup ? kNoGroup : group_of[noun], false, noun};
  }
  if (is_reflexive(tree.lower(token))) {
    const std::uint32_t subject = subject_of_reflexive(tree, candidates, group_of, pronoun);
    if (subject != kNoGroup && kind_fits(anaphor.pronoun, groups[group_of[subject]]))
      return {group_of[subject], true, subject};
  }
  const bool thing = stands_for_a_thing(tree.document(), anaphor);
  const bool person = anaphor.pronoun == Pronoun::kHe || anaphor.pronoun == Pronoun::kShe;
  const std::uint32_t reach = person ? 6 : 2;
  const std::vector<std::uint32_t> barred = barred_from(tree, candidates, group_of, groups, pronoun);
  Antecedent best;
  int best_score = 0;
  Rivals rivals;
  for (std::uint32_t c = pronoun; c-- > 0;) {
    const Candidate& candidate = candidates[c];
    const std::uint32_t back = anaphor.mention.sentence - candidate.mention.sentence;
    if (back > reach || candidate.section != anaphor.section ||
        (person && candidate.unreadable && (candidate.subject || candidate.source)))
      break;  // one that cannot be read may be he: better nobody than the one before
    if (group_of[c] == kNoGroup || candidate.mention.tokens.contains(token)) continue;
    const Group& group = groups[group_of[c]];
    if (!kind_fits(anaphor.pronoun, group)) continue;
    // one body is "they" only where the sentence is about it, not where it is spoken to
    if (anaphor.pronoun == Pronoun::kThey && !many(group) && !candidate.subject && !candidate.source)
      continue;
    if (std::find(barred.begin(), barred.end(), group_of[c]) != barred.end()) {
      rivals.bar(group_of[c], LostBy::kSameVerb);
      continue;
    }
    if (quoted_by(tree, candidate, token)) {
      rivals.bar(group_of[c], LostBy::kOwnWords);
      continue;
    }
    if (person && is_generic(tree, candidate.mention.head)) continue;
    const auto up = tree.head(candidate.mention.head);
    const bool inside_name = up && tree.is(candidate.mention.head, "nmod") && tree.upos(*up) == "PROPN" &&
                             tree.relation(candidate.mention.head) != "nmod:poss";
    // "the judge asked Reis whether ... 'Yes,' she said": the one asked answers
    const auto asker = tree.head(candidate.mention.head);
    const bool asked = back == 1 && person && anaphor.source && asker &&
                       (tree.lower(*asker) == "asked" || tree.lower(*asker) == "asks") &&
                       (tree.is(candidate.mention.head, "obj") || tree.is(candidate.mention.head, "iobj"));
    // who speaks is rather one whom the story tells of than one spoken of in a quotation
    const bool told = person && anaphor.source && !anaphor.said && candidate.said;
    const bool linked = is_linked(tree.document(), token, candidate.mention.tokens);
    const bool own_words = says_of_itself(tree, token, candidate);
    if (thing && !linked && !own_words) continue;
    const int score = (asked ? 8 : 0) + (own_words ? kOwnWords : 0) +
                      (!person && does_it(tree, token, candidate) ? kDoesIt : 0) +
                      (anaphor.pronoun == Pronoun::kIt && anaphor.subject && candidate.subject ? kAlike : 0) +
                      (linked ? link_worth(anaphor) : 0) - (told ? kSpokenOf : 0) +
                      prominence(anaphor.pronoun, candidate, group, inside_name, back);
    rivals.note(group_of[c], score);
    if (best.group == kNoGroup || score > best_score) {
      best = {group_of[c], linked && candidate.pronoun == Pronoun::kNone, c};
      best_score = score;
    }
  }
  if (best.group != kNoGroup) best.others = rivals.besides(best.group, best_score);
  return best;
}

}  // namespace rapporteur

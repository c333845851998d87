// The grouping rules; see grouping.h. Candidates are taken in text order, so that every rule looks back only; the two
// that cannot (a first person before its speaker is named, a holder named after the office) run at the end.
// Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/grouping.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "rapporteur/actors/finished.h"
#include "rapporteur/actors/matching.h"
#include "rapporteur/actors/needed.h"
#include "rapporteur/actors/neighbours.h"
#include "rapporteur/actors/owners.h"

namespace rapporteur {

std::vector<std::uint32_t> sections_of(const Document& document) {
  const auto& paragraphs = document.article.paragraphs;
  std::vector<std::uint32_t> out;
  std::uint32_t section = 0;
  std::uint32_t at = 0;
  for (const Sentence& sentence : document.sentences) {
    for (; at < sentence.paragraph && at + 1 < paragraphs.size(); ++at) {
      const bool begins = paragraphs[at + 1].part == Part::kLead && paragraphs[at].part == Part::kBody;
      section += begins ? 1 : 0;
    }
    out.push_back(section);
  }
  return out;
}

namespace {

class Grouper {
 public:
  Grouper(const Tree& tree, const ActorTables& tables, std::vector<Candidate> candidates)
      : tree_(tree),
        tables_(tables),
        candidates_(std::move(candidates)),
        group_of_(candidates_.size(), kNoGroup),
        said_(tree.size(), false) {
    for (const Attribution& attribution : tree.document().attributions) {
      for (const Range range : attribution.content)
        for (std::uint32_t t = range.begin; t < range.end && t < tree.size(); ++t) said_[t] = true;
    }
    const std::vector<std::uint32_t> sections = sections_of(tree.document());
    for (Candidate& candidate : candidates_) {
      candidate.section = sections[candidate.mention.sentence];
      candidate.said = said_[candidate.mention.head];
    }
  }

  std::vector<Actor> group();

 private:
  Found find_group(std::uint32_t c) const;
  std::uint32_t awaited(std::uint32_t c) const;
  bool is_fronted(std::uint32_t pronoun, std::uint32_t subject) const;
  Found find_by_words(const Candidate& candidate) const;
  Found headline_person(const Candidate& candidate) const;
  Found found_apposition(const Candidate& candidate) const;
  void tell_why(Mention& mention, Found found) const;
  void index_sentences();
  Range around(std::uint32_t token) const;  // the candidates of its sentence
  std::uint32_t group_at(std::uint32_t token) const;
  std::string holder_key(const Candidate& candidate) const;

  std::uint32_t new_group(const Candidate& candidate);
  void join(std::uint32_t c, std::uint32_t group);
  void take_name(Group& group, std::uint32_t c) const;
  std::uint32_t state_group(const StateEntry& state, const Candidate& holder_of);
  void lend_joined(const Candidate& several);
  void lend_ministry(std::uint32_t ministry);
  void resolve_first_persons();
  std::uint32_t party_group(const Candidate& member);
  bool owned_elsewhere(std::uint32_t g, std::uint32_t holder) const;
  void resolve_holders();

  const Tree& tree_;
  const ActorTables& tables_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint32_t> group_of_;
  std::vector<Group> groups_;
  std::vector<bool> said_;                        // tokens of what somebody says
  std::vector<std::uint32_t> first_in_sentence_;  // candidate; one more entry at the end
  std::unordered_map<const StateEntry*, std::uint32_t> state_groups_;
  std::unordered_set<std::uint32_t> lent_;  // adjectives that became mentions of a state
};

std::string Grouper::holder_key(const Candidate& candidate) const {
  if (candidate.holder.state != nullptr) return candidate.holder.state->code;
  if (candidate.capital) return candidate.state->code;
  if (!candidate.holder.token) return {};
  if (tree_.upos(*candidate.holder.token) ==
      "PRON") {  // "its foreign minister": of the state that "its" stands for
    const std::uint32_t owner = group_at(*candidate.holder.token);
    const StateEntry* const state = owner == kNoGroup ? nullptr : groups_[owner].state;
    return state == nullptr ? std::string() : state->code;
  }
  // "the head of the water department" is not the head of the health department
  const std::uint32_t noun = *candidate.holder.token;
  std::string key;
  for (const std::uint32_t c : tree_.children(noun)) {
    if (c < noun && (tree_.is(c, "compound") || tree_.relation(c) == "amod"))
      key += std::string(tree_.lower(c)) + " ";
  }
  return key + std::string(tree_.lower(noun));
}

void Grouper::index_sentences() {
  const std::size_t sentences = tree_.document().sentences.size();
  first_in_sentence_.assign(sentences + 1, static_cast<std::uint32_t>(candidates_.size()));
  for (std::uint32_t c = static_cast<std::uint32_t>(candidates_.size()); c-- > 0;) {
    first_in_sentence_[candidates_[c].mention.sentence] = c;
  }
  for (std::size_t s = sentences; s-- > 0;)
    first_in_sentence_[s] = std::min(first_in_sentence_[s], first_in_sentence_[s + 1]);
}

Range Grouper::around(std::uint32_t token) const {
  const std::uint32_t sentence = tree_.sentence_of(token);
  return {first_in_sentence_[sentence], first_in_sentence_[sentence + 1]};
}

std::uint32_t Grouper::group_at(std::uint32_t token) const {
  std::uint32_t best = kNoGroup;
  std::uint32_t size = 0;
  const Range near = around(token);
  for (std::uint32_t c = near.begin; c < near.end; ++c) {
    const Mention& mention = candidates_[c].mention;
    if (group_of_[c] == kNoGroup || !mention.tokens.contains(token)) continue;
    if (mention.head == token) return group_of_[c];
    if (best == kNoGroup || mention.tokens.size() < size) {
      best = group_of_[c];
      size = mention.tokens.size();
    }
  }
  return best;
}

Found Grouper::found_apposition(const Candidate& candidate) const {
  if (!candidate.same_as) return {};
  const Range near = around(*candidate.same_as);
  for (std::uint32_t c = near.begin; c < near.end; ++c) {
    const Mention& mention = candidates_[c].mention;
    const bool there = mention.head == *candidate.same_as ||
                       (mention.form == MentionForm::kName && mention.tokens.contains(*candidate.same_as));
    if (group_of_[c] == kNoGroup || !there || mention.tokens.contains(candidate.mention.head)) continue;
    if (candidate.mention.tokens.contains(mention.head)) continue;  // "Reis's source" is not Reis
    const Group& group = groups_[group_of_[c]];
    if (candidate.abbreviates && mention.head == *candidate.same_as)
      return {group_of_[c], MentionReason::kAbbreviation, c};
    const bool both_named = group.named && candidate.mention.form == MentionForm::kName;
    const bool persons = group.kind == ActorKind::kPerson || group.kind == ActorKind::kUnnamed;
    const bool person = candidate.kind == ActorKind::kPerson || candidate.kind == ActorKind::kUnnamed;
    if (!both_named && persons == person && genders_agree(group.gender, candidate.gender))
      return {group_of_[c], MentionReason::kApposition, c};
  }
  return {};
}

Found Grouper::find_group(std::uint32_t c) const {
  const Candidate& candidate = candidates_[c];
  if (candidate.pronoun != Pronoun::kNone) {
    Antecedent found = antecedent_of(tree_, candidates_, group_of_, groups_, c);
    const bool relative = candidate.pronoun == Pronoun::kWho;
    return {found.group, relative ? MentionReason::kRelative : MentionReason::kAntecedent, found.by,
            std::move(found.others)};
  }
  if (Found found = found_apposition(candidate); found.group != kNoGroup) return found;
  // "its foreign minister, Ana Reis": whoever she is, not the foreign minister told of before her
  if (const std::uint32_t name = name_beside(candidates_, c); name != kNoGroup) {
    const std::uint32_t known = find_by_words(candidates_[name]).group;
    return known == kNoGroup ? Found{} : Found{known, MentionReason::kApposition, name};
  }
  Found found = find_by_words(candidate);
  if (found.group == kNoGroup) return headline_person(candidate);
  return owner_in_doubt(tree_, tables_, said_, candidate, groups_[found.group]) ? Found{} : found;
}

// What the phrase is by itself stays told where no rule tied it to another.
void Grouper::tell_why(Mention& mention, Found found) const {
  if (mention.form == MentionForm::kPronoun && found.group == kNoGroup)
    found.reason = MentionReason::kNobodyBefore;
  mention.others.insert(mention.others.end(), found.others.begin(), found.others.end());
  if (!found.reason || mention.reason == MentionReason::kOwner) return;
  mention.reason = found.reason;
  mention.evidence = {};
  if (found.by == kNoGroup) return;
  const Candidate& by = candidates_[found.by];
  const bool by_title = found.reason == MentionReason::kSameOffice && !by.title_span.empty();
  mention.evidence = by_title ? by.title_span : by.mention.span;
}

// The person of the same sentence to whom a pronoun points forward, where nothing before it is surer.
std::uint32_t Grouper::awaited(std::uint32_t c) const {
  if (candidates_[c].source) return kNoGroup;
  const std::uint32_t person = postcedent_of(tree_, candidates_, c);
  if (person == kNoGroup) return kNoGroup;
  const bool sure = is_fronted(candidates_[c].mention.head, candidates_[person].mention.head) ||
                    !antecedent_of(tree_, candidates_, group_of_, groups_, c).linked;
  return sure ? person : kNoGroup;
}

// "In her list, Ana Reis ...": stands below what hangs on the verb before its subject.
bool Grouper::is_fronted(std::uint32_t pronoun, std::uint32_t subject) const {
  const auto verb = tree_.head(subject);
  return verb && tree_.is(subject, "nsubj") && subject > pronoun && tree_.below(pronoun, *verb) &&
         !tree_.below(pronoun, subject) && pronoun < *verb;
}

// "Tam rows back on his plan ... The prime minister said": an article that opens with one person, whom it never gives
// an office, and speaks of a bare office in the sentence right after one about him. Anything less stays two.
Found Grouper::headline_person(const Candidate& candidate) const {
  const bool bare = candidate.title_use == TitleUse::kOffice && !candidate.title.empty() &&
                    candidate.definite && candidate.mention.form != MentionForm::kName &&
                    candidate.number != Number::kPlural && !candidate.holder.found() && candidate.subject &&
                    !candidate.former;
  if (!bare || candidate.mention.sentence == 0) return {};
  std::uint32_t found = kNoGroup;
  const std::uint32_t before = candidate.mention.sentence - 1;
  for (std::uint32_t c = first_in_sentence_[before]; c < first_in_sentence_[before + 1]; ++c) {
    const Candidate& other = candidates_[c];
    const std::uint32_t g = group_of_[c];
    if (g == kNoGroup || groups_[g].kind != ActorKind::kPerson || !other.subject) continue;
    if (found != kNoGroup && found != g) return {};
    found = g;
  }
  if (found == kNoGroup || !groups_[found].named || !groups_[found].titles.empty() ||
      !genders_agree(groups_[found].gender, candidate.gender))
    return {};
  const std::uint32_t opening = groups_[found].mentions.front();
  const Candidate& first = candidates_[opening];
  const bool opens =
      first.subject || first.mention.tokens.begin == 0;  // "Tam under fire": a headline has no subject
  if (first.mention.sentence != 0 || !opens) return {};
  return {found, MentionReason::kHeadline, opening};
}

Found Grouper::find_by_words(const Candidate& candidate) const {
  if (candidate.kind == ActorKind::kState && candidate.state != nullptr)
    return find_state_group(groups_, candidate);
  if (candidate.mention.form == MentionForm::kName) {
    if (candidate.kind == ActorKind::kPerson)
      return find_person_group(groups_, candidate, holder_key(candidate));
    if (candidate.kind == ActorKind::kState || candidate.capital || candidate.weak)
      return find_state_group(groups_, candidate);
    if (candidate.kind == ActorKind::kPopulation) {
      for (std::uint32_t g = 0; g < groups_.size(); ++g) {
        if (groups_[g].kind == ActorKind::kPopulation && groups_[g].name == candidate.words)
          return {g, MentionReason::kSameName, groups_[g].named_by};
      }
      return {};
    }
    return find_organisation_group(groups_, candidate, holder_key(candidate));
  }
  return find_description_group(tree_.document(), candidates_, groups_, candidate, holder_key(candidate));
}

// One name, however a text puts it: "Moscow", "the government of Russia", "Russia's government".
std::string government_of(const StateEntry& state) {
  return (state.adjective.empty() ? state.name : state.adjective) + " government";
}

std::uint32_t Grouper::new_group(const Candidate& candidate) {
  Group group;
  group.name = candidate.words;
  group.kind = candidate.kind;
  group.state = candidate.state;
  group.bare = candidate.bare;
  group.place = candidate.state == nullptr && (candidate.weak || candidate.kind == ActorKind::kState);
  if (candidate.kind == ActorKind::kState && candidate.mention.form == MentionForm::kDescription &&
      candidate.state == nullptr) {
    group.kind = ActorKind::kUnnamed;  // "other countries"
  }
  if (candidate.capital) group.name = government_of(*candidate.state);
  if (candidate.kind == ActorKind::kPopulation && candidate.holder.state != nullptr)
    group.state = candidate.holder.state;  // whose people it is, for which it does not speak
  if (candidate.head_lemma == "government" && candidate.holder.state != nullptr) {
    group.state = candidate.holder.state;
    if (candidate.speaks_for && candidate.kernel == candidate.head_lemma && !candidate.former)
      group.name = government_of(*group.state);
  }
  groups_.push_back(std::move(group));
  return static_cast<std::uint32_t>(groups_.size() - 1);
}

void Grouper::take_name(Group& group, std::uint32_t c) const {
  const Candidate& candidate = candidates_[c];
  if (candidate.mention.form != MentionForm::kName || candidate.capital) return;
  const bool longer = words_of_name(candidate.words).size() > words_of_name(group.name).size();
  const bool known = group.organisation != nullptr || group.state != nullptr;
  if (!group.named) group.weak = candidate.weak;
  if (!group.named || (longer && !known && candidate.state == nullptr)) {
    group.name = candidate.words;
    group.named_by = c;
  }
  if (!group.named && candidate.kind != ActorKind::kUnnamed) group.kind = candidate.kind;
  if (candidate.organisation != nullptr) {
    group.organisation = candidate.organisation;
    group.kind = candidate.organisation->kind;
    group.name = candidate.organisation->name;
  }
  if (group.place && candidate.kind == ActorKind::kState) group.kind = ActorKind::kState;
  group.named = true;
  group.weak = candidate.weak && group.weak;
}

void Grouper::join(std::uint32_t c, std::uint32_t g) {
  const Candidate& candidate = candidates_[c];
  Group& group = groups_[g];
  group_of_[c] = g;
  group.mentions.push_back(c);
  if (group.named_by == kNoGroup) group.named_by = c;
  group.section = candidate.section;
  const bool pronoun = candidate.pronoun != Pronoun::kNone;
  const bool told = group.gender_by_pronoun && !pronoun && candidate.gender != Gender::kUnknown;
  if (group.gender == Gender::kUnknown || told) {
    group.gender = candidate.gender;
    group.gender_by_pronoun = pronoun && candidate.gender != Gender::kUnknown;
  }
  if (pronoun) {
    if (group.number == Number::kUnknown) group.number = candidate.number;
    return;
  }
  if (candidate.abbreviates) {
    group.abbreviation = candidate.words;
    return;
  }
  take_name(group, c);
  if (group.number == Number::kUnknown) group.number = candidate.number;
  if (group.sector.empty()) group.sector = candidate.sector;
  if (group.nation == nullptr) group.nation = candidate.nation;
  if (group.head_lemma.empty()) group.head_lemma = candidate.head_lemma;
  group.document = group.document || candidate.document;
  if (group.kernel.empty()) group.kernel = candidate.kernel;
  if (!candidate.title.empty()) {
    if (group.titles.empty()) group.titled_by = c;
    group.titles.push_back(candidate.title);
  }
  if (group.holder_key.empty()) group.holder_key = holder_key(candidate);
  if (!group.count) group.count = candidate.count;
}

// "the ministry" after "Velia's foreign minister": the foreign ministry, of Velia.
void Grouper::lend_ministry(std::uint32_t ministry) {
  constexpr std::string_view kMinister = " minister";
  if (groups_[ministry].mentions.size() > 1 || groups_[ministry].named ||
      groups_[ministry].name != "ministry")
    return;
  for (std::uint32_t g = ministry; g-- > 0;) {
    const std::string title = groups_[g].titles.empty() ? std::string() : groups_[g].titles.front();
    if (!title.ends_with(kMinister) || title.starts_with("former ") || title == "prime minister") continue;
    groups_[ministry].name = title.substr(0, title.size() - 2) + "ry";
    groups_[ministry].holder_key = groups_[g].holder_key;
    groups_[ministry].lent_by = g;
    return;
  }
}

// "I" in a quotation is who speaks it; the source may stand after it.
void Grouper::resolve_first_persons() {
  for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
    if (candidates_[c].pronoun != Pronoun::kI) continue;
    for (const Attribution& attribution : tree_.document().attributions) {
      const auto inside = [&](Range range) { return range.contains(candidates_[c].mention.head); };
      if (attribution.source.empty() ||
          std::none_of(attribution.content.begin(), attribution.content.end(), inside))
        continue;
      const auto top = tree_.top_of(attribution.source.front());
      const std::uint32_t g = top ? group_at(*top) : kNoGroup;
      if (g != kNoGroup) {
        candidates_[c].mention.reason = MentionReason::kSpeaker;
        candidates_[c].mention.evidence = tree_.document().span_of(attribution.source.front());
        join(c, g);
      }
      break;
    }
  }
}

Candidate of_state(const StateEntry& state) {
  Candidate candidate;
  candidate.kind = ActorKind::kState;
  candidate.state = &state;
  candidate.words = state.name;
  return candidate;
}

// The state behind "Russian", "Norland's": its group, made here where only the adjective names it.
std::uint32_t Grouper::state_group(const StateEntry& state, const Candidate& of) {
  std::uint32_t found = state_groups_.contains(&state) ? state_groups_[&state]
                                                       : find_state_group(groups_, of_state(state)).group;
  if (found != kNoGroup) state_groups_[&state] = found;
  if (found != kNoGroup && (of.capital || tree_.upos(of.holder.word) == "PRON"))
    return found;  // "Beijing" is the government, which acts for China
  const Range near = around(of.holder.word);
  for (std::uint32_t c = near.begin; c < near.end && found != kNoGroup; ++c) {
    if (candidates_[c].mention.tokens.contains(of.holder.word) && group_of_[c] == found) return found;
  }
  if (!lent_.insert(of.holder.word).second && found != kNoGroup) return found;
  Candidate word = of_state(state);
  word.mention.tokens = {of.holder.word, of.holder.word + 1};
  word.mention.head = of.holder.word;
  word.mention.span = tree_.document().span_of(word.mention.tokens);
  word.mention.sentence = tree_.sentence_of(of.holder.word);
  word.mention.reason = of.capital ? MentionReason::kCapital : MentionReason::kAdjective;
  word.mention.evidence = of.capital ? of.mention.evidence : of.mention.span;
  if (found == kNoGroup) found = state_groups_[&state] = new_group(word);
  candidates_.push_back(std::move(word));
  group_of_.push_back(kNoGroup);
  join(static_cast<std::uint32_t>(candidates_.size() - 1), found);
  return found;
}

// "Iranian and American negotiators", "Russian-Ukrainian delegations": several are of several states, each with its adjective.
void Grouper::lend_joined(const Candidate& several) {
  constexpr std::uint32_t kLongest = 16;  // words in front of the noun
  const std::uint32_t first = several.holder.word, head = several.mention.head;
  if (several.number != Number::kPlural || !tables_.state_word(tree_.form(first), StateUse::kAdjective))
    return;
  const auto joined = [&](std::uint32_t a, std::uint32_t b) {
    const bool hyphen = a + 2 == b && tree_.lower(a + 1) == "-";
    return tree_.head(a) == b && (tree_.is(a, "conj") || hyphen);
  };
  const auto root = tree_.is(first, "conj") ? tree_.head(first) : std::optional(first);
  for (std::uint32_t t = head - std::min({head, kLongest}); t < head; ++t) {
    const bool beside = joined(t, first) || joined(first, t) || (root && t != first && joined(t, *root));
    const auto word = beside ? tables_.state_word(tree_.form(t), StateUse::kAdjective) : std::nullopt;
    if (!word) continue;
    Candidate other = several;
    other.holder = {word->state, {}, t};
    state_group(*word->state, other);
  }
}

// The party of a tag ("R-Texas"): its group, with the tag as a mention.
std::uint32_t Grouper::party_group(const Candidate& member) {
  Candidate party;
  party.kind = member.party->kind;
  party.organisation = member.party;
  party.words = member.party->name;
  party.mention.form = MentionForm::kName;
  party.mention.tokens = {member.party_word, member.party_word + 1};
  party.mention.head = member.party_word;
  party.mention.span = tree_.document().span_of(party.mention.tokens);
  party.mention.sentence = member.mention.sentence;
  party.mention.reason = MentionReason::kTag;
  std::uint32_t g = find_organisation_group(groups_, party, {}).group;
  if (g == kNoGroup) g = new_group(party);
  candidates_.push_back(std::move(party));
  group_of_.push_back(kNoGroup);
  join(static_cast<std::uint32_t>(candidates_.size() - 1), g);
  return g;
}

// A body whose state the tables know acts for no other, whichever stands near.
bool Grouper::owned_elsewhere(std::uint32_t g, std::uint32_t holder) const {
  const OrganisationEntry* const known = groups_[g].organisation;
  return known != nullptr && !known->country.empty() &&
         (groups_[holder].state == nullptr || groups_[holder].state->code != known->country);
}

void Grouper::resolve_holders() {
  const std::size_t count = candidates_.size();
  for (std::uint32_t c = 0; c < count; ++c) {
    const Candidate candidate = candidates_[c];
    const std::uint32_t g = group_of_[c];
    if (g == kNoGroup) continue;
    if (candidate.party != nullptr && !candidate.holder.found() && groups_[g].acts_for == kNoGroup) {
      const std::uint32_t party = party_group(candidate);
      groups_[g].acts_for = party;
    }
    std::uint32_t holder = kNoGroup;
    if (candidate.kind == ActorKind::kPopulation || candidate.kind == ActorKind::kArmedGroup) {
      holder = kNoGroup;  // a people is no voice of its state, nor are the Afghan Taliban one of Afghanistan
    } else if (candidate.holder.state != nullptr) {
      holder = state_group(*candidate.holder.state, candidate);
      lend_joined(candidate);
    } else if (candidate.holder.token) {
      holder = group_at(*candidate.holder.token);
    }
    // "Tam's ambassador": an office is of a state or body, if one is known; only a spokesman is of a person
    if (holder != kNoGroup && candidate.title_use == TitleUse::kOffice && !candidate.title.empty() &&
        groups_[holder].kind == ActorKind::kPerson)
      holder = groups_[holder].acts_for;
    if (holder == g || groups_[g].sector == "IGO") holder = kNoGroup;  // the UN is nobody's
    if (holder != kNoGroup && candidate.speaks_for && groups_[g].acts_for == kNoGroup &&
        !owned_elsewhere(g, holder))
      groups_[g].acts_for = holder;
    const bool post =
        candidate.title_use != TitleUse::kHonorific && candidate.title_use != TitleUse::kOccupation;
    if (candidate.title.empty() || !post) continue;
    auto& offices = groups_[g].offices;
    const auto same = std::find_if(offices.begin(), offices.end(), [&](const GroupOffice& office) {
      return office.title == candidate.title ||
             (!candidate.former && office.title.ends_with(" " + candidate.title));
    });
    if (same == offices.end()) {
      offices.push_back({candidate.title, holder, candidate.title_span});
    } else if (same->of == kNoGroup) {
      same->of = holder;
    }
  }
}

std::vector<Actor> Grouper::group() {
  index_sentences();
  std::unordered_multimap<std::uint32_t, std::uint32_t>
      waiting;  // pronouns by the person they point forward to
  for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
    const Candidate& candidate = candidates_[c];
    if (candidate.pronoun == Pronoun::kI || candidate.pronoun == Pronoun::kWe || candidate.unreadable)
      continue;
    if (const std::uint32_t person = awaited(c); person != kNoGroup) {
      waiting.emplace(person, c);
      continue;
    }
    take_owners_state(tree_, candidates_, group_of_, groups_, c);
    Found found = find_group(c);
    std::uint32_t g = found.group;
    const bool pointer = (candidate.pronoun != Pronoun::kNone && !candidate.source) ||
                         (candidate.kind == ActorKind::kState && candidate.state == nullptr &&
                          candidate.mention.form == MentionForm::kDescription);
    if (g == kNoGroup && pointer && !candidate.source) continue;
    tell_why(candidates_[c].mention, std::move(found));
    if (g == kNoGroup) g = new_group(candidate);
    join(c, g);
    for (auto [at, end] = waiting.equal_range(c); at != end; ++at) {
      tell_why(candidates_[at->second].mention, {g, MentionReason::kPointsForward, c});
      join(at->second, g);
    }
    if (candidate.head_lemma == "ministry" && candidate.holder.token == std::nullopt) lend_ministry(g);
  }
  resolve_first_persons();
  // "Moscow" and the Russian government act for Russia
  for (std::uint32_t c = 0, count = static_cast<std::uint32_t>(candidates_.size()); c < count; ++c) {
    if (group_of_[c] == kNoGroup || !candidates_[c].capital) continue;
    candidates_[c].holder = {candidates_[c].state, std::nullopt, candidates_[c].mention.head};
  }
  resolve_holders();
  mark_needed(tree_, candidates_, group_of_, groups_);
  return actors_of(std::move(groups_), candidates_);
}

}  // namespace

std::vector<Actor> group_candidates(const Tree& tree, const ActorTables& tables,
                                    std::vector<Candidate> candidates) {
  return Grouper(tree, tables, std::move(candidates)).group();
}

}  // namespace rapporteur

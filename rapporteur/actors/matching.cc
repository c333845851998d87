// The comparing rules of grouping; see matching.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/matching.h"

#include <algorithm>
#include <array>

#include "rapporteur/actors/tree.h"

namespace rapporteur {

std::vector<std::string> words_of_name(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    if (end > from) words.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

bool genders_agree(Gender a, Gender b) { return a == Gender::kUnknown || b == Gender::kUnknown || a == b; }

bool same_holder(const Group& group, std::string_view key) {
  const std::string_view other = group.holder_key;
  const auto shortens = [](std::string_view noun,
                           std::string_view phrase) {  // "the department" of a department told of before
    return phrase.size() > noun.size() && phrase.ends_with(noun) &&
           phrase[phrase.size() - noun.size() - 1] == ' ';
  };
  return key.empty() || other.empty() || key == other || shortens(key, other) || shortens(other, key);
}

namespace {

constexpr std::uint32_t kFarthest = 2000;  // groups a rule looks back over

bool is_body(ActorKind kind) {
  return kind == ActorKind::kGovernment || kind == ActorKind::kOrganisation || kind == ActorKind::kOutlet ||
         kind == ActorKind::kArmedGroup || kind == ActorKind::kBloc;
}

// One name is the other's beginning or end: "Reis" and "Ana Reis", "Donald" and "Donald Tam", "Ana Reis Lopo".
bool part_of(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.empty() || shorter.size() > longer.size()) return false;
  return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin()) ||
         std::equal(shorter.begin(), shorter.end(), longer.begin()) ||
         (shorter.size() >= 2 && shorter.front() == longer.front() && shorter.back() == longer.back());
}

// The words of a person's name, those in capitals as others write them: a transcript's "BRANDT" is Heloisa Brandt.
std::vector<std::string> words_of_person(std::string_view name) {
  std::vector<std::string> words = words_of_name(name);
  for (std::string& word : words) {
    if (word.size() >= 3 && !has_small_letter(word)) word = word.substr(0, 1) + lower_case(word.substr(1));
  }
  return words;
}

// The longer of two names begins with the shorter, and a preposition follows there.
bool goes_on(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto& shorter = a.size() < b.size() ? a : b;
  const auto& longer = a.size() < b.size() ? b : a;
  if (shorter.size() == longer.size() || !std::equal(shorter.begin(), shorter.end(), longer.begin()))
    return false;
  const std::string& next = longer[shorter.size()];
  return next == "on" || next == "for" || next == "of";
}

std::string initials(std::string_view name) {
  std::string out;
  for (const std::string& word : words_of_name(name)) {
    if (word[0] >= 'A' && word[0] <= 'Z') out += word[0];
  }
  return out;
}

// "Department of Energy" is the DOE too, by every word.
std::string initials_of_all(std::string_view name) {
  std::string out;
  for (const std::string& word : words_of_name(name)) {
    const char c = word[0];
    out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

bool abbreviates(std::string_view shorter, std::string_view name) {
  return initials(name) == shorter || (shorter.size() > 2 && initials_of_all(name) == shorter);
}

std::string last_word_lower(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return lower_case(space == std::string_view::npos ? text : text.substr(space + 1));
}

bool holds(const Group& group, std::string_view title) {
  return std::find(group.titles.begin(), group.titles.end(), title) != group.titles.end();
}

// "the minister" may be the foreign minister, not the prime minister, his deputy or one who has left.
bool shortens(std::string_view bare, std::string_view title) {
  constexpr std::array<std::string_view, 6> kOthers = {"former ",    "vice ",  "deputy ",
                                                       "assistant ", "prime ", "press "};
  if (title.size() <= bare.size() || !title.ends_with(bare) || title[title.size() - bare.size() - 1] != ' ')
    return false;
  return bare.find(' ') == std::string_view::npos &&
         std::none_of(kOthers.begin(), kOthers.end(),
                      [&](std::string_view other) { return title.starts_with(other); });
}

// Titles are compared whole: an office by its words or the last of them, a plain noun by the noun.
bool same_person_noun(const Group& group, const Candidate& candidate) {
  if (candidate.title.empty() || group.titles.empty()) {
    const bool untitled = candidate.title.empty() && group.titles.empty();
    return untitled && !group.head_lemma.empty() && group.head_lemma == candidate.head_lemma;
  }
  if (holds(group, candidate.title)) return true;
  return std::any_of(group.titles.begin(), group.titles.end(), [&](const std::string& title) {
    return shortens(candidate.title, title) || (!candidate.title_known && shortens(title, candidate.title));
  });
}

// "the ministry" and "the foreign ministry" may be one, "the foreign ministry" and "the health ministry" not.
bool same_body_noun(const Group& group, const Candidate& candidate) {
  const bool bare = candidate.kernel == candidate.head_lemma;
  if (group.head_lemma == candidate.head_lemma && !group.kernel.empty())
    return bare || group.kernel == group.head_lemma || group.kernel == candidate.kernel;
  // "the Ministry of Health ... the ministry": the noun of the name, which is not its last word
  if (bare && group.named && group.head_lemma == candidate.head_lemma) return true;
  if (last_word_lower(group.name) != candidate.head_lemma) return false;
  return bare || lower_case(group.name).ends_with(candidate.kernel);
}

// A name of one word that ends the other: what it hints at as a given name ("Thomas") does not count.
bool is_surname(const Candidate& candidate, const Group& group) {
  return candidate.gender_guessed && group.named &&
         lower_case(group.name).ends_with(" " + lower_case(candidate.words));
}

// "The Health Ministry" of the next item of a roundup is another state's, unless the text says otherwise.
bool of_another_item(const Candidate& candidate, const Group& group) {
  return group.section != candidate.section && !candidate.holder.found();
}

// "Reis" of "Ana Reis", where Jon Reis, spoken of before her, or a namesake of the other sex is in the article too.
std::vector<Alternative> namesakes(const std::vector<Group>& groups, const Candidate& candidate,
                                   std::uint32_t taken) {
  std::vector<Alternative> out;
  const std::string& surname = candidate.words;
  if (surname.find(' ') != std::string::npos) return out;
  for (std::uint32_t g = static_cast<std::uint32_t>(groups.size()), left = kFarthest;
       g-- > 0 && left > 0 && out.size() < kMostAlternatives; --left) {
    const Group& group = groups[g];
    if (g == taken || group.kind != ActorKind::kPerson || !group.named || !group.name.ends_with(surname) ||
        group.name.size() == surname.size() || group.name[group.name.size() - surname.size() - 1] != ' ')
      continue;
    out.push_back({g, {}, g > taken ? LostBy::kGender : LostBy::kEarlier, {}});
  }
  return out;
}

}  // namespace

Found find_person_group(const std::vector<Group>& groups, const Candidate& candidate, std::string_view key) {
  const std::vector<std::string> name = words_of_person(candidate.words);
  Found best;
  for (std::uint32_t g = static_cast<std::uint32_t>(groups.size()), left = kFarthest; g-- > 0 && left > 0;
       --left) {
    const Group& group = groups[g];
    if (group.kind != ActorKind::kPerson) continue;
    const bool agree = group.gender_by_pronoun || genders_agree(group.gender, candidate.gender);
    if (!agree && !is_surname(candidate, group)) continue;
    if (!group.named) {
      const bool same_office = !candidate.title.empty() && holds(group, candidate.title);
      if (same_office && same_holder(group, key) && best.group == kNoGroup)
        return {g, MentionReason::kSameOffice, group.titled_by};
      continue;
    }
    const std::vector<std::string> other = words_of_person(group.name);
    if (!part_of(name, other) && !part_of(other, name)) continue;
    const bool same = name == other;
    // of namesakes a surname alone is whom the article tells more of: the other is named in full
    if (best.group == kNoGroup || groups[best.group].mentions.size() < group.mentions.size())
      best = {g, same ? MentionReason::kSameName : MentionReason::kPartOfName, group.named_by, {}};
    if (same || name.size() > 1) break;
  }
  if (best.group != kNoGroup) best.others = namesakes(groups, candidate, best.group);
  return best;
}

Found find_organisation_group(const std::vector<Group>& groups, const Candidate& candidate,
                              std::string_view key) {
  for (std::uint32_t g = static_cast<std::uint32_t>(groups.size()), left = kFarthest; g-- > 0 && left > 0;
       --left) {
    const Group& group = groups[g];
    if (!(group.named || group.bare) || !is_body(group.kind) || !same_holder(group, key)) continue;
    if (candidate.organisation != nullptr && candidate.organisation == group.organisation) return {g};
    // the tables know both: the Security Council is not the United Nations
    if (candidate.organisation != nullptr && group.organisation != nullptr) continue;
    if (candidate.words == group.name) return {g, MentionReason::kSameName, group.named_by};
    if (candidate.words == group.abbreviation) return {g, MentionReason::kAbbreviation, group.named_by};
    const std::vector<std::string> name = words_of_name(candidate.words), other = words_of_name(group.name);
    // the European Council, which the tables know, is not the European Council on Foreign Relations
    if (candidate.organisation != group.organisation && goes_on(name, other)) continue;
    const bool shortened = name.size() < other.size() ? part_of(name, other) : part_of(other, name);
    const bool elsewhere = candidate.kind == ActorKind::kGovernment && of_another_item(candidate, group);
    if (shortened && name.size() != other.size() && !elsewhere)
      return {g, MentionReason::kPartOfName, group.named_by};
    if (candidate.words.size() > 1 &&
        (abbreviates(candidate.words, group.name) || abbreviates(group.name, candidate.words)))
      return {g, MentionReason::kAbbreviation, group.named_by};
  }
  return {};
}

Found find_state_group(const std::vector<Group>& groups, const Candidate& candidate) {
  for (std::uint32_t g = 0; g < groups.size(); ++g) {
    const Group& group = groups[g];
    if (candidate.state != nullptr && group.state == candidate.state && group.kind == candidate.kind)
      return {g};
    if (candidate.state == nullptr && group.place && group.name == candidate.words)
      return {g, MentionReason::kSameName, group.named_by};
  }
  return {};
}

namespace {

// "Farmers ... farmers": all of a kind, whenever they are named without number.
Found find_same_plural(const std::vector<Group>& groups, const Candidate& candidate, std::string_view key) {
  if (candidate.number != Number::kPlural || candidate.count) return {};
  const std::string words = lower_case(candidate.words);
  for (std::uint32_t g = static_cast<std::uint32_t>(groups.size()), left = kFarthest; g-- > 0 && left > 0;
       --left) {
    const Group& group = groups[g];
    if (!group.named && !group.count && group.head_lemma == candidate.head_lemma && group.holder_key == key &&
        lower_case(group.name) == words)
      return {g, MentionReason::kSameNoun, group.named_by};
  }
  return {};
}

bool is_group(const Group& group) {
  return group.kind == ActorKind::kArmedGroup || group.kind == ActorKind::kBloc ||
         (group.kind == ActorKind::kOrganisation && group.sector != "EDU");
}

// Whether a definite noun can point to a group at all, and by what.
std::optional<MentionReason> can_mean(const Candidate& candidate, const Group& group, std::string_view key) {
  const bool person = candidate.kind == ActorKind::kPerson || candidate.kind == ActorKind::kUnnamed;
  const bool group_person = group.kind == ActorKind::kPerson || group.kind == ActorKind::kUnnamed;
  if (group_person != person || !same_holder(group, key) || !genders_agree(group.gender, candidate.gender) ||
      of_another_item(candidate, group))
    return std::nullopt;
  const auto where = [](bool holds, MentionReason reason) {
    return holds ? std::optional(reason) : std::nullopt;
  };
  if (person && candidate.number == Number::kPlural)
    return where(group.head_lemma == candidate.head_lemma && group.number == Number::kPlural,
                 MentionReason::kSameNoun);
  if (person)
    return where(group.number != Number::kPlural && same_person_noun(group, candidate),
                 candidate.title.empty() ? MentionReason::kSameNoun : MentionReason::kSameOffice);
  const bool numbers_differ = group.number != Number::kUnknown && candidate.number != Number::kUnknown &&
                              group.number != candidate.number;
  if (numbers_differ || (candidate.count && group.count && candidate.count != group.count))
    return std::nullopt;
  const bool one_government = group.kind == ActorKind::kGovernment && candidate.head_lemma == "government" &&
                              group.state != nullptr && candidate.holder.state == group.state;
  const bool bare = key.empty() && candidate.kernel == candidate.head_lemma;
  // "the group" may be an armed one, and is no university
  const bool of_kind = candidate.head_lemma == "group" ? is_group(group) : group.kind == candidate.kind;
  // "the companies" are not the one that was named last
  const bool same_kind = bare && group.named && of_kind && candidate.number != Number::kPlural &&
                         (candidate.kind == ActorKind::kOutlet || candidate.kind == ActorKind::kState ||
                          candidate.kind == ActorKind::kArmedGroup || candidate.head_lemma == "bloc" ||
                          candidate.head_lemma == "group" || candidate.head_lemma == "company");
  // what kind "the council" is, the tables know better of a body they know
  const bool kinds_agree = group.kind == candidate.kind ||
                           (group.organisation != nullptr && is_body(group.kind) && is_body(candidate.kind));
  if (one_government && group.head_lemma != candidate.head_lemma) return MentionReason::kSameState;
  if (one_government || (same_body_noun(group, candidate) && kinds_agree)) return MentionReason::kSameNoun;
  return where(same_kind, MentionReason::kSameKind);
}

// Whether the learned coreference links a definite noun to one of the last mentions of a group.
bool is_linked_to(const Document& document, const std::vector<Candidate>& all, const Candidate& candidate,
                  const Group& group) {
  constexpr std::size_t kLast = 3;
  const std::size_t from = group.mentions.size() > kLast ? group.mentions.size() - kLast : 0;
  for (std::size_t m = from; m < group.mentions.size(); ++m) {
    if (is_linked(document, candidate.mention.head, all[group.mentions[m]].mention.tokens)) return true;
  }
  return false;
}

// "Our people" are not the "1,200 people" of another sentence.
bool is_anybodys(const Candidate& candidate) {
  return candidate.head_lemma == "people" || candidate.head_lemma == "person";
}

// Whether one of the state speaks in the sentence: "According to the Jordanian government, the country ..."
bool speaks_here(const std::vector<Candidate>& all, const Candidate& candidate, const Group& group) {
  if (group.state == nullptr || group.kind != ActorKind::kState) return false;
  const auto after = std::upper_bound(
      all.begin(), all.end(), candidate.mention.tokens.begin,
      [](std::uint32_t at, const Candidate& other) { return at <= other.mention.tokens.begin; });
  for (auto c = after; c != all.begin();) {
    --c;
    if (c->mention.sentence != candidate.mention.sentence) break;
    if (c->source && c->holder.state == group.state) return true;
  }
  return false;
}

// How near a group stands to a definite noun: in sentences, nearer where it acts there or has a name, and where the learned
// coreference links the two.
int nearness(const std::vector<Candidate>& all, const Candidate& candidate, const Group& group, bool linked) {
  constexpr int kFar = 8;  // sentences
  constexpr int kLinked = 6, kActs = 2, kNamed = 3, kSpeaks = 8;
  const Candidate& last = all[group.mentions.back()];
  const bool speaks = speaks_here(all, candidate, group);
  const bool here = speaks || candidate.mention.sentence <= last.mention.sentence;
  const std::uint32_t back = here ? 0 : candidate.mention.sentence - last.mention.sentence;
  return -static_cast<int>(std::min<std::uint32_t>(back, kFar)) + (last.subject || last.source ? kActs : 0) +
         (group.named ? kNamed : 0) + (linked ? kLinked : 0) + (speaks ? kSpeaks : 0);
}

// What a noun points back to: the title for an office, else the last words for the group that are no pronoun.
std::uint32_t pointed_at(const std::vector<Candidate>& all, const Group& group, MentionReason reason) {
  if (reason == MentionReason::kSameOffice && group.titled_by != kNoGroup) return group.titled_by;
  const auto last = std::find_if(group.mentions.rbegin(), group.mentions.rend(),
                                 [&](std::uint32_t c) { return all[c].pronoun == Pronoun::kNone; });
  return last == group.mentions.rend() ? group.named_by : *last;
}

}  // namespace

Found find_description_group(const Document& document, const std::vector<Candidate>& all,
                             const std::vector<Group>& groups, const Candidate& candidate,
                             std::string_view key) {
  if (!candidate.definite) return find_same_plural(groups, candidate, key);
  Found best;
  Rivals rivals;
  int best_score = 0;
  for (std::uint32_t g = static_cast<std::uint32_t>(groups.size()), left = kFarthest; g-- > 0 && left > 0;
       --left) {
    const std::optional<MentionReason> reason = can_mean(candidate, groups[g], key);
    if (!reason) continue;
    const bool linked = is_linked_to(document, all, candidate, groups[g]);
    if (!linked && is_anybodys(candidate)) continue;
    const int score = nearness(all, candidate, groups[g], linked);
    rivals.note(g, score);
    if (best.group != kNoGroup && score <= best_score) continue;
    best.group = g;
    best.reason = reason;
    best_score = score;
  }
  if (best.group == kNoGroup) return best;
  best.by = pointed_at(all, groups[best.group], *best.reason);
  best.others = rivals.besides(best.group, best_score);
  return best;
}

}  // namespace rapporteur

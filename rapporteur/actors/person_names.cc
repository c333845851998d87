// Persons' names and their surroundings; see person_names.h. Tested in tests/cases/actors/names.case.
#include "rapporteur/actors/person_names.h"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

constexpr std::string_view kUnreadable = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::array<std::string_view, 15> kNoise = {
    "(", ")", "[", "]", "{", "}", ",", ";", ":", "\"", " ", "\u201C", "\u201D", "\u00A0", kUnreadable};

bool is_noise(std::string_view form) { return std::find(kNoise.begin(), kNoise.end(), form) != kNoise.end(); }

// The longest stretch of a name without brackets and unreadable characters, the last of several.
Range proper_run(const Tree& tree, Range name) {
  Range best{name.begin, name.begin};
  Range run = best;
  for (std::uint32_t t = name.begin; t < name.end; ++t) {
    if (is_noise(tree.form(t))) {
      run = {t + 1, t + 1};
      continue;
    }
    run.end = t + 1;
    if (run.size() >= best.size()) best = run;
  }
  return best;
}

}  // namespace

// "Velian Ambassador to Norland Ana Reis", all taken for one name: it begins behind the post and its place.
Range PersonNames::behind_post(Range name) const {
  constexpr std::uint32_t kLongestPlace = 4;  // words
  for (std::uint32_t t = name.begin + 1; t + 2 < name.end; ++t) {
    if (tree_.lower(t) != "to" && tree_.lower(t) != "of" && tree_.lower(t) != "for") continue;
    if (!reader_.title_before(t, name.begin)) continue;
    const std::uint32_t place = tree_.lower(t + 1) == "the" ? t + 2 : t + 1;
    for (std::uint32_t end = std::min(name.end - 1, place + kLongestPlace); end > place; --end) {
      const std::string words = reader_.words({place, end});
      if (!tables_.state_words(words).empty() || tables_.organisation(words) != nullptr)
        return {end, name.end};
    }
  }
  return name;
}

// "Ms Reis", "Lt Col Ana Reis", all taken for one name: it begins behind the honorific or rank.
Range PersonNames::behind_titles(Range name) const {
  while (name.size() > 1) {
    const TitleEntry* title = nullptr;
    std::uint32_t end = name.begin + 1;
    for (; end < name.end && title == nullptr; ++end)
      title = tables_.title(lower_case(reader_.words({name.begin, end})));
    const bool leads =
        title != nullptr && (title->use == TitleUse::kHonorific || title->use == TitleUse::kRank);
    if (!leads) break;
    name.begin = end - 1;
  }
  return name;
}

std::string clean_label(std::string_view label) {
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::string_view noise : kNoise) {
      const bool opens =
          label.find(')') != std::string_view::npos && label.find('(') != std::string_view::npos;
      if (opens && (noise == "(" || noise == ")")) continue;  // a pair inside belongs to the name
      if (!label.empty() && label.starts_with(noise)) {
        label.remove_prefix(noise.size());
        trimmed = true;
      }
      if (!label.empty() && label.ends_with(noise)) {
        label.remove_suffix(noise.size());
        trimmed = true;
      }
    }
  }
  return std::string(label);
}

bool PersonNames::is_nickname(Range name) const {
  return name.begin > 0 && name.end + 1 < tree_.size() && tree_.form(name.begin - 1) == "(" &&
         tree_.form(name.end) == ")" && name_at_[name.end + 1] >= 0 &&
         tree_.sentence_of(name.begin - 1) == tree_.sentence_of(name.end + 1);
}

bool PersonNames::is_tag(std::uint32_t token) const {
  for (std::uint32_t back = 0; back < 3 && back < token; ++back) {
    const std::uint32_t t = token - back;  // the letter
    if (t == 0 || t + 2 >= tree_.size() || tree_.form(t + 1) != "-") continue;
    const std::string_view before = tree_.form(t - 1);
    if ((before == "," || before == "(") && tables_.organisation(std::string(tree_.form(t)) + "-") != nullptr)
      return true;
  }
  return false;
}

bool is_unreadable(std::string_view form) { return form == kUnreadable; }

// Back over unreadable characters and a nickname in brackets.
std::uint32_t PersonNames::past_noise(std::uint32_t at, std::uint32_t first) const {
  constexpr std::uint32_t kLongestNickname = 3;  // words
  while (at > first && tree_.form(at - 1) == kUnreadable) --at;
  if (at > first && tree_.form(at - 1) == ")") {
    for (std::uint32_t t = at - 1; t > first && at - t <= kLongestNickname + 1; --t) {
      if (tree_.form(t - 1) == "(") return t - 1;
    }
  }
  return at;
}

// Back over the nouns that narrow a title: "immigration | minister".
std::uint32_t PersonNames::past_compounds(std::uint32_t title, std::uint32_t first) const {
  const auto capital = [this](std::uint32_t t) {
    return tree_.form(t).front() >= 'A' && tree_.form(t).front() <= 'Z';
  };
  std::uint32_t at = title;
  while (at > first && tree_.is(at - 1, "compound") && name_at_[at - 1] < 0 &&
         !reader_.holder_at(at - 1).found() &&
         (capital(title) || !capital(at - 1)))  // "Alliance leader" has its name
    --at;
  return at;
}

// A noun of persons right before the name, unless the name begins a clause about it ("the official Reis met").
bool PersonNames::names_role(std::uint32_t noun, std::uint32_t name) const {
  const AgentEntry* const agent = reader_.agent(noun);
  if (agent == nullptr || agent->use != AgentClass::kPerson || tree_.xpos(noun) == "NNS") return false;
  const auto verb = tree_.head(name);
  return !(tree_.is(name, "nsubj") && verb && tree_.is(*verb, "acl") && tree_.head(*verb) == noun);
}

void PersonNames::read_titles(NamedPerson& person, std::uint32_t first) const {
  std::uint32_t at = past_noise(person.name.begin, first);
  auto title = reader_.title_before(at, first);
  for (int steps = 0; title && title->entry->use == TitleUse::kHonorific && steps < 3; ++steps) {
    if (title->entry->gender != Gender::kUnknown) person.gender = title->entry->gender;
    person.begin = title->tokens.begin;
    at = past_noise(person.begin, first);
    title = reader_.title_before(at, first);
  }
  if (!title) title = reader_.title_of_before(at, first);
  if (title) {
    person.office = title->entry;
    person.title = {past_compounds(title->tokens.begin, first), title->tokens.end};
    person.role = title->tokens.end - 1;
    if (title->entry->gender != Gender::kUnknown) person.gender = title->entry->gender;
    person.begin = person.title.begin;
  } else if (at > first && names_role(at - 1, person.name.begin)) {
    person.role = at - 1;
    person.begin = at - 1;
  }
  if (person.role) person.begin = reader_.modifiers_before(person.begin);
  person.former = reader_.former_before(person.title.empty() ? person.begin : person.title.begin, first) ||
                  (person.role && reader_.former_in({person.begin, *person.role}));
}

// ", R-Texas" or "(D-Md.)" behind the name.
void PersonNames::read_tag(NamedPerson& person) const {
  const std::uint32_t at = person.name.end + 1;
  if (at + 1 >= tree_.size() || !is_tag(at)) return;
  person.party = tables_.organisation(std::string(tree_.form(at)) + "-");
  person.party_word = at;
}

NamedPerson PersonNames::read(Range name) const {
  NamedPerson person;
  person.name = behind_titles(behind_post(proper_run(tree_, name)));
  person.begin = person.name.begin;
  if (person.name.empty()) return person;
  read_titles(person, tree_.document().sentences[tree_.sentence_of(name.begin)].tokens.begin);
  read_tag(person);
  return person;
}

}  // namespace rapporteur

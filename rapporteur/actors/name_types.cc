// Types of names; see name_types.h. Tested in tests/cases/actors and tests/unit/actors.
#include "rapporteur/actors/name_types.h"

#include <algorithm>
#include <unordered_set>

#include "rapporteur/actors/unknown_states.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

// A day, a month or a bare function word that the tagger took for a name.
bool no_name(const Tree& tree, const Name& name) {
  static const std::initializer_list<std::string_view> kCalendar = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february",
      "march",  "april",   "june",      "july",     "august", "september", "october", "november", "december"};
  for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) {
    const std::string_view tag = tree.upos(t);
    const bool function_word =
        tag == "DET" || tag == "ADP" || tag == "PRON" || tag == "CCONJ" || tag == "AUX";
    if (!function_word && !tree.is_punctuation(t) && !any_of(tree.lower(t), kCalendar)) return false;
  }
  return true;
}

// What the tables and the neighbourhood know better than the tagger: "Kremlin" is no person; who has a foreign minister
// or an army is a state.
NameType corrected_type(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
                        const std::vector<std::int32_t>& name_at, const Name& name) {
  const std::string words = reader.words(name.tokens);
  if (name.type == NameType::kPerson || name.type == NameType::kOther) {
    if (tables.organisation(words) != nullptr) return NameType::kOrganisation;
    if (tables.state_word(words, StateUse::kName) || tables.state_word(words, StateUse::kCapital))
      return NameType::kPlace;
  }
  const bool body = name.type == NameType::kOrganisation || name.type == NameType::kGroup;
  if (body && tables.state_word(words, StateUse::kName)) return NameType::kPlace;
  if (name.type != NameType::kPerson && name.type != NameType::kOrganisation) return name.type;
  if (tables.organisation(words) != nullptr || name.tokens.size() > 2) return name.type;
  const std::uint32_t head = tree.top_of(name.tokens).value_or(name.tokens.begin);
  const auto up = tree.head(head);
  const bool before = up && *up > head && (tree.relation(head) == "nmod:poss" || tree.is(head, "compound"));
  if (!before || name_at[*up] >= 0) return name.type;
  const bool of_state =
      tables.only_states_have(tree.lower(*up)) && !opens_office(tables, words, tree.lower(*up));
  return of_state ? NameType::kPlace : name.type;
}

// "Sondel" alone, where the article has "Olin Sondel" or "Sondel Olin": the same person, whatever stands beside it ("the Sondel
// government") or the tagger thinks. A state, or a body the tables know, stays what it is, unless it is an outlet ("Bloomberg", of Lena
// Bloomberg); a capital may be a surname ("Denzel Washington"). A transcript's label may shout it: "SONDEL:".
void keep_surnames(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
                   NameTypes& types) {
  std::unordered_set<std::string> surnames;
  for (const Name& name : tree.document().names) {
    if (name.type != NameType::kPerson || name.tokens.end > tree.size()) continue;
    const std::string words = reader.words(name.tokens);
    const std::size_t space = words.rfind(' ');
    const auto type = types.find(words);
    if (space == std::string::npos || type == types.end() || type->second != NameType::kPerson) continue;
    surnames.insert(words.substr(space + 1));
    surnames.insert(words.substr(0, words.find(' ')));  // "Xi" of Xi Jinping
  }
  std::unordered_set<std::string> lower;
  for (const std::string& surname : surnames) lower.insert(lower_case(surname));
  const auto shouted = [&](const std::string& words) {  // "ICC" is rather the court than Mr Icc
    return !has_small_letter(words) && words.size() > 3 && lower.contains(lower_case(words));
  };
  for (auto& [words, type] : types) {
    if (type == NameType::kPerson || !(surnames.contains(words) || shouted(words))) continue;
    const OrganisationEntry* const body = tables.organisation(words);
    const bool stays = body != nullptr && body->kind != ActorKind::kOutlet;
    if (!stays && !tables.state_word(words, StateUse::kName)) type = NameType::kPerson;
  }
}

}  // namespace

bool is_own_name(const ActorTables& tables, std::string_view words, std::string_view outlet) {
  if (outlet.starts_with("The ")) outlet.remove_prefix(4);
  if (words.starts_with("The ") || words.starts_with("the ")) words.remove_prefix(4);
  if (words.empty() || outlet.empty()) return false;
  if (words == outlet) return true;
  if (!tables.state_words(words).empty()) return false;
  const auto plain = [](std::string_view word) {
    return any_of(word, {"News", "Agency", "Press", "Television", "TV", "Radio", "Online", "Media", "Network",
                         "Post", "Times", "Daily"});
  };
  const std::size_t space = outlet.rfind(' ');
  if (space == std::string_view::npos) return false;
  const std::string_view last = outlet.substr(space + 1);
  if (words == last) return !plain(last) && outlet.find(' ') == space;
  // what follows the name must be no more than the kind of outlet
  if (!outlet.starts_with(words) || outlet[words.size()] != ' ') return false;
  for (std::string_view rest = outlet.substr(words.size() + 1); !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (!plain(rest.substr(0, end))) return false;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return true;
}

NameTypes settle_types(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
                       const std::vector<std::int32_t>& name_at) {
  NameTypes types;
  const auto rank = [](NameType type) {
    return type == NameType::kPlace          ? 3
           : type == NameType::kOrganisation ? 2
           : type == NameType::kPerson       ? 1
                                             : 0;
  };
  for (const Name& name : tree.document().names) {
    if (name.tokens.empty() || name.tokens.end > tree.size() || no_name(tree, name)) continue;
    NameType type = corrected_type(tree, tables, reader, name_at, name);
    const std::string words = reader.words(name.tokens);
    const std::string& outlet = tree.document().article.outlet;
    // "New York" of the New York Times; not "Alder" of Alder News, whatever the tagger takes it for
    const bool town = name.type == NameType::kPlace && words != outlet && is_on_map(tree.document(), name);
    if (!town && is_own_name(tables, words, outlet)) type = NameType::kOrganisation;
    const auto [entry, fresh] = types.try_emplace(words, type);
    if (!fresh && rank(type) > rank(entry->second)) entry->second = type;
  }
  keep_surnames(tree, tables, reader, types);
  return types;
}

std::vector<Name> parted_names(const Tree& tree, const ActorTables& tables, const PhraseReader& reader) {
  const auto known = [&](Range tokens) {
    const std::string words = reader.words(tokens);
    return tables.organisation(words) != nullptr || tables.state_word(words, StateUse::kName);
  };
  std::vector<Name> out;
  for (const Name& name : tree.document().names) {
    const std::uint32_t first = name.tokens.begin;
    const bool two = name.tokens.size() == 3 && tree.paired(first) == first + 2 && !known(name.tokens) &&
                     known({first, first + 1}) && known({first + 2, first + 3});
    if (!two) {
      out.push_back(name);
      continue;
    }
    for (const std::uint32_t t : {first, first + 2}) {
      Name one = name;
      one.tokens = {t, t + 1};
      one.span = tree.document().span_of(one.tokens);
      const bool body = tables.organisation(reader.words(one.tokens)) != nullptr;
      one.type = body ? NameType::kOrganisation : NameType::kPlace;
      out.push_back(std::move(one));
    }
  }
  return out;
}

}  // namespace rapporteur

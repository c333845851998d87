// See unknown_states.h. Evidence is summed over all uses of a name, as a name is one thing throughout an article ("one sense per discourse",
// Gale, Church and Yarowsky 1992). Tested in tests/cases/actors/unknown_states.case and tests/cases/actors/known.case.
#include "rapporteur/actors/unknown_states.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::size_t kShortestStem = 4, kLongestStem = 24;  // letters of a name that its adjective keeps
constexpr std::size_t kLongestName = 2, kLongestPlace = 4;   // words
constexpr int kMostClimbs = 3;                               // from "whose" to the noun its clause describes

/// What the article says of one name.
struct Evidence {
  bool shown = false;         // has what only states have
  bool called = false;        // "a kingdom of two million": said of the parts of a federation, too
  bool place = false;         // the tagger takes it for a place at least once
  bool on_map = false;        // a town or region that the gazetteer knows
  bool person = false;        // somebody is called so
  bool body = false;          // a body is called so, or by it and another word
  bool acts = false;          // does or says something
  bool located = false;       // "in Velia"
  bool adjective = false;     // "Velian"
  bool is_adjective = false;  // of another name
};

class Reader {
 public:
  Reader(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
         const std::vector<std::int32_t>& name_at)
      : tree_(tree), tables_(tables), reader_(reader), name_at_(name_at) {}

  std::unordered_set<std::string> read();

 private:
  bool is_known(const std::string& words) const;
  bool has_of_states(std::uint32_t head, const std::string& words) const;
  bool is_called_state(std::uint32_t head) const;
  void see(const Name& name);
  void see_adjectives();
  void see_whose();
  void see_others();

  const Tree& tree_;
  const ActorTables& tables_;
  const PhraseReader& reader_;
  const std::vector<std::int32_t>& name_at_;
  std::unordered_map<std::string, Evidence> evidence_;
  std::vector<std::pair<std::string, std::string>> lists_;  // names that stand side by side
};

bool Reader::is_known(const std::string& words) const {
  return tables_.state_word(words, StateUse::kName) || tables_.state_word(words, StateUse::kCapital) ||
         tables_.organisation(words) != nullptr;
}

/// "Velia's army", "the president of Velia", "Prime Minister Olin Marr of Velia".
bool Reader::has_of_states(std::uint32_t head, const std::string& words) const {
  const auto up = tree_.head(head);
  if (!up) return false;
  const bool has = tree_.relation(head) == "nmod:poss" || tree_.case_of(head) == "of" ||
                   (tree_.is(head, "compound") && *up > head);
  std::uint32_t noun = *up;
  const std::int32_t other = name_at_[*up];
  const auto& names = tree_.document().names;
  if (other >= 0 && names[static_cast<std::size_t>(other)].type == NameType::kPerson) {
    const std::uint32_t begin = names[static_cast<std::size_t>(other)].tokens.begin;
    noun = begin > 0 && tree_.case_of(head) == "of" ? begin - 1 : begin;
  }
  return has && name_at_[noun] < 0 && tables_.only_states_have(tree_.lower(noun)) &&
         !opens_office(tables_, words, tree_.lower(noun));
}

/// "Velia, a kingdom of two million": an apposition that says so.
bool Reader::is_called_state(std::uint32_t head) const {
  const auto& children = tree_.children(head);
  return std::any_of(children.begin(), children.end(), [this](std::uint32_t c) {
    const AgentEntry* const agent = tree_.is(c, "appos") ? reader_.agent(c) : nullptr;
    return agent != nullptr && agent->use == AgentClass::kState;
  });
}

void Reader::see(const Name& name) {
  const std::string words = without_article(reader_.words(name.tokens));
  const std::uint32_t head = tree_.top_of(name.tokens).value_or(name.tokens.begin);
  Evidence& one = evidence_[words];
  one.place |= name.type == NameType::kPlace;
  one.on_map |= name.type == NameType::kPlace && is_on_map(tree_.document(), name);
  one.acts |= tree_.relation(head) == "nsubj";
  one.located |= any_of(tree_.case_of(head), {"in", "into"});
  one.shown |= has_of_states(head, words);
  one.called |= is_called_state(head);
  const auto up = tree_.head(head);
  const std::int32_t other = up ? name_at_[*up] : -1;
  const bool person = name.type == NameType::kPerson && name.tokens.size() > 1;
  if (other >= 0 && tree_.is(head, "conj") && !person) {
    const Range before = tree_.document().names[static_cast<std::size_t>(other)].tokens;
    lists_.emplace_back(words, without_article(reader_.words(before)));
  }
}

/// "Velian": all but the last two letters of a name, and an ending of its own. Before a noun that only states have it shows one.
void Reader::see_adjectives() {
  std::unordered_map<std::string, std::vector<std::pair<std::size_t, Evidence*>>>
      by_stem;  // with a name's length
  for (auto& [words, evidence] : evidence_) {
    const bool single = words.find(' ') == std::string::npos && words.size() > kShortestStem;
    if (single)
      by_stem[words.substr(0, std::max(kShortestStem, words.size() - 2))].emplace_back(words.size(),
                                                                                       &evidence);
  }
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    const auto noun = tree_.head(t);
    const bool before = noun && *noun > t && (tree_.is(t, "amod") || tree_.is(t, "compound"));
    const std::string word(tree_.form(t));
    if (!before || word.size() > kLongestStem) continue;
    const auto own = evidence_.find(word);  // what the tagger took for a name is one of the longer of two
    for (std::size_t length = kShortestStem; length < word.size(); ++length) {
      const auto stem = by_stem.find(word.substr(0, length));
      if (stem == by_stem.end()) continue;
      for (const auto& [name, one] : stem->second) {
        if (own != evidence_.end() && name >= word.size()) continue;
        one->adjective = true;
        one->shown |= name_at_[*noun] < 0 && tables_.only_states_have(tree_.lower(*noun));
        if (own != evidence_.end()) own->second.is_adjective = true;
      }
    }
  }
}

/// "Velia, whose ambassador was expelled".
void Reader::see_whose() {
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    const auto noun = tree_.lower(t) == "whose" ? tree_.head(t) : std::nullopt;
    if (!noun || !tables_.only_states_have(tree_.lower(*noun))) continue;
    auto at = tree_.head(*noun);
    for (int climbs = 0; at && climbs < kMostClimbs && !tree_.is(*at, "acl"); ++climbs) at = tree_.head(*at);
    const auto owner = at ? tree_.head(*at) : std::nullopt;
    if (!owner || name_at_[*owner] < 0) continue;
    const Name& name = tree_.document().names[static_cast<std::size_t>(name_at_[*owner])];
    const auto found = evidence_.find(without_article(reader_.words(name.tokens)));
    if (found != evidence_.end()) found->second.shown = true;
  }
}

/// "The Sondel government" of Olin Sondel: whoever is somebody's name is no state; and "Harbor", of Harbor Steel, does not act as one.
void Reader::see_others() {
  for (const Name& name : tree_.document().names) {
    if (name.tokens.empty() || name.tokens.end > tree_.size()) continue;
    if (name.type == NameType::kOrganisation) {
      const auto first = evidence_.find(std::string(tree_.form(name.tokens.begin)));
      if (first != evidence_.end()) first->second.body = true;
    }
    if (name.type != NameType::kPerson || name.tokens.size() < 2) continue;
    for (const std::uint32_t word : {name.tokens.begin, name.tokens.end - 1}) {
      const auto found = evidence_.find(std::string(tree_.form(word)));
      if (found != evidence_.end()) found->second.person = true;
    }
  }
}

std::unordered_set<std::string> Reader::read() {
  for (const Name& name : tree_.document().names) {
    const std::size_t most = name.type == NameType::kPlace ? kLongestPlace : kLongestName;
    if (!name.tokens.empty() && name.tokens.end <= tree_.size() && name.tokens.size() <= most) see(name);
  }
  see_adjectives();
  see_whose();
  see_others();
  std::unordered_set<std::string> states;
  for (const auto& [words, one] : evidence_) {
    // a place on no map that acts, or that a people is called by
    const bool unknown = one.place && !one.on_map && !one.person && !one.body && one.acts;
    const bool told = one.shown || (one.called && !one.on_map) || (unknown && (one.located || one.adjective));
    if (told && !one.is_adjective && !is_known(words)) states.insert(words);
  }
  for (int round = 0; round < 2; ++round) {  // "Jeltara, Tolmaz and Suvan"
    for (const auto& [later, first] : lists_) {
      // "America and Europe": beside a state of the tables only what acts somewhere
      const bool beside_known = tables_.state_word(first, StateUse::kName) && evidence_[later].acts;
      if (!is_known(later) && (states.contains(first) || beside_known)) states.insert(later);
      if (!is_known(first) && states.contains(later)) states.insert(first);
    }
  }
  std::erase_if(states, [this](const std::string& words) {
    const auto found = evidence_.find(words);
    return found != evidence_.end() &&
           (found->second.person || (found->second.on_map && !found->second.shown));
  });
  return states;
}

}  // namespace

std::string without_article(std::string words) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

bool opens_office(const ActorTables& tables, const std::string& words, std::string_view noun) {
  return tables.title(lower_case(words) + " " + lower_case(noun)) != nullptr;
}

bool is_on_map(const Document& document, const Name& name) {
  return std::any_of(document.places.begin(), document.places.end(), [&name](const Place& place) {
    return place.tokens.contains(name.tokens.begin) && !place.country.empty();
  });
}

std::unordered_set<std::string> unknown_states(const Tree& tree, const ActorTables& tables,
                                               const PhraseReader& reader,
                                               const std::vector<std::int32_t>& name_at) {
  return Reader(tree, tables, reader, name_at).read();
}

}  // namespace rapporteur

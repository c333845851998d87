// Loader and lookups of data/actors/; see knowledge.h. A word outside the closed lists of a column is an error with
// file and line, never a guess. Tested in tests/unit/actors/knowledge_test.cc.
#include "rapporteur/actors/knowledge.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

template <class T, std::size_t N>
std::optional<T> word_to(const std::array<std::pair<std::string_view, T>, N>& words, std::string_view word) {
  for (const auto& [name, value] : words) {
    if (name == word) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Gender>, 3> kGenders = {
    {{"-", Gender::kUnknown}, {"male", Gender::kMale}, {"female", Gender::kFemale}}};
constexpr std::array<std::pair<std::string_view, ActorKind>, 5> kKinds = {
    {{"organisation", ActorKind::kOrganisation},
     {"bloc", ActorKind::kBloc},
     {"government", ActorKind::kGovernment},
     {"outlet", ActorKind::kOutlet},
     {"armed_group", ActorKind::kArmedGroup}}};
constexpr std::array<std::pair<std::string_view, NameWord::Place>, 3> kNamePlaces = {
    {{"first", NameWord::Place::kFirst}, {"last", NameWord::Place::kLast}, {"any", NameWord::Place::kAny}}};
constexpr std::array<std::pair<std::string_view, TitleUse>, 5> kTitleUses = {
    {{"office", TitleUse::kOffice},
     {"rank", TitleUse::kRank},
     {"role", TitleUse::kRole},
     {"occupation", TitleUse::kOccupation},
     {"honorific", TitleUse::kHonorific}}};
constexpr std::array<std::pair<std::string_view, Bond>, 3> kBonds = {
    {{"topic", Bond::kTopic}, {"profession", Bond::kOrganisation}, {"private", Bond::kNobody}}};
constexpr std::array<std::pair<std::string_view, AgentClass>, 11> kAgentClasses = {
    {{"person", AgentClass::kPerson},
     {"topic", AgentClass::kPerson},
     {"profession", AgentClass::kPerson},
     {"private", AgentClass::kPerson},
     {"people", AgentClass::kPeople},
     {"body", AgentClass::kBody},
     {"organisation", AgentClass::kOrganisation},
     {"state", AgentClass::kState},
     {"outlet", AgentClass::kOutlet},
     {"armed", AgentClass::kArmed},
     {"document", AgentClass::kDocument}}};

std::string cell(std::string_view text) { return text == "-" ? std::string() : std::string(text); }

std::vector<std::string_view> words_of(std::string_view text) {
  return text == "-" ? std::vector<std::string_view>() : split(text, ';');
}

std::string_view without_article(std::string_view words) {
  for (const std::string_view article : {"the ", "The "}) {
    if (words.starts_with(article)) return words.substr(article.size());
  }
  return words;
}

}  // namespace

Result<ActorTables> ActorTables::load() {
  ActorTables tables;
  for (const auto read :
       {&ActorTables::read_states, &ActorTables::read_state_words, &ActorTables::read_organisations,
        &ActorTables::read_titles, &ActorTables::read_agents, &ActorTables::read_given_names,
        &ActorTables::read_place_verbs, &ActorTables::read_of_states, &ActorTables::read_name_words}) {
    if (const Status status = (tables.*read)(); !status) return status.error();
  }
  return tables;
}

void ActorTables::add_state_word(std::string_view word, const StateEntry* state, StateUse use) {
  std::vector<StateWord>& readings = state_words_[std::string(without_article(word))];
  std::erase_if(readings, [use](const StateWord& old) { return old.use == use; });
  readings.push_back({state, use});
}

Status ActorTables::read_states() {
  const auto rows = read_embedded_table("actors/states.tsv", 5, 6);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    if (row.cells[0].size() != 3) return table_error("data/actors/states.tsv", row, "no three-letter code");
    auto entry = std::make_unique<StateEntry>();
    entry->code = row.cells[0];
    entry->name = row.cells[1];
    if (row.cells.size() > 5) entry->wikidata = cell(row.cells[5]);
    add_state_word(row.cells[1], entry.get(), StateUse::kName);
    add_state_word(row.cells[2], entry.get(), StateUse::kName);
    for (const auto word : words_of(row.cells[3])) {
      if (entry->adjective.empty()) entry->adjective = word;
      add_state_word(word, entry.get(), StateUse::kAdjective);
    }
    for (const auto word : words_of(row.cells[4])) {
      // a city state is its own capital: the name says more
      if (word != entry->name) add_state_word(word, entry.get(), StateUse::kCapital);
    }
    states_by_code_[entry->code] = entry.get();
    states_.push_back(std::move(entry));
  }
  return Done{};
}

Status ActorTables::read_state_words() {
  constexpr std::string_view kName = "data/actors/state_words.tsv";
  const auto rows = read_embedded_table("actors/state_words.tsv", 4, 4);
  if (!rows) return rows.error();
  constexpr std::array<std::pair<std::string_view, StateUse>, 4> kUses = {
      {{"name", StateUse::kName},
       {"adjective", StateUse::kAdjective},
       {"people", StateUse::kPeople},
       {"capital", StateUse::kCapital}}};
  for (const TableRow& row : rows.value()) {
    const auto found = states_by_code_.find(std::string(row.cells[0]));
    if (found == states_by_code_.end())
      return table_error(kName, row, "a code that states.tsv does not have");
    StateEntry* const entry = found->second;
    const auto use = word_to(kUses, row.cells[1]);
    if (!use && row.cells[1] != "notcapital") return table_error(kName, row, "an unknown use");
    const std::vector<std::string_view> words = words_of(row.cells[2]);
    if (use == StateUse::kAdjective && !words.empty()) entry->adjective = words.front();
    for (const auto word : words) {
      if (use) {
        add_state_word(word, entry, *use);
      } else {
        std::erase_if(state_words_[std::string(word)],
                      [](const StateWord& w) { return w.use == StateUse::kCapital; });
      }
    }
  }
  return Done{};
}

Status ActorTables::read_organisations() {
  constexpr std::string_view kName = "data/actors/organisations.tsv";
  const auto rows = read_embedded_table("actors/organisations.tsv", 6, 6);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    if (const Status added = add_organisation(row, kName); !added) return added;
  }
  return Done{};
}

Status ActorTables::add_organisation(const TableRow& row, std::string_view table) {
  if (row.cells.size() != 6) return table_error(table, row, "not six cells");
  const auto kind = word_to(kKinds, row.cells[2]);
  if (!kind) return table_error(table, row, "an unknown kind: " + std::string(row.cells[2]));
  auto entry = std::make_unique<OrganisationEntry>();
  *entry = {std::string(row.cells[0]), *kind, cell(row.cells[3]), cell(row.cells[4]), cell(row.cells[5])};
  if (!entry->country.empty() && state(entry->country) == nullptr) {
    return table_error(table, row, "no such country: " + entry->country);
  }
  organisations_by_name_[std::string(without_article(entry->name))] = entry.get();
  for (const auto word : words_of(row.cells[1])) {
    organisations_by_name_[std::string(without_article(word))] = entry.get();
  }
  organisations_.push_back(std::move(entry));
  return Done{};
}

Status ActorTables::read_titles() {
  const auto rows = read_embedded_table("actors/titles.tsv", 5, 6);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto use = word_to(kTitleUses, row.cells[1]);
    const auto gender = word_to(kGenders, row.cells[3]);
    if (!use || !gender) return table_error("data/actors/titles.tsv", row, "an unknown use or gender");
    const std::string phrase(row.cells[0]);
    const bool many = row.cells.size() > 5 && row.cells[5] == "many";
    if (row.cells.size() > 5 && !many)
      return table_error("data/actors/titles.tsv", row, "a sixth cell that is not 'many'");
    titles_[phrase] = {phrase, *use, cell(row.cells[2]), *gender, many};
    const auto words = static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
    longest_title_ = std::max(longest_title_, words);
  }
  return Done{};
}

Status ActorTables::read_agents() {
  const auto rows = read_embedded_table("actors/agents.tsv", 5, 6);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto use = word_to(kAgentClasses, row.cells[1]);
    const auto gender = word_to(kGenders, row.cells[3]);
    if (!use || !gender) return table_error("data/actors/agents.tsv", row, "an unknown class or gender");
    const Bond bond = word_to(kBonds, row.cells[1]).value_or(Bond::kAny);
    const bool loose = row.cells.size() > 5 && row.cells[5] == "loose";
    if (row.cells.size() > 5 && !loose)
      return table_error("data/actors/agents.tsv", row, "a sixth cell that is not 'loose'");
    agents_[std::string(row.cells[0])] = {*use, bond, cell(row.cells[2]), *gender, loose};
  }
  return Done{};
}

Status ActorTables::read_place_verbs() {
  const auto rows = read_embedded_table("actors/place_verbs.tsv", 2, 2);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) place_verbs_.emplace(row.cells[0]);
  return Done{};
}

Status ActorTables::read_of_states() {
  const auto rows = read_embedded_table("actors/of_states.tsv", 2, 2);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) of_states_.emplace(row.cells[0]);
  return Done{};
}

Status ActorTables::read_name_words() {
  constexpr std::string_view kName = "data/actors/name_words.tsv";
  const auto rows = read_embedded_table("actors/name_words.tsv", 5, 5);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto place = word_to(kNamePlaces, row.cells[1]);
    const auto kind = word_to(kKinds, row.cells[2]);
    if (!place || (!kind && row.cells[2] != "nobody"))
      return table_error(kName, row, "an unknown place or kind");
    name_words_[std::string(row.cells[0])] = {*place, kind, cell(row.cells[3])};
  }
  return Done{};
}

const NameWord* ActorTables::name_word(std::string_view name, std::size_t fewest_words) const {
  const std::vector<std::string_view> words = split(name, ' ');
  if (words.size() < fewest_words) return nullptr;
  const auto at = [&](std::size_t place) -> const NameWord* {
    const auto found = name_words_.find(std::string(words[place]));
    if (found == name_words_.end()) return nullptr;
    const NameWord::Place where = found->second.place;
    const bool there = where == NameWord::Place::kAny ||
                       (where == NameWord::Place::kFirst ? place == 0 : place + 1 == words.size());
    return there ? &found->second : nullptr;
  };
  if (words.size() > 2 && words[1] == "of") {  // "Department of Energy" sells none
    if (const NameWord* const found = at(0)) return found;
  }
  for (std::size_t place = words.size(); place-- > 0;) {
    if (const NameWord* const found = at(place)) return found;
  }
  return nullptr;
}

bool ActorTables::has_place_as_object(std::string_view lemma) const {
  return place_verbs_.contains(std::string(lemma));
}

bool ActorTables::only_states_have(std::string_view lower) const {
  return of_states_.contains(std::string(lower));
}

Status ActorTables::read_given_names() {
  const auto rows = read_embedded_table("actors/given_names.tsv", 2, 2);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto gender = word_to(kGenders, row.cells[1]);
    if (!gender) return table_error("data/actors/given_names.tsv", row, "an unknown gender");
    given_names_[std::string(row.cells[0])] = *gender;
  }
  return Done{};
}

// As others write words that a headline has in capitals: "HAMAS" is Hamas, "ADDIS ABABA" Addis Ababa. Empty where there is a small
// letter, or so few that it is rather an abbreviation.
std::string without_shouting(std::string_view words) {
  constexpr std::size_t kLongestAbbreviation = 4;
  if (words.size() <= kLongestAbbreviation || has_small_letter(words)) return {};
  std::string out = lower_case(words);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i == 0 || out[i - 1] == ' ' || out[i - 1] == '-') out[i] = words[i];
  }
  return out;
}

std::vector<StateWord> ActorTables::state_words(std::string_view words) const {
  auto found = state_words_.find(std::string(without_article(words)));
  if (found == state_words_.end()) found = state_words_.find(without_shouting(words));
  return found == state_words_.end() ? std::vector<StateWord>() : found->second;
}

std::optional<StateWord> ActorTables::state_word(std::string_view words, StateUse use) const {
  for (const StateWord& word : state_words(words)) {
    if (word.use == use) return word;
  }
  return std::nullopt;
}

std::optional<StateWord> ActorTables::state_adjective(std::string_view before, std::string_view word) const {
  const auto both = before.empty()
                        ? std::nullopt
                        : state_word(std::string(before) + " " + std::string(word), StateUse::kAdjective);
  return both ? both : state_word(word, StateUse::kAdjective);
}

const StateEntry* ActorTables::state(std::string_view code) const {
  const auto found = states_by_code_.find(std::string(code));
  return found == states_by_code_.end() ? nullptr : found->second;
}

const OrganisationEntry* ActorTables::organisation(std::string_view words) const {
  auto found = organisations_by_name_.find(std::string(without_article(words)));
  if (found == organisations_by_name_.end()) found = organisations_by_name_.find(without_shouting(words));
  return found == organisations_by_name_.end() ? nullptr : found->second;
}

const TitleEntry* ActorTables::title(std::string_view lower_phrase) const {
  const auto found = titles_.find(std::string(lower_phrase));
  return found == titles_.end() ? nullptr : &found->second;
}

const AgentEntry* ActorTables::agent(std::string_view lemma) const {
  const auto found = agents_.find(std::string(lemma));
  return found == agents_.end() ? nullptr : &found->second;
}

Gender ActorTables::gender_of_given_name(std::string_view name) const {
  const auto found = given_names_.find(std::string(name));
  return found == given_names_.end() ? Gender::kUnknown : found->second;
}

}  // namespace rapporteur

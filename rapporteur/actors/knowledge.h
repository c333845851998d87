// ActorTables: what data/actors/ knows of states, organisations, titles, nouns that speak and given names.
// Lookups take the words as they stand in the text; nothing here looks at syntax. The tables' columns are explained
// in their own headers, their sources in data/actors/README.md. Tested in tests/unit/actors/knowledge_test.cc.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapporteur/base/data.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

enum class Gender { kUnknown, kMale, kFemale };

struct StateEntry {
  std::string code;  // ISO 3166-1 alpha-3
  std::string name;
  std::string wikidata;
  std::string adjective;  // the first of its demonyms; empty if it has none
};

enum class StateUse { kName, kAdjective, kPeople, kCapital };

struct StateWord {
  const StateEntry* state = nullptr;
  StateUse use = StateUse::kName;
};

struct OrganisationEntry {
  std::string name;
  ActorKind kind = ActorKind::kOrganisation;
  std::string country;
  std::string sector;
  std::string wikidata;
};

enum class TitleUse { kOffice, kRank, kRole, kOccupation, kHonorific };

struct TitleEntry {
  std::string phrase;  // lower case
  TitleUse use = TitleUse::kOffice;
  std::string sector;
  Gender gender = Gender::kUnknown;
  bool many = false;  // several hold it at once: "senator"
};

enum class AgentClass { kPerson, kPeople, kBody, kOrganisation, kState, kOutlet, kArmed, kDocument };

/// Whom a noun of persons may speak for: anybody named beside it ("Norland official"); not the place it deals with
/// ("Russia adviser", "envoy to Ukraine"); an organisation only ("Tern editor"); nobody ("Velian farmer").
enum class Bond { kAny, kTopic, kOrganisation, kNobody };

struct AgentEntry {
  AgentClass use = AgentClass::kPerson;
  Bond bond = Bond::kAny;
  std::string sector;
  Gender gender = Gender::kUnknown;
  bool loose = false;  // a party only where it speaks or somebody has it
};

/// What a word in the name of an organisation tells: "Tern Times", "Tern Holdings".
struct NameWord {
  enum class Place { kFirst, kLast, kAny } place = Place::kLast;
  std::optional<ActorKind> kind;  // none: a law, a prize, and nobody
  std::string sector;
};

class ActorTables {
 public:
  /// Reads the embedded tables; kDamagedData with file and line for the first row that cannot be used.
  static Result<ActorTables> load();

  /// Adds a row of organisations.tsv; one of a name that is there wins over it. Errors: kDamagedData with the line.
  Status add_organisation(const TableRow& row, std::string_view table);

  /// Every reading of a word or words ("Georgia", "U.S.", "Washington"); a leading "the" is ignored.
  std::vector<StateWord> state_words(std::string_view words) const;
  std::optional<StateWord> state_word(std::string_view words, StateUse use) const;
  /// The adjective that ends in `word`, with the word before it where that makes another one ("North Korean"); `before` may be empty.
  std::optional<StateWord> state_adjective(std::string_view before, std::string_view word) const;
  const StateEntry* state(std::string_view code) const;
  const OrganisationEntry* organisation(std::string_view words) const;
  const TitleEntry* title(std::string_view lower_phrase) const;
  const AgentEntry* agent(std::string_view lemma) const;
  /// By the last word of a name that tells anything, then by those before it; null where none does, and for a name of
  /// fewer words ("the Times" of this place or that).
  const NameWord* name_word(std::string_view name, std::size_t fewest_words = 2) const;
  /// "visit", "besiege": the object of such a verb is a place, not its government.
  bool has_place_as_object(std::string_view lemma) const;
  /// "minister", "army": whoever has one is a state.
  bool only_states_have(std::string_view lower) const;
  Gender gender_of_given_name(std::string_view name) const;
  std::size_t longest_title() const { return longest_title_; }  // in words

 private:
  Status read_states();
  Status read_state_words();
  Status read_organisations();
  Status read_titles();
  Status read_agents();
  Status read_given_names();
  Status read_place_verbs();
  Status read_of_states();
  Status read_name_words();
  void add_state_word(std::string_view word, const StateEntry* state, StateUse use);

  std::vector<std::unique_ptr<StateEntry>> states_;
  std::unordered_map<std::string, StateEntry*> states_by_code_;
  std::unordered_map<std::string, std::vector<StateWord>> state_words_;
  std::vector<std::unique_ptr<OrganisationEntry>> organisations_;
  std::unordered_map<std::string, const OrganisationEntry*> organisations_by_name_;
  std::unordered_map<std::string, TitleEntry> titles_;
  std::unordered_map<std::string, AgentEntry> agents_;
  std::unordered_map<std::string, Gender> given_names_;
  std::unordered_set<std::string> place_verbs_, of_states_;
  std::unordered_map<std::string, NameWord> name_words_;
  std::size_t longest_title_ = 1;
};

}  // namespace rapporteur

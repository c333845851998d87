// What stands around a person's name: the run of proper words that is the name, the titles and role nouns before it,
// brackets and tags beside it ("Majority Leader (Tam) Reis", "Sen. Ana Reis, R-Texas"). Order of words decides, since
// the parser is least sure of titles. Tested in tests/cases/actors/names.case and tests/unit/actors/phrases_test.cc.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/actors/phrases.h"

namespace rapporteur {

struct NamedPerson {
  Range name;                          // the proper words; empty if none can be read
  std::uint32_t begin = 0;             // of the mention, with modifiers, titles and role noun
  Range title;                         // words of the office, rank or role before the name; may be empty
  const TitleEntry* office = nullptr;  // its entry; nullptr for none
  std::optional<std::uint32_t> role;   // the last noun before the name: "official", "minister"
  Gender gender = Gender::kUnknown;    // what an honorific tells
  bool former = false;                 // "former minister Ana Reis"
  const OrganisationEntry* party = nullptr;  // of the tag behind the name: "R-Texas"
  std::uint32_t party_word = 0;              // where the tag stands
};

class PersonNames {
 public:
  /// Keeps references to all four.
  PersonNames(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
              const std::vector<std::int32_t>& name_at)
      : tree_(tree), tables_(tables), reader_(reader), name_at_(name_at) {}

  NamedPerson read(Range name) const;
  /// "(Tam)" right before another name: part of that one.
  bool is_nickname(Range name) const;
  /// "R-Texas" behind a comma or bracket, which the tagger may take for a name.
  bool is_tag(std::uint32_t token) const;
  /// Start of the nouns that narrow a title: "[immigration] minister".
  std::uint32_t past_compounds(std::uint32_t title, std::uint32_t first) const;

 private:
  Range behind_post(Range name) const;
  Range behind_titles(Range name) const;
  std::uint32_t past_noise(std::uint32_t at, std::uint32_t first) const;
  bool names_role(std::uint32_t noun, std::uint32_t name) const;
  void read_titles(NamedPerson& person, std::uint32_t first) const;
  void read_tag(NamedPerson& person) const;

  const Tree& tree_;
  const ActorTables& tables_;
  const PhraseReader& reader_;
  const std::vector<std::int32_t>& name_at_;
};

/// A word that nobody can read: the replacement character alone.
bool is_unreadable(std::string_view form);

/// A label without the brackets, commas, quotation marks and unreadable characters at its edges.
std::string clean_label(std::string_view label);

}  // namespace rapporteur

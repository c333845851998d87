// Names that the tagger missed or cut short, where tables, capitals and the rest of the article leave no doubt.
// Tested in tests/cases/actors/names.case and tests/cases/statements/channels.case.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "rapporteur/actors/name_types.h"

namespace rapporteur {

class MissedNames {
 public:
  /// Keeps references to all five; `taken` marks tokens that are part of a named mention.
  MissedNames(const Tree& tree, const ActorTables& tables, const PhraseReader& reader,
              const std::vector<std::int32_t>& name_at, const std::vector<bool>& taken)
      : tree_(tree), tables_(tables), reader_(reader), name_at_(name_at), taken_(taken) {}

  /// Persons of these names may be called by their last word.
  void learn_surnames(const NameTypes& types);
  /// A word that is the surname of a person whom the article names in full.
  bool surname(std::string_view word) const { return surnames_.contains(std::string(word)); }
  /// "WHO said": an abbreviation of the tables, taken for a word; not in a headline all in capitals.
  bool abbreviation(std::uint32_t token) const;
  /// End of a name where the tables know a longer one, or where no name can end.
  std::uint32_t known_end(Range name) const;
  /// The name of several words that begins here, which the tables know and the tagger left alone; empty if there is none.
  Range known_from(std::uint32_t token) const;
  /// The name of whoever is told ("told [Harbour Insider]"), by its last word; empty if there is none.
  Range told_to(std::uint32_t token) const;

 private:
  bool is_free_capital(std::uint32_t token) const;

  const Tree& tree_;
  const ActorTables& tables_;
  const PhraseReader& reader_;
  const std::vector<std::int32_t>& name_at_;
  const std::vector<bool>& taken_;
  std::unordered_set<std::string> surnames_;
};

/// An abbreviation, not a word at the start of a sentence.
bool in_capitals(std::string_view form);

}  // namespace rapporteur

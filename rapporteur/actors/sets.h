// Sets: phrases for several actors together, "the two sides", "both governments", "the pair", "they", whose members the text named just before. Fills
// Document::sets. The nouns and what they may be for stand in data/actors/sets.tsv. Tested in tests/cases/actors/sets.case, which
// has a case for each rule, and in tests/unit/actors/sets_test.cc, which reads the example of every row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"

namespace rapporteur {

class SetNouns {
 public:
  /// What the members of a set are: of states those who govern them and speak for them are one, of persons none but persons.
  enum class Of { kAny, kState, kPerson };
  struct Row {
    Of of = Of::kAny;
    std::optional<std::size_t> count;  // where no number tells it
    std::string example;
  };

  /// kDamagedData with file and line at the first row that cannot be used.
  static Result<SetNouns> load();

  const Row* find(std::string_view lemma) const;
  const std::map<std::string, Row, std::less<>>& rows() const { return rows_; }

 private:
  std::map<std::string, Row, std::less<>> rows_;
};

/// The sets of a document, in the order of their heads. The members of one are the nearest actors before it that are joined ("Velia and Orsk"), or all sides
/// that a sentence names (of persons those who met), or who holds the office, or the two that the text tells of together most, as many as the set has; where there are none, it is left out. Needs actors and entities.
std::vector<ActorSet> find_sets(const Tree& tree, const SetNouns& nouns);

}  // namespace rapporteur

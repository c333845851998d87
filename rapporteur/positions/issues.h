// What a position is about: the words of an issue, whether they can be read alone, and when two of them are one issue. Tested in tests/cases/positions and
// tests/unit/positions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"

namespace rapporteur {

/// The words of an issue that can be read alone: without its preposition, the clauses hung on behind it and punctuation.
Range issue_around(const Tree& tree, std::uint32_t head);

/// data/positions/no_issues.tsv: words that are no issue although somebody rejects, asks for or offers them.
class NoIssues {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<NoIssues> load();
  /// Whether an issue says what it is about and is one: no pronoun, no "move" without more, no claim and no answer.
  bool leave(const Tree& tree, std::uint32_t head) const;

 private:
  std::map<std::string, bool, std::less<>> words_;  // lemma, only where it stands bare
};

/// Lemmas of the words that say what an issue is, its head first.
std::vector<std::string> matter_of(const Tree& tree, std::uint32_t head);

/// One head word, and one of the two says nothing that the other does not: "the plan" is "the plan for a patrol", but the
/// November resolution is not that of December.
bool is_same_matter(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace rapporteur

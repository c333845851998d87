// What was put to a vote, for those of whom only the vote is told: "Velia and Norland voted against", "three states abstained".
// Read from data/positions/ballots.tsv. Tested in tests/unit/positions/stances_test.cc and tests/cases/positions/ballots.case.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"

namespace rapporteur {

class Ballots {
 public:
  struct Ballot {
    std::uint32_t word = 0;  // "adopted"
    std::uint32_t text = 0;  // the head of what it was on: "resolution"
  };

  /// kDamagedData with file and line where the table does not parse.
  static Result<Ballots> load();

  /// The last ballot told before a word, in its sentence or the two before it.
  std::optional<Ballot> last_before(const Tree& tree, std::uint32_t token) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> hows_;  // of a lemma
};

}  // namespace rapporteur

// data/positions/stances.tsv: words that take a side, with how the issue hangs on them. Tested in tests/unit/positions, which reads the example of every row.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

struct StanceRow {
  std::vector<std::string> hows;          // of the column
  std::optional<Stance> stance, negated;  // of a look-alike none
  std::string example;
};

class StanceTable {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<StanceTable> load();

  /// The rows of a word, in the order of the table; a verb's with a particle only where the particle stands with it.
  std::vector<const StanceRow*> of(const Tree& tree, std::uint32_t cue) const;

  const std::vector<StanceRow>& rows() const { return rows_; }

 private:
  struct Word {
    std::string particle;  // empty: none
    std::size_t row = 0;
  };
  std::vector<StanceRow> rows_;
  std::map<std::string, std::vector<Word>, std::less<>> by_lemma_;
};

}  // namespace rapporteur

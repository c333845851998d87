// data/positions/stances.tsv: the stance of a statement by its act and the lemma of its cue. Tested in tests/unit/positions.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

struct StanceRow {
  std::optional<SpeechAct> act;               // empty: any
  std::set<std::string, std::less<>> lemmas;  // empty: any
  bool phrase = false;                        // the content must be a noun phrase
  std::optional<Stance> stance, negated;
  std::string example;
};

class StanceTable {
 public:
  static Result<StanceTable> load();
  /// The row that a statement of this act and cue takes, whose content is a noun phrase or not; nullptr if none.
  const StanceRow* row(SpeechAct act, std::string_view lemma, bool phrase) const;

  const std::vector<StanceRow>& rows() const { return rows_; }

 private:
  std::vector<StanceRow> rows_;
};

}  // namespace rapporteur

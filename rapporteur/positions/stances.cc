// Tested in tests/unit/positions.
#include "rapporteur/positions/stances.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

Result<StanceTable> StanceTable::load() {
  constexpr std::string_view kTable = "data/positions/stances.tsv";
  const auto rows = read_embedded_table("positions/stances.tsv", 6, 6);
  if (!rows) return rows.error();
  StanceTable out;
  for (const TableRow& row : rows.value()) {
    StanceRow one;
    if (row.cells[0] != "*") {
      one.act = speech_act_of(row.cells[0]);
      if (!one.act) return table_error(kTable, row, "no such speech act");
    }
    if (row.cells[1] != "*") {
      for (const std::string_view lemma : split(row.cells[1], ' ')) one.lemmas.emplace(lemma);
    }
    if (row.cells[2] != "any" && row.cells[2] != "phrase")
      return table_error(kTable, row, "content is any or phrase");
    one.phrase = row.cells[2] == "phrase";
    for (const auto& [cell, stance] : {std::pair(row.cells[3], &one.stance), {row.cells[4], &one.negated}}) {
      *stance = stance_of(cell);
      if (!*stance && cell != "-") return table_error(kTable, row, "no such stance");
    }
    one.example = row.cells[5];
    out.rows_.push_back(std::move(one));
  }
  return out;
}

const StanceRow* StanceTable::row(SpeechAct act, std::string_view lemma, bool phrase) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const StanceRow& row) {
    return (!row.act || row.act == act) && (row.lemmas.empty() || row.lemmas.contains(lemma)) &&
           (phrase || !row.phrase);
  });
  return found == rows_.end() ? nullptr : &*found;
}

}  // namespace rapporteur

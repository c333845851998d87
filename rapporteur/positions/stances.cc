// Tested in tests/unit/positions.
#include "rapporteur/positions/stances.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

bool is_how(std::string_view word) {
  return any_of(word, {"obj", "comp", "inf", "wish", "for", "on", "to", "against", "of", "at", "with", "from",
                       "ballot"});
}

}  // namespace

Result<StanceTable> StanceTable::load() {
  constexpr std::string_view kTable = "data/positions/stances.tsv";
  const auto rows = read_embedded_table("positions/stances.tsv", 5, 5);
  if (!rows) return rows.error();
  StanceTable out;
  for (const TableRow& row : rows.value()) {
    StanceRow one;
    for (const std::string_view how : split(row.cells[1], ' ')) {
      if (!is_how(how)) return table_error(kTable, row, "no such way to hang on a cue: " + std::string(how));
      one.hows.emplace_back(how);
    }
    for (const auto& [cell, stance] : {std::pair(row.cells[2], &one.stance), {row.cells[3], &one.negated}}) {
      *stance = stance_of(cell);
      if (!*stance && cell != "-") return table_error(kTable, row, "no such stance");
    }
    one.example = row.cells[4];
    for (const std::string_view word : split(row.cells[0], ' ')) {
      const std::size_t mark = std::min(word.find('_'), word.size());
      const std::string particle(mark < word.size() ? word.substr(mark + 1) : std::string_view());
      out.by_lemma_[std::string(word.substr(0, mark))].push_back({particle, out.rows_.size()});
    }
    out.rows_.push_back(std::move(one));
  }
  return out;
}

std::vector<const StanceRow*> StanceTable::of(const Tree& tree, std::uint32_t cue) const {
  std::vector<const StanceRow*> out;
  auto found = by_lemma_.find(tree.lemma(cue));
  if (found == by_lemma_.end()) found = by_lemma_.find(tree.lower(cue));  // "those against"
  if (found == by_lemma_.end()) return out;
  for (const Word& word : found->second) {
    if (word.particle.empty() || has_particle(tree, cue, word.particle)) out.push_back(&rows_[word.row]);
  }
  return out;
}

}  // namespace rapporteur

// The text that was last put to a vote, by the words of data/positions/ballots.tsv; see ballots.h. Tested in tests/cases/positions/ballots.case.
#include "rapporteur/positions/ballots.h"

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kFarthest = 2;  // sentences from a ballot to how somebody voted
constexpr std::uint32_t kLongest =
    300;  // tokens looked through: hostile text must not make the work a square

}  // namespace

Result<Ballots> Ballots::load() {
  constexpr std::string_view kTable = "data/positions/ballots.tsv";
  const auto rows = read_embedded_table("positions/ballots.tsv", 3, 3);
  if (!rows) return rows.error();
  Ballots out;
  for (const TableRow& row : rows.value()) {
    if (!any_of(row.cells[1], {"obj", "subj", "on"}))
      return table_error(kTable, row, "no such way to hang on a ballot: " + std::string(row.cells[1]));
    for (const std::string_view word : split(row.cells[0], ' '))
      out.hows_[std::string(word)].emplace_back(row.cells[1]);
  }
  return out;
}

std::optional<Ballots::Ballot> Ballots::last_before(const Tree& tree, std::uint32_t token) const {
  const std::uint32_t sentence = tree.sentence_of(token);
  for (std::uint32_t t = token; t-- > 0 && token - t <= kLongest;) {
    if (tree.sentence_of(t) + kFarthest < sentence) break;
    const auto found = hows_.find(tree.lemma(t));
    if (found == hows_.end()) continue;
    for (const std::string& how : found->second) {
      const auto text = in_slot(tree, t, how);
      if (!text.empty() && text.front() < token && tree.upos(text.front()) == "NOUN")
        return Ballot{t, text.front()};
    }
  }
  return std::nullopt;
}

}  // namespace rapporteur

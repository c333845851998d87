// Tested in tests/unit/events/third_parties_test.cc.
#include "rapporteur/events/third_parties.h"

#include <algorithm>

#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr const char* kTable = "frames/third_parties.tsv";
constexpr std::size_t kMostAround =
    48;  // words looked at around one event: hostile text must not make the work a square

bool holds(const std::vector<std::uint32_t>& tokens, std::uint32_t token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

/// Whether `below` hangs on the event's word, or on the verb whose object that is ("held talks under UN auspices").
bool hangs_on(const Tree& tree, std::uint32_t below, std::uint32_t event) {
  const auto up = tree.head(below);
  if (!up) return false;
  const bool is_part = tree.is(event, "obj") || tree.is(event, "nsubj");
  return up == event || (is_part && tree.head(event) == up);
}

bool is_complement(const Tree& tree, std::uint32_t event, std::uint32_t verb) {
  return tree.head(event) == verb &&
         (tree.is(event, "xcomp") || tree.is(event, "ccomp") || tree.is(event, "advcl"));
}

/// Whether the event's word stands where the row wants it.
bool is_told_at(const Tree& tree, std::uint32_t word, std::uint32_t event, const ThirdPartyWords::Row& row) {
  if (word == event) return row.own;
  if ((row.up && hangs_on(tree, word, event)) || (row.clause && is_complement(tree, event, word)))
    return true;
  return std::any_of(row.event.begin(), row.event.end(),
                     [&](const Slot& slot) { return holds(in_slot(tree, word, slot), event); });
}

/// The words of the sentence that may say who hosts or mediates what this word tells: itself, what it hangs on, what hangs on it, and what
/// hangs on its verb.
std::vector<std::uint32_t> words_around(const Tree& tree, std::uint32_t event) {
  std::vector<std::uint32_t> out = {event};
  const auto add_children = [&](std::uint32_t of) {
    for (const std::uint32_t c : tree.children(of)) {
      if (out.size() < kMostAround && !holds(out, c)) out.push_back(c);
    }
  };
  add_children(event);
  if (const auto up = tree.head(event)) {
    if (!holds(out, *up)) out.push_back(*up);
    add_children(*up);
    if (const auto above = tree.head(*up)) out.push_back(*above);
  }
  return out;
}

}  // namespace

Result<ThirdPartyWords> ThirdPartyWords::load() {
  const auto rows = read_embedded_table(kTable, 7, 7);
  if (!rows) return rows.error();
  ThirdPartyWords out;
  for (const TableRow& row : rows.value()) {
    if (const Status status = out.read_row(row); !status) return status.error();
  }
  return out;
}

Status ThirdPartyWords::read_row(const TableRow& row) {
  const std::string file = std::string("data/") + kTable;
  Row out;
  out.word = row.cells[0];
  if (row.cells[1] != "v" && row.cells[1] != "n") return table_error(file, row, "a part is v or n");
  out.role = participant_role_of(row.cells[2]);
  if (!out.role && row.cells[2] != "none")
    return table_error(file, row, "a role is one of the record, or none");
  out.self = row.cells[3] == "self";
  for (const std::string_view slot : split(row.cells[3], ',')) out.stands.emplace_back(slot);
  for (const std::string_view where : split(row.cells[4], ',')) {
    bool* const named = where == "own"      ? &out.own
                        : where == "up"     ? &out.up
                        : where == "clause" ? &out.clause
                                            : nullptr;
    if (named != nullptr) {
      *named = true;
    } else {
      out.event.emplace_back(where);
    }
  }
  if (row.cells[5] != "-") {
    for (const std::string_view word : split(row.cells[5], ',')) {
      const auto type = event_type_of(word);
      if (!type) return table_error(file, row, "no such type");
      out.types.push_back(*type);
    }
  }
  out.example = row.cells[6];
  out.line = row.line;
  if (out.example.find('[') == std::string::npos || out.example.find('{') == std::string::npos)
    return table_error(file, row, "an example marks the event and the one who hosts or mediates");
  by_word_.emplace(out.word, rows_.size());
  rows_.push_back(std::move(out));
  return Done{};
}

std::vector<ThirdPartyWords::Found> ThirdPartyWords::of(const Tree& tree, std::uint32_t event,
                                                        EventType type) const {
  std::vector<Found> out;
  const auto add = [&](const Row& row, std::uint32_t token) {
    const bool known =
        std::any_of(out.begin(), out.end(), [token](const Found& found) { return found.token == token; });
    if (!known && token != event && tree.is_nominal(token)) out.push_back({token, &row});
  };
  const auto hear = [&](const Row& row, std::uint32_t word) {
    if (!row.types.empty() && std::find(row.types.begin(), row.types.end(), type) == row.types.end()) return;
    if (row.self) {
      if (holds(in_slot(tree, event, "subj"), word)) add(row, word);
      return;
    }
    if (!is_told_at(tree, word, event, row)) return;
    for (const Slot& slot : row.stands) {
      for (const std::uint32_t token : in_slot(tree, word, slot)) {
        // "their summit" is of those who meet, "its summit" of the one who holds it
        const bool of_all = slot == "poss" && any_of(tree.lower(token), {"their", "our"});
        if (!of_all) add(row, token);
      }
    }
  };
  const auto look_up = [&](std::string_view lemma, std::uint32_t word) {
    const auto [begin, end] = by_word_.equal_range(lemma);
    for (auto at = begin; at != end; ++at) hear(rows_[at->second], word);
  };
  for (const std::uint32_t word : words_around(tree, event)) {
    look_up(tree.lemma(word), word);
    look_up("*", word);
  }
  return out;
}

void ThirdPartyWords::add_to(EventParts& parts, const Tree& tree, std::uint32_t event, EventType type) const {
  auto& all = parts.participants;
  for (const auto& [token, row] : of(tree, event, type)) {
    const auto same =
        std::find_if(all.begin(), all.end(), [at = token](const auto& part) { return part.token == at; });
    if (!row->role) {
      if (same != all.end() && same->role == ParticipantRole::kActor) all.erase(same);
    } else if (same == all.end()) {
      all.push_back({*row->role, token, false});
    } else {
      same->role = *row->role;
    }
  }
  std::sort(parts.participants.begin(), parts.participants.end(),
            [](const auto& a, const auto& b) { return a.token < b.token; });
}

}  // namespace rapporteur

// Tested in tests/unit/meetings.
#include "rapporteur/meetings/words.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

Result<MeetingWords> MeetingWords::load() {
  MeetingWords out;
  for (const Status& status : {out.read_kinds(), out.read_attendance()}) {
    if (!status) return status.error();
  }
  return out;
}

Status MeetingWords::read_kinds() {
  const auto rows = read_embedded_table("meetings/kinds.tsv", 2, 2);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    if (row.cells[0] == "sides" || row.cells[0] == "meets") {
      auto& words = row.cells[0] == "sides" ? sides_ : meets_;
      for (const std::string_view word : split(row.cells[1], ' ')) words.emplace(word);
      continue;
    }
    const auto kind = meeting_kind_of(row.cells[0]);
    if (!kind) return table_error("data/meetings/kinds.tsv", row, "no such kind of meeting");
    for (std::string_view word : split(row.cells[1], ' ')) {
      const bool noun = word.ends_with("/n");
      if (noun) word.remove_suffix(2);
      if (!kinds_.emplace(word, KindWord{*kind, noun}).second)
        return table_error("data/meetings/kinds.tsv", row, "stands there twice: " + std::string(word));
    }
  }
  return Done{};
}

Status MeetingWords::read_attendance() {
  constexpr std::string_view kTable = "data/meetings/attendance.tsv";
  const auto rows = read_embedded_table("meetings/attendance.tsv", 7, 7);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    AttendanceWord word;
    for (const std::string_view part : split(row.cells[0], ' ')) word.words.emplace_back(part);
    word.who = row.cells[1];
    if (word.who != "subj" && word.who != "obj") return table_error(kTable, row, "who is subj or obj");
    std::optional<AttendanceKind>* const kinds[] = {&word.plain, &word.planned, &word.negated};
    for (std::size_t i = 0; i < 3; ++i) {
      *kinds[i] = attendance_of(row.cells[i + 2]);
      if (!*kinds[i] && row.cells[i + 2] != "-")
        return table_error(kTable, row, "no attendance: " + std::string(row.cells[i + 2]));
    }
    if (row.cells[5] != "yes" && row.cells[5] != "no")
      return table_error(kTable, row, "meeting is yes or no");
    word.needs_meeting = row.cells[5] == "yes";
    word.example = row.cells[6];
    word.line = row.line;
    const std::string main =
        word.words.front() == "be" && word.words.size() > 1 ? word.words[1] : word.words[0];
    attendance_[main].push_back(std::move(word));
  }
  for (auto& [main, words] : attendance_) {
    std::stable_sort(words.begin(), words.end(), [](const AttendanceWord& a, const AttendanceWord& b) {
      return a.words.size() > b.words.size();
    });
  }
  return Done{};
}

std::optional<MeetingKind> MeetingWords::kind_of(std::string_view lemma, bool noun) const {
  const auto found = kinds_.find(lemma);
  if (found == kinds_.end() || (found->second.noun_only && !noun)) return std::nullopt;
  return found->second.kind;
}

const std::vector<AttendanceWord>& MeetingWords::attendance(std::string_view lemma) const {
  static const std::vector<AttendanceWord> none;
  const auto found = attendance_.find(lemma);
  return found == attendance_.end() ? none : found->second;
}

}  // namespace rapporteur

// Tested in tests/unit/actors/offices_test.cc.
#include "rapporteur/actors/offices.h"

#include <algorithm>
#include <functional>

#include "rapporteur/base/data.h"
#include "rapporteur/base/date.h"
#include "rapporteur/base/fold.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "data/actors/offices.tsv";
constexpr std::size_t kFewest = 9, kMost = 10;

std::string_view known(std::string_view cell) { return cell == "-" ? std::string_view() : cell; }

/// The words of a folded name without initials and "jr", parted by single spaces, and the last of them.
struct FoldedName {
  std::string words;
  std::string_view last;  // into `words`
  bool single = true;     // of one word

  explicit FoldedName(std::string_view name) {
    const std::string folded = fold_letters(name);
    std::size_t last_at = 0;
    for (const std::string_view word : split(folded, ' ')) {
      if (word.size() < 2 || word == "jr" || word == "sr") continue;
      if (!words.empty()) words += ' ';
      single = words.empty();
      last_at = words.size();
      words += word;
    }
    last = std::string_view(words).substr(last_at);
  }
  FoldedName(const FoldedName&) = delete;
  FoldedName& operator=(const FoldedName&) = delete;
};

std::string seat_of(std::string_view office, std::string_view of) {
  std::string seat(office);
  if (const std::size_t at = seat.find("defense"); at != std::string::npos) seat.replace(at, 7, "defence");
  return seat + "\t" + std::string(of);
}

/// Whether `part` are words of `whole`, in order, the last ones the same.
bool is_part(const FoldedName& part, const FoldedName& whole) {
  if (part.last != whole.last) return false;
  const std::vector<std::string_view> wanted = split(part.words, ' ');
  std::size_t at = 0;
  for (const std::string_view word : split(whole.words, ' ')) {
    if (at < wanted.size() && wanted[at] == word) ++at;
  }
  return at == wanted.size();
}

}  // namespace

bool OfficeTerm::begins_after(std::string_view day) const { return day.substr(0, from.size()) < from; }

bool OfficeTerm::holds_on(std::string_view day) const {
  if (begins_after(day)) return false;
  if (until.empty()) return true;
  const std::string_view part = day.substr(0, until.size());
  return until.size() == day.size() ? part < until : part <= until;
}

Result<OfficeTable> OfficeTable::load() {
  const auto rows = read_embedded_table("actors/offices.tsv", kFewest, kMost);
  if (!rows) return rows.error();
  OfficeTable table;
  for (const TableRow& row : rows.value()) {
    if (const Status added = table.add_row(row, kTable, &Index::append); !added) return added.error();
  }
  for (Index* const index : {&table.by_name_, &table.by_surname_, &table.by_seat_}) index->settle();
  table.built_in_ = static_cast<std::uint32_t>(table.terms_.size());
  return table;
}

void OfficeTable::Index::insert(std::string_view word, std::uint32_t term) {
  const std::pair entry{std::uint64_t{std::hash<std::string_view>{}(word)}, term};
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry);
  if (at == entries_.end() || *at != entry) entries_.insert(at, entry);
}

void OfficeTable::Index::append(std::string_view word, std::uint32_t term) {
  entries_.emplace_back(std::hash<std::string_view>{}(word), term);
}

void OfficeTable::Index::settle() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

std::vector<std::uint32_t> OfficeTable::Index::find(std::string_view word) const {
  const std::uint64_t hash = std::hash<std::string_view>{}(word);
  std::vector<std::uint32_t> out;
  for (auto at = std::lower_bound(entries_.begin(), entries_.end(), std::pair{hash, std::uint32_t{0}});
       at != entries_.end() && at->first == hash; ++at)
    out.push_back(at->second);
  return out;
}

Status OfficeTable::add(const TableRow& row, std::string_view table) {
  TableRow kept = row;
  for (std::string_view& cell : kept.cells) {
    owned_.push_back(std::make_unique<std::string>(cell));
    cell = *owned_.back();
  }
  return add_row(kept, table, &Index::insert);
}

Status OfficeTable::add_row(const TableRow& row, std::string_view table,
                            void (Index::*put)(std::string_view, std::uint32_t)) {
  if (row.cells.size() < kFewest || row.cells.size() > kMost)
    return table_error(table, row, "not nine or ten cells");
  OfficeTerm term;
  term.person = row.cells[0];
  term.office = row.cells[2];
  term.of = row.cells[3];
  term.from = known(row.cells[4]);
  term.until = known(row.cells[5]);
  term.gender = row.cells[6] == "male"     ? Gender::kMale
                : row.cells[6] == "female" ? Gender::kFemale
                                           : Gender::kUnknown;
  term.wikidata = known(row.cells[7]);
  if (!read_date(term.from)) return table_error(table, row, "no date: " + std::string(row.cells[4]));
  if (!term.until.empty() && !read_date(term.until))
    return table_error(table, row, "no date: " + std::string(term.until));
  const auto index = static_cast<std::uint32_t>(terms_.size());
  std::vector<std::string_view> names = {row.cells[0]};
  if (row.cells[1] != "-") {
    for (const std::string_view other : split(row.cells[1], ';')) names.push_back(other);
  }
  for (const std::string_view name : names) {
    const FoldedName folded(name);
    if (folded.words.empty()) continue;
    (by_name_.*put)(folded.words, index);
    if (!folded.single) (by_surname_.*put)(folded.last, index);
  }
  (by_seat_.*put)(seat_of(term.office, term.of), index);
  terms_.push_back(std::move(term));
  return Done{};
}

std::vector<const OfficeTerm*> OfficeTable::terms_of(std::string_view name) const {
  const FoldedName folded(name);
  std::vector<const OfficeTerm*> out;
  if (folded.single) return out;
  for (const std::uint32_t t : by_name_.find(folded.words)) out.push_back(&terms_[t]);
  if (out.empty()) {
    for (const std::uint32_t t : by_surname_.find(folded.last)) {
      const FoldedName theirs(terms_[t].person);
      if (is_part(folded, theirs) || is_part(theirs, folded)) out.push_back(&terms_[t]);
    }
  }
  const bool several =
      std::any_of(out.begin(), out.end(), [&](const OfficeTerm* t) { return t->person != out[0]->person; });
  if (several) out.clear();
  return out;
}

const OfficeTerm* OfficeTable::holder(std::string_view office, std::string_view of,
                                      std::string_view day) const {
  if (day.size() < 10) return nullptr;
  const OfficeTerm* found = nullptr;
  bool found_added = false;
  for (const std::uint32_t t : by_seat_.find(seat_of(office, of))) {
    if (!terms_[t].holds_on(day.substr(0, 10))) continue;
    const bool added = t >= built_in_;
    if (found != nullptr && found->person != terms_[t].person && added == found_added) return nullptr;
    found = &terms_[t];
    found_added = added;
  }
  return found;
}

const OfficeTerm* OfficeTable::holder_named(std::string_view office, std::string_view surname,
                                            std::string_view day) const {
  const OfficeTerm* found = nullptr;
  for (const std::uint32_t t : by_surname_.find(FoldedName(surname).last)) {
    const OfficeTerm& term = terms_[t];
    if (seat_of(term.office, "") != seat_of(office, "") ||
        (day.size() >= 10 && !term.holds_on(day.substr(0, 10))))
      continue;
    if (found != nullptr && found->person != term.person) return nullptr;
    found = &term;
  }
  return found;
}

}  // namespace rapporteur

// Tested in tests/unit/actors/offices_test.cc.
#include "rapporteur/actors/offices.h"

#include <algorithm>
#include <array>
#include <set>

#include "rapporteur/base/data.h"
#include "rapporteur/base/fold.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "data/actors/offices.tsv";
constexpr std::size_t kFewest = 9, kMost = 10;

/// Offices that several persons hold at once.
constexpr std::array<std::string_view, 16> kManySeats = {
    "ambassador", "envoy",    "special envoy", "special representative",
    "director",   "chief",    "chairman",      "chair",
    "head",       "governor", "leader",        "minister",
    "secretary",  "senator",  "commissioner",  "general"};

std::string known(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

/// "2019", "2019-05" or "2019-05-24".
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return true;
}

/// The words of a folded name without initials and "jr".
std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> words;
  const std::string folded = fold_letters(name);
  for (const std::string_view word : split(folded, ' ')) {
    if (word.size() > 1 && word != "jr" && word != "sr") words.emplace_back(word);
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string seat_of(std::string_view office, std::string_view of) {
  std::string seat(office);
  if (const std::size_t at = seat.find("defense"); at != std::string::npos) seat.replace(at, 7, "defence");
  return seat + "\t" + std::string(of);
}

/// Whether `part` are words of `whole`, in order, the last ones the same.
bool is_part(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.size() > whole.size() || part.back() != whole.back()) return false;
  std::size_t at = 0;
  for (const std::string& word : whole) {
    if (at < part.size() && part[at] == word) ++at;
  }
  return at == part.size();
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
    if (const Status added = table.add(row, kTable); !added) return added.error();
  }
  table.built_in_ = static_cast<std::uint32_t>(table.terms_.size());
  return table;
}

Status OfficeTable::add(const TableRow& row, std::string_view table) {
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
  if (!is_date(term.from)) return table_error(table, row, "no date: " + std::string(row.cells[4]));
  if (!term.until.empty() && !is_date(term.until)) return table_error(table, row, "no date: " + term.until);
  const auto index = static_cast<std::uint32_t>(terms_.size());
  std::vector<std::string_view> names = {row.cells[0]};
  if (row.cells[1] != "-") {
    for (const std::string_view other : split(row.cells[1], ';')) names.push_back(other);
  }
  for (const std::string_view name : names) {
    const auto words = name_words(name);
    if (words.empty()) continue;
    auto& same = by_name_[joined(words)];
    if (same.empty() || same.back() != index) same.push_back(index);
    auto& surname = by_surname_[words.back()];
    if (words.size() > 1 && (surname.empty() || surname.back() != index)) surname.push_back(index);
  }
  by_seat_[seat_of(term.office, term.of)].push_back(index);
  terms_.push_back(std::move(term));
  return Done{};
}

std::vector<const OfficeTerm*> OfficeTable::terms_of(std::string_view name) const {
  const auto words = name_words(name);
  std::vector<const OfficeTerm*> out;
  if (words.size() < 2) return out;
  const auto exact = by_name_.find(joined(words));
  if (exact != by_name_.end()) {
    for (const std::uint32_t t : exact->second) out.push_back(&terms_[t]);
  } else if (const auto surname = by_surname_.find(words.back()); surname != by_surname_.end()) {
    for (const std::uint32_t t : surname->second) {
      if (is_part(words, name_words(terms_[t].person)) || is_part(name_words(terms_[t].person), words))
        out.push_back(&terms_[t]);
    }
  }
  const bool several =
      std::any_of(out.begin(), out.end(), [&](const OfficeTerm* t) { return t->person != out[0]->person; });
  if (several) out.clear();
  return out;
}

const OfficeTerm* OfficeTable::holder(std::string_view office, std::string_view of,
                                      std::string_view day) const {
  if (day.size() < 10 || std::find(kManySeats.begin(), kManySeats.end(), office) != kManySeats.end())
    return nullptr;
  const auto seat = by_seat_.find(seat_of(office, of));
  if (seat == by_seat_.end()) return nullptr;
  const OfficeTerm* found = nullptr;
  bool found_added = false;
  for (const std::uint32_t t : seat->second) {
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
  const auto words = name_words(surname);
  const auto same = words.empty() ? by_surname_.end() : by_surname_.find(words.back());
  if (same == by_surname_.end()) return nullptr;
  const OfficeTerm* found = nullptr;
  for (const std::uint32_t t : same->second) {
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

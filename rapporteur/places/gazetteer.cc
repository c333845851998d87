// Tested in tests/unit/places/gazetteer_test.cc, which also reads every row of the tables.
#include "rapporteur/places/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <tuple>

#include "rapporteur/base/data.h"
#include "rapporteur/base/fold.h"

namespace rapporteur::places {
namespace {

/// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// The cells of a line, at most `N`; returns how many there are.
template <std::size_t N>
std::size_t cells_of(std::string_view line, std::array<std::string_view, N>& cells) {
  std::size_t count = 0;
  while (true) {
    const std::size_t end = line.find('\t');
    if (count < N) cells[count] = line.substr(0, end);
    ++count;
    if (end == std::string_view::npos) return count;
    line.remove_prefix(end + 1);
  }
}

constexpr std::size_t kBuckets = 1U << 17U;
constexpr std::uint32_t kNone = UINT32_MAX;
constexpr std::size_t kMostCells = 9;
using Cells = std::array<std::string_view, kMostCells>;

std::string_view known(std::string_view cell) { return cell == "-" ? std::string_view() : cell; }

template <class Number>
Number number_of(std::string_view cell) {
  Number value{};
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

Precision precision_of(std::string_view word) {
  return word == "point"     ? Precision::kPoint
         : word == "region"  ? Precision::kRegion
         : word == "country" ? Precision::kCountry
                             : Precision::kCity;
}

}  // namespace

bool Entry::in(std::string_view country) const {
  return std::find(countries.begin(), countries.end(), country) != countries.end();
}

std::string fold(std::string_view name) {
  std::string out = fold_letters(name);
  if (out.starts_with("the ")) out.erase(0, 4);
  if (out.starts_with("st ")) out.replace(0, 2, "saint");
  return out;
}

Result<Gazetteer> Gazetteer::load() {
  Gazetteer gazetteer;
  gazetteer.rows_.reserve(130'000);
  gazetteer.keys_.reserve(140'000);
  gazetteer.buckets_.assign(kBuckets, kNone);
  const std::array tables = {std::tuple("places/countries.tsv", Kind::kCountry, std::size_t{4}),
                             std::tuple("places/areas.tsv", Kind::kArea, std::size_t{6}),
                             std::tuple("places/features.tsv", Kind::kFeature, std::size_t{9}),
                             std::tuple("places/regions.tsv", Kind::kRegion, std::size_t{7}),
                             std::tuple("places/cities.tsv", Kind::kCity, std::size_t{9}),
                             std::tuple("places/towns.tsv", Kind::kTown, std::size_t{7})};
  for (const auto& [table, kind, cells] : tables) {
    if (const Status read = gazetteer.read(table, kind, cells); !read) return read.error();
  }
  if (const Status read = gazetteer.read_country_words(); !read) return read.error();
  if (const Status read = gazetteer.read_words(); !read) return read.error();
  return gazetteer;
}

/// "Braunau" of "Braunau am Inn": a town on a river goes by the first part.
std::string_view before_river(std::string_view name) {
  for (const std::string_view link : {" am ", " an der ", " ob der ", " upon ", " on ", "-sur-", " sur "}) {
    const std::size_t at = name.find(link);
    if (at != std::string_view::npos && at > 3) return name.substr(0, at);
  }
  return {};
}

void Gazetteer::add_name(std::string_view name, std::uint32_t row) {
  const std::uint64_t hash = hash_of(fold(name));
  std::uint32_t& first = buckets_[hash % kBuckets];
  keys_.push_back({hash, row, first});
  first = static_cast<std::uint32_t>(keys_.size() - 1);
}

/// Reads only what the index needs; read_table would split every cell of 2 MB.
Status Gazetteer::read(std::string_view table, Kind kind, std::size_t count) {
  std::size_t number = 0;
  const std::size_t name_at = kind == Kind::kCountry ? 1 : 0;
  std::string_view text = embedded_data(table);
  if (text.empty()) return Error{ErrorCode::kDamagedData, std::string(table), "is not in the program"};
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    Cells cells;
    if (cells_of(line, cells) != count)
      return Error{ErrorCode::kDamagedData, std::string(table) + ":" + std::to_string(number),
                   std::string(line)};
    const auto row = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({line, kind});
    add_name(cells[name_at], row);
    if (kind == Kind::kCity || kind == Kind::kTown) {
      if (const std::string_view part = before_river(cells[0]); !part.empty()) add_name(part, row);
    }
    if (kind == Kind::kCountry) {
      country_rows_.emplace(cells[0], row);
      country_words_.emplace(fold(cells[1]), CountryWord{std::string(cells[0])});
    } else if (kind != Kind::kTown) {
      for (const std::string_view other : split(known(cells[1]), ';')) add_name(other, row);
    }
  }
  return Done{};
}

Status Gazetteer::read_country_words() {
  auto states = read_embedded_table("actors/states.tsv", 6, 6);
  if (!states) return states.error();
  const auto add = [&](std::string_view code, std::string_view words, bool adjective) {
    const auto row = country_rows_.find(code);
    if (row == country_rows_.end()) return;
    for (const std::string_view word : split(known(words), ';')) {
      if (!adjective) add_name(word, row->second);
      country_words_.insert_or_assign(fold(word), CountryWord{std::string(code), adjective});
    }
  };
  for (const TableRow& row : states.value()) {
    add(row.cells[0], row.cells[2], false);
    add(row.cells[0], row.cells[3], true);
  }
  auto words = read_embedded_table("actors/state_words.tsv", 4, 4);
  if (!words) return words.error();
  for (const TableRow& row : words.value()) {
    const std::string_view use = row.cells[1];
    if (use == "name") add(row.cells[0], row.cells[2], false);
    if (use == "adjective" || use == "people") add(row.cells[0], row.cells[2], true);
  }
  return Done{};
}

Status Gazetteer::read_words() {
  auto short_forms = read_embedded_table("places/abbreviations.tsv", 3, 3);
  if (!short_forms) return short_forms.error();
  for (const TableRow& row : short_forms.value()) {
    for (const std::string_view form : split(row.cells[2], ';')) short_forms_.emplace(form, row.cells[0]);
  }
  auto kinds = read_embedded_table("places/kinds.tsv", 3, 3);
  if (!kinds) return kinds.error();
  for (const TableRow& row : kinds.value()) {
    for (const std::string_view word : split(row.cells[1], ';'))
      kind_words_.emplace(word, row.cells[0].front());
  }
  return Done{};
}

Entry Gazetteer::entry(std::size_t row) const {
  const Row& r = rows_[row];
  Cells c;
  cells_of(r.line, c);
  Entry e;
  e.kind = r.kind;
  e.name = c[r.kind == Kind::kCountry ? 1 : 0];
  const auto point = [&](std::size_t at) {
    e.lat = number_of<double>(c[at]);
    e.lon = number_of<double>(c[at + 1]);
  };
  switch (r.kind) {
    case Kind::kCountry:
      e.countries = {c[0]};
      point(2);
      e.precision = Precision::kCountry;
      break;
    case Kind::kArea:
      e.countries = split(known(c[3]), ';');
      point(4);
      e.precision = Precision::kCountry;
      break;
    case Kind::kRegion:
      e.countries = {c[2]};
      e.admin1 = e.name;
      point(3);
      e.population = number_of<std::uint32_t>(c[5]);
      e.precision = Precision::kRegion;
      break;
    case Kind::kCity:
      e.countries = {c[2]};
      e.admin1 = known(c[3]);
      point(4);
      e.population = number_of<std::uint32_t>(c[6]);
      e.geonames = number_of<std::uint32_t>(c[7]);
      e.capital = c[8] == "capital";
      break;
    case Kind::kTown:
      e.countries = {c[1]};
      e.admin1 = known(c[2]);
      point(3);
      e.population = number_of<std::uint32_t>(c[5]);
      e.geonames = number_of<std::uint32_t>(c[6]);
      break;
    case Kind::kFeature:
      e.type = c[2];
      e.countries = split(known(c[3]), ';');
      e.admin1 = known(c[4]);
      point(5);
      e.precision = precision_of(c[7]);
      break;
  }
  return e;
}

std::vector<Entry> Gazetteer::find(std::string_view folded) const {
  const std::uint64_t hash = hash_of(folded);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t at = buckets_[hash % kBuckets]; at != kNone; at = keys_[at].next) {
    if (keys_[at].hash == hash) rows.push_back(keys_[at].row);
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  std::vector<Entry> out;
  out.reserve(rows.size());
  for (const std::uint32_t row : rows) out.push_back(entry(row));
  return out;
}

const CountryWord* Gazetteer::country_word(std::string_view folded) const {
  const auto found = country_words_.find(folded);
  return found == country_words_.end() ? nullptr : &found->second;
}

std::string_view Gazetteer::region_of_short_form(std::string_view form) const {
  const auto found = short_forms_.find(form);
  return found == short_forms_.end() ? std::string_view() : found->second;
}

char Gazetteer::kind_word(std::string_view word) const {
  const auto found = kind_words_.find(word);
  return found == kind_words_.end() ? '\0' : found->second;
}

}  // namespace rapporteur::places

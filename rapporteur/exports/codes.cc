// The tables of data/exports/, and the names of data/places/countries.tsv. Tested in tests/unit/exports/codes_test.cc.
#include "rapporteur/exports/codes.h"

#include <charconv>

#include "rapporteur/base/data.h"

namespace rapporteur::exports {
namespace {

constexpr std::string_view kCountries = "exports/countries.tsv";
constexpr std::string_view kNames = "places/countries.tsv";
constexpr std::string_view kCategories = "exports/goldstein.tsv";
constexpr std::string_view kSectors = "exports/roles.tsv";
constexpr double kMost = 10;

std::string known(std::string_view cell) { return cell == "-" ? std::string() : std::string(cell); }

std::string file_of(std::string_view table) { return "data/" + std::string(table); }

std::optional<double> score_of(std::string_view word) {
  double score = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), score);
  if (read.ec != std::errc() || read.ptr != word.data() + word.size() || score < -kMost || score > kMost)
    return std::nullopt;
  return score;
}

}  // namespace

Result<Codes> Codes::load() {
  Codes out;
  if (auto error = out.read_countries()) return *error;
  if (auto error = out.read_names()) return *error;
  if (auto error = out.read_categories()) return *error;
  if (auto error = out.read_sectors()) return *error;
  return out;
}

const Codes& Codes::built_in() {
  static const Codes codes = [] {
    auto loaded = load();
    return loaded ? std::move(loaded).value() : Codes();
  }();
  return codes;
}

std::optional<Error> Codes::read_countries() {
  const auto rows = read_embedded_table(kCountries, 4, 4);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    Country country{known(row.cells[1]), known(row.cells[2]), known(row.cells[3])};
    if (!country.fips.empty() && country.fips.size() != 2)
      return table_error(file_of(kCountries), row, "no FIPS 10-4 code: " + country.fips);
    if (!countries_.emplace(row.cells[0], std::move(country)).second)
      return table_error(file_of(kCountries), row, "twice");
  }
  return std::nullopt;
}

std::optional<Error> Codes::read_names() {
  const auto rows = read_embedded_table(kNames, 2, 4);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) names_.emplace(row.cells[0], row.cells[1]);
  return std::nullopt;
}

std::optional<Error> Codes::read_categories() {
  const auto rows = read_embedded_table(kCategories, 4, 4);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    const auto goldstein = score_of(row.cells[1]);
    const auto intensity = score_of(row.cells[2]);
    if (!goldstein || !intensity) return table_error(file_of(kCategories), row, "no score from -10 to 10");
    if (!categories_.emplace(row.cells[0], Category{*goldstein, *intensity, std::string(row.cells[3])})
             .second)
      return table_error(file_of(kCategories), row, "twice");
  }
  return std::nullopt;
}

std::optional<Error> Codes::read_sectors() {
  const auto rows = read_embedded_table(kSectors, 5, 5);
  if (!rows) return rows.error();
  for (const TableRow& row : rows.value()) {
    Sector sector{known(row.cells[1]), known(row.cells[2]), known(row.cells[3]), known(row.cells[4])};
    if (!sectors_.emplace(row.cells[0], std::move(sector)).second)
      return table_error(file_of(kSectors), row, "twice");
  }
  return std::nullopt;
}

const Codes::Country* Codes::country(std::string_view code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : &found->second;
}

std::string_view Codes::fips(std::string_view code, std::string_view region) const {
  if (!region.empty()) {
    if (const Country* part = country(std::string(code) + "/" + std::string(region))) return part->fips;
  }
  const Country* found = country(code);
  return found != nullptr ? std::string_view(found->fips) : std::string_view();
}

std::string_view Codes::cow(std::string_view code) const {
  const Country* found = country(code);
  return found != nullptr ? std::string_view(found->cow) : std::string_view();
}

std::string_view Codes::name(std::string_view code) const {
  const auto found = names_.find(code);
  return found != names_.end() ? std::string_view(found->second) : std::string_view();
}

std::string_view Codes::icews_name(std::string_view code) const {
  const Country* found = country(code);
  return found != nullptr && !found->icews.empty() ? std::string_view(found->icews) : name(code);
}

const Category* Codes::category(std::string_view cameo) const {
  const auto found = categories_.find(cameo);
  return found == categories_.end() ? nullptr : &found->second;
}

const Sector& Codes::sector(std::string_view sector) const {
  static const Sector kNone;
  const auto found = sectors_.find(sector);
  return found == sectors_.end() ? kNone : found->second;
}

}  // namespace rapporteur::exports

// Gazetteer: the places of data/places/ by name. The rows, some 120,000, are indexed by the hash of their folded names, so that it
// loads in milliseconds; a row is read in full only when it is looked up. Tested in tests/unit/places/.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur::places {

enum class Kind { kCity, kRegion, kCountry, kArea, kFeature, kTown };

/// One row of a table; the words point into it.
struct Entry {
  Kind kind = Kind::kCity;
  std::string_view name;
  std::vector<std::string_view> countries;  // ISO 3166-1 alpha-3; of an area its members
  std::string_view admin1;
  std::string_view type;  // of a feature: "strait"
  double lat = 0, lon = 0;
  std::uint32_t population = 0;
  std::uint32_t geonames = 0;
  bool capital = false;
  Precision precision = Precision::kCity;

  bool in(std::string_view country) const;
};

/// Names as they are compared: lower case, without accents, "the" and apostrophes, hyphens as spaces, "st." as "saint".
std::string fold(std::string_view name);

/// Further names and adjectives of countries, from the tables of the actors.
struct CountryWord {
  std::string code;
  bool adjective = false;  // "Syrian", or a people: no name of the country
};

class Gazetteer {
 public:
  /// Errors: kDamagedData with file and line.
  static Result<Gazetteer> load();

  /// Every place of a name (folded).
  std::vector<Entry> find(std::string_view folded) const;
  /// Names and adjectives of countries ("syria", "syrian", "syrians"), folded; empty code: none.
  const CountryWord* country_word(std::string_view folded) const;
  /// The region a short form stands for after a city and a comma ("Tex."), as written; empty: none.
  std::string_view region_of_short_form(std::string_view form) const;
  /// What a word beside a name tells: 'r' region, 'c' city, 'f' feature, 'd' direction, 0 nothing. Lower case.
  char kind_word(std::string_view word) const;
  /// Rows of all tables, for tests.
  std::size_t size() const { return rows_.size(); }
  Entry entry(std::size_t row) const;

 private:
  struct Row {
    std::string_view line;
    Kind kind;
  };
  struct Key {
    std::uint64_t hash;
    std::uint32_t row;
    std::uint32_t next;  // of the same bucket
  };

  Status read(std::string_view table, Kind kind, std::size_t cells);
  Status read_country_words();
  Status read_words();
  void add_name(std::string_view name, std::uint32_t row);

  std::vector<Row> rows_;
  std::vector<Key> keys_;
  std::vector<std::uint32_t> buckets_;  // by the low bits of the hash, the first key
  std::map<std::string, CountryWord, std::less<>> country_words_;
  std::map<std::string, std::uint32_t, std::less<>> country_rows_;
  std::map<std::string, std::string_view, std::less<>> short_forms_;
  std::map<std::string, char, std::less<>> kind_words_;
};

}  // namespace rapporteur::places

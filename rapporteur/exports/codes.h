// Codes: countries, sectors and CAMEO categories in the codes of GDELT, ICEWS, POLECAT and PLOVER, of data/exports/.
// Tested in tests/unit/exports/codes_test.cc.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rapporteur/base/result.h"

namespace rapporteur::exports {

/// A CAMEO category.
struct Category {
  double goldstein = 0;  // as GDELT has it
  double intensity = 0;  // as ICEWS has it
  std::string name;
};

/// A sector in the codes of others; empty where they have none.
struct Sector {
  std::string cameo;
  std::string plover;
  std::string icews;   // words joined by ","
  std::string entity;  // PLOVER's code of one that belongs to no country
};

class Codes {
 public:
  /// kDamagedData with file and line where a table does not parse, or has a row twice.
  static Result<Codes> load();
  /// load(), once. The tables are built in and tested, so that it cannot fail in a program that passed its tests; if
  /// it does, every code is absent.
  static const Codes& built_in();

  /// FIPS 10-4 of a country, or of the region in it that has one of its own; empty if unknown.
  std::string_view fips(std::string_view country, std::string_view region = {}) const;
  /// Its number in the Correlates of War list of states.
  std::string_view cow(std::string_view country) const;
  /// Its English name, and that of ICEWS.
  std::string_view name(std::string_view country) const;
  std::string_view icews_name(std::string_view country) const;

  /// Null where the code is none of CAMEO's.
  const Category* category(std::string_view cameo) const;
  /// Empty fields for a sector that the table lacks.
  const Sector& sector(std::string_view sector) const;

 private:
  struct Country {
    std::string fips, cow, icews;
  };
  template <class Value>
  using Map = std::map<std::string, Value, std::less<>>;

  std::optional<Error> read_countries();
  std::optional<Error> read_names();
  std::optional<Error> read_categories();
  std::optional<Error> read_sectors();
  const Country* country(std::string_view code) const;

  Map<Country> countries_;
  Map<std::string> names_;
  Map<Category> categories_;
  Map<Sector> sectors_;
};

}  // namespace rapporteur::exports

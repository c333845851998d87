// Adds `document.places`: the names that are places on the map, with coordinates, country and first-level region from
// the gazetteer of data/places/ (gazetteer.h). Of namesakes the one is taken that the text speaks for (ranking.h). A name
// that is in no table stays a place without coordinates. Needs `document.tokens`, `document.sentences`, `document.names`;
// reads `document.syntax`.
// Tested in tests/cases/places/ and tests/unit/places/.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

namespace places {
class Gazetteer;
}

class PlaceFinder {
 public:
  /// Reads the tables built into the program. Errors: kDamagedData with file and line.
  static Result<PlaceFinder> load();

  /// Safe from many threads; copies share the tables.
  void find(Document& document) const;

 private:
  explicit PlaceFinder(std::shared_ptr<const places::Gazetteer> gazetteer)
      : gazetteer_(std::move(gazetteer)) {}
  std::shared_ptr<const places::Gazetteer> gazetteer_;
};

}  // namespace rapporteur

// Which articles of the store are copies of one text: wire stories in several papers, and their near-duplicates. Articles
// that share a key of their sketches are compared; those that copies hold together are one source, whatever the order they
// came in. Private to store/. Tested in tests/unit/store/copies_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/sketch.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it.
class Copies {
 public:
  explicit Copies(database::Connection& database);

  /// Keeps the sketch of a revision's text and finds what it is a copy of.
  void add(std::int64_t revision, std::string_view text);
  /// Forgets a revision; what only it held together is parted.
  void remove(std::int64_t revision);

 private:
  void keep(std::int64_t revision, const Sketch& sketch);
  std::vector<std::int64_t> copies_of(std::int64_t revision, const Sketch& sketch);
  std::optional<Sketch> sketch_at(std::int64_t revision);
  void unite(std::int64_t revision, const std::vector<std::int64_t>& copies);

  database::Connection& database_;
  database::Statement set_, band_, shared_, sketch_, group_, unite_;
};

}  // namespace rapporteur::store

// What the lines of a question are, in figures: how many of each kind, label, status, outlet, party, country and day, and how many lack something. Plain
// data; Store::facets() fills it. Also public. Tested in tests/unit/store/facets_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/store/stats.h"

namespace rapporteur::store {

/// How many values of outlets, parties and countries are told: the most frequent ones.
constexpr std::size_t kMostFacetValues = 50;

/// Each list has the value of most lines first, days in their order.
struct Facets {
  std::uint64_t lines = 0;
  std::vector<LineCount> what;   // by kind, label and status
  std::vector<Named> outlets;    // an unknown one is not told
  std::vector<Named> who;        // who speaks, acts, meets, holds a position: each name of a line
  std::vector<Named> countries;  // where it took place: ISO 3166-1 alpha-3
  std::vector<Named> days;       // of publication, YYYY-MM-DD
  std::vector<Named> missing;    // what lines lack, by the words of Query::missing in their order
};

}  // namespace rapporteur::store

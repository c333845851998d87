// Whether two events of one article are one happening: a logistic regression over what they share (type, mode, words, parties,
// time, place, standing, what their triggers mean where they stand: events/senses.h), fitted on the training part of the corpus
// (data/frames/same_deed.tsv, training/same_deed.py). Private to events/. Tested in tests/unit/events/same_deed_test.cc
// and tests/cases/events; measured by bench/accuracy record.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/events/senses.h"

namespace rapporteur {

class SameDeed {
 public:
  /// Errors: kDamagedData.
  static Result<SameDeed> load();

  using Features = std::vector<std::pair<std::string, double>>;
  /// Per pair of events that is compared, the later with those shortly before it: the logarithm of the odds.
  struct Pair {
    std::uint32_t first = 0, second = 0;  // indexes into the events
    double likeness = 0;
  };
  std::vector<Pair> compare(const Document& document) const;
  /// Sets `happening` of every event: those are one whose mean likeness is above even odds (base/linkage.h).
  void link(Document& document) const;
  /// The same pairs with their features, for training.
  std::vector<std::pair<Pair, Features>> features(const Document& document) const;

 private:
  Senses senses_;
  std::vector<double> weights_;  // parallel to the features
  double bias_ = 0;
};

}  // namespace rapporteur

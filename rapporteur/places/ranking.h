// Which of several namesakes a text means: the larger one, unless the text speaks for another country ("Georgia" beside
// Tbilisi), names it ("Paris, Texas") or says what kind of place it is ("Donetsk province").
// Tested in tests/unit/places/ranking_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/places/gazetteer.h"

namespace rapporteur::places {

/// Countries that a text speaks of, and how often.
class Votes {
 public:
  void add(std::string_view country, std::uint32_t sentence);
  void add_region(std::string_view country, std::string_view admin1);
  /// The share of all votes for regions, 0 … 1.
  double region_share(std::string_view country, std::string_view admin1) const;
  /// The share of all votes, 0 … 1.
  double share(std::string_view country) const;
  /// Whether it is named in the sentence, beyond `own` votes of the place itself.
  bool in_sentence(std::string_view country, std::uint32_t sentence, std::uint32_t own) const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> all_;
  std::map<std::pair<std::string, std::string>, std::uint32_t> regions_;  // country, region
  std::uint32_t regions_total_ = 0;
  std::map<std::pair<std::uint32_t, std::string>, std::uint32_t> sentences_;
  std::uint32_t total_ = 0;
};

/// What stands around one mention of a place.
struct Surroundings {
  std::uint32_t sentence = 0;
  char kind = '\0';              // of Gazetteer::kind_word
  std::vector<Entry> container;  // what follows after a comma
  std::string_view region;       // the same as a short form ("Tex.")
};

/// How likely an entry is before anything of the text is known: the power of ten of its people, or as many as its kind
/// is worth.
double prior(const Entry& entry);
double score(const Entry& entry, const Surroundings& around, const Votes& votes);
/// Whether an entry lies in what follows it after a comma.
bool lies_in(const Entry& entry, const Surroundings& around);

}  // namespace rapporteur::places

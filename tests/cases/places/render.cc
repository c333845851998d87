// Renders the places of a case, one per line: the words, then name, region, country, whole degrees and precision.
#include <cmath>

#include "rapporteur/encoding/encoding.h"
#include "rapporteur/names/names.h"
#include "rapporteur/places/places.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto tagger =
      rapporteur::testing::taken(rapporteur::NameTagger::load(rapporteur::testing::model()));
  static const auto finder = rapporteur::testing::taken(rapporteur::PlaceFinder::load());
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  tagger.tag(document);
  finder.find(document);
  std::string out;
  for (const rapporteur::Place& place : document.places) {
    out += std::string(document.article.text.slice(place.span)) + " = ";
    if (place.name.empty()) {
      out += place.reason + "\n";
      continue;
    }
    out += place.name + ", " + (place.admin1.empty() ? "-" : place.admin1) + ", " +
           (place.country.empty() ? "-" : place.country) + " " + std::to_string(std::lround(place.lat)) +
           " " + std::to_string(std::lround(place.lon)) + " " + std::string(to_word(place.precision)) + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "places", render); }

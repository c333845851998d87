// The weights are set by hand on PolNeAR's articles. Tested in tests/unit/places/ranking_test.cc.
#include "rapporteur/places/ranking.h"

#include <algorithm>
#include <cmath>

namespace rapporteur::places {
namespace {

constexpr double kCountry = 8.0, kArea = 6.5, kTerritory = 6.3, kFeature = 5.4, kTown = 4.3;
constexpr double kCapital = 1.5;
/// A city and the region around it often share a name: the city is meant.
constexpr double kBelowItsCity = 0.7;
constexpr double kShare = 3.0, kRegionShare = 2.0, kSentence = 1.2, kContained = 6.0, kKindSaid = 2.5;

}  // namespace

void Votes::add(std::string_view country, std::uint32_t sentence) {
  ++all_[std::string(country)];
  ++sentences_[{sentence, std::string(country)}];
  ++total_;
}

void Votes::add_region(std::string_view country, std::string_view admin1) {
  ++regions_[{std::string(country), std::string(admin1)}];
  ++regions_total_;
}

double Votes::region_share(std::string_view country, std::string_view admin1) const {
  const auto found = regions_.find({std::string(country), std::string(admin1)});
  return found == regions_.end() ? 0 : static_cast<double>(found->second) / regions_total_;
}

double Votes::share(std::string_view country) const {
  const auto found = all_.find(country);
  return found == all_.end() ? 0 : static_cast<double>(found->second) / total_;
}

bool Votes::in_sentence(std::string_view country, std::uint32_t sentence, std::uint32_t own) const {
  const auto found = sentences_.find({sentence, std::string(country)});
  return found != sentences_.end() && found->second > own;
}

double prior(const Entry& entry) {
  switch (entry.kind) {
    case Kind::kCountry: return kCountry;
    case Kind::kArea: return kArea;
    case Kind::kFeature:
      return entry.type == "territory" ? kTerritory : entry.type == "town" ? kTown : kFeature;
    case Kind::kRegion: return std::log10(entry.population + 1.0) - kBelowItsCity;
    case Kind::kTown: return std::log10(entry.population + 1.0);
    case Kind::kCity: return std::log10(entry.population + 1.0) + (entry.capital ? kCapital : 0);
  }
  return 0;
}

bool lies_in(const Entry& entry, const Surroundings& around) {
  if (!around.region.empty()) return entry.admin1 == around.region;
  return std::any_of(around.container.begin(), around.container.end(), [&](const Entry& outer) {
    const bool same_country = std::any_of(outer.countries.begin(), outer.countries.end(),
                                          [&](std::string_view country) { return entry.in(country); });
    return outer.kind == Kind::kRegion
               ? same_country && entry.admin1 == outer.name && entry.kind != Kind::kRegion
               : same_country && entry.kind != Kind::kCountry;
  });
}

double score(const Entry& entry, const Surroundings& around, const Votes& votes) {
  double out = prior(entry);
  double share = 0;
  bool beside = false;
  for (const std::string_view country : entry.countries) {
    share = std::max(share, votes.share(country));
    beside = beside || votes.in_sentence(country, around.sentence, entry.kind == Kind::kCountry ? 1 : 0);
  }
  out += kShare * share + (beside ? kSentence : 0);
  if (!entry.admin1.empty() && entry.countries.size() == 1)
    out += kRegionShare * votes.region_share(entry.countries.front(), entry.admin1);
  if (lies_in(entry, around)) out += kContained;
  const bool kind_fits = (around.kind == 'r' && entry.kind == Kind::kRegion) ||
                         (around.kind == 'c' && (entry.kind == Kind::kCity || entry.kind == Kind::kTown)) ||
                         (around.kind == 'f' && entry.kind == Kind::kFeature);
  if (kind_fits) out += kKindSaid;
  return out;
}

}  // namespace rapporteur::places

// POLECAT: the 40 columns of its weekly files, with header (Halterman et al. 2023, "PLOVER and POLECAT"). A missing value is
// the word None, lists are joined by "; ": the lists of a side run in parallel, one item per party.
// Tested in tests/unit/exports/polecat_test.cc.
#include <algorithm>
#include <functional>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/event_table.h"
#include "rapporteur/exports/forms_events.h"

namespace rapporteur::exports {
namespace {

using store::Party;

constexpr std::string_view kMissing = "None";

/// One item per party; missing as a whole where it is missing of all.
std::string joined(const std::vector<const Party*>& side,
                   const std::function<std::string(const Party&)>& item) {
  std::string out;
  bool known = false;
  for (const Party* party : side) {
    std::string word = item(*party);
    std::replace(word.begin(), word.end(), ';', ',');  // it would be two items
    known = known || !word.empty();
    if (party != side.front()) out += "; ";
    out += word.empty() ? kMissing : word;
  }
  return known ? out : std::string();
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

class Polecat : public EventTable {
 public:
  using EventTable::EventTable;

  std::string head() override {
    return header({"Event ID",
                   "Event Date",
                   "Event Type",
                   "Event Mode",
                   "Intensity",
                   "Quad Code",
                   "Contexts",
                   "Actor Name",
                   "Actor Country",
                   "Actor COW",
                   "Primary Actor Sector",
                   "Actor Sectors",
                   "Actor Title",
                   "Actor Name Raw",
                   "Wikipedia Actor ID",
                   "Recipient Name",
                   "Recipient Country",
                   "Recipient COW",
                   "Primary Recipient Sector",
                   "Recipient Sectors",
                   "Recipient Title",
                   "Recipient Name Raw",
                   "Wikipedia Recipient ID",
                   "Placename",
                   "City",
                   "District",
                   "Province",
                   "Country",
                   "Latitude",
                   "Longitude",
                   "GeoNames ID",
                   "Raw Placename",
                   "Feature Type",
                   "Source",
                   "Publication Date",
                   "Story People",
                   "Story Organizations",
                   "Story Locations",
                   "Language",
                   "Version"});
  }

 protected:
  std::string row(const store::Entry& event) override {
    const Sides sides = sides_of(event);
    Row row(kMissing);
    row.put(event.id).put(day(event)).put(event.label).put(event.mode).put(event.intensity);
    row.put(event.quad > 0 ? std::to_string(event.quad) : std::string()).put(joined(event.contexts));
    put_side(row, sides.actors, event);
    put_side(row, sides.recipients, event);
    put_place(row, event.place);
    row.put(event.outlet).put(date_of(event.published)).skip(3);  // who else is in the story: not of an event
    row.put(event.language).put(options().version);
    return std::move(row).line();
  }

 private:
  std::string sector_of(const Party& party) const { return codes().sector(party.sector).plover; }

  void put_side(Row& row, const std::vector<const Party*>& side, const store::Entry& event) const {
    const Party* first = first_of(side);
    row.put(joined(side, [](const Party& party) { return party.name; }));
    row.put(joined(side, [](const Party& party) { return party.country; }));
    row.put(joined(side, [this](const Party& party) { return std::string(codes().cow(party.country)); }));
    row.put(first != nullptr ? sector_of(*first) : std::string());
    row.put(joined(side, [this](const Party& party) { return sector_of(party); }));
    row.put(joined(side, [](const Party& party) { return party.office; }));
    row.put(joined(side, [&](const Party& party) {
      return party.span && !options().no_text ? words_in_sentence(event, *party.span) : std::string();
    }));
    row.skip();  // Wikipedia's page: the record knows Wikidata's item
  }

  void put_place(Row& row, const std::optional<store::EntryPlace>& place) const {
    if (!place) {
      row.skip(10);
      return;
    }
    const bool city = any_of(place->precision, {"city", "point"});
    row.put(place->name).put(city ? place->name : std::string()).skip();
    row.put(place->precision == "region" ? place->name : place->admin1).put(codes().name(place->country));
    row.put(place->lat).put(place->lon);
    row.put(place->geonames > 0 ? std::to_string(place->geonames) : std::string()).skip(2);
  }
};

}  // namespace

std::unique_ptr<Writer> make_polecat(const Options& options) { return std::make_unique<Polecat>(options); }

}  // namespace rapporteur::exports

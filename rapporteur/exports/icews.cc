// ICEWS: the 20 columns of its event files, with header; columns as published in doi:10.7910/DVN/28075. Source and target
// are what the record calls actor and recipient. Tested in tests/unit/exports/icews_test.cc.
#include "rapporteur/base/text.h"
#include "rapporteur/exports/event_table.h"
#include "rapporteur/exports/forms_events.h"

namespace rapporteur::exports {
namespace {

class Icews : public EventTable {
 public:
  using EventTable::EventTable;

  std::string head() override {
    return header({"Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
                   "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
                   "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
                   "District",       "Province",   "Country",         "Latitude",       "Longitude"});
  }

 protected:
  std::string row(const store::Entry& event) override {
    const Sides sides = sides_of(event);
    const Category* category = codes().category(event.cameo);
    Row row;
    row.put(number_of(event.id)).put(day(event));
    put_party(row, first_of(sides.actors));
    // the name of the category, as ICEWS has it: no words of the article
    row.put(category != nullptr ? std::string_view(category->name) : std::string_view()).put(event.cameo);
    row.put(category != nullptr ? std::optional(category->intensity) : std::nullopt);
    put_party(row, first_of(sides.recipients));
    row.put(number_of(event.article)).put(std::to_string(event.sentence_number + 1)).put(event.outlet);
    put_place(row, event.place);
    return std::move(row).line();
  }

 private:
  void put_party(Row& row, const store::Party* party) const {
    if (party == nullptr) {
      row.skip(3);
      return;
    }
    row.put(party->name).put(codes().sector(party->sector).icews).put(codes().icews_name(party->country));
  }

  void put_place(Row& row, const std::optional<store::EntryPlace>& place) const {
    if (!place) {
      row.skip(6);
      return;
    }
    const bool city = any_of(place->precision, {"city", "point"});
    row.put(city ? place->name : std::string()).skip();
    row.put(place->precision == "region" ? place->name : place->admin1);
    row.put(codes().icews_name(place->country)).put(place->lat).put(place->lon);
  }
};

}  // namespace

std::unique_ptr<Writer> make_icews(const Options& options) { return std::make_unique<Icews>(options); }

}  // namespace rapporteur::exports

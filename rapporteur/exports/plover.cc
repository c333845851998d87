// PLOVER 0.8: one JSON object per line, by the data fields of its manual (0.8b1, chapter "Data Fields"). The status goes where
// the manual puts its auxiliary modes, the list `context`, and stands word for word in a field of its own, which the
// manual allows. Tested in tests/unit/exports/plover_test.cc.
#include <cmath>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/event_table.h"
#include "rapporteur/exports/forms_events.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
namespace {

/// PLOVER's auxiliary mode of a status. DESIGN's crosswalk, and beyond it what would otherwise be read as having happened:
/// proposed is hypothetical, refused and cancelled are negation, postponed is future.
std::string_view auxiliary_mode(std::string_view status) {
  if (any_of(status, {"planned", "postponed"})) return "future";
  if (any_of(status, {"proposed", "possible", "conditional"})) return "hypothetical";
  if (any_of(status, {"denied", "negated", "refused", "cancelled"})) return "negation";
  return {};
}

/// 5 within a city, 4 city, 2 province, 1 country.
int resolution_of(std::string_view precision) {
  if (precision == "point") return 5;
  if (precision == "city") return 4;
  if (precision == "region") return 2;
  return precision == "country" ? 1 : 0;
}

Json entity_json(const store::Party& party, const Codes& codes) {
  const Sector& sector = codes.sector(party.sector);
  Json out = Json::object();
  put_known(out, "code", party.country.empty() ? sector.entity : party.country);
  put_known(out, "sector", sector.plover);
  put_known(out, "entity_text", party.name);
  put_known(out, "identifier_id", party.wikidata);
  put_known(out, "office", party.office);
  return out;
}

Json entities_json(const store::Entry& event, std::string_view role, const Codes& codes) {
  Json out = Json::array();
  for (const store::Party& party : event.parties) {
    if (party.role == role) out.push_back(entity_json(party, codes));
  }
  return out;
}

Json place_json(const store::EntryPlace& place, const Codes& codes) {
  Json out = Json::object();
  put_known(out, "resolved_place", place.name);
  if (place.geonames > 0) out["geonameid"] = place.geonames;
  if (place.lat) out["lat"] = *place.lat;
  if (place.lon) out["lon"] = *place.lon;
  const int resolution = resolution_of(place.precision);
  if (resolution >= 4) put_known(out, "city", place.name);
  put_known(out, "province", place.precision == "region" ? place.name : place.admin1);
  put_known(out, "country", codes.name(place.country));
  put_known(out, "country_code", place.country);
  if (resolution > 0) out["resolution"] = resolution;
  return out;
}

/// `from` is the event's day or, if that is what was asked for, that of publication.
void put_times(Json& out, const store::Entry& event, std::string_view from) {
  const std::string_view to = date_of(event.to);
  const bool told = !date_of(event.from).empty();
  out["date"] = from.empty() ? Json() : Json(from);  // required, but not to be invented
  if (!told && !from.empty()) out["date_basis"] = "published";
  put_known(out, "time", time_of_day(event.from));
  if (to.empty() || (!told && to <= from)) return;  // "until Monday", published on Tuesday
  const std::string_view until = time_of_day(event.to);
  const std::string last = until.empty() ? day_before(to) : std::string(to);  // intervals are half-open
  if (last > from || !until.empty()) out["enddate"] = last;
  put_known(out, "endtime", until);
}

Json list_of(std::string_view word) { return word.empty() ? Json::array() : Json::array({word}); }

Json contexts_json(const store::Entry& event) {
  Json out = event.contexts;
  if (const auto mode = auxiliary_mode(event.status); !mode.empty()) out.push_back(mode);
  if (event.background) out.push_back("historical");
  return out;
}

class Plover : public Writer {
 public:
  explicit Plover(const Options& options) : options_(options), codes_(Codes::built_in()) {}

  std::string entry(const store::Entry& entry) override {
    if (entry.kind == store::EntryKind::kEvent)
      return dumped(event_json(entry, day_of(entry, options_, filled_))) + "\n";
    ++left_out_;
    return {};
  }

  std::string cut(std::string_view reason) override { return dumped({{"cut", reason}}) + "\n"; }

 private:
  Json event_json(const store::Entry& event, std::string_view from) const {
    Json out = {{"id", event.id}, {"has_event", true}};
    put_times(out, event, from);
    out["actor"] = entities_json(event, "actor", codes_);
    out["recipient"] = entities_json(event, "recipient", codes_);
    out["event"] = list_of(event.label);
    if (event.place) out["event_loc"] = place_json(*event.place, codes_);
    if (!options_.no_text && !event.words.empty()) out["event_text"] = list_of(event.words);
    if (event.quad > 0) out["quad_code"] = event.quad;
    if (event.intensity) out["event_scale"] = *event.intensity;
    out["mode"] = list_of(event.mode);
    out["context"] = contexts_json(event);
    put_known(out, "link", event.happening);
    if (!options_.no_text) put_known(out, "text", event.sentence);
    out["text_info"] = {{"sequence", event.sentence_number},
                        {"start", event.sentence_span.begin},
                        {"end", event.sentence_span.end}};
    out["cite_info"] = citation_json(event);
    put_known(out, "coder", options_.version.empty() ? "" : "rapporteur " + options_.version);
    put_known(out, "coded_date", date_of(event.added));
    put_known(out, "coded_time", time_of_day(event.added));
    put_known(out, "status", event.status);
    if (event.background) out["background"] = true;
    put_known(out, "according_to", event.according_to);
    out["confidence"] = std::round(event.confidence * 1000) / 1000;  // more would be noise
    return out;
  }

  Json citation_json(const store::Entry& event) const {
    Json out = {{"citation", event.article}};
    put_known(out, "url", event.url);
    put_known(out, "title", event.title);
    put_known(out, "language", event.language);
    put_known(out, "publication", event.outlet);
    put_known(out, "coder", options_.model);
    out["codebook"] = "plover-base-0.8";
    return out;
  }

  Options options_;
  const Codes& codes_;  // lives for ever
};

}  // namespace

std::unique_ptr<Writer> make_plover(const Options& options) { return std::make_unique<Plover>(options); }

}  // namespace rapporteur::exports

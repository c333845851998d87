// GDELT 2.0: the 61 columns of Events and the 16 of Mentions, without header (GDELT Event Codebook V2.0, 2015). What GDELT
// measures and a record does not (tone, ethnic and religious codes, places of the actors) is empty.
// Tested in tests/unit/exports/gdelt_test.cc.
#include <array>
#include <cstdio>

#include "rapporteur/base/text.h"
#include "rapporteur/exports/event_table.h"
#include "rapporteur/exports/forms_events.h"

namespace rapporteur::exports {
namespace {

constexpr std::size_t kBaseDigits = 3;
constexpr std::size_t kRootDigits = 2;
constexpr std::size_t kStampDigits = 14;
constexpr std::string_view kNoPlace = "0";

/// "20260303120000" of "2026-03-03T12:00:00Z".
std::string stamp_of(std::string_view time) {
  std::string out;
  for (const char c : time) {
    if (c >= '0' && c <= '9') out += c;
    if (out.size() == kStampDigits) return out;
  }
  return {};
}

/// The share of the year that has passed, months being 30 days long, as GDELT reckons it: "2026.1753".
std::string fraction_of(std::string_view date) {
  const int month = (date[5] - '0') * 10 + (date[6] - '0');
  const int day = (date[8] - '0') * 10 + (date[9] - '0');
  const int year_length = 365;
  const double passed = static_cast<double>((month - 1) * 30 + day) / year_length;
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%.4f", passed);
  return std::string(date.substr(0, 4)) + (digits.data() + 1);
}

void put_date(Row& row, std::string_view date) {
  if (date.empty()) {
    row.skip(4);
    return;
  }
  const std::string year(date.substr(0, 4));
  const std::string month(date.substr(5, 2));
  row.put(year + month + std::string(date.substr(8, 2))).put(year + month).put(year).put(fraction_of(date));
}

/// Country and role, as CAMEO writes both together: "VELGOV".
void put_actor(Row& row, const store::Party* party, const Codes& codes) {
  if (party == nullptr) {
    row.skip(10);
    return;
  }
  const std::string& role = codes.sector(party->sector).cameo;
  row.put(party->country + role).put(party->name).put(party->country).skip(4).put(role).skip(2);
}

/// GDELT's kind of place: 1 country, 2 state of the USA, 3 city of the USA, 4 other city, 5 other state.
std::string_view kind_of(const store::EntryPlace& place) {
  const bool american = place.country == "USA";
  if (place.precision == "country") return "1";
  if (place.precision == "region") return american ? "2" : "5";
  if (any_of(place.precision, {"city", "point"})) return american ? "3" : "4";
  return kNoPlace;
}

/// "Geneva, Geneva, Switzerland".
std::string full_name_of(const store::EntryPlace& place, std::string_view country) {
  std::string out = place.name;
  if (!place.admin1.empty() && place.admin1 != place.name) out += ", " + place.admin1;
  if (!country.empty() && country != place.name) out += ", " + std::string(country);
  return out;
}

void put_place(Row& row, const std::optional<store::EntryPlace>& place, const Codes& codes) {
  if (!place) {
    row.put(kNoPlace).skip(7);
    return;
  }
  const bool region = place->precision == "region";
  const std::string_view fips = codes.fips(place->country, region ? place->name : place->admin1);
  // GDELT's regions have codes of their own, which no table here knows; of a country they are its code
  const std::string_view whole = place->precision == "country" ? fips : std::string_view();
  row.put(kind_of(*place)).put(full_name_of(*place, codes.name(place->country))).put(fips).put(whole).skip();
  row.put(place->lat).put(place->lon).put(whole);
}

class GdeltEvents : public EventTable {
 public:
  using EventTable::EventTable;

 protected:
  std::string row(const store::Entry& event) override {
    const Sides sides = sides_of(event);
    const Category* category = codes().category(event.cameo);
    Row row;
    row.put(number_of(event.id));
    put_date(row, day(event));
    put_actor(row, first_of(sides.actors), codes());
    put_actor(row, first_of(sides.recipients), codes());
    row.skip().put(event.cameo);  // whether in the lead is not known of an entry
    row.put(std::string_view(event.cameo).substr(0, kBaseDigits));
    row.put(std::string_view(event.cameo).substr(0, kRootDigits));
    row.put(event.quad > 0 ? std::to_string(event.quad) : std::string());
    row.put(category != nullptr ? std::optional(category->goldstein) : std::nullopt);
    row.put("1").put("1").put("1").skip();  // one mention, source and article; no tone
    put_place(row, std::nullopt, codes());
    put_place(row, std::nullopt, codes());
    put_place(row, event.place, codes());
    row.put(stamp_of(event.added)).put(event.url);
    return std::move(row).line();
  }
};

bool is_web(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

/// "tern.example" of "https://www.tern.example:8080/talks".
std::string_view host_of(std::string_view url) {
  const std::size_t from = url.find("://") + 3;
  std::string_view host = url.substr(from, url.find_first_of("/?#", from) - from);
  if (const auto at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  return host.starts_with("www.") ? host.substr(4) : host;
}

/// How an article that is not on the web is named: "Talks on the harbour. The Tern, 2026-03-03".
std::string citation_of(const store::Entry& event) {
  std::string out = event.title;
  for (const std::string_view part : {std::string_view(event.outlet), date_of(event.published)}) {
    if (part.empty()) continue;
    if (!out.empty()) out += out == event.title ? ". " : ", ";
    out += part;
  }
  return out.empty() ? event.article : out;
}

std::string offset_of(const std::optional<Span>& span) { return span ? std::to_string(span->begin) : "-1"; }

std::string offset_of(const store::Party* party) { return party != nullptr ? offset_of(party->span) : "-1"; }

class GdeltMentions : public EventTable {
 public:
  using EventTable::EventTable;

 protected:
  std::string row(const store::Entry& event) override {
    const Sides sides = sides_of(event);
    const store::EntrySpan* trigger = span_of(event, "trigger");
    const bool web = is_web(event.url);
    Row row;
    row.put(number_of(event.id)).put(stamp_of(event.added));
    row.put(stamp_of(event.modified.empty() ? event.added : event.modified));
    row.put(web ? "1" : "2").put(web ? host_of(event.url) : std::string_view(event.outlet));
    row.put(web ? event.url : citation_of(event)).put(std::to_string(event.sentence_number + 1));
    row.put(offset_of(first_of(sides.actors))).put(offset_of(first_of(sides.recipients)));
    row.put(trigger != nullptr ? std::to_string(trigger->span.begin) : "-1").put("1");
    row.put(decimal(event.confidence * 100, 0)).put(std::to_string(event.article_length)).skip(3);
    return std::move(row).line();
  }
};

}  // namespace

std::unique_ptr<Writer> make_gdelt(const Options& options) { return std::make_unique<GdeltEvents>(options); }

std::unique_ptr<Writer> make_gdelt_mentions(const Options& options) {
  return std::make_unique<GdeltMentions>(options);
}

}  // namespace rapporteur::exports

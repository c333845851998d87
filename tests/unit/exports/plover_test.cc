// PLOVER's JSON lines: the required fields, the status in its auxiliary modes, what --no-text keeps back, broken UTF-8.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "rapporteur/exports/forms_events.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using Json = nlohmann::json;
using testing::visit;

Json json_of(const store::Entry& entry, const exports::Options& options = {}) {
  const std::string line = exports::make_plover(options)->entry(entry);
  if (line.empty() || line.find('\n') != line.size() - 1) return {};
  return Json::parse(line);
}

TEST(Plover, EveryFieldHasItsSource) {
  exports::Options options;
  options.version = "0.3.0";
  options.model = "core-1 2d71";
  const Json expected = Json::parse(R"json({
    "id": "0a1b2c3d4e5f6071", "has_event": true, "date": "2026-03-05",
    "actor": [{"code": "PRT", "sector": "GOV", "entity_text": "Ana Reis", "identifier_id": "Q42", "office": "foreign minister"}],
    "recipient": [{"code": "NOR", "sector": "MIL", "entity_text": "Norland army"}],
    "event": ["CONSULT"], "event_text": ["met"], "quad_code": 1, "event_scale": 4.0, "mode": ["visit"],
    "context": ["military", "diplomatic"], "link": "h00000000000000a1",
    "event_loc": {"resolved_place": "Geneva", "geonameid": 2660646, "lat": 46.2022, "lon": 6.1457, "city": "Geneva",
                  "province": "Canton of Geneva", "country": "Switzerland", "country_code": "CHE", "resolution": 4},
    "text": "\"Caf\u00e9\" Reis met the Norland army\tin Geneva.",
    "text_info": {"sequence": 2, "start": 100, "end": 143},
    "cite_info": {"citation": "a1b2c3d4e5f60718", "url": "https://www.tern.example/talks?page=2", "title": "Talks on the harbour",
                  "language": "en", "publication": "The Tern", "coder": "core-1 2d71", "codebook": "plover-base-0.8"},
    "coder": "rapporteur 0.3.0", "coded_date": "2026-03-06", "coded_time": "09:15:30Z",
    "status": "occurred", "according_to": "Velia's foreign ministry", "confidence": 0.912})json");
  EXPECT_EQ(json_of(visit(), options), expected);
}

TEST(Plover, TheStatusIsAnAuxiliaryMode) {
  const std::pair<const char*, const char*> cases[] = {
      {"planned", "future"},        {"postponed", "future"},         {"proposed", "hypothetical"},
      {"possible", "hypothetical"}, {"conditional", "hypothetical"}, {"denied", "negation"},
      {"negated", "negation"},      {"refused", "negation"},         {"cancelled", "negation"}};
  for (const auto& [status, mode] : cases) {
    store::Entry event = visit();
    event.status = status;
    const Json json = json_of(event);
    EXPECT_EQ(json["context"], Json({"military", "diplomatic", mode})) << status;
    EXPECT_EQ(json["status"], status);
  }
  store::Entry event = visit();
  event.contexts.clear();
  event.status = "ongoing";
  EXPECT_EQ(json_of(event)["context"], Json::array());
  event.background = true;
  EXPECT_EQ(json_of(event)["context"], Json({"historical"}));
}

TEST(Plover, RequiredFieldsAreThereEvenIfUnknown) {
  store::Entry event;
  event.kind = store::EntryKind::kEvent;
  event.id = "00000000000000ff";
  const Json json = json_of(event);
  EXPECT_EQ(json["id"], "00000000000000ff");
  EXPECT_TRUE(json["date"].is_null());  // not that of publication
  EXPECT_EQ(json["actor"], Json::array());
  EXPECT_EQ(json["event"], Json::array());
  EXPECT_FALSE(json.contains("event_loc"));
  EXPECT_FALSE(json.contains("quad_code"));
}

TEST(Plover, TimesEndWithTheirLastDay) {
  store::Entry event = visit();
  event.from = "2026-02-27";
  event.to = "2026-03-01";
  EXPECT_EQ(json_of(event)["enddate"], "2026-02-28");
  event.from = "2026-03-05T10:30";
  event.to = "2026-03-05T12:00";
  Json json = json_of(event);
  EXPECT_EQ(json["time"], "10:30");
  EXPECT_EQ(json["enddate"], "2026-03-05");
  EXPECT_EQ(json["endtime"], "12:00");
  event.to = "soon";
  EXPECT_FALSE(json_of(event).contains("enddate"));
}

TEST(Plover, WithoutTextNoWordsOfTheArticle) {
  exports::Options options;
  options.no_text = true;
  const Json json = json_of(visit(), options);
  EXPECT_FALSE(json.contains("text"));
  EXPECT_FALSE(json.contains("event_text"));
  EXPECT_EQ(json["text_info"]["start"], 100);
  EXPECT_EQ(json["actor"][0]["entity_text"], "Ana Reis");
}

TEST(Plover, WhoBelongsToNoCountryHasTheCodeOfItsKind) {
  store::Entry event = visit();
  event.parties = {testing::party("actor", "a relief agency", "", "NGO"),
                   testing::party("actor", "gunmen", "", "UAF")};
  const Json json = json_of(event);
  EXPECT_EQ(json["actor"][0], Json({{"code", "NGO"}, {"entity_text", "a relief agency"}}));
  EXPECT_EQ(json["actor"][1], Json({{"sector", "UAF"}, {"entity_text", "gunmen"}}));
}

TEST(Plover, OtherEntriesAreCountedAndBrokenTextIsNoBrokenJson) {
  const auto writer = exports::make_plover({});
  EXPECT_EQ(writer->entry(testing::statement()), "");
  EXPECT_EQ(writer->left_out(), 1U);
  store::Entry event = visit();
  event.sentence = testing::kHostile;
  event.confidence = std::numeric_limits<double>::quiet_NaN();
  const Json json = json_of(event);
  EXPECT_EQ(json["text"],
            "a\tb\r\nc\xE2\x80\xA8"
            "d\x01"
            "e\xEF\xBF\xBD"
            "f");
  EXPECT_TRUE(json["confidence"].is_null());
  EXPECT_EQ(Json::parse(writer->cut("full \"disk\"\n")), Json({{"cut", "full \"disk\"\n"}}));
}

}  // namespace
}  // namespace rapporteur

// A record read back gives the same record again, field by field and byte for byte; one test per kind of fault, each
// a sound record with one thing changed.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "rapporteur/record/record.h"
#include "tests/unit/record/sample.h"

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;

const RecordOptions kOptions{"0.1.0", "core", std::string(64, 'a')};

Span span_of(const Document& document, std::string_view words) {
  const Text& text = document.article.text;
  const auto at = static_cast<std::uint32_t>(text.utf8().find(words));
  return {text.offset_of_byte(at), text.offset_of_byte(at + static_cast<std::uint32_t>(words.size()))};
}

void fill_reasons(Document& document) {
  std::vector<Mention>& mentions = document.actors[3].mentions;
  mentions[0].reason = MentionReason::kSpeaker;
  mentions[0].evidence = mentions[1].span;
  mentions[0].others = {
      {0, {}, LostBy::kProminence, 2}, {{}, 0, LostBy::kActs, {}}, {1, {}, LostBy::kGender, {}}};
  mentions[1].reason = MentionReason::kKnownPerson;
  mentions[1].entry = "Ana Reis";
}

void fill_article_and_actors(Document& document) {
  document.article.url = "https://tern.example/no-date";
  document.article.byline = "Ida Holm";
  document.article.revision = 3;
  document.article.sha256 = "1610f6490ccfbe5ca662944d0d35033a53795010021f87f554255738eca08d38";
  Actor& reis = document.actors[3];
  reis.offices[0].until = "2026";
  reis.country = "NOR";
  reis.country_basis = "office";
  reis.sector = "GOV";
  reis.wikidata = "Q42";
  document.actors[0].members = {1, 3};
}

void fill_times_and_places(Document& document) {
  TimeExpression time;
  time.span = span_of(document, "date yet");
  time.type = TimeType::kTime;
  time.value = "2026-03-05T10:00";
  time.modifier = "APPROX";
  time.from = "2026-03-05T10:00:00.5+01:00";
  time.to = "2026-03-06";
  time.reason = "of the publication";
  document.times = {time, {}};
  document.times[1].span = span_of(document, "wait");
  Place place;
  place.span = span_of(document, "Norland");
  place.name = "Norland";
  place.country = "NOR";
  place.admin1 = "Upper Norland";
  place.lat = 59.913273;
  place.lon = -0.1;
  place.geonames = 3143244;
  place.precision = Precision::kRegion;
  place.reason = "a region";
  document.places = {place, {}};
  document.places[1].span = span_of(document, "Tern");
  document.statements[0].time = 1;
  document.statements[0].place = 0;
}

Event event(const Document& document, std::uint32_t sentence, std::string_view trigger) {
  Event out;
  out.sentence = sentence;
  out.trigger = {span_of(document, trigger)};
  out.confidence = 0.6254F;
  return out;
}

void fill_events(Document& document) {
  Event talks = event(document, 1, "talks");
  talks.trigger = {span_of(document, "rule"), span_of(document, "talks")};
  talks.mode = "third-party";
  talks.contexts = {"diplomatic", "human_rights"};
  talks.cameo = "036";
  talks.intensity = 4.5;
  talks.participants = {
      {ParticipantRole::kActor, 3, std::nullopt, span_of(document, "Ana Reis"), "its subject"},
      {ParticipantRole::kTarget, std::nullopt, 0, {}, ""}};
  talks.status = EventStatus::kConditional;
  talks.background = true;
  talks.condition = Condition{span_of(document, "no date"), 1};
  talks.time = 0;
  talks.place = 1;
  talks.quantities = {{"killed", 12, std::nullopt, "people", span_of(document, "No")},
                      {"money", 0.5, 1e21, "EUR", span_of(document, "Tern")}};
  talks.according_to = {0};
  talks.disputed_by = {1, 0};
  talks.happening = 1;
  talks.reason = "'talks' of a noun";
  Event agreed = event(document, 1, "agreed");
  agreed.type = EventType::kAgree;
  document.events = {talks, agreed};
}

void fill_meetings_and_positions(Document& document) {
  Meeting meeting;
  meeting.what = cover(document.events[0].trigger[0], document.events[0].trigger[1]);
  meeting.kind = MeetingKind::kSummit;
  meeting.parties = {1, 2};
  meeting.delegates = {{3, 1}, {0, std::nullopt}};
  meeting.hosts = {1};
  meeting.mediators = {2};
  meeting.attendance = {{2, AttendanceKind::kWalkedOut, {{1, 0}, {1}}}, {1, AttendanceKind::kInvited, {}}};
  meeting.time = 1;
  meeting.place = 0;
  meeting.purpose = {span_of(document, "no date")};
  meeting.phase = MeetingPhase::kPostponed;
  meeting.history = {{MeetingPhase::kScheduled, {{0}, {}}}, {MeetingPhase::kPostponed, {{}, {0}}}};
  meeting.events = {0, 1};
  meeting.confidence = 0.5F;
  meeting.reason = "2 events";
  document.meetings = {meeting};
  Position said{"",   0,     "a date", Stance::kUndecided, 0, std::nullopt, span_of(document, "date had"),
                0.7F, "said"};
  Position done{"", 3, "talks", Stance::kOffers, std::nullopt, 0, span_of(document, "talks"), 1, ""};
  document.positions = {said, done};
}

/// The sample with every field of a record in use.
Document full_document() {
  Document document = testing::sample_document();
  fill_article_and_actors(document);
  fill_reasons(document);
  fill_times_and_places(document);
  fill_events(document);
  fill_meetings_and_positions(document);
  name_entries(document);
  return document;
}

Json full_record() { return Json::parse(to_json(full_document(), kOptions)); }

Document read(const std::string& json) {
  auto document = document_of(json, "it");
  EXPECT_TRUE(document.ok()) << to_string(document.error());
  return document.ok() ? document.value() : Document{};
}

std::string fault_of(const std::string& json) {
  const auto document = document_of(json, "it");
  if (document.ok()) return "none";
  EXPECT_EQ(document.error().code, ErrorCode::kDamagedInput);
  EXPECT_EQ(document.error().subject, "it");
  return document.error().detail;
}

// ── there and back ──────────────────────────────────────────────────────────────────────────────────────

TEST(RecordParse, GivesTheRecordBack) {
  for (const Document& document : {full_document(), testing::sample_document(), Document{}}) {
    const std::string record = to_json(document, kOptions);
    EXPECT_EQ(to_json(read(record), kOptions), record);
  }
}

TEST(RecordParse, TheFullRecordHasEveryFieldOfTheSchema) {
  std::ifstream file(RAPPORTEUR_SOURCE_DIR "/docs/formats/record.schema.json");
  const Json schema = Json::parse(file)["$defs"];
  const Json record = full_record();
  const auto used = [&](const Json& list) {
    std::set<std::string> keys;
    for (const Json& one : list) {
      for (const auto& field : one.items()) keys.insert(field.key());
    }
    return keys;
  };
  const std::vector<std::pair<const char*, Json>> lists = {
      {"article", Json::array({record["article"]})},
      {"sentence", record["sentences"]},
      {"actor", record["actors"]},
      {"office", record["actors"][3]["offices"]},
      {"mention", record["actors"][3]["mentions"]},
      {"alternative", record["actors"][3]["mentions"][0]["others"]},
      {"time_expression", record["times"]},
      {"place", record["places"]},
      {"statement", record["statements"]},
      {"event", record["events"]},
      {"participant", record["events"][0]["participants"]},
      {"quantity", record["events"][0]["quantities"]},
      {"meeting", record["meetings"]},
      {"attendance", record["meetings"][0]["attendance"]},
      {"delegate", record["meetings"][0]["delegates"]},
      {"step", record["meetings"][0]["history"]},
      {"position", record["positions"]}};
  for (const auto& list : lists) {
    std::set<std::string> known;
    for (const auto& field : schema[list.first]["properties"].items()) known.insert(field.key());
    EXPECT_EQ(used(list.second), known) << list.first;
  }
}

TEST(RecordParse, FillsTheLayers) {
  const Document before = full_document();
  const Document after = read(to_json(before, kOptions));
  EXPECT_EQ(after.article.text.utf8(), before.article.text.utf8());
  EXPECT_EQ(after.article.published_basis, DateBasis::kMetadata);
  EXPECT_EQ(after.sentences[2].span, before.sentences[2].span);
  EXPECT_EQ(after.actors[3].offices[0].evidence, before.actors[3].offices[0].evidence);
  EXPECT_EQ(after.actors[0].acts_for, 1u);
  EXPECT_EQ(after.actors[0].count, 1u);
  EXPECT_EQ(after.actors[0].members, before.actors[0].members);
  EXPECT_EQ(after.times[0].from, before.times[0].from);
  EXPECT_EQ(after.places[0].lat, 59.913273);
  EXPECT_EQ(after.statements[1].channel->kind, "interview");
  EXPECT_EQ(after.statements[0].id, before.statements[0].id);
  EXPECT_EQ(after.events[0].condition->event, 1u);
  EXPECT_EQ(after.events[0].quantities[1].high, 1e21);
  EXPECT_EQ(after.events[1].happening, 0u);
  EXPECT_EQ(after.meetings[0].what, before.meetings[0].what);
  EXPECT_EQ(after.meetings[0].attendance[0].evidence.events, (std::vector<std::uint32_t>{1, 0}));
  EXPECT_EQ(after.positions[1].event, 0u);
  EXPECT_TRUE(after.tokens.empty());
}

TEST(RecordParse, ParagraphsReachAsFarAsTheirSentences) {
  Json record = full_record();
  record["sentences"][2]["paragraph"] = 3;
  record["sentences"][2]["part"] = "caption";
  const Document document = read(record.dump());
  const auto& paragraphs = document.article.paragraphs;
  ASSERT_EQ(paragraphs.size(), 4u);
  EXPECT_EQ(paragraphs[0].span, document.sentences[0].span);
  EXPECT_EQ(paragraphs[0].part, Part::kTitle);
  EXPECT_EQ(paragraphs[2].span, (Span{document.sentences[1].span.end, document.sentences[1].span.end}));
  EXPECT_EQ(paragraphs[3].part, Part::kCaption);
  EXPECT_EQ(to_json(document, kOptions), record.dump());
}

TEST(RecordParse, UnknownFieldsAndLayersAreLeftAlone) {
  RecordOptions options = kOptions;
  options.tokens = options.syntax = options.names = options.attribution = true;
  Json record = Json::parse(to_json(full_document(), options));
  record["events"][0]["mood"] = {{"deep", {1, {2}}}};
  record["outlook"] = nullptr;
  EXPECT_EQ(to_json(read(record.dump()), kOptions), full_record().dump());
}

TEST(RecordParse, OrderOfFieldsAndNumbersOfIdsDoNotMatter) {
  Json record = Json::parse(
      R"({"positions":[],"meetings":[],"events":[],"statements":[],"places":[],"times":[],
          "actors":[{"mentions":[],"kind":"person","name":"Ana","id":"a7","for":"a2"},
                    {"id":"a2","name":"Velia","kind":"state","mentions":[]}],
          "sentences":[],"article":{"text":"Ana","revision":1,"published_basis":"unknown","id":""},"rapporteur":"x"})");
  const Document document = read(record.dump());
  EXPECT_EQ(document.actors[0].acts_for, 1u);
  EXPECT_EQ(document.article.language, "");
}

TEST(RecordParse, WhatIsEscapedOrOutsideTheFirstPlaneCountsAsOneCharacter) {
  Document document;
  document.article.text = Text("\"\U0001F54A\"\t\u00e9\\ said");
  document.sentences = {{{}, {0, 11}, 0}};
  document.article.paragraphs = {{{0, 11}, Part::kTitle}};
  const std::string record = to_json(document, kOptions);
  EXPECT_EQ(read(record).article.text.size(), 11u);
  EXPECT_EQ(to_json(read(record), kOptions), record);
}

// ── records that people made ────────────────────────────────────────────────────────────────────────────

Json without_fields(Json record, std::initializer_list<const char*> pointers) {
  for (const char* pointer : pointers) {
    const Json::json_pointer at(pointer);
    Json& above = record[at.parent_pointer()];
    EXPECT_EQ(above.erase(at.back()), 1u) << pointer;
  }
  return record;
}

TEST(RecordParse, WhatTheSchemaLetsBeAbsentMayBe) {
  const Json record = without_fields(
      full_record(), {"/model", "/article/url", "/article/sha256", "/article/language", "/events/0/intensity",
                      "/events/0/quad", "/events/0/reason", "/events/0/condition/span", "/meetings/0/what",
                      "/meetings/0/history", "/positions/0/statement", "/places/0/lat", "/places/0/name",
                      "/places/0/precision", "/meetings/0/attendance/0/evidence"});
  Json bare = record;
  bare["meetings"][0]["events"] = Json::array();
  const Document document = read(bare.dump());
  EXPECT_TRUE(document.meetings[0].what.empty());
  EXPECT_TRUE(document.events[0].condition->span.empty());
  EXPECT_EQ(document.places[0].country, "NOR");
  const std::string again = to_json(document, kOptions);
  EXPECT_EQ(to_json(read(again), kOptions), again);
  EXPECT_FALSE(Json::parse(again)["meetings"][0].contains("what"));
}

std::vector<std::uint32_t> happenings(const std::vector<std::string>& words) {
  Json record = full_record();
  const Json model = record["events"][1];
  record["events"].erase(1);
  record["events"][0].erase("condition");
  record["meetings"] = Json::array();
  record["events"] = Json::array();
  record["positions"].erase(1);
  for (std::size_t i = 0; i < words.size(); ++i) {
    Json one = model;
    one["id"] = "000000000000000" + std::to_string(i);
    one.erase("happening");
    if (!words[i].empty()) one["happening"] = words[i];
    record["events"].push_back(one);
  }
  std::vector<std::uint32_t> out;
  for (const Event& event : read(record.dump()).events) out.push_back(event.happening);
  return out;
}

TEST(RecordParse, HappeningsAreNumbersOrWords) {
  using Numbers = std::vector<std::uint32_t>;
  EXPECT_EQ(happenings({"h2", "h1", "h2"}), (Numbers{1, 0, 1}));
  EXPECT_EQ(happenings({"h2", "", "h2", ""}), (Numbers{1, 0, 1, 2}));
  EXPECT_EQ(happenings({"talks", "", "strike", "talks", ""}), (Numbers{0, 1, 2, 0, 3}));
  EXPECT_EQ(happenings({"h9", "h1", "h9"}), (Numbers{0, 1, 0}));  // more than there are events: a word
  EXPECT_EQ(happenings({"h1", "h01"}), (Numbers{0, 1}));
}

TEST(RecordParse, TheWordsForAMeetingAreFoundInTheText) {
  Json record = full_record();
  record["meetings"][0]["what"] = "date had";
  const Document document = read(record.dump());
  EXPECT_EQ(document.article.text.slice(document.meetings[0].what), "date had");
}

TEST(RecordParse, OfSeveralAddresseesTheFirstIsKept) {
  Json record = full_record();
  record["statements"][0]["addressee"] = {"a4", "a3"};
  EXPECT_EQ(read(record.dump()).statements[0].addressee, 3u);
}

// ── faults ──────────────────────────────────────────────────────────────────────────────────────────────

struct Fault {
  const char* at;     // JSON pointer
  const char* value;  // null: the field is taken away
  const char* detail;
};

constexpr Fault kFaults[] = {
    // missing, or of another type
    {"/rapporteur", nullptr, "rapporteur is missing"},
    {"/article", nullptr, "article is missing"},
    {"/article/text", nullptr, "article.text is missing"},
    {"/positions", nullptr, "positions is missing"},
    {"/events/1/confidence", nullptr, "events[1].confidence is missing"},
    {"/events/1/according_to", nullptr, "events[1].according_to is missing"},
    {"/statements/0/id", nullptr, "statements[0].id is missing"},
    {"/places/0/lon", nullptr, "places[0].lon is missing"},
    {"/article", "7", "article is no object"},
    {"/actors", "{}", "actors is no list"},
    {"/actors/0/name", "[]", "actors[0].name is no string"},
    {"/events/0/background", "1", "events[0].background is neither true nor false"},
    {"/statements/0/speaker/0", "1", "statements[0].speaker[0] is no string"},
    {"/actors/2", "null", "actors[2] is no object"},
    // empty
    {"/actors/1/name", "\"\"", "actors[1].name is empty"},
    {"/events/0/trigger", "[]", "events[0].trigger has no words"},
    {"/events/0/participants/0", R"({"role":"actor"})", "events[0].participants[0] is nobody"},
    {"/events/0/condition", "{}", "events[0].condition has neither words nor an event"},
    {"/events/0/quantities/0/low", nullptr, "events[0].quantities[0] has no figure"},
    // spans
    {"/sentences/2/span", "[98,9999]", "sentences[2].span[1] is out of range"},
    {"/sentences/2/span", "[110,136]", "sentences[2].span[1] is out of range"},
    {"/statements/0/cue", "[5,4]", "statements[0].cue ends before it begins, or is empty"},
    {"/statements/0/source", "[5,5]", "statements[0].source ends before it begins, or is empty"},
    {"/statements/0/content", "[[5]]", "statements[0].content[0] is no pair of a begin and an end"},
    {"/statements/0/content", "[[5,6,7]]", "statements[0].content[0] is no pair of a begin and an end"},
    {"/statements/0/content", "[[5,9],[8,10]]", "statements[0].content[1] overlaps the one before"},
    {"/events/0/trigger", "[[8,10],[5,7]]", "events[0].trigger[1] overlaps the one before"},
    {"/times/0/span", "[-1,4]", "times[0].span[0] is no whole number"},
    {"/times/0/span", "[0.5,4]", "times[0].span[0] is no whole number"},
    {"/times/0/span", "[4294967297,4294967298]", "times[0].span[0] is out of range"},
    {"/sentences/1/span", "[10,30]", "sentences[1].span overlaps the one before"},
    {"/actors/3/mentions/1/span", "[1,2]", "actors[3].mentions[1] stands before the one before"},
    {"/actors/3/mentions/0/evidence", "[0,1000]", "actors[3].mentions[0].evidence[1] is out of range"},
    {"/meetings/0/purpose/0", "[0,1000]", "meetings[0].purpose[0][1] is out of range"},
    // paragraphs and sentences
    {"/sentences/1/paragraph", "0", "sentences[1].part is not that of its paragraph"},
    {"/sentences/0/paragraph", "1", "sentences[0].paragraph is out of range"},
    {"/sentences/1/paragraph", "4294967295", "sentences[1].paragraph is out of range"},
    {"/sentences/2/paragraph", "0", "sentences[2].paragraph stands before that of the sentence before"},
    {"/statements/0/sentence", "3", "statements[0].sentence is out of range"},
    {"/actors/0/mentions/0/sentence", "3", "actors[0].mentions[0].sentence is out of range"},
    // ids
    {"/actors/0/for", "\"a9\"", "actors[0].for names nothing of this record"},
    {"/actors/0/for", "\"a1\"", "actors[0].for is the actor itself"},
    {"/actors/0/members/1", "\"a1\"", "actors[0].members names the actor itself"},
    {"/actors/0/members/1", "\"a99\"", "actors[0].members[1] names nothing of this record"},
    {"/actors/3/mentions/0/others/0/actor", "\"a9\"",
     "actors[3].mentions[0].others[0].actor names nothing of this record"},
    {"/actors/3/mentions/0/others/0/actor", "\"a4\"",
     "actors[3].mentions[0].others[0].actor is the actor itself"},
    {"/actors/3/mentions/0/others/0/actor", nullptr,
     "actors[3].mentions[0].others[0] is neither an actor nor a place, or both"},
    {"/actors/3/mentions/0/others/0", R"({"actor":"a1","place":"p1","lost":"acts"})",
     "actors[3].mentions[0].others[0] is neither an actor nor a place, or both"},
    {"/actors/3/mentions/0/others",
     R"([{"place":"p1","lost":"acts"},{"place":"p1","lost":"acts"},{"place":"p1","lost":"acts"},
         {"place":"p1","lost":"acts"}])",
     "actors[3].mentions[0].others[3] is one too many"},
    {"/actors/3/offices/0/of", "\"t1\"", "actors[3].offices[0].of names nothing of this record"},
    {"/actors/1/id", "\"a1\"", "actors[1].id is the id of another"},
    {"/actors/1/id", "\"a02\"", "actors[1].id is not of its form"},
    {"/times/1/id", "\"p1\"", "times[1].id is not of its form"},
    {"/statements/0/time", "\"t3\"", "statements[0].time names nothing of this record"},
    {"/statements/0/place", "\"t1\"", "statements[0].place names nothing of this record"},
    {"/statements/0/speaker", R"(["a1","a1"])", "statements[0].speaker names one twice"},
    {"/events/0/id", "\"0123456789ABCDEF\"", "events[0].id is not of its form"},
    {"/events/0/participants/0/actor", "\"a5\"",
     "events[0].participants[0].actor names nothing of this record"},
    {"/events/0/disputed_by", R"(["0123456789abcdef"])",
     "events[0].disputed_by[0] names nothing of this record"},
    {"/meetings/0/history/0/evidence", R"(["a1"])",
     "meetings[0].history[0].evidence[0] names nothing of this record"},
    // closed lists and forms
    {"/article/published_basis", "\"rumour\"", "article.published_basis is none of its words"},
    {"/article/published", "\"3 March 2026\"", "article.published is not of its form"},
    {"/article/language", "\"English!\"", "article.language is not of its form"},
    {"/article/sha256", "\"00\"", "article.sha256 is not of its form"},
    {"/sentences/0/part", "\"headline\"", "sentences[0].part is none of its words"},
    {"/actors/0/kind", "\"\"", "actors[0].kind is none of its words"},
    {"/actors/3/mentions/0/reason", "\"a hunch\"", "actors[3].mentions[0].reason is none of its words"},
    {"/actors/3/mentions/0/others/0/lost", "\"luck\"",
     "actors[3].mentions[0].others[0].lost is none of its words"},
    {"/actors/3/country", "\"Nor\"", "actors[3].country is not of its form"},
    {"/actors/3/country_basis", "\"hearsay\"", "actors[3].country_basis is not of its form"},
    {"/actors/3/wikidata", "\"42\"", "actors[3].wikidata is not of its form"},
    {"/actors/3/offices/0/until", "\"2026-3\"", "actors[3].offices[0].until is not of its form"},
    {"/times/0/type", "\"date\"", "times[0].type is none of its words"},
    {"/times/0/mod", "\"ABOUT\"", "times[0].mod is not of its form"},
    {"/times/0/from", "\"2026-03-05T10\"", "times[0].from is not of its form"},
    {"/times/0/to", "\"2026-03-05T10:00+1\"", "times[0].to is not of its form"},
    {"/places/0/precision", "\"exact\"", "places[0].precision is none of its words"},
    {"/statements/0/act", "\"mumble\"", "statements[0].act is none of its words"},
    {"/statements/0/form", "\"?\"", "statements[0].form is none of its words"},
    {"/events/0/type", "\"consult\"", "events[0].type is none of its words"},
    {"/events/0/status", "\"done\"", "events[0].status is none of its words"},
    {"/events/0/mode", "\"Visit \"", "events[0].mode is not of its form"},
    {"/events/0/contexts/1", "\"\"", "events[0].contexts[1] is empty"},
    {"/events/0/cameo", "\"1\"", "events[0].cameo is not of its form"},
    {"/meetings/0/phase", "\"over\"", "meetings[0].phase is none of its words"},
    {"/meetings/0/attendance/0/as", "\"late\"", "meetings[0].attendance[0].as is none of its words"},
    {"/positions/0/stance", "\"likes\"", "positions[0].stance is none of its words"},
    // numbers
    {"/article/revision", "0", "article.revision is out of range"},
    {"/actors/0/count", "4294967296", "actors[0].count is out of range"},
    {"/places/0/lat", "90.5", "places[0].lat is out of range"},
    {"/places/0/lon", "-181", "places[0].lon is out of range"},
    {"/places/0/geonames", "0", "places[0].geonames is out of range"},
    {"/statements/0/confidence", "1.01", "statements[0].confidence is out of range"},
    {"/events/0/confidence", "\"1\"", "events[0].confidence is no number"},
    {"/events/0/intensity", "11", "events[0].intensity is out of range"},
    {"/events/0/quad", "5", "events[0].quad is out of range"},
    {"/events/0/quad", "4", "events[0].quad is not that of the type"},
    {"/events/0/quantities/0/low", "-1", "events[0].quantities[0].low is out of range"},
    // what contradicts the text
    {"/article/text", "\"No date at all\"", "article.sha256 is not that of the text"},
    {"/meetings/0/what", "\"the ball\"", "meetings[0].what stands nowhere in the text"},
};

TEST(RecordParse, EveryFaultIsToldWithTheWayToIt) {
  for (const Fault& fault : kFaults) {
    Json record = full_record();
    const Json::json_pointer at(fault.at);
    ASSERT_TRUE(record.contains(at)) << fault.at;
    if (fault.value != nullptr) {
      record[at] = Json::parse(fault.value);
    } else {
      record[at.parent_pointer()].erase(at.back());
    }
    EXPECT_EQ(fault_of(record.dump()), fault.detail) << fault.at;
  }
}

TEST(RecordParse, NoTwoEntriesHaveOneId) {
  Json record = full_record();
  record["events"][1]["id"] = record["statements"][0]["id"];
  EXPECT_EQ(fault_of(record.dump()), "events[1].id is the id of another");
  record = full_record();
  record["statements"][1]["id"] = record["statements"][0]["id"];
  EXPECT_EQ(fault_of(record.dump()), "statements[1].id is the id of another");
}

TEST(RecordParse, EntriesPointAtTheirOwnKind) {
  Json record = full_record();
  record["events"][0]["according_to"][0] = record["events"][1]["id"];
  EXPECT_EQ(fault_of(record.dump()), "events[0].according_to[0] names nothing of this record");
  record = full_record();
  record["meetings"][0]["events"][0] = record["meetings"][0]["id"];
  EXPECT_EQ(fault_of(record.dump()), "meetings[0].events[0] names nothing of this record");
}

TEST(RecordParse, NoEventIsItsOwnCondition) {
  Json record = full_record();
  record["events"][0]["condition"]["event"] = record["events"][0]["id"];
  EXPECT_EQ(fault_of(record.dump()), "events[0].condition.event is the event itself");
}

TEST(RecordParse, WhatIsNoRecord) {
  EXPECT_EQ(fault_of("[]"), "the record is no object");
  EXPECT_EQ(fault_of("{}"), "rapporteur is missing");
  const std::string record = full_record().dump();
  for (const std::string& broken : {std::string(), record.substr(0, record.size() / 2), record + "{}",
                                    std::string("{\"rapporteur\":\"\xFF\"}"), std::string(2'000, '[')}) {
    EXPECT_NE(fault_of(broken), "none") << broken.substr(0, 20);
  }
}

TEST(RecordParse, NumbersTooLargeForADoubleAreRefused) {
  std::string record = full_record().dump();
  const std::size_t at = record.find("1e+21");
  ASSERT_NE(at, std::string::npos);
  record.replace(at, 5, "1e999");
  EXPECT_NE(fault_of(record), "none");
}

TEST(RecordParse, TooManyBytesAreRefusedUnread) {
  const std::string large(kMaxRecordBytes + 1, ' ');
  const auto document = document_of(large, "it");
  ASSERT_FALSE(document.ok());
  EXPECT_EQ(document.error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(document.error().detail, "over 256 MB");
}

TEST(RecordParse, WordsForMeetingsAreNotLookedForWithoutEnd) {
  const std::string text(60'000, 'x');
  Json record = Json::parse(to_json(Document{}, kOptions));
  record["article"]["text"] = text;
  const std::string words(30'000, 'x');  // stand there, at once, but could be anywhere
  const Json meeting = {{"id", ""},
                        {"what", words},
                        {"kind", "talks"},
                        {"parties", Json::array()},
                        {"attendance", Json::array()},
                        {"delegates", Json::array()},
                        {"phase", "held"},
                        {"events", Json::array()},
                        {"confidence", 1}};
  for (int i = 0; i < 4; ++i) {
    record["meetings"].push_back(meeting);
    record["meetings"][static_cast<std::size_t>(i)]["id"] = "000000000000000" + std::to_string(i);
  }
  EXPECT_EQ(fault_of(record.dump()), "meetings[2].what is one of too many to be looked for");
}

}  // namespace
}  // namespace rapporteur

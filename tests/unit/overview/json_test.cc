// The views as JSON: every field that is known, none that is not, one line whatever the words hold.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using nlohmann::json;
using testing::kGull;
using testing::kTern;
using testing::Story;

/// The object of one line.
json object(const std::string& line) {
  EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
  return json::parse(line, nullptr, false);
}

TEST(OverviewJson, OfAHappening) {
  Story story;
  store::Entry& event = story.event(kTern);
  event.from = "2026-03-01";
  event.parties = {testing::party("actor", "Velia"), testing::party("recipient", "Norland")};
  event.figures = {testing::figure("killed", 9, {})};
  event.place = testing::place("Bergen", "NOR");
  event.place->lat = 60.5;
  event.place->lon = 5.25;
  story.meeting(kGull, "held");
  EXPECT_EQ(object(json_line(summary_of(story.get()), story.get())), json::parse(R"({
      "id": "h1", "type": "ASSAULT", "status": "occurred", "who": ["Velia"], "whom": ["Norland"],
      "from": "2026-03-01", "place": {"name": "Bergen", "country": "NOR", "lat": 60.5, "lon": 5.25},
      "figures": [{"what": "killed", "low": 9.0, "unit": "person"}], "articles": 2, "sentence": "Sentence of gull-2.",
      "article": "gull", "entry": "gull-2",
      "outlets": ["The Tern", "The Gull"], "independent": 2, "first": "2026-03-03", "last": "2026-03-04",
      "events": [{"article": "tern", "event": "tern-1"}]})"));
}

TEST(OverviewJson, LeavesOutWhatIsUnknown) {
  EXPECT_EQ(object(json_line(Summary{}, {})),
            json::parse(R"({"id": "", "articles": 0, "independent": 0, "events": []})"));
  EXPECT_EQ(
      object(json_line(MeetingThread{})),
      json::parse(R"({"id": "", "kind": "", "phase": "", "parties": [], "history": [], "members": []})"));
  EXPECT_EQ(object(json_line(Dispute{})), json::parse(R"({"happening": "", "what": "", "values": []})"));
  EXPECT_EQ(object(json_line(Stands{})),
            json::parse(R"({"party": "", "issue": "", "stance": "", "history": []})"));
}

TEST(OverviewJson, OfAMeeting) {
  Story story;
  store::Entry& meeting = story.meeting(kTern, "held");
  meeting.parties = {testing::party("party", "Velia"), testing::present("Norland", "absent")};
  meeting.links = {{"evidence", "s1", "absent"}, {"evidence", "s2", "held"}};
  meeting.according_to = "Ana Reis";
  EXPECT_EQ(object(json_line(meeting_of(story.get()))), json::parse(R"({
      "id": "h1", "kind": "talks", "phase": "held", "parties": ["Velia"], "sentence": "Sentence of tern-1.",
      "article": "tern", "entry": "tern-1",
      "attendance": [{"name": "Norland", "as": "absent", "article": "tern", "evidence": ["s1"], "according_to": "Ana Reis"}],
      "history": [{"phase": "held", "article": "tern", "evidence": ["s2"], "published": "2026-03-03", "outlet": "The Tern"}],
      "members": [{"article": "tern", "meeting": "tern-1"}]})"));
}

TEST(OverviewJson, OfADispute) {
  Story story;
  story.event(kTern).figures = {testing::figure("killed", 9, 10)};
  story.event(kGull).figures = {testing::figure("killed", 12, {})};
  EXPECT_EQ(object(json_line(disputes_of(story.get()).at(0))),
            json::parse(R"({"happening": "h1", "what": "killed", "values": [
      {"value": "9..10", "article": "tern", "entry": "tern-1", "outlet": "The Tern", "published": "2026-03-03",
       "sentence": "Sentence of tern-1."},
      {"value": "12..", "article": "gull", "entry": "gull-2", "outlet": "The Gull", "published": "2026-03-04",
       "sentence": "Sentence of gull-2."}]})"));
}

TEST(OverviewJson, OfStands) {
  Stands stands{"Velia", "v1", "talks", {"talks", "the talks"}, {}};
  stands.history.push_back(
      {"accepts", "2026-03-03", "tern", "p1", "The Tern", "Ana Reis", "the talks", "Yes.", false});
  stands.history.push_back({"rejects", "", "gull", "p2", "", "", "talks", "", true});
  EXPECT_EQ(object(json_line(stands)), json::parse(R"({"party": "Velia", "actor": "v1", "issue": "talks",
      "wordings": ["talks", "the talks"], "stance": "rejects", "history": [
      {"stance": "accepts", "issue": "the talks", "article": "tern", "entry": "p1", "published": "2026-03-03",
       "outlet": "The Tern", "according_to": "Ana Reis", "sentence": "Yes."},
      {"stance": "rejects", "issue": "talks", "article": "gull", "entry": "p2", "shift": true}]})"));
}

TEST(OverviewJson, StaysOneLineWhateverTheWordsHold) {
  Dispute dispute;
  dispute.about = "line\nbreak \"quoted\" \x01";
  EXPECT_EQ(object(json_line(dispute))["about"], dispute.about);
  dispute.about = "ill \xff\xc3 formed";
  EXPECT_EQ(object(json_line(dispute))["about"], "ill \ufffd\ufffd formed");
}

}  // namespace
}  // namespace rapporteur::overview

// One meeting followed from article to article: its phases, who comes, what is known of time and place.
#include <gtest/gtest.h>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using testing::kUndated;
using testing::party;
using testing::present;
using testing::Story;

using Names = std::vector<std::string>;

std::string phases(const MeetingThread& meeting) {
  std::string out;
  for (const Step& step : meeting.history) out += (out.empty() ? "" : " ") + step.article + ":" + step.phase;
  return out;
}

std::string presences(const MeetingThread& meeting) {
  std::string out;
  for (const Presence& one : meeting.attendance)
    out += (out.empty() ? "" : ", ") + one.name + " " + one.as + " (" + one.article + ")";
  return out;
}

TEST(Meeting, IsNoneWhereOnlyEventsTell) {
  Story story;
  story.event(kTern, "planned", "CONSULT");
  EXPECT_EQ(meeting_of(story.get()).kind, "");
  EXPECT_EQ(meeting_of({}).kind, "");
}

TEST(Meeting, FollowsThePhasesArticleByArticle) {
  Story story;
  story.meeting(kTern, "proposed");
  story.event(kTern, "occurred");
  story.meeting(kGull, "scheduled", "summit");
  story.meeting(kTernLater, "held");
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(meeting.id, "h1");
  EXPECT_EQ(meeting.kind, "talks");
  EXPECT_EQ(meeting.phase, "held");
  EXPECT_EQ(phases(meeting), "tern:proposed gull:scheduled tern2:held");
  EXPECT_EQ(meeting.members.size(), 3U) << "the event is no meeting";
}

TEST(Meeting, AnArticleThatOnlySaysThatItIsOffIsAStep) {
  Story story;
  story.meeting(kTern, "scheduled");
  story.event(kGull, "occurred", "CONSULT");
  Entry& off = story.event(kTernLater, "cancelled", "CONSULT");
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(phases(meeting), "tern:scheduled tern2:cancelled") << "other events may mean other talks";
  EXPECT_EQ(meeting.history.back().evidence, Names{off.id});
  EXPECT_EQ(meeting.phase, "cancelled");
  EXPECT_EQ(summary_of(story.get()).status, "cancelled");
}

TEST(Meeting, WhatItsOwnArticleSaysOfAMeetingCountsBeforeItsEvents) {
  Story story;
  story.event(kTern, "postponed", "CONSULT");
  story.meeting(kTern, "scheduled");
  story.event(kGull, "cancelled", "CONSULT").background = true;
  story.event(kTernLater, "cancelled", "AGREE");
  EXPECT_EQ(phases(meeting_of(story.get())), "tern:scheduled");
}

TEST(Meeting, OfTwoEntriesOfOneArticleTheLaterLeavesIt) {
  Story story;
  story.meeting(kTern, "proposed").links = {{"evidence", "e1", "proposed"}};
  Entry& later = story.meeting(kTern, "scheduled");
  later.links = {
      {"evidence", "e2", "scheduled"}, {"evidence", "e2", "scheduled"}, {"evidence", "e3", "proposed"}};
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(phases(meeting), "tern:scheduled");
  EXPECT_EQ(meeting.history.at(0).evidence, Names{"e2"}) << "of this step, each once";
  EXPECT_EQ(meeting.members.size(), 2U) << "both are told";
}

TEST(Meeting, AnUndatedArticleDoesNotTellHowItStands) {
  Story story;
  story.meeting(kTern, "held").parties = {present("Velia", "attended")};
  story.meeting(kUndated, "scheduled").parties = {present("Velia", "invited")};
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(meeting.phase, "held");
  EXPECT_EQ(phases(meeting), "undated:scheduled tern:held");
  EXPECT_EQ(presences(meeting), "Velia attended (tern)");
}

TEST(Meeting, GathersThePeopleOfAllArticlesByRole) {
  Story story;
  story.meeting(kTern, "scheduled").parties = {party("party", "Velia", "v"), party("host", "Sweden"),
                                               party("delegate", "Ana Reis")};
  story.meeting(kGull, "scheduled").parties = {party("party", "the Republic of Velia", "v"),
                                               party("party", "Norland"), party("mediator", "Sweden")};
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(meeting.parties, (Names{"Velia", "Norland"}));
  EXPECT_EQ(meeting.delegates, Names{"Ana Reis"});
  EXPECT_EQ(meeting.hosts, Names{"Sweden"});
  EXPECT_EQ(meeting.mediators, Names{"Sweden"});
}

TEST(Meeting, WhatTheNewestArticleSaysOfAttendanceStands) {
  Story story;
  story.meeting(kTern, "scheduled").parties = {present("Velia", "invited"), present("Norland", "refusing")};
  EXPECT_EQ(presences(meeting_of(story.get())), "Velia invited (tern), Norland refusing (tern)");
  story.meeting(kGull, "held").parties = {present("the Velia", "attended"),
                                          present("the Velia", "walked_out")};
  EXPECT_EQ(presences(meeting_of(story.get())),
            "Norland refusing (tern), the Velia attended (gull), the Velia walked_out (gull)")
      << "of one article both";
}

TEST(Meeting, OneActorByTwoNamesStandsOnce) {
  Story story;
  story.meeting(kTern, "scheduled").parties = {present("the unions", "invited", "u1"),
                                               present("Fishers", "absent")};
  Entry& held = story.meeting(kGull, "held");
  held.parties = {present("the fishing unions", "attended", "u1")};
  held.links = {{"evidence", "s1", "attended"}};
  const MeetingThread meeting = meeting_of(story.get());
  EXPECT_EQ(presences(meeting), "Fishers absent (tern), the fishing unions attended (gull)");
  EXPECT_EQ(meeting.attendance.at(1).evidence, Names{"s1"});
}

TEST(Meeting, TakesTimeAndPlaceFromMeetingsAndMayKnowNone) {
  Story story;
  Entry& event = story.event(kTern, "planned", "CONSULT");
  event.from = "2026-03-12";
  event.place = testing::place("Geneva", "CHE");
  story.meeting(kTern, "scheduled");
  EXPECT_EQ(meeting_of(story.get()).from + meeting_of(story.get()).place.name, "");
  Entry& told = story.meeting(kGull, "scheduled");
  told.from = told.time_value = "2026-03-13";
  told.place = testing::place("Bergen", "NOR");
  EXPECT_EQ(meeting_of(story.get()).from, "2026-03-13");
  EXPECT_EQ(meeting_of(story.get()).place.name, "Bergen");
}

}  // namespace
}  // namespace rapporteur::overview

// Sources, on documents made of words.
#include "rapporteur/events/links.h"

#include <gtest/gtest.h>

#include "tests/unit/events/told.h"

namespace rapporteur {
namespace {

using testing::denial;
using testing::event_at;
using testing::statement_of;

TEST(Links, WeIsTheSideOfWhoeverIsQuoted) {
  Document d = testing::plain_document("We shelled it, the general said.");
  d.actors.resize(2);
  d.actors[0].kind = ActorKind::kPerson;
  d.actors[0].sector = "MIL";
  d.actors[0].acts_for = 1;
  d.statements = {statement_of(d, "We shelled it")};
  d.statements[0].speakers = {0};
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {})};
  Participant we;
  we.span = d.span_of(testing::range_of(d, "We"));
  d.events[0].participants = {we};
  link_sources(d);
  name_our_side(d);
  EXPECT_EQ(d.events[0].participants[0].actor, 1U);
  d.actors[0].acts_for.reset();
  d.events[0].participants = {we};
  name_our_side(d);
  EXPECT_FALSE(d.events[0].participants[0].actor);
}

TEST(Links, OursOfOneSideTakesPartOnce) {
  Document d = testing::plain_document("We went there and we shelled it");
  d.actors.resize(2);
  d.actors[0].kind = ActorKind::kPerson;
  d.actors[0].acts_for = 1;
  d.statements = {statement_of(d, "We went there and we shelled it")};
  d.statements[0].speakers = {0};
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {})};
  Participant first, second;
  first.span = d.span_of(testing::range_of(d, "We"));
  second.span = d.span_of(testing::range_of(d, "we"));
  d.events[0].participants = {first, second};
  link_sources(d);
  name_our_side(d);
  ASSERT_EQ(d.events[0].participants.size(), 1U);
  EXPECT_EQ(d.events[0].participants[0].span, first.span);
}

TEST(Links, AnEventIsAccordingToWhatItStandsIn) {
  Document d = denial();
  link_sources(d);
  EXPECT_EQ(d.events[0].according_to, std::vector<std::uint32_t>{0});
  EXPECT_EQ(d.events[1].according_to, std::vector<std::uint32_t>{1});
}

TEST(Links, TheInnermostStatementComesFirst) {
  Document d = testing::plain_document("Tern says that Reis said that Norland left");
  d.statements = {statement_of(d, "Reis said that Norland left"), statement_of(d, "Norland left")};
  d.events = {event_at(d, "left", EventType::kRetreat, EventStatus::kOccurred, {})};
  link_sources(d);
  EXPECT_EQ(d.events[0].according_to, (std::vector<std::uint32_t>{1, 0}));
}

}  // namespace
}  // namespace rapporteur

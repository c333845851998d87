// Sources, on documents made of words.
#include "rapporteur/events/links.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

Event event_at(const Document& document, const std::string& word, EventType type, EventStatus status,
               std::vector<std::uint32_t> actors) {
  Event event;
  event.head = testing::range_of(document, word).begin;
  event.trigger = {document.tokens[event.head].span};
  event.type = type;
  event.status = status;
  for (const std::uint32_t actor : actors) {
    Participant one;
    one.actor = actor;
    event.participants.push_back(one);
  }
  return event;
}

Statement statement_of(const Document& document, const std::string& content) {
  Statement statement;
  statement.content = {document.span_of(testing::range_of(document, content))};
  return statement;
}

/// Velia says that Norland shelled the port; Norland denies that it fired.
Document denial() {
  Document d =
      testing::plain_document("Velia said that Norland shelled it. Norland denied that its army had fired.");
  d.actors.resize(3);
  d.actors[2].acts_for = 1;  // the army of Norland
  d.statements = {statement_of(d, "Norland shelled it"), statement_of(d, "its army had fired")};
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {1, 0}),
              event_at(d, "fired", EventType::kAssault, EventStatus::kDenied, {2})};
  return d;
}

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

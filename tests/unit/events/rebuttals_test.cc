// Who disputes what another tells, on documents made of words.
#include "rapporteur/events/rebuttals.h"

#include <gtest/gtest.h>

#include "rapporteur/events/links.h"
#include "tests/unit/events/told.h"

namespace rapporteur {
namespace {

using testing::denial;
using testing::event_at;
using testing::statement_of;

TEST(Rebuttals, RivalFiguresDisputeOneAnother) {
  Document d = testing::plain_document(
      "The council says two died. The rights group says six died. The army says two died.");
  d.actors.resize(3);
  d.statements = {statement_of(d, "two died"), statement_of(d, "six died")};
  d.statements[0].speakers = {0};
  d.statements[1].speakers = {1};
  Event two = event_at(d, "died", EventType::kAssault, EventStatus::kOccurred, {}), six = two;
  two.according_to = {0};
  two.quantities = {{"killed", 2, 2, "person", {}}};
  six.sentence = 1;
  six.according_to = {1};
  six.quantities = {{"killed", 6, std::nullopt, "person", {}}};
  d.events = {two, six};
  link_disputes(d);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  EXPECT_EQ(d.events[1].disputed_by, std::vector<std::uint32_t>{0});
  d.events[1].quantities[0].low = 2;  // "at least two": both may be right
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
}

TEST(Rebuttals, FiguresOfOthersOrOfPartsAreNoRivals) {
  const auto disputed = [](const std::string& told, const std::string& unit,
                           std::vector<std::uint32_t> victims) {
    Document d =
        testing::plain_document("The council says two died. The rights group says " + told + " died.");
    d.actors.resize(4);
    d.statements = {statement_of(d, "two died"), statement_of(d, told + " died")};
    d.statements[0].speakers = {0};
    d.statements[1].speakers = {1};
    Event two = event_at(d, "died", EventType::kAssault, EventStatus::kOccurred, {}), six = two;
    const auto of = [](std::uint32_t victim, Event& event) {
      Participant one;
      one.actor = victim;
      one.role = ParticipantRole::kRecipient;
      event.participants.push_back(one);
    };
    of(victims[0], two);
    of(victims[1], six);
    two.according_to = {0};
    six.according_to = {1};
    two.quantities = {{"killed", 2, 2, "guard", d.span_of(testing::range_of(d, "two"))}};
    six.quantities = {{"killed", 6, 6, unit, d.span_of(testing::range_of(d, "six"))}};
    d.events = {two, six};
    link_disputes(d);
    return !d.events[0].disputed_by.empty();
  };
  EXPECT_TRUE(disputed("six", "guard", {2, 2}));
  EXPECT_FALSE(disputed("six", "guard", {2, 3})) << "done to others";
  EXPECT_FALSE(disputed("six", "nurse", {2, 2})) << "other people";
  EXPECT_FALSE(disputed("another six", "guard", {2, 2})) << "more of them";
}

TEST(Rebuttals, ADenialWithoutPartiesIsOfWhatAnotherTellsBesideIt) {
  Document d = testing::plain_document("The paper says Velia held talks. Velia denied having met anybody.");
  d.actors.resize(2);
  d.statements = {statement_of(d, "Velia held talks"), statement_of(d, "having met anybody")};
  d.statements[0].speakers = {1};
  d.statements[1].speakers = {0};
  Event told = event_at(d, "talks", EventType::kConsult, EventStatus::kOccurred, {0});
  Event denied = event_at(d, "met", EventType::kConsult, EventStatus::kDenied, {});
  told.according_to = {0};
  denied.according_to = {1};
  denied.sentence = 1;
  told.happening = 0;
  denied.happening = 1;
  d.events = {told, denied};
  link_disputes(d);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  d.events[0].status =
      EventStatus::kProposed;  // what is only proposed is no claim that the denial could be of
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
}

TEST(Rebuttals, WhoDeniesDisputesWhatTheOtherSideTells) {
  Document d = denial();
  link_sources(d);
  link_disputes(d);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  EXPECT_TRUE(d.events[1].disputed_by.empty());
}

/// Velia says that Norland shelled the port; what Norland's ministry says of it stands in `answer`, of one content.
Document answered(const std::string& answer, const std::string& content, SpeechAct act) {
  Document d = testing::plain_document("Velia said that Norland shelled it. " + answer);
  d.actors.resize(2);
  d.statements = {statement_of(d, "Norland shelled it"), statement_of(d, content)};
  d.statements[0].speakers = {0};
  d.statements[1].speakers = {1};
  d.statements[1].act = act;
  d.statements[1].sentence = 1;
  d.statements[1].cue = d.span_of(testing::range_of(d, "denied"));
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {1})};
  d.syntax.resize(d.tokens.size());
  for (std::uint32_t t = 0; t < d.tokens.size(); ++t) {
    const std::string word(d.form(t));
    const bool the = word == "the" || word == "it";
    d.syntax[t] = {the ? "DET" : word == "leaking" ? "VERB" : "NOUN", "NN", "_", word, kRoot, "root"};
  }
  link_sources(d);
  return d;
}

TEST(Rebuttals, ABareDenialIsOfWhatTheOtherHasSaid) {
  Document d = answered("Norland denied the charge.", "the charge", SpeechAct::kDeny);
  link_disputes(d);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  d = answered("Norland denied the charge.", "the charge", SpeechAct::kSay);
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
  d = answered("Norland denied leaking it.", "leaking it", SpeechAct::kDeny);  // that is another thing
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
  d = answered("Norland denied visas.", "visas", SpeechAct::kDeny);
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
}

TEST(Rebuttals, NobodyDisputesHisOwnSide) {
  Document d = answered("Velia denied the charge.", "the charge", SpeechAct::kDeny);
  d.statements[1].speakers = {0};
  link_disputes(d);
  EXPECT_TRUE(d.events[0].disputed_by.empty());
}

TEST(Rebuttals, DidNotIsADenialWhereSomebodySaysThatTheyDid) {
  Document d = answered("Norland said it denied fired.", "fired", SpeechAct::kSay);
  d.events.push_back(event_at(d, "fired", EventType::kAssault, EventStatus::kNegated, {1}));
  d.events[1].sentence = 1;
  d.events[1].according_to = {1};
  d.events[1].happening = 1;
  Document other = d;
  link_disputes(d);
  EXPECT_EQ(d.events[1].status, EventStatus::kDenied);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  other.events[0].status = EventStatus::kProposed;  // nobody says so: the source's own "did not"
  link_disputes(other);
  EXPECT_EQ(other.events[1].status, EventStatus::kNegated);
  EXPECT_TRUE(other.events[0].disputed_by.empty());
}

TEST(Rebuttals, TheDenierIsWhoeverRejectsTheClaim) {
  Document d = testing::plain_document(
      "Velia said that Norland shelled it. Norland rejects the claim of the mayor that it fired.");
  d.actors.resize(3);
  d.statements = {statement_of(d, "Norland shelled it"),
                  statement_of(d, "the claim of the mayor that it fired"), statement_of(d, "it fired")};
  for (std::uint32_t s = 0; s < 3; ++s) d.statements[s].speakers = {s};
  d.statements[1].act = SpeechAct::kDeny;
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {1}),
              event_at(d, "fired", EventType::kAssault, EventStatus::kDenied, {1})};
  d.events[1].sentence = 1;
  d.events[1].happening = 1;
  link_sources(d);
  link_disputes(d);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
}

/// Velia and Norland each tell of a deed; by whom it was done is given.
Document accounts(std::uint32_t by, std::uint32_t or_by) {
  Document d = testing::plain_document("Velia says one opened fire. Norland says the other did shoot.");
  d.actors.resize(2);
  d.statements = {statement_of(d, "one opened fire"), statement_of(d, "the other did shoot")};
  d.statements[0].speakers = {0};
  d.statements[1].speakers = {1};
  d.events = {event_at(d, "fire", EventType::kAssault, EventStatus::kOccurred, {by}),
              event_at(d, "shoot", EventType::kAssault, EventStatus::kOccurred, {or_by})};
  d.events[1].sentence = 1;
  d.events[1].happening = 1;
  link_sources(d);
  link_disputes(d);
  return d;
}

TEST(Rebuttals, WhoBlameOneAnotherDisputeWhatTheOtherSays) {
  const Document d = accounts(1, 0);
  EXPECT_EQ(d.events[0].disputed_by, std::vector<std::uint32_t>{1});
  EXPECT_EQ(d.events[1].disputed_by, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(accounts(0, 1).events[0].disputed_by.empty());  // each tells of his own deed
}

}  // namespace
}  // namespace rapporteur

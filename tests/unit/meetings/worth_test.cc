// Which of what is gathered is a meeting: the table loads, and what is told of it speaks for it.
#include "rapporteur/meetings/worth.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapporteur {
namespace {

/// "Discussions": one event of nobody, deep in the article.
Document bare() {
  Document document;
  Event event;
  event.sentence = 20;
  document.events = {event, event};
  return document;
}

Meeting of_one_event() {
  Meeting meeting;
  meeting.events = {0};
  meeting.confidence = 0.5F;
  return meeting;
}

double value(const Document& document, const Meeting& meeting, MeetingTold told, std::string_view name) {
  for (const auto& [feature, told_value] : MeetingWorth::features(document, meeting, told)) {
    if (feature == name) return told_value;
  }
  ADD_FAILURE() << "no feature " << name;
  return 0;
}

TEST(MeetingWorth, WhatIsToldOfItSpeaksForIt) {
  const auto worth = MeetingWorth::load();
  ASSERT_TRUE(worth.ok());
  const Document document = bare();
  const Meeting nobody = of_one_event();
  Meeting summit = nobody;
  summit.events = {0, 1};
  summit.parties = {0, 1};
  summit.delegates = {{2, 0}, {3, 1}};
  summit.time = 0;
  EXPECT_LT(worth.value().of(document, nobody, {}), 0.43);
  EXPECT_GT(worth.value().of(document, summit, {true, false}), 0.85);
}

TEST(MeetingWorth, FeaturesAreWhatIsTold) {
  Document document = bare();
  Meeting meeting = of_one_event();
  EXPECT_EQ(value(document, meeting, {}, "early"), 0);
  EXPECT_EQ(value(document, meeting, {}, "past"), 1);
  document.events[0].sentence = 2;
  document.events[0].status = EventStatus::kNegated;
  EXPECT_EQ(value(document, meeting, {}, "early"), 1);
  EXPECT_EQ(value(document, meeting, {}, "past"), 0);
  EXPECT_EQ(value(document, meeting, {}, "not"), 1);
  meeting.parties = {0};
  EXPECT_EQ(value(document, meeting, {}, "one_party"), 1);
  EXPECT_EQ(value(document, meeting, {}, "parties"), 0);
  meeting.delegates = {{1, {}}, {2, {}}, {3, {}}};
  EXPECT_EQ(value(document, meeting, {}, "delegates"), 2);
  EXPECT_EQ(value(document, meeting, {false, true}, "indefinite"), 1);
}

}  // namespace
}  // namespace rapporteur

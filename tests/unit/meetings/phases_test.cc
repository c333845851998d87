// What the steps of a meeting come to, and what an event says on a day that is over.
#include "rapporteur/meetings/phases.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

using P = MeetingPhase;

std::vector<MeetingStep> steps(std::initializer_list<P> phases) {
  std::vector<MeetingStep> out;
  for (const P phase : phases) out.push_back({phase, {{static_cast<std::uint32_t>(out.size())}, {}}});
  return out;
}

TEST(PhaseAtTheEnd, OneWhoWillNotComeEndsOnlyWhatIsProposed) {
  EXPECT_EQ(phase_at_the_end(steps({P::kRefused, P::kScheduled})), P::kScheduled);
  EXPECT_EQ(phase_at_the_end(steps({P::kHeld, P::kRefused})), P::kHeld);
  EXPECT_EQ(phase_at_the_end(steps({P::kProposed, P::kProposed, P::kRefused})), P::kRefused);
  EXPECT_EQ(phase_at_the_end(steps({P::kRefused})), P::kRefused);
}

TEST(PhaseAtTheEnd, WhatIsSetIsNoLongerOnlyProposed) {
  EXPECT_EQ(phase_at_the_end(steps({P::kProposed, P::kScheduled, P::kProposed})), P::kScheduled);
  EXPECT_EQ(phase_at_the_end(steps({P::kProposed})), P::kProposed);
}

TEST(PhaseAtTheEnd, CalledOffAndOnAgain) {
  EXPECT_EQ(phase_at_the_end(steps({P::kCancelled, P::kScheduled})), P::kScheduled);
  EXPECT_EQ(phase_at_the_end(steps({P::kScheduled, P::kCancelled})), P::kCancelled);
  // of one put off it is the new date
  EXPECT_EQ(phase_at_the_end(steps({P::kPostponed, P::kScheduled})), P::kPostponed);
  EXPECT_EQ(phase_at_the_end(steps({P::kPostponed, P::kPostponed, P::kHeld})), P::kHeld);
}

TEST(PhaseAtTheEnd, OfEqualsTheFirst) {
  EXPECT_EQ(phase_at_the_end(steps({P::kOngoing, P::kHeld})), P::kOngoing);
  EXPECT_EQ(phase_at_the_end({}), std::nullopt);
}

/// An event that stands so, on a day told as `from` to `to`, in an article of Tuesday 3 March.
std::optional<P> told(EventStatus status, std::string to, TimeType type = TimeType::kDate) {
  Document document;
  document.article.published = "2026-03-03T10:00:00Z";
  TimeExpression time;
  time.type = type;
  time.to = std::move(to);
  document.times.push_back(time);
  Event event;
  event.status = status;
  event.time = 0;
  document.events.push_back(event);
  document.tokens.resize(1);
  document.sentences.push_back({});
  document.sentences.front().tokens = {0, 1};
  return phase_told_by(Tree(document), document.events.front());
}

TEST(PhaseToldBy, WhatGoesOnOnADayThatIsOverWasHeld) {
  EXPECT_EQ(told(EventStatus::kOngoing, "2026-03-03"), P::kHeld);     // Monday
  EXPECT_EQ(told(EventStatus::kOngoing, "2026-03-04"), P::kOngoing);  // today
  EXPECT_EQ(told(EventStatus::kOngoing, "2026-03-03T12:00"), P::kOngoing);
  EXPECT_EQ(told(EventStatus::kOngoing, "", TimeType::kDuration), P::kOngoing);
  EXPECT_EQ(told(EventStatus::kPlanned, "2026-03-03"), P::kScheduled);  // no verb of the past tells it
  EXPECT_EQ(told(EventStatus::kNegated, "2026-03-03"), std::nullopt);
}

}  // namespace
}  // namespace rapporteur

// Numbers of ids, days, words of a sentence: the readings that the event tables share.
#include "rapporteur/exports/event_fields.h"

#include <gtest/gtest.h>

#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using exports::date_of;
using exports::day_before;
using exports::number_of;
using exports::time_of_day;

TEST(NumberOf, IsPositiveAndOfTheIdAlone) {
  EXPECT_EQ(number_of("00000000000000ff"), 255U);
  EXPECT_EQ(number_of("ffffffffffffffff"), 0x7fffffffffffffffU);
  EXPECT_EQ(number_of("0000000000000000"), 1U);
  for (const char* odd :
       {"", "m1", "00000000000000fg", "0x000000000000ff", "-0000000000000ff", "00000000000000ff0"}) {
    EXPECT_GT(number_of(odd), 0U) << odd;
    EXPECT_LE(number_of(odd), 0x7fffffffffffffffU) << odd;
  }
  EXPECT_NE(number_of("m1"), number_of("m2"));
}

TEST(DateOf, IsAWholeDateOrNothing) {
  EXPECT_EQ(date_of("2026-03-05"), "2026-03-05");
  EXPECT_EQ(date_of("2024-02-29T23:59:59+01:00"), "2024-02-29");
  for (const char* none : {"", "2026", "2026-03", "2026-02-29", "2026-13-01", "2026-00-10", "2026/03/05",
                           "2026-03-055", "x026-03-05"}) {
    EXPECT_EQ(date_of(none), "") << none;
  }
  EXPECT_EQ(time_of_day("2026-03-05T10:30"), "10:30");
  EXPECT_EQ(time_of_day("2026-03-05T"), "");
  EXPECT_EQ(time_of_day("2026-03-05"), "");
  EXPECT_EQ(time_of_day("10:30"), "");
}

TEST(DayBefore, CrossesMonthsAndYears) {
  EXPECT_EQ(day_before("2024-03-01"), "2024-02-29");
  EXPECT_EQ(day_before("2026-03-01"), "2026-02-28");
  EXPECT_EQ(day_before("2026-01-01"), "2025-12-31");
  EXPECT_EQ(day_before("2026-02-30"), "");
}

TEST(WordsInSentence, AreCountedInCodePoints) {
  const store::Entry event = testing::visit();
  EXPECT_EQ(exports::words_in_sentence(event, {101, 105}), "Caf\xC3\xA9");
  EXPECT_EQ(exports::words_in_sentence(event, {99, 105}), "");
  EXPECT_EQ(exports::words_in_sentence(event, {105, 101}), "");
  store::Entry shorter = event;  // a span longer than the sentence it claims
  shorter.sentence = "ab";
  EXPECT_EQ(exports::words_in_sentence(shorter, {100, 143}), "ab");
  EXPECT_EQ(exports::words_in_sentence(shorter, {110, 120}), "");
}

TEST(SidesOf, OnlyActorsAndRecipients) {
  store::Entry event = testing::visit();
  event.parties.insert(event.parties.begin(), testing::party("mediator", "Oman", "OMN", "GOV"));
  const auto sides = exports::sides_of(event);
  ASSERT_EQ(sides.actors.size(), 1U);
  ASSERT_EQ(sides.recipients.size(), 1U);
  EXPECT_EQ(sides.actors[0]->name, "Ana Reis");
  EXPECT_EQ(exports::first_of({}), nullptr);
}

}  // namespace
}  // namespace rapporteur

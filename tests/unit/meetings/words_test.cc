// The tables of data/meetings: kinds of meetings, and longer words of attendance before shorter ones.
#include "rapporteur/meetings/words.h"

#include <gtest/gtest.h>

#include "rapporteur/meetings/attendance.h"
#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

TEST(MeetingWords, KnowTheKindOfAMeeting) {
  const auto words = MeetingWords::load();
  ASSERT_TRUE(words.ok()) << to_string(words.error());
  EXPECT_EQ(words->kind_of("summit", true), MeetingKind::kSummit);
  EXPECT_EQ(words->kind_of("telephone", false), MeetingKind::kCall);
  EXPECT_EQ(words->kind_of("talk", true), MeetingKind::kTalks);
  EXPECT_EQ(words->kind_of("call", true), MeetingKind::kCall);
  EXPECT_EQ(words->kind_of("call", false), std::nullopt);  // "called off"
  EXPECT_EQ(words->kind_of("port", true), std::nullopt);
}

TEST(MeetingWords, TryLongerWordsFirst) {
  const auto words = MeetingWords::load();
  ASSERT_TRUE(words.ok());
  const auto& turn = words->attendance("turn");
  ASSERT_GE(turn.size(), 2u);
  EXPECT_EQ(turn.front().words.size(), 3u);  // "turn down invitation" before "turn up"
  EXPECT_EQ(turn.front().plain, AttendanceKind::kRefusing);
  EXPECT_TRUE(words->attendance("shell").empty());
}

TEST(MeetingWords, EveryExampleTellsOfAttendance) {
  if (testing::model_path().empty()) GTEST_SKIP() << "no model";
  const auto words = MeetingWords::load();
  const auto standing = StandingCues::load();
  ASSERT_TRUE(words.ok() && standing.ok());
  for (const auto& [main, entries] : words->all_attendance()) {
    for (const AttendanceWord& entry : entries) {
      testing::Case one;
      one.input = "Norland's unions and its opposition spoke. " + entry.example;
      const Document document = testing::analysed(one, "events");
      const Tree tree(document);
      const auto found = find_attendance(tree, words.value(), standing.value());
      const bool heard = std::any_of(found.begin(), found.end(), [&](const AttendanceFound& f) {
        return f.as == entry.plain || f.as == entry.planned || f.as == entry.negated ||
               (f.as == AttendanceKind::kRefusing && entry.negated == AttendanceKind::kAbsent);
      });
      EXPECT_TRUE(heard) << main << ": " << entry.example;
    }
  }
}

}  // namespace
}  // namespace rapporteur

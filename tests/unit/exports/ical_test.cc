// iCalendar: which meetings become a VEVENT, their status and times, and lines as RFC 5545 folds and escapes
// them.
#include <gtest/gtest.h>

#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;

/// An export with its folded lines joined again, as every reader does first.
std::string unfolded(const std::vector<Entry>& entries, const Options& options = kOptions) {
  std::string out = exported("ical", entries, options);
  for (std::size_t at = 0; (at = out.find("\r\n ", at)) != std::string::npos;) out.erase(at, 3);
  return out;
}

bool has_line(const std::string& calendar, const std::string& line) {
  return contains("\r\n" + calendar, "\r\n" + line + "\r\n");
}

TEST(ICal, WritesAMeeting) {
  const std::string out = unfolded({meeting()});
  EXPECT_TRUE(out.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  EXPECT_TRUE(out.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const char* line :
       {"BEGIN:VEVENT", "UID:99bb", "DTSTAMP:20260303T120000Z", "DTSTART;VALUE=DATE:20260305",
        "DTEND;VALUE=DATE:20260306", "SEQUENCE:1", "STATUS:TENTATIVE", "SUMMARY:Talks: Velia\\; Norland",
        "LOCATION:Geneva\\, CHE", "GEO:46.2;6.15", "X-RAPPORTEUR-PARTY;X-ROLE=\"party\":Velia",
        "X-RAPPORTEUR-PARTY;X-ROLE=\"attendance\";X-AS=\"excluded\":the unions", "TRANSP:TRANSPARENT",
        "URL:https://tern.example/talks?id=1&x=2"}) {
    EXPECT_TRUE(has_line(out, line)) << line << "\n" << out;
  }
  EXPECT_TRUE(
      contains(out, "DESCRIPTION:A record of what was reported\\, not of what happened.\\nPhase: scheduled"));
  EXPECT_TRUE(contains(out, "\\nSentence: R\u00E9is\\, of Velia\\, denied the attack.\\n"));
  EXPECT_FALSE(contains(out, "ATTENDEE")) << "nobody is to be invited by it";
}

TEST(ICal, HasAStatusForEveryPhase) {
  const std::pair<const char*, const char*> phases[] = {
      {"proposed", "TENTATIVE"},  {"scheduled", "TENTATIVE"}, {"confirmed", "CONFIRMED"},
      {"ongoing", "CONFIRMED"},   {"held", "CONFIRMED"},      {"postponed", "TENTATIVE"},
      {"cancelled", "CANCELLED"}, {"refused", "CANCELLED"}};
  for (const auto& [phase, status] : phases) {
    Entry one = meeting();
    one.status = phase;
    EXPECT_TRUE(has_line(unfolded({one}), std::string("STATUS:") + status)) << phase;
    EXPECT_EQ(contains(unfolded({one}), "may be the old one"), std::string(phase) == "postponed");
  }
  Entry unknown = meeting();
  unknown.status = "";
  EXPECT_FALSE(contains(unfolded({unknown}), "STATUS"));
}

TEST(ICal, LeavesOutOtherEntriesAndMeetingsWithoutADay) {
  Entry without = meeting(), month = meeting();
  without.from = without.to = without.time_value = "";
  month.from = "2026-03-01", month.to = "2026-04-01", month.time_value = "2026-03";
  EXPECT_EQ(left_out("ical", {statement(), event(), position(), without, month, meeting()}), 5U);
  EXPECT_EQ(count(unfolded({statement(), without, month}), "VEVENT"), 0U);
}

TEST(ICal, WritesTimesOfDayWithAndWithoutZone) {
  Entry one = meeting();
  one.from = "2026-03-05T10:30", one.to = "2026-03-05T10:31", one.time_value = "2026-03-05T10:30";
  EXPECT_TRUE(has_line(unfolded({one}), "DTSTART:20260305T103000"));
  EXPECT_FALSE(contains(unfolded({one}), "DTEND"));
  one.from = "2026-03-05T10:30+01:00", one.to = "2026-03-05T10:31+01:00";
  EXPECT_TRUE(has_line(unfolded({one}), "DTSTART:20260305T093000Z"));
}

TEST(ICal, KeepsOneEventPerMeetingWithItsNewestPhase) {
  Entry newest = meeting(), older = meeting();
  newest.happening = older.happening = "m-7";
  newest.published = "2026-03-04", newest.status = "cancelled";
  newest.from = newest.to = newest.time_value = "";
  older.published = "2026-03-01";
  const std::string out = unfolded({newest, older, older});
  EXPECT_EQ(count(out, "BEGIN:VEVENT"), 1U);
  EXPECT_TRUE(has_line(out, "UID:m-7"));
  EXPECT_TRUE(has_line(out, "STATUS:CANCELLED")) << "the day of the older report, the phase of the newest";
  EXPECT_TRUE(has_line(out, "DTSTART;VALUE=DATE:20260305"));
  EXPECT_TRUE(has_line(out, "SEQUENCE:2051601")) << "20516 days since 1970, revision 1";
  EXPECT_EQ(left_out("ical", {newest, older, older}), 2U);
}

TEST(ICal, RaisesTheSequenceWithTheRevision) {
  Entry one = meeting();
  one.revision = 3;
  EXPECT_TRUE(has_line(unfolded({one}), "SEQUENCE:3"));
}

TEST(ICal, FoldsAtSeventyFiveOctetsNeverInsideACharacter) {
  for (std::size_t lead = 0; lead < 5; ++lead) {
    Entry one = meeting();
    one.sentence = std::string(lead, 'x');
    for (int i = 0; i < 60; ++i) one.sentence += i % 2 == 0 ? "\u00E9" : "\U0001F600";
    const std::string out = exported("ical", {one});
    std::size_t from = 0;
    for (std::size_t end; (end = out.find("\r\n", from)) != std::string::npos; from = end + 2) {
      EXPECT_LE(end - from, 75U);
      EXPECT_NE(out[from] & 0xC0, 0x80);
      const bool follows = from > 0 && out[from] == ' ';
      if (follows) {
        EXPECT_NE(out[from + 1] & 0xC0, 0x80) << out.substr(from, end - from);
      }
    }
    EXPECT_EQ(from, out.size());
    EXPECT_TRUE(contains(unfolded({one}), one.sentence));
  }
}

TEST(ICal, EscapesTextAndLetsNoLineIn) {
  Entry one = meeting();
  one.parties[0].name = "a;b,c\\d\r\nATTENDEE:mailto:x@y.example\x01";
  one.parties[0].as = "q\"\r\nX:1";
  one.url = "https://a.example/\r\nX:1";
  one.id = "i\r\nX:1";
  const std::string out = unfolded({one});
  EXPECT_TRUE(contains(out, ":a\\;b\\,c\\\\d\\nATTENDEE:mailto:x@y.example\r\n"));
  EXPECT_FALSE(contains(out, "\r\nATTENDEE"));
  EXPECT_FALSE(contains(out, "\r\nX:1"));
  EXPECT_TRUE(contains(out, "X-AS=\"q'  X:1\""));
}

TEST(ICal, MarksNoPointForARegionOrACountry) {
  Entry one = meeting();
  one.place->precision = "country";
  EXPECT_FALSE(contains(unfolded({one}), "GEO:"));
  EXPECT_TRUE(contains(unfolded({one}), "LOCATION:"));
  one.place.reset();
  EXPECT_FALSE(contains(unfolded({one}), "LOCATION:"));
}

TEST(ICal, WithoutTextHasTheHashOfTheSentence) {
  const std::string out = unfolded({meeting()}, kNoText);
  EXPECT_TRUE(contains(out, "Sentence\\, SHA-256: bcc7df7d8e4c"));
  EXPECT_FALSE(contains(out, "denied"));
}

TEST(ICal, IsACalendarStillWhenCut) {
  const auto writer = writer_of("ical", kOptions);
  const std::string cut = writer->cut("disk\r\nfull");
  EXPECT_TRUE(cut.starts_with("BEGIN:VJOURNAL\r\nUID:cut-"));
  EXPECT_TRUE(cut.ends_with("\r\nSUMMARY:# cut: disk  full\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n"));
}

}  // namespace
}  // namespace rapporteur::exports

// Dates in the forms pages, feeds and people write them; what is uncertain is no date.
#include "rapporteur/document/dates.h"

#include <gtest/gtest.h>

namespace rapporteur::document {
namespace {

std::string parsed(const char* text) { return parse_date(text).value_or("-"); }

TEST(Dates, Iso) {
  EXPECT_EQ(parsed("2026-03-03"), "2026-03-03");
  EXPECT_EQ(parsed("2026-03-03T10:15:00Z"), "2026-03-03T10:15:00Z");
  EXPECT_EQ(parsed("2026-03-03T10:15:00.123+01:00"), "2026-03-03T10:15:00+01:00");
  EXPECT_EQ(parsed("2026-03-03T10:15:00-0500"), "2026-03-03T10:15:00-05:00");
  EXPECT_EQ(parsed("2026-03-03 10:15:00"), "2026-03-03T10:15:00");
  EXPECT_EQ(parsed("2026-03-03T10:15"), "2026-03-03T10:15");
  EXPECT_EQ(parsed("2026/03/03"), "2026-03-03");
  EXPECT_EQ(parsed("20260303"), "2026-03-03");
}

TEST(Dates, Mail) {
  EXPECT_EQ(parsed("Tue, 03 Mar 2026 10:15:00 GMT"), "2026-03-03T10:15:00Z");
  EXPECT_EQ(parsed("Tue, 3 Mar 2026 10:15:00 +0530"), "2026-03-03T10:15:00+05:30");
  EXPECT_EQ(parsed("Tue Mar 03 10:15:00 EST 2026"), "2026-03-03T10:15:00-05:00");
}

TEST(Dates, Prose) {
  EXPECT_EQ(parsed("Published: 3 March 2026"), "2026-03-03");
  EXPECT_EQ(parsed("3rd of March, 2026"), "2026-03-03");
  EXPECT_EQ(parsed("March 3, 2026, 4:05 p.m. EST"), "2026-03-03T16:05-05:00");
  EXPECT_EQ(parsed("Mar. 3rd 2026 at 12:30 AM"), "2026-03-03T00:30");
  EXPECT_EQ(parsed("10:15 GMT, Tuesday 3 March 2026"), "2026-03-03T10:15Z");
  EXPECT_EQ(parsed("Dienstag, 3. M\u00E4rz 2026, 10:15"), "2026-03-03T10:15");
  EXPECT_EQ(parsed("03-Mar-2026"), "2026-03-03");
}

TEST(Dates, Seconds) {
  EXPECT_EQ(parsed("1772532900"), "2026-03-03T10:15:00Z");
  EXPECT_EQ(parsed("1772532900000"), "2026-03-03T10:15:00Z");
}

TEST(Dates, NumericOrderIsNeverGuessed) {
  EXPECT_EQ(parsed("03/04/2026"), "-");
  EXPECT_EQ(parsed("25/12/2026"), "2026-12-25");
  EXPECT_EQ(parsed("12/25/2026"), "2026-12-25");
  EXPECT_EQ(parsed("04/04/2026"), "2026-04-04");
  EXPECT_EQ(parsed("03.04.2026"), "2026-04-03");
}

TEST(Dates, NoDate) {
  for (const char* text :
       {"", "yesterday", "March 2026", "2026", "31 February 2026", "29 February 2026", "2026-13-01",
        "1066-10-14", "room 2026-99-99", "12345678901234567890", "3 Marches 2026", "Tuesday at 10:15"}) {
    EXPECT_EQ(parsed(text), "-") << text;
  }
  EXPECT_EQ(parsed("29 February 2028"), "2028-02-29");
}

TEST(Dates, LongInputIsBounded) { EXPECT_FALSE(parse_date(std::string(5'000'000, '7'))); }

TEST(Dates, Urls) {
  EXPECT_EQ(date_in_url("https://harbour.example/2026/03/03/talks").value_or("-"), "2026-03-03");
  EXPECT_EQ(date_in_url("https://harbour.example/world/2026-03-03-talks.html").value_or("-"), "2026-03-03");
  EXPECT_EQ(date_in_url("https://harbour.example/20260303/talks").value_or("-"), "2026-03-03");
  EXPECT_EQ(date_in_url("https://harbour.example/2026/mar/03/talks").value_or("-"), "2026-03-03");
  EXPECT_FALSE(date_in_url("https://harbour.example/article-20263303"));
  EXPECT_FALSE(date_in_url("https://harbour.example/talks?from=/2026/03/03/"));
}

}  // namespace
}  // namespace rapporteur::document

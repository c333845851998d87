// GDELT's Events and Mentions: the number of columns, where each comes from, codes as strings, what is left out.
#include <gtest/gtest.h>

#include "rapporteur/exports/forms_events.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using exports::make_gdelt;
using exports::make_gdelt_mentions;
using testing::cells_of;
using testing::visit;

// Places in the row, by the codebook (the first is 0).
enum Column {
  kId = 0,
  kDate = 1,
  kMonth = 2,
  kYear = 3,
  kFraction = 4,
  kActor1 = 5,
  kName1 = 6,
  kCountry1 = 7,
  kType1 = 12,
  kActor2 = 15,
  kName2 = 16,
  kCountry2 = 17,
  kType2 = 22,
  kRootEvent = 25,
  kCode = 26,
  kBase = 27,
  kRoot = 28,
  kQuad = 29,
  kGoldstein = 30,
  kMentions = 31,
  kTone = 34,
  kGeo1 = 35,
  kGeo2 = 43,
  kGeo = 51,
  kGeoName = 52,
  kGeoCountry = 53,
  kGeoRegion = 54,
  kLat = 56,
  kLon = 57,
  kFeature = 58,
  kAdded = 59,
  kUrl = 60
};
constexpr std::size_t kColumns = 61;

std::vector<std::string> event_row(const store::Entry& entry, const exports::Options& options = {}) {
  return cells_of(make_gdelt(options)->entry(entry));
}

TEST(GdeltEvents, EveryColumnHasItsSource) {
  const auto row = event_row(visit());
  ASSERT_EQ(row.size(), kColumns);
  EXPECT_EQ(row[kId], std::to_string(0x0a1b2c3d4e5f6071));
  EXPECT_EQ(row[kDate], "20260305");
  EXPECT_EQ(row[kMonth], "202603");
  EXPECT_EQ(row[kYear], "2026");
  EXPECT_EQ(row[kFraction], "2026.1781");  // (2 * 30 + 5) / 365
  EXPECT_EQ(row[kActor1], "PRTGOV");
  EXPECT_EQ(row[kName1], "Ana Reis");
  EXPECT_EQ(row[kCountry1], "PRT");
  EXPECT_EQ(row[kType1], "GOV");
  EXPECT_EQ(row[kActor2], "NORMIL");
  EXPECT_EQ(row[kName2], "Norland army");
  EXPECT_EQ(row[kCountry2], "NOR");
  EXPECT_EQ(row[kType2], "MIL");
  EXPECT_EQ(row[kCode], "042");
  EXPECT_EQ(row[kBase], "042");
  EXPECT_EQ(row[kRoot], "04");
  EXPECT_EQ(row[kQuad], "1");
  EXPECT_EQ(row[kGoldstein], "1.9");
  for (const int one : {0, 1, 2}) EXPECT_EQ(row[static_cast<std::size_t>(kMentions + one)], "1");
  EXPECT_EQ(row[kTone], "");
  EXPECT_EQ(row[kGeo1], "0");
  EXPECT_EQ(row[kGeo2], "0");
  EXPECT_EQ(row[kGeo], "4");
  EXPECT_EQ(row[kGeoName], "Geneva, Canton of Geneva, Switzerland");
  EXPECT_EQ(row[kGeoCountry], "SZ");  // FIPS, not ISO
  EXPECT_EQ(row[kGeoRegion], "");
  EXPECT_EQ(row[kLat], "46.2022");
  EXPECT_EQ(row[kLon], "6.1457");
  EXPECT_EQ(row[kFeature], "");
  EXPECT_EQ(row[kAdded], "20260306091530");
  EXPECT_EQ(row[kUrl], "https://www.tern.example/talks?page=2");
}

TEST(GdeltEvents, AnUnknownDateIsEmptyAndNotThatOfPublication) {
  store::Entry event = visit();
  for (const char* from : {"", "2026", "2026-03", "2026-02-30", "20260305", "2026-03-05x"}) {
    event.from = from;
    const auto row = event_row(event);
    ASSERT_EQ(row.size(), kColumns) << from;
    for (const auto column : {kDate, kMonth, kYear, kFraction}) EXPECT_EQ(row[column], "") << from;
  }
  event.from = "2026-12-31T23:30";
  EXPECT_EQ(event_row(event)[kDate], "20261231");
  EXPECT_EQ(event_row(event)[kFraction], "2026.9890");
}

TEST(GdeltEvents, UnknownPartiesCodesAndPlacesAreEmpty) {
  store::Entry event = visit();
  event.parties.clear();
  event.place.reset();
  event.cameo.clear();
  event.quad = 0;
  event.url.clear();
  event.added = "yesterday";
  const auto row = event_row(event);
  ASSERT_EQ(row.size(), kColumns);
  for (std::size_t i = kActor1; i <= kGoldstein; ++i) EXPECT_EQ(row[i], "") << i;
  EXPECT_EQ(row[kGeo], "0");
  for (std::size_t i = kGeoName; i < kColumns; ++i) EXPECT_EQ(row[i], "") << i;
}

TEST(GdeltEvents, DeepCodesKeepTheirZerosAndBases) {
  store::Entry event = visit();
  event.cameo = "0234";
  auto row = event_row(event);
  EXPECT_EQ(row[kCode] + " " + row[kBase] + " " + row[kRoot] + " " + row[kGoldstein], "0234 023 02 3.4");
  event.cameo = "022";  // here GDELT's scale is another than that of ICEWS
  EXPECT_EQ(event_row(event)[kGoldstein], "3.2");
  event.cameo = "1";
  row = event_row(event);
  EXPECT_EQ(row[kCode] + " " + row[kBase] + " " + row[kRoot] + " " + row[kGoldstein], "1 1 1 ");
}

TEST(GdeltEvents, KindsOfPlaceAndTheirCodes) {
  store::Entry event = visit();
  event.place = store::EntryPlace{"Ohio", "USA", "Ohio", "region", 40.0, -82.5, 0};
  auto row = event_row(event);
  EXPECT_EQ(row[kGeo] + "|" + row[kGeoName] + "|" + row[kGeoCountry], "2|Ohio, United States|US");
  event.place->precision = "point";
  EXPECT_EQ(event_row(event)[kGeo], "3");
  event.place = store::EntryPlace{"Gaza Strip", "PSE", "", "region", {}, {}, 0};
  row = event_row(event);
  EXPECT_EQ(row[kGeo] + "|" + row[kGeoCountry] + "|" + row[kLat], "5|GZ|");
  event.place = store::EntryPlace{"Chad", "TCD", "", "country", 15.0, 19.0, 2434508};
  row = event_row(event);
  EXPECT_EQ(row[kGeo] + "|" + row[kGeoName] + "|" + row[kGeoCountry], "1|Chad|CD");
  EXPECT_EQ(row[kGeoRegion] + "|" + row[kFeature], "CD|CD");
  event.place = store::EntryPlace{"Strait of Wrack", "", "", "", {}, {}, 0};
  row = event_row(event);
  EXPECT_EQ(row[kGeo] + "|" + row[kGeoName] + "|" + row[kGeoCountry], "0|Strait of Wrack|");
}

TEST(GdeltEvents, OnlyWhatTookPlaceUnlessAllIsAskedFor) {
  exports::Options all;
  all.all_statuses = true;
  for (const char* status : {"planned", "proposed", "possible", "conditional", "denied", "refused",
                             "cancelled", "postponed", "negated", ""}) {
    store::Entry event = visit();
    event.status = status;
    const auto writer = make_gdelt({});
    EXPECT_EQ(writer->entry(event), "") << status;
    EXPECT_EQ(writer->left_out(), 1U) << status;
    const auto keeper = make_gdelt(all);
    EXPECT_NE(keeper->entry(event), "") << status;
    EXPECT_EQ(keeper->left_out(), 0U) << status;
  }
  const auto writer = make_gdelt({});
  store::Entry event = visit();
  event.status = "ongoing";
  EXPECT_NE(writer->entry(event), "");
  event.background = true;
  EXPECT_EQ(writer->entry(event), "");
  EXPECT_EQ(writer->entry(testing::statement()), "");
  EXPECT_EQ(writer->left_out(), 2U);
  EXPECT_EQ(make_gdelt(all)->entry(testing::statement()), "");
}

TEST(GdeltEvents, HostileWordsStayInTheirCell) {
  store::Entry event = visit();
  event.parties[0].name = testing::kHostile;
  event.url = "\"https://tern.example/\n";
  const auto row = event_row(event);
  ASSERT_EQ(row.size(), kColumns);
  EXPECT_EQ(row[kName1], testing::kHostileAsField);
  EXPECT_EQ(row[kUrl], "\xE2\x80\x9Chttps://tern.example/ ");
}

TEST(GdeltEvents, NoHeaderAndACutSaysWhy) {
  const auto writer = make_gdelt({});
  EXPECT_EQ(writer->head(), "");
  EXPECT_EQ(writer->tail(), "");
  const std::string cut = writer->cut("the disk\nis full");
  EXPECT_EQ(cut.front(), '#');
  EXPECT_NE(cut.find("the disk is full"), std::string::npos);
  EXPECT_EQ(cut.find('\n'), cut.size() - 1);
}

std::vector<std::string> mention_row(const store::Entry& entry) {
  return cells_of(make_gdelt_mentions({})->entry(entry));
}

TEST(GdeltMentions, EveryColumnHasItsSource) {
  const std::vector<std::string> expected = {event_row(visit())[kId],
                                             "20260306091530",
                                             "20260307100000",
                                             "1",
                                             "tern.example",
                                             "https://www.tern.example/talks?page=2",
                                             "3",
                                             "100",
                                             "120",
                                             "112",
                                             "1",
                                             "91",
                                             "2411",
                                             "",
                                             "",
                                             ""};
  EXPECT_EQ(mention_row(visit()), expected);
}

TEST(GdeltMentions, OffTheWebItIsACitation) {
  store::Entry event = visit();
  event.url.clear();
  event.modified.clear();
  auto row = mention_row(event);
  ASSERT_EQ(row.size(), 16U);
  EXPECT_EQ(row[2], "20260306091530");
  EXPECT_EQ(row[3] + "|" + row[4] + "|" + row[5], "2|The Tern|Talks on the harbour. The Tern, 2026-03-06");
  event.title = event.outlet = event.published = "";
  row = mention_row(event);
  EXPECT_EQ(row[4] + "|" + row[5], "|a1b2c3d4e5f60718");
}

TEST(GdeltMentions, WhatIsNotInTheTextHasNoOffset) {
  store::Entry event = visit();
  event.parties[0].span.reset();
  event.parties.pop_back();
  event.spans.clear();
  event.url = "https://reader@tern.example:8080";
  const auto row = mention_row(event);
  ASSERT_EQ(row.size(), 16U);
  EXPECT_EQ(row[7] + "|" + row[8] + "|" + row[9], "-1|-1|-1");
  EXPECT_EQ(row[4], "tern.example");
}

}  // namespace
}  // namespace rapporteur

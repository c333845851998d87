// ICEWS: 20 columns under its header, sectors and countries in its words, dyads of what is done together.
#include <gtest/gtest.h>

#include "rapporteur/exports/forms_events.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using testing::cells_of;
using testing::visit;

std::vector<std::string> row_of(const store::Entry& entry) {
  return cells_of(exports::make_icews({})->entry(entry));
}

TEST(Icews, EveryColumnHasItsSource) {
  const auto writer = exports::make_icews({});
  const auto names = cells_of(writer->head());
  ASSERT_EQ(names.size(), 20U);
  EXPECT_EQ(names.front() + "|" + names[6] + "|" + names.back(), "Event ID|CAMEO Code|Longitude");
  const std::vector<std::string> expected = {std::to_string(0x0a1b2c3d4e5f6071),
                                             "2026-03-05",
                                             "Ana Reis",
                                             "Government",
                                             "Portugal",
                                             "Make a visit",
                                             "042",
                                             "1.9",
                                             "Norland army",
                                             "Military,Government",
                                             "Norway",
                                             std::to_string(0x21b2c3d4e5f60718),
                                             "3",
                                             "The Tern",
                                             "Geneva",
                                             "",
                                             "Canton of Geneva",
                                             "Switzerland",
                                             "46.2022",
                                             "6.1457"};
  EXPECT_EQ(row_of(visit()), expected);
}

TEST(Icews, ItsOwnNamesAndScale) {
  store::Entry event = visit();
  event.parties[0].country = "RUS";
  event.cameo = "022";
  auto row = row_of(event);
  EXPECT_EQ(row[4], "Russian Federation");
  EXPECT_EQ(row[7], "3.4");  // GDELT has 3.2
  event.place = store::EntryPlace{"Sindh", "PAK", "", "region", {}, {}, 0};
  row = row_of(event);
  EXPECT_EQ(row[14] + "|" + row[16] + "|" + row[17] + "|" + row[18], "|Sindh|Pakistan|");
}

TEST(Icews, WhatIsUnknownIsEmpty) {
  store::Entry event = visit();
  event.parties = {testing::party("actor", "a Velian farmer", "VEL", "XYZ")};
  event.place.reset();
  event.cameo = "9999";
  event.from.clear();
  const auto row = row_of(event);
  ASSERT_EQ(row.size(), 20U);
  const std::vector<std::string> start(row.begin() + 1, row.begin() + 11);
  EXPECT_EQ(start, (std::vector<std::string>{"", "a Velian farmer", "", "", "", "9999", "", "", "", ""}));
  for (std::size_t i = 14; i < 20; ++i) EXPECT_EQ(row[i], "") << i;
}

TEST(Icews, WhoMeetsIsADyadWhoAccusesTogetherIsNone) {
  store::Entry event = visit();
  event.mode.clear();
  event.parties[1].role = "actor";
  EXPECT_EQ(row_of(event)[2] + "|" + row_of(event)[8], "Ana Reis|Norland army");
  event.label = "ACCUSE";
  EXPECT_EQ(row_of(event)[2] + "|" + row_of(event)[8], "Ana Reis|");
  event.label = "CONSULT";
  event.mode = "visit";  // two visitors of somebody unnamed
  EXPECT_EQ(row_of(event)[2] + "|" + row_of(event)[8], "Ana Reis|");
}

TEST(Icews, CountsWhatItLeavesOutAndSaysThatItIsCut) {
  const auto writer = exports::make_icews({});
  store::Entry event = visit();
  event.status = "denied";
  EXPECT_EQ(writer->entry(event), "");
  EXPECT_EQ(writer->entry(testing::statement()), "");
  EXPECT_EQ(writer->left_out(), 2U);
  EXPECT_EQ(writer->cut("").front(), '#');
}

TEST(Icews, HostileWordsStayInTheirCell) {
  store::Entry event = visit();
  event.outlet = testing::kHostile;
  EXPECT_EQ(row_of(event)[13], testing::kHostileAsField);
}

}  // namespace
}  // namespace rapporteur

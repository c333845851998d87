// POLECAT: 40 columns under its header, None for what is missing, lists that run in parallel.
#include <gtest/gtest.h>

#include "rapporteur/exports/forms_events.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using testing::cells_of;
using testing::visit;

std::vector<std::string> row_of(const store::Entry& entry, bool no_text = false) {
  exports::Options options;
  options.no_text = no_text;
  options.version = "0.3.0";
  return cells_of(exports::make_polecat(options)->entry(entry));
}

TEST(Polecat, EveryColumnHasItsSource) {
  const auto names = cells_of(exports::make_polecat({})->head());
  ASSERT_EQ(names.size(), 40U);
  EXPECT_EQ(names[14] + "|" + names[22] + "|" + names[39],
            "Wikipedia Actor ID|Wikipedia Recipient ID|Version");
  const std::vector<std::string> expected = {"0a1b2c3d4e5f6071",
                                             "2026-03-05",
                                             "CONSULT",
                                             "visit",
                                             "4",
                                             "1",
                                             "military; diplomatic",
                                             "Ana Reis",
                                             "PRT",
                                             "235",
                                             "GOV",
                                             "GOV",
                                             "foreign minister",
                                             "\xE2\x80\x9C"
                                             "Caf\xC3\xA9\" Reis",
                                             "None",
                                             "Norland army",
                                             "NOR",
                                             "385",
                                             "MIL",
                                             "MIL",
                                             "None",
                                             "Norland army",
                                             "None",
                                             "Geneva",
                                             "Geneva",
                                             "None",
                                             "Canton of Geneva",
                                             "Switzerland",
                                             "46.2022",
                                             "6.1457",
                                             "2660646",
                                             "None",
                                             "None",
                                             "The Tern",
                                             "2026-03-06",
                                             "None",
                                             "None",
                                             "None",
                                             "en",
                                             "0.3.0"};
  EXPECT_EQ(row_of(visit()), expected);
}

TEST(Polecat, SectorsArePloversWhereOursAreCameos) {
  store::Entry event = visit();
  event.parties = {testing::party("actor", "Tern", "PRT", "MED"),
                   testing::party("recipient", "a nurse", "NOR", "HLH")};
  const auto row = row_of(event);
  EXPECT_EQ(row[10] + "|" + row[18], "JRN|MED");
}

TEST(Polecat, ListsRunInParallel) {
  store::Entry event = visit();
  event.label = "ACCUSE";
  event.parties.push_back(testing::party("actor", "the Guild; Section 3", "", "LAB"));
  event.parties.push_back(testing::party("host", "Velia", "VEL", "GOV"));
  const auto row = row_of(event);
  EXPECT_EQ(row[7], "Ana Reis; the Guild, Section 3");
  EXPECT_EQ(row[8], "PRT; None");
  EXPECT_EQ(row[9], "235; None");
  EXPECT_EQ(row[10] + "|" + row[11], "GOV|GOV; LAB");
  EXPECT_EQ(row[15], "Norland army");
}

TEST(Polecat, WhatIsMissingIsNone) {
  store::Entry event;
  event.kind = store::EntryKind::kEvent;
  event.id = "00000000000000ff";
  event.status = "ongoing";
  event.label = "PROTEST";
  const auto row = row_of(event);
  ASSERT_EQ(row.size(), 40U);
  EXPECT_EQ(row[0] + "|" + row[2] + "|" + row[39], "00000000000000ff|PROTEST|0.3.0");
  for (std::size_t i = 3; i < 39; ++i) EXPECT_EQ(row[i], "None") << i;
  EXPECT_EQ(row[1], "None");
}

TEST(Polecat, WithoutTextNoWordsOfTheArticle) {
  const auto row = row_of(visit(), true);
  EXPECT_EQ(row[13] + "|" + row[21], "None|None");
  EXPECT_EQ(row[7], "Ana Reis");  // a name is kept
}

TEST(Polecat, ASpanOutsideTheSentenceGivesNoWords) {
  store::Entry event = visit();
  event.parties[0].span = Span{90, 104};
  event.parties[1].span = Span{140, 400};
  const auto row = row_of(event);
  EXPECT_EQ(row[13] + "|" + row[21], "None|None");
}

TEST(Polecat, CountsWhatItLeavesOutAndKeepsToItsCells) {
  const auto writer = exports::make_polecat({});
  store::Entry event = visit();
  event.background = true;
  EXPECT_EQ(writer->entry(event), "");
  EXPECT_EQ(writer->entry(testing::statement()), "");
  EXPECT_EQ(writer->left_out(), 2U);
  event = visit();
  event.place->name = testing::kHostile;
  EXPECT_EQ(row_of(event)[23], testing::kHostileAsField);
  EXPECT_EQ(writer->cut("why").front(), '#');
}

}  // namespace
}  // namespace rapporteur

// The table beside the event tables: every event of every status, joined by its ids; and the fields of all tables.
#include <gtest/gtest.h>

#include <limits>
#include <map>
#include <nlohmann/json.hpp>

#include "rapporteur/exports/forms_events.h"
#include "rapporteur/exports/tsv.h"
#include "tests/unit/exports/event_sample.h"

namespace rapporteur {
namespace {

using testing::cells_of;
using testing::visit;

/// The cells of an event's row under the names of their columns.
std::map<std::string, std::string> row_of(const store::Entry& entry, bool no_text = false) {
  exports::Options options;
  options.no_text = no_text;
  const auto writer = exports::make_sidecar(options);
  const auto names = cells_of(writer->head());
  const auto cells = cells_of(writer->entry(entry));
  std::map<std::string, std::string> out;
  if (names.size() != cells.size()) return out;
  for (std::size_t i = 0; i < names.size(); ++i) out[names[i]] = cells[i];
  return out;
}

TEST(Sidecar, CarriesWhatTheTablesHaveNoColumnFor) {
  store::Entry event = visit();
  event.status = "conditional";
  event.background = true;
  event.spans.push_back({"condition", {132, 142}});
  event.links = {{"disputed_by", "s1", ""},
                 {"disputed_by", "s2", ""},
                 {"condition", "e7", ""},
                 {"according_to", "s3", ""}};
  event.corrected = {{"status", "planned", {}, {}, {}, 1}, {"who", {}, {}, {}, {}, 2}};
  const auto row = row_of(event);
  const std::map<std::string, std::string> expected = {
      {"id", "0a1b2c3d4e5f6071"},
      {"corrected", "status who"},
      {"GLOBALEVENTID", std::to_string(0x0a1b2c3d4e5f6071)},
      {"type", "CONSULT"},
      {"mode", "visit"},
      {"status", "conditional"},
      {"background", "true"},
      {"according_to", "Velia's foreign ministry"},
      {"disputed", "2"},
      {"confidence", "0.912"},
      {"condition", "132-142"},
      {"condition_event", "e7"},
      {"happening", "h00000000000000a1"},
      {"from", "2026-03-05"},
      {"to", "2026-03-06"},
      {"time_value", "2026-03-05"},
      {"geonames", "2660646"},
      {"article", "a1b2c3d4e5f60718"},
      {"revision", "1"},
      {"sentence_number", "2"},
      {"sentence_start", "100"},
      {"sentence_end", "143"},
      {"trigger", "112-115"},
      {"url", "https://www.tern.example/talks?page=2"},
      {"sentence",
       "\xE2\x80\x9C"
       "Caf\xC3\xA9\" Reis met the Norland army in Geneva."}};
  for (const auto& [name, value] : expected) {
    ASSERT_TRUE(row.contains(name)) << name;
    EXPECT_EQ(row.at(name), value) << name;
  }
  EXPECT_EQ(row.size(), expected.size() + 2);  // parties and the hash, below
}

TEST(Sidecar, ListsEveryParty) {
  store::Entry event = visit();
  event.parties.push_back(testing::party("host", "Switz\tland", "CHE", ""));
  const auto parties = nlohmann::json::parse(row_of(event).at("parties"));
  ASSERT_EQ(parties.size(), 3U);
  EXPECT_EQ(parties[0]["wikidata"], "Q42");
  EXPECT_EQ(parties[0]["span"], nlohmann::json({100, 111}));
  EXPECT_EQ(parties[2]["role"], "host");
  EXPECT_EQ(parties[2]["name"], "Switz\tland");
  EXPECT_FALSE(parties[2].contains("sector"));
}

TEST(Sidecar, TheHashIsOfTheSentenceAsItStands) {
  store::Entry event = visit();
  event.sentence = "abc";
  for (const bool no_text : {false, true}) {  // the example of FIPS 180-2
    const auto row = row_of(event, no_text);
    EXPECT_EQ(row.at("sentence_sha256"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(row.at("sentence"), no_text ? "" : "abc");
  }
}

TEST(Sidecar, TakesEventsOfEveryStatusAndCountsTheRest) {
  const auto writer = exports::make_sidecar({});
  for (const char* status : {"occurred", "planned", "denied", "cancelled"}) {
    store::Entry event = visit();
    event.status = status;
    EXPECT_NE(writer->entry(event), "") << status;
  }
  EXPECT_EQ(writer->left_out(), 0U);
  for (const auto kind :
       {store::EntryKind::kStatement, store::EntryKind::kMeeting, store::EntryKind::kPosition}) {
    store::Entry other = visit();
    other.kind = kind;
    EXPECT_EQ(writer->entry(other), "");
  }
  EXPECT_EQ(writer->left_out(), 3U);
  EXPECT_EQ(writer->cut("why").front(), '#');
}

TEST(Sidecar, AnEmptyEventIsAWholeRow) {
  store::Entry event;
  event.kind = store::EntryKind::kEvent;
  const auto row = row_of(event);
  ASSERT_FALSE(row.empty());
  EXPECT_EQ(row.at("parties"), "[]");
  EXPECT_EQ(row.at("disputed"), "0");
  EXPECT_EQ(row.at("geonames"), "");
}

TEST(TsvField, HoldsNoTabBreakOrControlCharacter) {
  EXPECT_EQ(exports::clean_field(testing::kHostile), testing::kHostileAsField);
  EXPECT_EQ(exports::clean_field("\xC2\x85\x7F\xE2\x80\xA9|"), "   |");
  EXPECT_EQ(exports::clean_field(std::string_view("\0x", 2)), " x");
  EXPECT_EQ(exports::clean_field("\"a\" \"b\""),
            "\xE2\x80\x9C"
            "a\" \"b\"");
  EXPECT_EQ(exports::clean_field("Erdo\xC4\x9F"
                                 "an, 100 %"),
            "Erdo\xC4\x9F"
            "an, 100 %");
}

TEST(TsvField, NumbersAreShortAndNeverInPowers) {
  EXPECT_EQ(exports::decimal(3.4), "3.4");
  EXPECT_EQ(exports::decimal(-10), "-10");
  EXPECT_EQ(exports::decimal(-0.0), "0");
  EXPECT_EQ(exports::decimal(0.00001), "0.00001");
  EXPECT_EQ(exports::decimal(0.91249, 3), "0.912");
  EXPECT_EQ(exports::decimal(1e300), "");
  EXPECT_EQ(exports::decimal(std::numeric_limits<double>::quiet_NaN()), "");
}

}  // namespace
}  // namespace rapporteur

// The views as CSV: a cell per column, as many rows as there are accounts, steps, values, positions.
#include "rapporteur/coding/csv.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "rapporteur/exports/exports.h"
#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

using testing::kGull;
using testing::kTern;
using testing::kTernLater;
using Row = std::map<std::string, std::string>;

/// The rows by the names of the columns; a row with another number of cells fails.
std::vector<Row> table(const std::string& head, const std::vector<std::string>& rows) {
  std::string csv = head;
  for (const std::string& row : rows) csv += row;
  coding::CsvReader reader("table", csv);
  const auto names = reader.next();
  std::vector<Row> out;
  for (auto row = reader.next(); row && row.value(); row = reader.next()) {
    EXPECT_EQ(row.value()->size(), names.value()->size());
    Row& one = out.emplace_back();
    for (std::size_t i = 0; i < std::min(row.value()->size(), names.value()->size()); ++i)
      one[names.value()->at(i)] = row.value()->at(i);
    EXPECT_EQ(one.size(), names.value()->size()) << "no column twice";
  }
  return out;
}

store::Happening shelling() {
  testing::Story story;
  store::Entry& first = story.event(kTern);
  first.parties = {testing::party("actor", "Norland"), testing::party("recipient", "=Velia")};
  first.figures = {testing::figure("killed", 9, 12)};
  first.place = testing::place("Port Amaro", "VEL");
  first.place->lat = -33.9;
  story.event({"gull", "The Gull, \"daily\"", "2026-03-04", "tern"}).status = "denied";
  return story.get();
}

TEST(ViewsCsv, OfAHappeningARowPerAccount) {
  const store::Happening happening = shelling();
  const auto rows = table(happening_csv_head(), csv_rows(summary_of(happening), happening));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("happening_figures"), "killed 9..12 person");
  EXPECT_EQ(rows[1].at("happening_whom"), "'=Velia") << "no formula";
  EXPECT_EQ(rows[1].at("happening_lat"), "-33.9") << "a number is none";
  EXPECT_EQ(rows[1].at("happening_disputed"), "true");
  EXPECT_EQ(rows[0].at("status") + rows[1].at("status"), "occurreddenied");
  EXPECT_EQ(rows[1].at("outlet"), "The Gull, \"daily\"");
  EXPECT_EQ(rows[1].at("copy_of"), "tern");
  EXPECT_EQ(rows[1].at("who"), "") << "of this account";
}

TEST(ViewsCsv, AnAccountHasTheColumnsOfTheExport) {
  EXPECT_TRUE(happening_csv_head().ends_with("," + exports::writer_of("csv", {})->head()));
}

TEST(ViewsCsv, OfASummaryOneRow) {
  const auto rows = table(summary_csv_head(), {csv_row(summary_of(shelling()))});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].at("happening"), "h1");
  EXPECT_EQ(rows[0].at("articles"), "2");
  EXPECT_EQ(rows[0].at("outlets"), "The Tern; The Gull, \"daily\"");
  EXPECT_EQ(rows[0].at("background"), "false");
}

TEST(ViewsCsv, OfAMeetingARowPerStepAndPerAttendance) {
  testing::Story story;
  story.meeting(kTern, "scheduled").parties = {testing::party("party", "Velia"),
                                               testing::present("Unions", "excluded")};
  story.meeting(kTernLater, "cancelled");
  const auto rows = table(meeting_csv_head(), csv_rows(meeting_of(story.get())));
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("row") + " " + rows[0].at("step") + " " + rows[0].at("published"),
            "step scheduled 2026-03-03");
  EXPECT_EQ(rows[1].at("step"), "cancelled");
  EXPECT_EQ(rows[2].at("row") + " " + rows[2].at("party") + " " + rows[2].at("attendance"),
            "attendance Unions excluded");
  EXPECT_EQ(rows[2].at("outlet") + " " + rows[2].at("published"), "The Tern 2026-03-03") << "who tells it";
  EXPECT_EQ(rows[2].at("step"), "");
  for (const Row& row : rows) {
    EXPECT_EQ(row.at("meeting") + " " + row.at("phase") + " " + row.at("parties"), "h1 cancelled Velia");
  }
}

TEST(ViewsCsv, OfADisputeARowPerValueAndSayer) {
  Dispute dispute{"h1", "killed", "", {}};
  dispute.accounts.push_back(
      {"9", "tern", "tern-1", "The Tern", "2026-03-03", "a monitor", "Nine, he said."});
  dispute.accounts.push_back({"12..", "gull", "gull-1", "The Gull", "2026-03-04", "", "At least 12."});
  const auto rows = table(dispute_csv_head(), csv_rows(dispute));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("value") + " " + rows[0].at("according_to") + " " + rows[0].at("sentence"),
            "9 a monitor Nine, he said.");
  EXPECT_EQ(rows[1].at("happening") + " " + rows[1].at("what") + " " + rows[1].at("entry"),
            "h1 killed gull-1");
}

TEST(ViewsCsv, OfStandsARowPerPosition) {
  Stands stands;
  stands.party = "Velia", stands.code = "FISH", stands.issue = "quotas";
  stands.history.push_back(
      {"rejects", "2026-03-03", "tern", "tern-1", "The Tern", "", "quotas", "No.", false});
  stands.history.push_back(
      {"accepts", "2026-03-05", "tern2", "tern2-1", "The Tern", "", "the quotas", "Yes.", true});
  const auto rows = table(stands_csv_head(), csv_rows(stands));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].at("party") + " " + rows[1].at("code") + " " + rows[1].at("issue"), "Velia FISH quotas");
  EXPECT_EQ(rows[1].at("wording") + " " + rows[1].at("stance") + " " + rows[1].at("shift"),
            "the quotas accepts true");
  EXPECT_EQ(rows[0].at("shift"), "false");
}

}  // namespace
}  // namespace rapporteur::overview

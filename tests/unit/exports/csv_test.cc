// CSV: the columns, RFC 4180's quoting, and values that a spreadsheet would run.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;
using Rows = std::vector<std::vector<std::string>>;

/// A reader of its own, after the grammar of RFC 4180.
Rows read_csv(const std::string& csv) {
  Rows rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      row.back() += '"', ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      row.emplace_back();
    } else if (!quoted && c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
      rows.push_back(row), row.assign(1, ""), ++i;
    } else {
      row.back() += c;
    }
  }
  return rows;
}

std::map<std::string, std::string> row_of(const Entry& entry, const Options& options = kOptions) {
  const Rows rows = read_csv(exported("csv", {entry}, options));
  std::map<std::string, std::string> out;
  if (rows.size() != 2 || rows[0].size() != rows[1].size()) return out;
  for (std::size_t i = 0; i < rows[0].size(); ++i) out[rows[0][i]] = rows[1][i];
  return out;
}

TEST(Csv, HasItsHeaderAndEndsLinesAsTheRfcSays) {
  EXPECT_EQ(
      exported("csv", {}),
      "kind,id,published,outlet,title,url,article,revision,label,status,background,who,who_for,whom,"
      "according_to,words,mode,cameo,contexts,from,to,place,country,lat,lon,figures,form,channel,happening,"
      "confidence,sentence,start,end\r\n");
}

TEST(Csv, WritesAnEvent) {
  auto row = row_of(event());
  EXPECT_EQ(row["kind"], "event");
  EXPECT_EQ(row["label"], "ASSAULT");
  EXPECT_EQ(row["status"], "denied");
  EXPECT_EQ(row["background"], "false");
  EXPECT_EQ(row["who"], "Velia");
  EXPECT_EQ(row["whom"], "Norland");
  EXPECT_EQ(row["according_to"], "Ana R\u00E9is");
  EXPECT_EQ(row["cameo"], "190");
  EXPECT_EQ(row["contexts"], "military; refugees");
  EXPECT_EQ(row["from"], "2026-03-01");
  EXPECT_EQ(row["place"], "Lund");
  EXPECT_EQ(row["country"], "NOR");
  EXPECT_EQ(row["lat"], "-33.5") << "a number is no formula";
  EXPECT_EQ(row["lon"], "18.25");
  EXPECT_EQ(row["figures"], "killed 12..15 person; injured 3..");
  EXPECT_EQ(row["happening"], "hap-1");
  EXPECT_EQ(row["confidence"], "0.912");
  EXPECT_EQ(row["sentence"], "R\u00E9is, of Velia, denied the attack.");
  EXPECT_EQ(row["start"], "100");
  EXPECT_EQ(row["end"], "134");
}

TEST(Csv, WritesEveryKindOfEntryUnderOneHeader) {
  auto row = row_of(statement());
  EXPECT_EQ(row["who"], "Ana R\u00E9is");
  EXPECT_EQ(row["who_for"], "Velia");
  EXPECT_EQ(row["whom"], "Norland");
  EXPECT_EQ(row["background"], "") << "of events alone";
  EXPECT_EQ(row["lat"], "") << "unknown";
  EXPECT_EQ(row_of(meeting())["who"], "Velia; Norland");
  EXPECT_EQ(row_of(position())["who"], "the unions");
  EXPECT_EQ(read_csv(exported("csv", {statement(), event(), meeting(), position()})).size(), 5U);
}

TEST(Csv, NamesTwoPartiesOfOneNameOnce) {
  Entry one = meeting();
  one.parties[1].name = "Velia";
  EXPECT_EQ(row_of(one)["who"], "Velia");
}

TEST(Csv, QuotesWhatWouldBreakARow) {
  Entry one = statement();
  one.title = "A \"closed, shop\"\r\nsecond line";
  one.outlet = " Tern ";
  auto row = row_of(one);
  EXPECT_EQ(row["title"], one.title);
  EXPECT_EQ(row["outlet"], one.outlet);
  EXPECT_TRUE(contains(exported("csv", {one}), "\"A \"\"closed, shop\"\"\r\nsecond line\""));
}

/// What docs/formats/exports.md tells readers to do.
std::string unguarded(std::string value) {
  const std::size_t inside = value.find_first_not_of('\'');
  if (inside == std::string::npos || inside == 0) return value;
  std::string rest = value.substr(inside);
  rest.erase(0, std::min(rest.find_first_not_of(' '), rest.size()));
  for (const char* sign : {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (rest.starts_with(sign)) return value.substr(1);
  }
  return value;
}

TEST(Csv, LeavesNoFormulaForASpreadsheetAndLosesNothing) {
  for (const std::string value :
       {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\uFF1D1", "'=1", "''-x"}) {
    Entry one = statement();
    one.title = value;
    const std::string written = row_of(one)["title"];
    EXPECT_EQ(written, "'" + value);
    EXPECT_EQ(unguarded(written), value);
  }
  for (const std::string value : {"a=1", "'quoted'", "", "'", "1-2", "\u2019=", "\u00E9"}) {
    Entry one = statement();
    one.title = value;
    EXPECT_EQ(row_of(one)["title"], value);
    EXPECT_EQ(unguarded(value), value);
  }
}

TEST(Csv, WithoutTextHasTheHashOfTheSentence) {
  auto row = row_of(statement(), kNoText);
  EXPECT_FALSE(row.contains("sentence"));
  EXPECT_EQ(row["sentence_sha256"], "bcc7df7d8e4c903341afbf1b33f131fbc783e5b5ee86807cd6200536e1545fbe");
  EXPECT_EQ(row["words"], "");
  EXPECT_EQ(row["who"], "Ana R\u00E9is");
  EXPECT_EQ(row["start"], "100");
}

TEST(Csv, SaysThatItWasCutInOneLastLine) {
  EXPECT_EQ(writer_of("csv", kOptions)->cut("interrupted\nafter 3"), "# cut: interrupted after 3\r\n");
}

TEST(Csv, LeavesAFigureThatIsNoNumberEmpty) {
  Entry one = event();
  one.place->lat = std::numeric_limits<double>::quiet_NaN();
  one.confidence = std::numeric_limits<double>::infinity();
  EXPECT_EQ(row_of(one)["lat"], "");
  EXPECT_EQ(row_of(one)["confidence"], "");
}

}  // namespace
}  // namespace rapporteur::exports

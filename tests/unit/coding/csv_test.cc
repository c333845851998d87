// CSV as it comes back from spreadsheets, and files that only look like it.
#include "rapporteur/coding/csv.h"

#include <gtest/gtest.h>

namespace rapporteur::coding {
namespace {

/// Cells joined by "|", rows by a line break; or the error.
std::string read(std::string_view bytes) {
  CsvReader reader("sheet.csv", bytes);
  std::string out;
  while (true) {
    const auto row = reader.next();
    if (!row) return out + to_string(row.error());
    if (!row.value()) return out;
    std::string line;
    for (const std::string& cell : *row.value())
      line += (line.empty() && &cell == row.value()->data() ? "" : "|") + cell;
    out += line + "\n";
  }
}

TEST(Csv, ReadsPlainAndQuotedCells) {
  EXPECT_EQ(read("a,b\r\n1,2\r\n"), "a|b\n1|2\n");
  EXPECT_EQ(read("\"a\",\"b\"\"c\"\"\",\"\"\n"), "a|b\"c\"|\n");
  EXPECT_EQ(read("a,\"b, c\nd\"\nx,y"), "a|b, c\nd\nx|y\n");
  EXPECT_EQ(read("a,,\n,,\n"), "a||\n||\n");
  EXPECT_EQ(read("5\" gun,b\n"), "5\" gun|b\n") << "a mark inside of a bare cell is one of its characters";
}

TEST(Csv, TakesWhatSpreadsheetsWrite) {
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a;b\n1,5;2\n"),
            "a|b\n1,5|2\n");
  EXPECT_EQ(read("a\tb\n1\t2\n"), "a|b\n1|2\n");
  EXPECT_EQ(read("a,b\r1,2\r"), "a|b\n1|2\n");
  EXPECT_EQ(read("a,b\n\n\r\n1,2\n\n"), "a|b\n1|2\n");
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("\n\n"), "");
}

TEST(Csv, TellsTheLineOfWhatIsBroken) {
  EXPECT_EQ(read("a,b\n\"x\ny\",2\n1,\"open"),
            "a|b\nx\ny|2\nsheet.csv:4: is damaged (a quotation that does not end)");
  EXPECT_EQ(read("a\n\"b\"c\n"), "a\nsheet.csv:2: is damaged (a quotation goes on after its end)");
  EXPECT_EQ(read("\""), "sheet.csv:1: is damaged (a quotation that does not end)");
}

TEST(Csv, KeepsToItsBounds) {
  EXPECT_NE(read(std::string(CsvReader::kMostCells, ',')).find("a row of more than 1000 cells"),
            std::string::npos);
  EXPECT_EQ(read(std::string(CsvReader::kMostCells - 1, ',')).size(), CsvReader::kMostCells);
  EXPECT_NE(read(std::string(CsvReader::kMostBytes + 1, 'x')).find("is too large (at most 64 MB)"),
            std::string::npos);
}

TEST(Csv, GivesWellFormedText) { EXPECT_EQ(read("a\xFF,\"\xC3\"\n"), "a\uFFFD|\uFFFD\n"); }

}  // namespace
}  // namespace rapporteur::coding

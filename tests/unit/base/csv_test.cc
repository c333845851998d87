// CSV as it is written: quoting, formulas and their way back, numbers, rows put together. The grammar is read in
// tests/unit/exports/csv_test.cc and, by another language's reader, in tests/cli/.
#include "rapporteur/base/csv.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace rapporteur {
namespace {

TEST(CsvField, QuotesOnlyWhatMustBe) {
  EXPECT_EQ(csv_field("plain words"), "plain words");
  EXPECT_EQ(csv_field(""), "");
  EXPECT_EQ(csv_field("a, b"), "\"a, b\"");
  EXPECT_EQ(csv_field("a \"closed\" shop"), "\"a \"\"closed\"\" shop\"");
  EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_field("space "), "\"space \"");
}

TEST(CsvField, RunsNoFormula) {
  for (const std::string sign : {"=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    EXPECT_EQ(csv_field(sign + "1"), "'" + sign + "1");
    EXPECT_EQ(csv_field("  " + sign + "1"), "'  " + sign + "1");
    EXPECT_EQ(csv_field("'" + sign + "1"), "''" + sign + "1") << "can be taken back";
  }
  EXPECT_EQ(csv_field("\tx"), "'\tx");
  EXPECT_EQ(csv_field("'tis"), "'tis") << "no formula follows";
  EXPECT_EQ(csv_field("a=b"), "a=b");
}

TEST(CsvField, IsUtf8WithoutNul) {
  EXPECT_EQ(csv_field(std::string("a\0b", 3)),
            "a\uFFFD"
            "b");
  EXPECT_EQ(csv_field("a\xFF"), "a\uFFFD");
}

TEST(CsvRow, PutsCellsInARow) {
  CsvRow row;
  row.put("a,b").put(-33.9).put(std::nullopt).put(std::uint64_t{7}).put("-1").put("");
  EXPECT_EQ(row.line(), "\"a,b\",-33.9,,7,'-1,\r\n");
  EXPECT_EQ(CsvRow().put(std::numeric_limits<double>::infinity()).put("x").as_is("1,2").before("c,d\r\n"),
            ",x,1,2,c,d\r\n");
}

TEST(CsvRow, AnEmptyFirstCellIsACell) { EXPECT_EQ(CsvRow().put("").put("b").before("c\r\n"), ",b,c\r\n"); }

TEST(CsvList, JoinsWords) {
  EXPECT_EQ(csv_list({}), "");
  EXPECT_EQ(csv_list({"Velia", "Norland"}), "Velia; Norland");
}

TEST(CsvCut, IsOneLine) { EXPECT_EQ(csv_cut("no\nspace \x01"), "# cut: no space  \r\n"); }

}  // namespace
}  // namespace rapporteur

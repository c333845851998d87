// The reader of data tables, and the bytes cmake/EmbedData.cmake puts into the program.
#include "rapporteur/base/data.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace rapporteur {
namespace {

TEST(EmbeddedData, IsTheFileByteForByte) {
  std::ifstream file(std::string(RAPPORTEUR_SOURCE_DIR) + "/data/tokens/abbreviations.tsv", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  ASSERT_FALSE(bytes.str().empty());
  EXPECT_EQ(embedded_data("tokens/abbreviations.tsv"), bytes.str());
}

TEST(EmbeddedData, UnknownPathIsEmptyAndATableOfItAnError) {
  EXPECT_TRUE(embedded_data("no/such.tsv").empty());
  const auto rows = read_embedded_table("no/such.tsv", 1, 1);
  ASSERT_FALSE(rows.ok());
  EXPECT_EQ(rows.error().code, ErrorCode::kDamagedData);
}

TEST(Table, SkipsCommentsAndBlankLinesAndTrimsCells) {
  const auto rows = read_table("t", "# head\n\na\t b \r\nc\n", 1, 2);
  ASSERT_TRUE(rows.ok());
  ASSERT_EQ(rows->size(), 2u);
  EXPECT_EQ(rows->at(0).line, 3u);
  EXPECT_EQ(rows->at(0).cells, (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(rows->at(1).cells, (std::vector<std::string_view>{"c"}));
}

TEST(Table, ReportsARowOfTheWrongWidth) {
  const auto rows = read_table("t", "a\tb\na\tb\tc\n", 2, 2);
  ASSERT_FALSE(rows.ok());
  EXPECT_EQ(rows.error().subject, "t:2");
  EXPECT_FALSE(read_table("t", "\tb\n", 1, 2).ok());
}

}  // namespace
}  // namespace rapporteur

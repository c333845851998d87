// Terms of office: days, months and years at their edges, names in parts, seats with one holder.
#include "rapporteur/actors/offices.h"

#include <gtest/gtest.h>

namespace rapporteur {
namespace {

OfficeTable table_of(std::string_view text) {
  OfficeTable table;
  const auto rows = read_table("test.tsv", text, 1, 12);
  EXPECT_TRUE(rows.ok());
  for (const TableRow& row : rows.value()) EXPECT_TRUE(table.add(row, "test.tsv").ok());
  return table;
}

constexpr std::string_view kVelia =
    "Ana Maria Reis\tAnna Reis\tforeign minister\tVEL\t2020-03-01\t2024-05\tfemale\tQ1\thand\n"
    "Karl Tam\t-\tforeign minister\tVEL\t2024-06-02\t-\tmale\t-\thand\n"
    "Jo Weil\t-\tenvoy\tVEL\t2020\t-\t-\t-\thand\n"
    "Jo Weil\t-\tpresident\tNOR\t2019\t2019\t-\t-\thand\n"
    "Ida Bo\t-\tdefence minister\tVEL\t2020-01-01\t-\t-\t-\thand\n";

TEST(Offices, CountTheFirstDayAndNotTheLast) {
  OfficeTerm term;
  term.from = "2020-03-01";
  term.until = "2024-05-06";
  EXPECT_FALSE(term.holds_on("2020-02-29"));
  EXPECT_TRUE(term.holds_on("2020-03-01"));
  EXPECT_TRUE(term.holds_on("2024-05-05"));
  EXPECT_FALSE(term.holds_on("2024-05-06"));
  term.until = "2024-05";  // some day of May
  EXPECT_TRUE(term.holds_on("2024-05-31"));
  EXPECT_FALSE(term.holds_on("2024-06-01"));
  term.until = "";
  EXPECT_TRUE(term.holds_on("2099-01-01"));
}

TEST(Offices, FindAPersonByAnyOfHerNames) {
  const OfficeTable table = table_of(kVelia);
  for (const std::string_view name : {"Ana Maria Reis", "Anna Reis", "Ana Reis", "ANA REIS", "Ana M. Reis"}) {
    ASSERT_EQ(table.terms_of(name).size(), 1U) << name;
    EXPECT_EQ(table.terms_of(name).front()->person, "Ana Maria Reis");
  }
  EXPECT_TRUE(table.terms_of("Reis").empty());  // a surname alone is anybody's
  EXPECT_TRUE(table.terms_of("Maria Tam").empty());
  EXPECT_TRUE(table.terms_of("").empty());
  EXPECT_EQ(table.terms_of("Jo Weil").size(), 2U);
}

TEST(Offices, NameTheHolderOfASeat) {
  const OfficeTable table = table_of(kVelia);
  EXPECT_EQ(table.holder("foreign minister", "VEL", "2021-01-01")->person, "Ana Maria Reis");
  EXPECT_EQ(table.holder("foreign minister", "VEL", "2024-06-02T10:00Z")->person, "Karl Tam");
  EXPECT_EQ(table.holder("defense minister", "VEL", "2021-01-01")->person, "Ida Bo");
  EXPECT_EQ(table.holder("foreign minister", "VEL", "2024-06-01"), nullptr);  // between two
  EXPECT_EQ(table.holder("foreign minister", "NOR", "2021-01-01"), nullptr);
  EXPECT_EQ(table.holder("foreign minister", "VEL", "2021"), nullptr);
}

TEST(Offices, RefuseRowsThatCannotBeUsed) {
  OfficeTable table;
  const auto fault = [&](std::string_view line) {
    const auto rows = read_table("mine.tsv", line, 1, 12);
    const Status added = table.add(rows.value().front(), "mine.tsv");
    return added.ok() ? "none" : to_string(added.error());
  };
  EXPECT_NE(fault("Ana Reis\t-\tforeign minister\tVEL\n").find("mine.tsv:1"), std::string::npos);
  EXPECT_NE(fault("Ana Reis\t-\tforeign minister\tVEL\tMay\t-\t-\t-\thand\n").find("May"), std::string::npos);
  EXPECT_NE(fault("Ana Reis\t-\tforeign minister\tVEL\t2020\t20-01\t-\t-\thand\n").find("20-01"),
            std::string::npos);
  EXPECT_EQ(table.size(), 0U);
}

TEST(Offices, TheBuiltInTableLoads) {
  const auto table = OfficeTable::load();
  ASSERT_TRUE(table.ok()) << to_string(table.error());
  EXPECT_GT(table.value().size(), 1500U);
  ASSERT_NE(table.value().holder("president", "FRA", "2019-07-01"), nullptr);
  EXPECT_EQ(table.value().holder("president", "FRA", "2019-07-01")->person, "Emmanuel Macron");
}

}  // namespace
}  // namespace rapporteur

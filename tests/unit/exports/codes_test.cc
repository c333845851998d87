// The tables of data/exports/ parse, are whole, and agree with what data/places, data/actors and data/frames use.
#include "rapporteur/exports/codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

using exports::Codes;

/// A column of a table under data/; "-" and what is not there are left out.
std::set<std::string> column_of(const std::string& table, std::size_t column) {
  std::ifstream file(std::string(RAPPORTEUR_SOURCE_DIR) + "/data/" + table);
  std::stringstream text;
  text << file.rdbuf();
  const std::string bytes = text.str();
  const auto rows = read_table(table, bytes, 1, 20);
  std::set<std::string> out;
  if (!rows) return out;
  for (const TableRow& row : rows.value()) {
    if (row.cells.size() > column && row.cells[column] != "-") out.emplace(row.cells[column]);
  }
  return out;
}

TEST(Codes, TheTablesParse) {
  const auto codes = Codes::load();
  ASSERT_TRUE(codes) << to_string(codes.error());
  EXPECT_EQ(codes.value().fips("CHE"), "SZ");
  EXPECT_EQ(codes.value().cow("CHE"), "225");
  EXPECT_EQ(codes.value().name("CHE"), "Switzerland");
  EXPECT_EQ(codes.value().icews_name("CHE"), "Switzerland");
  EXPECT_EQ(codes.value().icews_name("RUS"), "Russian Federation");
  EXPECT_EQ(codes.value().category("0871")->name, "Declare truce, ceasefire");
}

TEST(Codes, WhatNoTableKnowsIsEmpty) {
  const Codes& codes = Codes::built_in();
  for (const char* none : {"", "VEL", "che", "PSE/Gaza Strip/x"}) {
    EXPECT_EQ(codes.fips(none), "") << none;
    EXPECT_EQ(codes.cow(none), "") << none;
    EXPECT_EQ(codes.icews_name(none), "") << none;
  }
  EXPECT_EQ(codes.category("42"), nullptr);
  EXPECT_EQ(codes.category(""), nullptr);
  EXPECT_EQ(codes.sector("XYZ").cameo, "");
}

TEST(Codes, ARegionMayHaveACodeOfItsOwn) {
  const Codes& codes = Codes::built_in();
  EXPECT_EQ(codes.fips("PSE", "Gaza Strip"), "GZ");
  EXPECT_EQ(codes.fips("PSE", "West Bank"), "WE");
  EXPECT_EQ(codes.fips("PSE"), "");  // either, so neither
  EXPECT_EQ(codes.fips("PAK", "Sindh"), "PK");
}

TEST(Codes, EveryCountryOfTheGazetteerHasARow) {
  const auto ours = column_of("places/countries.tsv", 0);
  const auto coded = column_of("exports/countries.tsv", 0);
  ASSERT_GT(ours.size(), 200U);
  for (const std::string& country : ours) EXPECT_TRUE(coded.contains(country)) << country;
  std::set<std::string_view> seen;  // no two countries share a FIPS code
  for (const std::string& country : ours) {
    const auto fips = Codes::built_in().fips(country);
    if (fips.empty()) continue;
    EXPECT_TRUE(seen.insert(fips).second) << country;
  }
}

TEST(Codes, EveryCategoryOfTheFramesHasItsScale) {
  std::size_t count = 0;
  for (const char* type :
       {"accuse", "agree", "aid", "assault", "coerce", "concede", "consult", "cooperate", "mobilize",
        "protest", "reject", "request", "retreat", "sanction", "support", "threaten"}) {
    for (const std::string& cameo : column_of("frames/" + std::string(type) + ".tsv", 5)) {
      ++count;
      EXPECT_NE(Codes::built_in().category(cameo), nullptr) << type << " " << cameo;
    }
  }
  EXPECT_GT(count, 100U);
}

TEST(Codes, EverySectorOfTheActorsHasARow) {
  const auto sectors = column_of("actors/organisations.tsv", 4);
  const auto coded = column_of("exports/roles.tsv", 0);
  ASSERT_GT(sectors.size(), 10U);
  for (const std::string& sector : sectors) EXPECT_TRUE(coded.contains(sector)) << sector;
}

}  // namespace
}  // namespace rapporteur

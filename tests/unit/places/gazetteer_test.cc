// The tables of places: every row of them, and names as they are compared.
#include "rapporteur/places/gazetteer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rapporteur::places {
namespace {

const Gazetteer& gazetteer() {
  static const auto loaded = Gazetteer::load();
  return loaded.value();
}

TEST(Gazetteer, FoldsNames) {
  EXPECT_EQ(fold("The Hague"), "hague");
  EXPECT_EQ(fold("Bogot\u00e1"), "bogota");
  EXPECT_EQ(fold("Port-au-Prince"), "port au prince");
  EXPECT_EQ(fold("Sana\u2019a"), "sanaa");
  EXPECT_EQ(fold("Sana'a"), "sanaa");
  EXPECT_EQ(fold("St. Petersburg"), "saint petersburg");
  EXPECT_EQ(fold("\u0141\u00f3d\u017a"), "lodz");
  EXPECT_EQ(fold("U.S."), "us");
  EXPECT_EQ(fold(""), "");
}

TEST(Gazetteer, EveryRowLiesOnEarthAndHasAName) {
  ASSERT_GT(gazetteer().size(), 100'000U);
  for (std::size_t row = 0; row < gazetteer().size(); ++row) {
    const Entry e = gazetteer().entry(row);
    ASSERT_FALSE(e.name.empty()) << row;
    ASSERT_LE(std::abs(e.lat), 90) << e.name;
    ASSERT_LE(std::abs(e.lon), 180) << e.name;
    ASSERT_FALSE(e.lat == 0 && e.lon == 0) << e.name;
    for (const std::string_view country : e.countries) ASSERT_EQ(country.size(), 3U) << e.name;
    if (row % 1000 == 0) {
      const auto found = gazetteer().find(fold(e.name));
      EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&](const Entry& f) { return f.lat == e.lat; }))
          << e.name;
    }
  }
}

TEST(Gazetteer, FindsNamesakesAndOtherNames) {
  EXPECT_GE(gazetteer().find("paris").size(), 2U);
  ASSERT_FALSE(gazetteer().find("kiev").empty());
  EXPECT_EQ(gazetteer().find("kiev").front().countries.front(), "UKR");
  EXPECT_TRUE(gazetteer().find("no such place").empty());
  EXPECT_EQ(gazetteer().region_of_short_form("Tex."), "Texas");
  EXPECT_EQ(gazetteer().kind_word("oblast"), 'r');
  ASSERT_NE(gazetteer().country_word("syrian"), nullptr);
  EXPECT_TRUE(gazetteer().country_word("syrian")->adjective);
}

}  // namespace
}  // namespace rapporteur::places

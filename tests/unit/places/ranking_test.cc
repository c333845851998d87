// Which namesake is meant, by what stands around it.
#include "rapporteur/places/ranking.h"

#include <gtest/gtest.h>

#include "rapporteur/places/places.h"

namespace rapporteur::places {
namespace {

Entry city(std::string_view country, std::string_view admin1, std::uint32_t people) {
  Entry e;
  e.name = "Name";
  e.countries = {country};
  e.admin1 = admin1;
  e.population = people;
  return e;
}

TEST(PlaceRanking, TakesTheLargerOne) {
  EXPECT_GT(score(city("FRA", "", 2'000'000), {}, {}), score(city("USA", "Texas", 25'000), {}, {}));
}

TEST(PlaceRanking, GivesWayToWhatTheTextSays) {
  Votes votes;
  for (int i = 0; i < 3; ++i) votes.add("CAN", 0);
  Surroundings around;
  EXPECT_GT(score(city("CAN", "Ontario", 400'000), around, votes),
            score(city("GBR", "England", 9'000'000), around, votes));
  around.region = "Texas";
  EXPECT_GT(score(city("USA", "Texas", 25'000), around, {}), score(city("FRA", "", 2'000'000), around, {}));
}

TEST(PlaceRanking, ListensToTheKindSaid) {
  Entry region = city("UKR", "Donetsk", 4'000'000);
  region.kind = Kind::kRegion;
  Surroundings around;
  EXPECT_LT(score(region, around, {}), score(city("UKR", "Donetsk", 900'000), around, {}));
  around.kind = 'r';
  EXPECT_GT(score(region, around, {}), score(city("UKR", "Donetsk", 900'000), around, {}));
}

TEST(PlaceVotes, CountShares) {
  Votes votes;
  EXPECT_EQ(votes.share("SYR"), 0);
  votes.add("SYR", 2);
  votes.add("TUR", 2);
  EXPECT_EQ(votes.share("SYR"), 0.5);
  EXPECT_TRUE(votes.in_sentence("SYR", 2, 0));
  EXPECT_FALSE(votes.in_sentence("SYR", 2, 1));  // its own
  EXPECT_FALSE(votes.in_sentence("SYR", 1, 0));
}

}  // namespace
}  // namespace rapporteur::places

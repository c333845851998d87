// What people say of happenings, in the grouping alone.
#include <gtest/gtest.h>

#include "rapporteur/base/linkage.h"

namespace rapporteur {
namespace {

using Groups = std::vector<std::uint32_t>;

// 0 1 2 are alike, and 3 4
const std::vector<Likely> kAlike = {{0, 1, 3}, {0, 2, 3}, {1, 2, 3}, {3, 4, 3}};

Groups grouped(const std::vector<Bond>& bonds, std::vector<std::int64_t> article = {0, 1, 2, 3, 4}) {
  return average_linkage(5, kAlike, {}, article, bonds);
}

TEST(Bonds, WithoutAnyLikenessDecides) { EXPECT_EQ(grouped({}), (Groups{0, 0, 0, 1, 1})); }

TEST(Bonds, TogetherTakesAllThatIsAlikeAlong) {
  EXPECT_EQ(grouped({{true, {2}, {4}}}), (Groups{0, 0, 0, 0, 0}));
}

TEST(Bonds, TogetherEvenOfOneArticle) {
  EXPECT_EQ(grouped({{true, {0}, {3}}}, {0, 1, 2, 0, 4}), (Groups{0, 0, 0, 0, 0}));
}

TEST(Bonds, ApartKeepsApartWhateverTheLikeness) {
  EXPECT_EQ(grouped({{false, {1}, {0, 2}}}), (Groups{0, 1, 0, 2, 2}));
  const Groups pair = grouped({{false, {3}, {4}}});
  EXPECT_NE(pair[3], pair[4]);
}

TEST(Bonds, ApartIsHandedOnToTheGroup) {
  // 0 and 1 join first; 2 may not come to them because of 1 alone
  EXPECT_EQ(average_linkage(3, {{0, 1, 5}, {0, 2, 3}, {1, 2, 3}}, {}, {0, 1, 2}, {{false, {1}, {2}}}),
            (Groups{0, 0, 1}));
}

TEST(Bonds, TheLaterWins) {
  const Bond apart{false, {1}, {0, 2, 3, 4}}, together{true, {0, 1, 2}, {3, 4}};
  EXPECT_EQ(grouped({apart, together}), (Groups{0, 0, 0, 0, 0}));
  EXPECT_EQ(grouped({together, apart}), (Groups{0, 1, 0, 0, 0}));
}

TEST(Bonds, OfAccountsThatAreNotThereAreNone) {
  EXPECT_EQ(grouped({{true, {0}, {9}}, {false, {9}, {1}}, {true, {}, {}}, {false, {2}, {2}}}),
            (Groups{0, 0, 0, 1, 1}));
}

}  // namespace
}  // namespace rapporteur

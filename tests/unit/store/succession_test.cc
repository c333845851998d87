// Who goes on under which id when groups are made anew.
#include "rapporteur/store/succession.h"

#include <gtest/gtest.h>

namespace rapporteur::store {
namespace {

using Ended = std::map<std::int64_t, std::uint32_t>;

TEST(Succession, GoesOnWhereMostOfItIs) {
  const auto next = succession_of({{.was = 7, .weight = 1, .group = 0}, {.was = 7, .weight = 3, .group = 1}});
  EXPECT_EQ(next.of_group, (std::vector<std::int64_t>{0, 7}));
  EXPECT_TRUE(next.ended.empty());
}

TEST(Succession, EndsTheLighterOfTwoThatBecomeOne) {
  const auto next = succession_of({{.was = 7, .weight = 1, .group = 0}, {.was = 8, .weight = 2, .group = 0}});
  EXPECT_EQ(next.of_group, (std::vector<std::int64_t>{8}));
  EXPECT_EQ(next.ended, (Ended{{7, 0}}));
}

TEST(Succession, KeepsTheOlderOfEquals) {
  const auto next = succession_of({{.was = 8, .weight = 1, .group = 0}, {.was = 7, .weight = 1, .group = 0}});
  EXPECT_EQ(next.of_group, (std::vector<std::int64_t>{7}));
}

TEST(Succession, BeginsSomethingNewWhereNothingWas) {
  const auto next = succession_of({{.was = 0, .weight = 1, .group = 0}});
  EXPECT_EQ(next.of_group, (std::vector<std::int64_t>{0}));
  EXPECT_TRUE(succession_of({}).of_group.empty());
}

}  // namespace
}  // namespace rapporteur::store

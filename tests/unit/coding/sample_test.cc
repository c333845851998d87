// Drawing: strata, allocation, the same sample again; and designs that cannot be. Also the sheet.
#include "tests/unit/store/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "rapporteur/coding/coding.h"
#include "rapporteur/document/document.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::coding {
namespace {

using Counts = std::vector<std::uint64_t>;

TEST(Allocate, SharesEquallyAndGivesOnWhatSmallStrataCannotTake) {
  EXPECT_EQ(allocate({100, 100, 100}, 30, false), (Counts{10, 10, 10}));
  EXPECT_EQ(allocate({100, 2, 100}, 30, false), (Counts{14, 2, 14}));
  EXPECT_EQ(allocate({100, 2, 50}, 31, false), (Counts{15, 2, 14}))
      << "what does not divide goes to the largest";
  EXPECT_EQ(allocate({5, 5}, 100, false), (Counts{5, 5})) << "all there is";
  EXPECT_EQ(allocate({9, 9, 9}, 3, false), (Counts{1, 1, 1}));
}

TEST(Allocate, FollowsSizesAndLeavesNoStratumOut) {
  EXPECT_EQ(allocate({800, 150, 50}, 20, true), (Counts{16, 3, 1}));
  EXPECT_EQ(allocate({990, 5, 5}, 10, true), (Counts{8, 1, 1}));
  EXPECT_EQ(allocate({1, 1, 998}, 3, true), (Counts{1, 1, 1}));
}

TEST(Allocate, AddsUpAndNeverExceedsAStratum) {
  for (const bool proportional : {false, true}) {
    for (std::uint64_t size = 6; size < 300; ++size) {
      const Counts sizes = {1, 7, 3, 120, 64, 33};
      const Counts drawn = allocate(sizes, size, proportional);
      EXPECT_EQ(std::accumulate(drawn.begin(), drawn.end(), std::uint64_t{0}),
                std::min<std::uint64_t>(size, 228));
      for (std::size_t i = 0; i < sizes.size(); ++i) {
        EXPECT_GE(drawn[i], 1U);
        EXPECT_LE(drawn[i], sizes[i]);
      }
    }
  }
}

class Draw : public ::testing::Test {
 protected:
  /// Twelve articles of two outlets, each with two sayings and a denial.
  void fill(store::Store& store, bool backwards) {
    for (int i = 0; i < 12; ++i) {
      const int number = backwards ? 11 - i : i;
      Document document = testing::sample({{"Ana Reis", SpeechAct::kSay, "said", "no date"},
                                           {"Tom Okafor", SpeechAct::kSay, "said", "a date"},
                                           {"Norland", SpeechAct::kDeny, "denied", "all of it"}},
                                          {.id = "a" + std::to_string(number),
                                           .outlet = number < 3 ? "=Tern, daily" : "Gull",
                                           .published = "2026-03-03"});
      for (std::size_t j = 0; j < 3; ++j)
        document.statements[j].id = std::to_string(number) + "-" + std::to_string(j);
      const auto added = store.add(document, [](const Document&) { return std::string("{}"); });
      ASSERT_TRUE(added.ok()) << to_string(added.error());
    }
  }

  void SetUp() override { fill(store_, false); }

  static std::vector<std::string> ids(const Sample& sample) {
    std::vector<std::string> out;
    for (const Drawn& line : sample.lines) out.push_back(line.entry.id);
    return out;
  }

  testing::Folder folder_;
  store::Store store_ = store::Store::open_or_create(folder_.store("a.store")).value();
};

TEST_F(Draw, TakesOfEachStratumWhatTheDesignAsks) {
  const auto sample = draw(store_, {}, {.by = {"label"}, .size = 10});
  ASSERT_TRUE(sample.ok()) << to_string(sample.error());
  EXPECT_EQ(sample->lines_in_all, 36U);
  ASSERT_EQ(sample->strata.size(), 2U);
  EXPECT_EQ(sample->strata[0].name, "deny");
  EXPECT_EQ(sample->strata[0].size, 12U);
  EXPECT_EQ(sample->strata[0].drawn, 5U);
  EXPECT_DOUBLE_EQ(sample->strata[0].weight(), 2.4);
  EXPECT_EQ(sample->lines.size(), 10U);
  const auto found = ids(sample.value());
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()).size(), 10U);
  for (const Drawn& line : sample->lines) EXPECT_EQ(sample->strata[line.stratum].name, line.entry.label);
}

TEST_F(Draw, CrossesColumns) {
  const auto sample = draw(store_, {}, {.by = {"outlet", "label"}, .size = 8});
  ASSERT_TRUE(sample.ok()) << to_string(sample.error());
  std::map<std::string, std::uint64_t> sizes;
  for (const Stratum& stratum : sample->strata) sizes[stratum.name] = stratum.size;
  const std::map<std::string, std::uint64_t> expected = {
      {"=Tern, daily / deny", 3}, {"=Tern, daily / say", 6}, {"Gull / deny", 9}, {"Gull / say", 18}};
  EXPECT_EQ(sizes, expected);
}

TEST_F(Draw, IsTheSameForSeedAndContentWhateverTheOrder) {
  const Design design{.by = {"label"}, .size = 9, .seed = 5};
  store::Store other = store::Store::open_or_create(folder_.store("b.store")).value();
  fill(other, true);
  const auto first = ids(draw(store_, {}, design).value());
  EXPECT_EQ(first, ids(draw(store_, {}, design).value()));
  EXPECT_EQ(first, ids(draw(other, {}, design).value()));
  EXPECT_NE(first, ids(draw(store_, {}, {.by = {"label"}, .size = 9, .seed = 6}).value()));
}

TEST_F(Draw, DrawsEveryLineAboutEquallyOften) {
  std::map<std::string, int> often;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto sample = draw(store_, {}, {.by = {"kind"}, .size = 9, .seed = seed});
    for (const std::string& id : ids(sample.value())) ++often[id];
  }
  EXPECT_EQ(often.size(), 36U);
  for (const auto& [id, times] : often) {  // 75 expected, 7.5 their standard deviation
    EXPECT_GT(times, 75 - 38) << id;
    EXPECT_LT(times, 75 + 38) << id;
  }
}

TEST_F(Draw, KeepsToTheQuery) {
  const auto sample = draw(store_, {.act = {"deny"}}, {.by = {"label"}, .size = 100});
  ASSERT_TRUE(sample.ok());
  EXPECT_EQ(sample->lines.size(), 12U) << "all there are";
  const auto none = draw(store_, {.outlet = {"nobody"}}, {});
  ASSERT_TRUE(none.ok());
  EXPECT_TRUE(none->lines.empty());
}

TEST_F(Draw, RefusesDesignsThatCannotBe) {
  EXPECT_EQ(draw(store_, {}, {.by = {"colour"}}).error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(draw(store_, {}, {.size = 0}).error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(draw(store_, {}, {.size = kLargest + 1}).error().code, ErrorCode::kBadArgument);
  EXPECT_NE(to_string(draw(store_, {}, {.by = {"outlet", "label"}, .size = 3}).error()).find("more strata"),
            std::string::npos);
  EXPECT_EQ(draw(store_, {.act = {"denies"}}, {}).error().code, ErrorCode::kBadArgument);
}

TEST_F(Draw, ComesBackFromItsSheet) {
  const auto sample = draw(store_, {}, {.by = {"outlet"}, .size = 6});
  ASSERT_TRUE(sample.ok());
  const Sheet sheet(Sheet::Form::kCsv);
  std::string csv = sheet.head();
  for (const Drawn& line : sample->lines) {
    std::string row = sheet.row(sample.value(), line);
    row.replace(row.find(",,,,"), 4, ",ana,yes,,");
    csv += row;
  }
  const std::vector<Filled> filled = {{"ana.csv", csv}};
  const auto measured = measure(filled);
  ASSERT_TRUE(measured.ok()) << to_string(measured.error());
  EXPECT_EQ(measured->coders.front().covered, 36U);
  EXPECT_EQ(measured->coders.front().strata.size(), 2U);
  EXPECT_NE(csv.find("\"'=Tern, daily\",9,3,3,ana"), std::string::npos) << "no formula: " << csv;
  const std::string json = Sheet(Sheet::Form::kJson).row(sample.value(), sample->lines.front());
  EXPECT_TRUE(json.starts_with("{\"stratum\":\""));
  EXPECT_NE(json.find("\"comment\":null,\"kind\":\"statement\""), std::string::npos) << json;
}

}  // namespace
}  // namespace rapporteur::coding

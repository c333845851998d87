// What filled sheets say: weights, coders, agreement; and sheets that cannot be used.
#include <gtest/gtest.h>

#include "rapporteur/coding/coding.h"

namespace rapporteur::coding {
namespace {

constexpr const char* kHead = "stratum,stratum_size,coder,correct,kind,id\n";

/// So many rows of a stratum, their ids numbered from `first`.
std::string rows(const std::string& stratum, int size, const std::string& coder, const std::string& correct,
                 int first, int many) {
  std::string out;
  for (int i = first; i < first + many; ++i) {
    out += stratum + "," + std::to_string(size) + "," + coder + "," + correct + ",event," +
           std::to_string(i) + "\n";
  }
  return out;
}

Result<Measured> measured(const std::vector<std::string>& sheets) {
  std::vector<Filled> filled;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    filled.push_back({"sheet" + std::to_string(i + 1), kHead + sheets[i]});
  return measure(filled);
}

std::string fault(const std::vector<std::string>& sheets) {
  const auto result = measured(sheets);
  return result ? "none" : to_string(result.error());
}

TEST(Measure, WeighsStrataByTheLinesTheyStandFor) {
  // 900 lines of which 9 of 10 were right, 100 of which 1 of 10 was: 82 of 100, not the 50 that the rows say
  const auto result =
      measured({rows("large", 900, "ana", "yes", 0, 9) + rows("large", 900, "ana", "no", 9, 1) +
                rows("small", 100, "ana", "yes", 10, 1) + rows("small", 100, "ana", "no", 11, 9)});
  ASSERT_TRUE(result.ok()) << to_string(result.error());
  ASSERT_EQ(result->coders.size(), 1U);
  const CoderScore& ana = result->coders.front();
  EXPECT_EQ(ana.coder, "ana");
  EXPECT_NEAR(ana.share.value(), 0.82, 1e-12);
  EXPECT_NEAR(ana.effective, 1000.0 * 1000 / (900.0 * 900 / 10 + 100.0 * 100 / 10), 1e-9);
  const Interval expected = wilson(0.82, ana.effective);
  EXPECT_DOUBLE_EQ(ana.interval.low, expected.low);
  EXPECT_EQ(ana.covered, 1000U);
  EXPECT_EQ(ana.left, 0U);
  ASSERT_EQ(ana.strata.size(), 2U);
  EXPECT_DOUBLE_EQ(ana.strata[1].share, 0.1);
  EXPECT_EQ(ana.strata[1].wrong, 9U);
  EXPECT_FALSE(result->alpha);
  EXPECT_TRUE(result->pairs.empty());
}

TEST(Measure, LeavesUnsureOutOfTheShareAndTellsWhatIsNotCovered) {
  const auto result = measured({rows("a", 10, "ana", "yes", 0, 3) + rows("a", 10, "ana", "?", 3, 2) +
                                rows("b", 40, "", "", 5, 2) + rows("c", 5, "ana", "unsure", 7, 1)});
  ASSERT_TRUE(result.ok()) << to_string(result.error());
  const CoderScore& ana = result->coders.front();
  EXPECT_DOUBLE_EQ(ana.share.value(), 1);
  EXPECT_EQ(ana.strata.front().unsure, 2U);
  EXPECT_EQ(ana.covered, 10U);
  EXPECT_EQ(ana.left, 45U);
  EXPECT_EQ(result->lines, 8U);
  EXPECT_EQ(result->unanswered, 2U);
}

TEST(Measure, ComparesCodersOfSeveralSheetsOrOfOne) {
  const std::string ana = rows("a", 50, "ana", "yes", 0, 25) + rows("a", 50, "ana", "no", 25, 25);
  const std::string ben = rows("a", 50, "ben", "yes", 0, 20) + rows("a", 50, "ben", "no", 20, 5) +
                          rows("a", 50, "ben", "yes", 25, 10) + rows("a", 50, "ben", "no", 35, 15);
  for (const auto& sheets : {std::vector<std::string>{ana, ben}, std::vector<std::string>{ana + ben}}) {
    const auto result = measured(sheets);
    ASSERT_TRUE(result.ok()) << to_string(result.error());
    ASSERT_EQ(result->pairs.size(), 1U);
    EXPECT_EQ(result->pairs[0].both, 50U);
    EXPECT_EQ(result->pairs[0].agreed, 35U);
    EXPECT_NEAR(result->pairs[0].kappa.value(), 0.4, 1e-12);
    EXPECT_NEAR(result->alpha.value(), 1 - 99.0 * 30 / (55 * 45 * 2), 1e-12);
    EXPECT_EQ(result->lines, 50U);
  }
}

TEST(Measure, NamesCodersByTheirSheetOrByTheOneWhoSigned) {
  const auto by_sheet = measured({rows("a", 9, "", "yes", 0, 2), rows("a", 9, "", "no", 0, 2)});
  ASSERT_TRUE(by_sheet.ok());
  EXPECT_EQ(by_sheet->coders[0].coder, "sheet1");
  EXPECT_EQ(by_sheet->coders[1].coder, "sheet2");
  const auto signed_once = measured({rows("a", 9, "ana", "yes", 0, 1) + rows("a", 9, "", "yes", 1, 1)});
  ASSERT_TRUE(signed_once.ok());
  EXPECT_EQ(signed_once->coders.size(), 1U);
}

TEST(Measure, TakesAnswersInTheirManyForms) {
  std::string sheet;
  int id = 0;
  for (const char* yes : {"yes", "Y", "1", "TRUE", "right", " yes "})
    sheet += rows("a", 20, "ana", yes, id++, 1);
  for (const char* no : {"no", "N", "0", "False", "wrong"}) sheet += rows("a", 20, "ana", no, id++, 1);
  const auto result = measured({sheet});
  ASSERT_TRUE(result.ok()) << to_string(result.error());
  EXPECT_EQ(result->coders[0].strata[0].right, 6U);
  EXPECT_EQ(result->coders[0].strata[0].wrong, 5U);
}

TEST(Measure, RefusesWhatItCannotUse) {
  EXPECT_EQ(fault({rows("a", 9, "ana", "maybe", 0, 1)}),
            "sheet1:2: is damaged ('maybe' in the column correct: yes, no, unsure or nothing)");
  EXPECT_EQ(fault({rows("a", 0, "ana", "yes", 0, 1)}),
            "sheet1:2: is damaged ('0' in the column stratum_size is no number of lines)");
  EXPECT_EQ(fault({rows("a", 9, "ana", "yes", 0, 1) + rows("a", 9, "ana", "no", 0, 1)}),
            "sheet1:3: is damaged (ana has coded this line twice)");
  EXPECT_NE(fault({rows("a", 9, "ana", "yes", 0, 1), rows("a", 8, "ben", "yes", 0, 1)}).find("another size"),
            std::string::npos);
  EXPECT_NE(fault({"a,9,ana\n"}).find("3 cells where the first line has 6"), std::string::npos);
  EXPECT_EQ(fault({rows("a", 9, "", "", 0, 3)}), "sheet1: is empty (no answer in the column correct)");
  EXPECT_FALSE(measure({}).ok());
  const std::vector<Filled> other = {{"x.csv", "name,age\nana,3\n"}};
  EXPECT_EQ(to_string(measure(other).error()),
            "x.csv:1: is damaged (a sheet of 'rapporteur sample' has a column stratum)");
}

}  // namespace
}  // namespace rapporteur::coding

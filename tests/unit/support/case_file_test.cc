// The reader of text cases: options, comments between cases, the escapes, and the line number of a mistake.
#include "tests/support/case_file.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace rapporteur::testing {
namespace {

TEST(CaseFile, ReadsNameOptionsInputAndExpected) {
  const auto cases =
      parse_cases("# about\n\n== a name\n@published 2026-03-03\n@force\nfirst\n\nsecond\n\n----\nout\n\n",
                  "stage/a.case");
  ASSERT_EQ(cases.size(), 1U);
  EXPECT_EQ(cases[0].name, "a name");
  EXPECT_EQ(cases[0].line, 3);
  EXPECT_EQ(cases[0].options.at("published"), "2026-03-03");
  EXPECT_EQ(cases[0].options.at("force"), "");
  EXPECT_EQ(cases[0].input, "first\n\nsecond");
  EXPECT_EQ(cases[0].expected, "out");
}

TEST(CaseFile, LeavesCommentsBetweenCasesOutOfWhatIsExpected) {
  const auto cases = parse_cases("== a\nx\n----\ny\n\n# about b\n# more\n\n== b\nz\n----\nw\n", "f");
  ASSERT_EQ(cases.size(), 2U);
  EXPECT_EQ(cases[0].expected, "y");
  EXPECT_EQ(cases[1].input, "z");
}

TEST(CaseFile, KeepsHashLinesThatBelongToTheOutput) {
  const auto cases = parse_cases("== a\nx\n----\n# text = x\n1\tx\n\n# text = y\n1\ty\n", "f");
  EXPECT_EQ(cases[0].expected, "# text = x\n1\tx\n\n# text = y\n1\ty");
}

TEST(CaseFile, AllowsEmptyInputAndEmptyOutput) {
  const auto cases = parse_cases("== nothing\n----\n", "f");
  EXPECT_EQ(cases[0].input, "");
  EXPECT_EQ(cases[0].expected, "");
}

TEST(CaseFile, ReadsAnEscapedAtSignAsInput) {
  const auto cases = parse_cases("== handle\n\\@velia_mfa wrote\n----\nout\n", "f");
  EXPECT_EQ(cases[0].input, "@velia_mfa wrote");
  EXPECT_TRUE(cases[0].options.empty());
}

void expect_mistake(const std::string& text, const std::string& where) {
  try {
    (void)parse_cases(text, "f.case");
    ADD_FAILURE() << "accepted: " << text;
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()).rfind(where, 0), 0U) << error.what();
  }
}

TEST(CaseFile, NamesTheLineOfAMistake) {
  expect_mistake("== a\nx\n", "f.case:1:");
  expect_mistake("== a\nx\n----\ny\n----\nz\n", "f.case:5:");
  expect_mistake("stray\n", "f.case:1:");
  expect_mistake("== a\n----\n== a\n----\n", "f.case:3:");
  expect_mistake("== a\nx\n== b\nx\n----\ny\n", "f.case:1:");
}

}  // namespace
}  // namespace rapporteur::testing

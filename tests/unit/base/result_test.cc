// Result: a value or an Error, never both, and an Error that reads as one line for a person.
#include "rapporteur/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <type_traits>

namespace rapporteur {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return Error{ErrorCode::kBadArgument, std::to_string(number), "odd"};
  return number / 2;
}

TEST(Result, HoldsAValue) {
  const Result<int> result = half(8);
  ASSERT_TRUE(result.ok());
  EXPECT_TRUE(static_cast<bool>(result));
  EXPECT_EQ(result.value(), 4);
}

TEST(Result, HoldsAnErrorWithTheOffendingInput) {
  const Result<int> result = half(7);
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(result.error().subject, "7");
  EXPECT_EQ(result.error().detail, "odd");
}

TEST(Result, TakingTheWrongSideIsABrokenInvariant) {
  const Result<int> good = half(2);
  const Result<int> bad = half(3);
  EXPECT_THROW((void)bad.value(), std::bad_variant_access);
  EXPECT_THROW((void)good.error(), std::bad_variant_access);
}

TEST(Result, MovesAValueThatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(3));
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 3);
}

TEST(Result, TellsAnErrorFromATextWhenTheValueIsText) {
  const Result<std::string> result(std::string("kept"));
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result->size(), 4U);
}

TEST(Result, StatusIsDoneOrAnError) {
  const Status done = Done{};
  const Status failed = Error{ErrorCode::kUnwritable, "record.db", ""};
  EXPECT_TRUE(done.ok());
  EXPECT_FALSE(failed.ok());
}

TEST(Error, ReadsAsOneLine) {
  EXPECT_EQ(to_string({ErrorCode::kEmpty, "a.html", ""}), "a.html: is empty");
  EXPECT_EQ(to_string({ErrorCode::kTooLarge, "b.html", "64 MB"}), "b.html: is too large (64 MB)");
}

TEST(Error, EveryCodeHasASentenceOfItsOwn) {
  std::set<std::string_view> sentences;
  const int last = static_cast<int>(ErrorCode::kInternal);
  for (int code = 0; code <= last; ++code) {
    const std::string_view sentence = describe(static_cast<ErrorCode>(code));
    EXPECT_NE(sentence, "failed") << code;
    EXPECT_FALSE(sentence.ends_with('.')) << sentence;
    EXPECT_TRUE(sentences.insert(sentence).second) << sentence;
  }
}

}  // namespace
}  // namespace rapporteur

// The public API where no model is needed: articles, refusals, the store's side. What a model gives is tested through
// the program in tests/cli/ and tests/agree/.
#include <gtest/gtest.h>

#include <algorithm>

#include "rapporteur/rapporteur.h"
#include "tests/unit/store/folder.h"

namespace rapporteur {
namespace {

constexpr const char* kText =
    "Talks on the harbour\n\n\"No date has been agreed,\" Ana Reis said on Monday, and the ministers went "
    "home.\n";

TEST(Api, TellsItsVersion) { EXPECT_EQ(std::count(version().begin(), version().end(), '.'), 2); }

TEST(Api, KnowsItsLayers) {
  EXPECT_TRUE(check_layers("tokens,syntax,names,attribution").ok());
  EXPECT_TRUE(check_layers("names").ok());
  EXPECT_EQ(check_layers("names,feelings").error().code, ErrorCode::kBadArgument);
}

TEST(Api, ReadsArticlesWithoutAModel) {
  About about;
  about.title = "Another title";
  auto records = read_articles_of(kText, "talks.txt", about);
  ASSERT_EQ(records.size(), 1U);
  ASSERT_TRUE(records.front().ok());
  const Record& record = records.front().value();
  EXPECT_EQ(record.text(), kText);
  EXPECT_EQ(record.title(), "Another title");
  EXPECT_EQ(record.id().size(), 16U);
  EXPECT_FALSE(record.analysed());
  EXPECT_EQ(record.statements(), 0U);
}

TEST(Api, GivesABadInputAsAnError) {
  auto records = read_articles_of("", "nothing");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records.front().error().code, ErrorCode::kEmpty);
  EXPECT_EQ(records.front().error().subject, "nothing");
}

TEST(Api, RefusesAModelThatIsNone) {
  const testing::Folder folder;
  EXPECT_EQ(Analyser::open(folder.file("missing")).error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(Analyser::open(folder.write("page", "<html>")).error().code, ErrorCode::kDamagedModel);
}

TEST(Api, KeepsOnlyWhatIsAnalysed) {
  const testing::Folder folder;
  Store store = Store::open_or_create(folder.file("a.store")).value();
  auto records = read_articles_of(kText, "talks.txt");
  EXPECT_FALSE(is_kept(store, records.front().value()).value());
  EXPECT_EQ(keep(store, records.front().value()).error().code, ErrorCode::kBadArgument);
}

}  // namespace
}  // namespace rapporteur

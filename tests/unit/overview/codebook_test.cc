// Codebooks: which code an issue has, tables that cannot be used, and the table of parties and codes.
#include <gtest/gtest.h>

#include "rapporteur/overview/overview.h"
#include "tests/unit/overview/sample.h"

namespace rapporteur::overview {
namespace {

constexpr const char* kTable =
    "# codes\n"
    "HARBOURS\tharbour*\tport closure*\n"
    "\n"
    "Fishing\tquotas\tcease-fishing\tp\u00eache\n"
    "Fishing\ttrawler\n"
    "all else at sea\tsea\n";

std::string code_of(const std::string& issue, const std::string& table = kTable) {
  const auto book = Codebook::parse("issues.tsv", table);
  return book ? std::string(book->code_of(issue)) : to_string(book.error());
}

TEST(Codebook, FindsWholeWordsAndBeginnings) {
  EXPECT_EQ(code_of("the closed harbours"), "HARBOURS");
  EXPECT_EQ(code_of("Harbour"), "HARBOURS");
  EXPECT_EQ(code_of("closures of the port"), "HARBOURS") << "all words, in any order";
  EXPECT_EQ(code_of("closures of the airport"), "") << "a word that only ends so";
  EXPECT_EQ(code_of("quota"), "") << "without an asterisk a whole word";
  EXPECT_EQ(code_of("la PECHE"), "Fishing") << "neither case nor accents count";
  EXPECT_EQ(code_of("to cease fishing"), "Fishing") << "a hyphen parts words";
  EXPECT_EQ(code_of("(the trawler's)"), "") << "trawlers is another word than trawler";
  EXPECT_EQ(code_of("the \"trawler\","), "Fishing");
  EXPECT_EQ(code_of(""), "");
}

TEST(Codebook, TheFirstLineThatFitsCounts) {
  EXPECT_EQ(code_of("harbours on the sea"), "HARBOURS");
  EXPECT_EQ(code_of("a sea of quotas"), "Fishing");
  EXPECT_EQ(code_of("a sea"), "all else at sea");
}

TEST(Codebook, IsReadAsSpreadsheetsWriteIt) {
  EXPECT_EQ(code_of("the sea",
                    "\xEF\xBB\xBF"
                    "A\tsea\r\nB\tair\r\n"),
            "A");
}

TEST(Codebook, AMistakeIsToldWithItsLine) {
  const auto fault = [](const std::string& table) { return code_of("sea", table); };
  EXPECT_NE(fault("A\tsea\nB\n").find("issues.tsv:2"), std::string::npos) << fault("A\tsea\nB\n");
  EXPECT_NE(fault("\tsea\n").find("issues.tsv:1"), std::string::npos);
  EXPECT_NE(fault("# x\nA\tse*a\n").find("issues.tsv:2: "), std::string::npos);
  EXPECT_NE(fault("A\tse*a\n").find("an asterisk ends a word: se*a"), std::string::npos);
  EXPECT_NE(fault("A\tsea\nA\tthe *\n").find("issues.tsv:2"), std::string::npos) << "no word: *";
  EXPECT_NE(fault("A\t--\n").find("no word: --"), std::string::npos);
  EXPECT_NE(fault("A\tsea\t\tair\n").find("an empty cell"), std::string::npos);
  EXPECT_NE(fault("A\tair sea\nB\tx\tsea AIR\n").find("issues.tsv:2"), std::string::npos)
      << "it would never be used";
  EXPECT_NE(fault("A\tair sea\nB\tx\tsea AIR\n").find("sea AIR stands for A above"), std::string::npos);
  EXPECT_EQ(fault("A\tsea\nA\tsea\n"), "A") << "twice for the same is no mistake";
  for (const char* empty : {"", "# only words about it\n"})
    EXPECT_NE(fault(empty).find("there is no code in it"), std::string::npos);
}

store::Entry position(const std::string& party, const std::string& stance, const std::string& issue,
                      const testing::Paper& paper) {
  store::Entry out;
  out.kind = store::EntryKind::kPosition;
  out.article = paper.article;
  out.published = paper.published;
  out.id = paper.article + "-" + issue;
  out.label = stance;
  out.words = issue;
  out.parties = {testing::party("actor", party)};
  return out;
}

TEST(Codebook, PositionsUnderOneCodeAreOneCell) {
  const auto book = Codebook::parse("issues.tsv", kTable);
  ASSERT_TRUE(book);
  const auto cells = stands_of({position("Velia", "rejects", "quotas", testing::kTern),
                                position("Velia", "accepts", "one trawler", testing::kGull),
                                position("Velia", "demands", "an apology", testing::kGull),
                                position("Norland", "rejects", "an apology at last", testing::kTernLater)},
                               book.value());
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].party + "/" + cells[0].code, "Velia/Fishing");
  EXPECT_EQ(cells[0].wordings, (std::vector<std::string>{"quotas", "one trawler"}));
  ASSERT_EQ(cells[0].history.size(), 2U);
  EXPECT_TRUE(cells[0].history[1].shift) << "from one side to the other, in other words";
  EXPECT_EQ(cells[1].code, "") << "where no code fits, the text's own words";
  EXPECT_EQ(cells[1].issue, "an apology");
  EXPECT_EQ(cells[2].party, "Norland");
  EXPECT_EQ(stands_of({position("Velia", "rejects", "quotas", testing::kTern),
                       position("Velia", "accepts", "one trawler", testing::kGull)})
                .size(),
            2U)
      << "without a codebook they are two issues";
}

}  // namespace
}  // namespace rapporteur::overview

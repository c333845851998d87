// The tables of data/tokens and the errors of their readers; the recognisers of rapporteur/tokens/shapes.h.
#include "rapporteur/tokens/knowledge.h"

#include <gtest/gtest.h>

#include "rapporteur/base/data.h"
#include "rapporteur/tokens/shapes.h"

namespace rapporteur::tokens {
namespace {

TEST(Knowledge, AllTablesParse) {
  const auto knowledge = Knowledge::load();
  ASSERT_TRUE(knowledge.ok()) << to_string(knowledge.error());
  EXPECT_TRUE(knowledge->prefixes.contains(U"non"));
  EXPECT_TRUE(knowledge->capital_abbreviations.contains(U"MR"));
}

TEST(Knowledge, UnknownKindIsReportedWithItsLine) {
  Knowledge into;
  const Status status = read_abbreviations("t.tsv", "# kinds\nMr.\talways\nGen.\tsometimes\n", into);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kDamagedData);
  EXPECT_EQ(status.error().subject, "t.tsv:3");
  EXPECT_EQ(status.error().detail, "sometimes");
}

TEST(Knowledge, AbbreviationNeedsItsPoint) {
  Knowledge into;
  EXPECT_FALSE(read_abbreviations("t.tsv", "Mr\talways\n", into).ok());
}

TEST(Knowledge, ContractionPartsMustGiveTheWord) {
  Knowledge into;
  EXPECT_TRUE(read_contractions("t.tsv", "cannot\tcan not\n", into).ok());
  EXPECT_FALSE(read_contractions("t.tsv", "cannot\tcan nt\n", into).ok());
  EXPECT_FALSE(read_contractions("t.tsv", "cannot\tcannot\n", into).ok());
  EXPECT_FALSE(read_contractions("t.tsv", "cannot\t cannot\n", into).ok());
}

TEST(Knowledge, MissingAndSurplusCellsAreReported) {
  Knowledge into;
  EXPECT_FALSE(read_affixes("t.tsv", "non\n", into).ok());
  EXPECT_FALSE(read_affixes("t.tsv", "non\tprefix\tnon-aligned\tmore\n", into).ok());
  EXPECT_FALSE(read_affixes("t.tsv", "non\tinfix\n", into).ok());
  EXPECT_FALSE(read_exceptions("t.tsv", "w/o\tsome\n", into).ok());
  EXPECT_FALSE(read_units("t.tsv", std::string(100, 'k'), into).ok());
}

TEST(Shapes, DottedLetters) {
  EXPECT_TRUE(is_dotted_letters(U"U.S"));
  EXPECT_TRUE(is_dotted_letters(U"Ph.D"));
  EXPECT_TRUE(is_dotted_letters(U"L.L.C"));
  EXPECT_FALSE(is_dotted_letters(U"it.is"));
  EXPECT_FALSE(is_dotted_letters(U"US"));
  EXPECT_FALSE(is_dotted_letters(U""));
}

TEST(Shapes, HyphenedNumbers) {
  EXPECT_EQ(hyphened_number_length(U"2026-03-03"), 10u);
  EXPECT_EQ(hyphened_number_length(U"202-555-0142,"), 12u);
  EXPECT_EQ(hyphened_number_length(U"1969-1970"), 0u);
  EXPECT_EQ(hyphened_number_length(U"5-10"), 0u);
  EXPECT_EQ(hyphened_number_length(U"12-day"), 0u);
  EXPECT_EQ(hyphened_number_length(U"+"), 0u);  // found by fuzzing
}

TEST(Shapes, Addresses) {
  const auto knowledge = Knowledge::load();
  ASSERT_TRUE(knowledge.ok());
  EXPECT_EQ(address_length(U"https://a.example/b).", *knowledge.operator->()), 19u);
  EXPECT_EQ(address_length(U"a.b@c.example.", *knowledge.operator->()), 13u);
  EXPECT_EQ(address_length(U"met.It", *knowledge.operator->()), 0u);
  EXPECT_EQ(address_length(U"tern.com", *knowledge.operator->()), 8u);
}

}  // namespace
}  // namespace rapporteur::tokens

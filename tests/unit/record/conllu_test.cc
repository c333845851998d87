// CoNLL-U of the sample: comments, ranges, heads, MISC.
#include <gtest/gtest.h>

#include <sstream>

#include "rapporteur/record/record.h"
#include "tests/unit/record/sample.h"

namespace rapporteur {
namespace {

std::vector<std::string> lines(const Document& document) {
  std::vector<std::string> out;
  std::istringstream in(to_conllu(document));
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

std::string line_with(const Document& document, const std::string& beginning) {
  for (const std::string& line : lines(document)) {
    if (line.rfind(beginning, 0) == 0) return line;
  }
  return "none";
}

TEST(Conllu, CommentsOpenDocumentParagraphAndSentence) {
  const auto all = lines(testing::sample_document());
  EXPECT_EQ(all[0], "# newdoc id = 00112233aabbccdd");
  EXPECT_EQ(all[1], "# newpar id = 00112233aabbccdd-p1");
  EXPECT_EQ(all[2], "# sent_id = 00112233aabbccdd-s1");
  EXPECT_EQ(all[3], "# text = No date yet");
  EXPECT_EQ(all[4], "1\tNo\tx\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_");
  EXPECT_EQ(all[5], "2\tdate\tdate\tNOUN\tNN\t_\t1\tdep\t_\t_");
  EXPECT_EQ(all[7], "");
  EXPECT_EQ(all[8], "# newpar id = 00112233aabbccdd-p2");
  EXPECT_EQ(all.back(), "");
}

TEST(Conllu, WordsWrittenTogetherHaveARange) {
  const Document document = testing::sample_document();
  EXPECT_EQ(line_with(document, "4-5\t"), "4-5\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_");
  EXPECT_EQ(line_with(document, "5\tn't"), "5\tn't\tn't\tNOUN\tNN\t_\t1\tdep\t_\t_");
}

TEST(Conllu, SpaceAfterAndNames) {
  const Document document = testing::sample_document();
  EXPECT_EQ(line_with(document, "8\ttalks"), "8\ttalks\ttalks\tNOUN\tNN\t_\t1\tdep\t_\tSpaceAfter=No");
  EXPECT_EQ(line_with(document, "2\tNorland"), "2\tNorland\tNorland\tNOUN\tNN\t_\t1\tdep\t_\tName=B-PLACE");
  EXPECT_EQ(line_with(document, "7\tReis"), "7\tReis\tReis\tNOUN\tNN\t_\t1\tdep\t_\tName=I-PERSON");
  EXPECT_EQ(line_with(document, "8\tsaid"), "8\tsaid\tsaid\tNOUN\tNN\t_\t1\tdep\t_\tSpaceAfter=No");
}

TEST(Conllu, ARangeCarriesTheMissingSpace) {
  Document document;
  document.article.text = Text("don't.");
  document.tokens = {{{0, 2}, 0, false, false}, {{2, 5}, 0, true, false}, {{5, 6}, 0, false, true}};
  document.sentences = {{{0, 3}, {0, 6}, 0}};
  document.names = {{{0, 2}, {0, 5}, NameType::kOther, 1}};
  EXPECT_EQ(line_with(document, "1-2"), "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No");
  EXPECT_EQ(line_with(document, "1\tdo"), "1\tdo\t_\t_\t_\t_\t_\t_\t_\tName=B-OTHER");
  EXPECT_EQ(line_with(document, "2\tn't"), "2\tn't\t_\t_\t_\t_\t_\t_\t_\tName=I-OTHER");
}

TEST(Conllu, TextIsOneLine) {
  Document document;
  document.article.text = Text("a\nb");
  document.tokens = {{{0, 1}, 0, false, true}, {{2, 3}, 0, false, true}};
  document.sentences = {{{0, 2}, {0, 3}, 0}};
  EXPECT_EQ(line_with(document, "# text"), "# text = a b");
}

TEST(Conllu, AnEmptyArticleIsItsHeader) { EXPECT_EQ(to_conllu(Document{}), "# newdoc id = _\n\n"); }

}  // namespace
}  // namespace rapporteur

// Tree: children, relations, heads of ranges, and a damaged syntax layer that must not hang.
#include "rapporteur/actors/tree.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

Document sample() {
  return testing::analysed_document(
      "The tall envoy of Velia spoke.",
      "The the DET 3 det\ntall tall ADJ 3 amod\nenvoy envoy NOUN 6 nsubj\nof of ADP 5 case\n"
      "Velia Velia PROPN 3 nmod\nspoke speak VERB 0 root\n. . PUNCT 6 punct\n");
}

TEST(Tree, GoesFromVerbToSubject) {
  const Document document = sample();
  const Tree tree(document);
  ASSERT_TRUE(tree.child(5, "nsubj"));
  EXPECT_EQ(*tree.child(5, "nsubj"), 2u);
  EXPECT_EQ(tree.case_of(4), "of");
  EXPECT_EQ(tree.extent(2), (Range{0, 5}));
  EXPECT_TRUE(tree.below(4, 5));
  EXPECT_FALSE(tree.below(5, 4));
}

TEST(Tree, FindsTheHeadOfARange) {
  const Document document = sample();
  const Tree tree(document);
  EXPECT_EQ(*tree.top_of({0, 5}), 2u);
  EXPECT_EQ(*tree.top_of({1, 2}), 1u);
  EXPECT_FALSE(tree.top_of({6, 7}));
}

TEST(Tree, EndsOnACircle) {
  Document document = sample();
  document.syntax[2].head = 5;
  document.syntax[5].head = 2;
  const Tree tree(document);
  EXPECT_FALSE(tree.below(0, 4));
  EXPECT_LE(tree.extent(5).end, 7u);
}

TEST(Tree, ReadsADocumentWithoutSyntax) {
  const Document document = testing::plain_document("Reis said so.");
  const Tree tree(document);
  EXPECT_EQ(tree.size(), 4u);
  EXPECT_EQ(tree.lemma(1), "said");
  EXPECT_TRUE(tree.children(1).empty());
}

TEST(Tree, CutsAHeadInAnotherSentence) {
  Document document = testing::analysed_document(
      "One. Two.", "One one NUM 0 root\n. . PUNCT 1 punct\n\nTwo two NUM 0 root\n. . PUNCT 1 punct\n");
  document.syntax[2].head = 0;
  const Tree tree(document);
  EXPECT_FALSE(tree.head(2));
}

}  // namespace
}  // namespace rapporteur

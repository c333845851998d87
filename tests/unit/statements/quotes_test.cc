// Quotations by their marks: every style, apostrophes, paragraphs, unbalanced ones.
#include "rapporteur/statements/quotes.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

/// The words inside each quotation, " | " between; "+" before one that carries the last on, "?" after an open one.
std::string quoted(const std::string& text) {
  const Document document = testing::plain_document(text);
  const Quotes quotes(document);
  std::string out;
  for (const Quote& quote : quotes.all()) {
    if (!out.empty()) out += " | ";
    if (quote.continues) out += "+";
    out += document.article.text.slice(document.span_of(quote.inner));
    if (!quote.close) out += "?";
  }
  return out;
}

TEST(Quotes, OfEveryStyle) {
  EXPECT_EQ(quoted("He said \"we go\" now."), "we go");
  EXPECT_EQ(quoted("He said \u201Cwe go\u201D now."), "we go");
  EXPECT_EQ(quoted("He said \u2018we go\u2019 now."), "we go");
  EXPECT_EQ(quoted("He said 'we go' now."), "we go");
  EXPECT_EQ(quoted("He said \u00ABwe go\u00BB now."), "we go");
  EXPECT_EQ(quoted("He said \u00AB we go \u00BB now."), "we go");
  EXPECT_EQ(quoted("He said \u00BBwe go\u00AB now."), "we go");
  EXPECT_EQ(quoted("He said \u201Ewe go\u201C now."), "we go");
  EXPECT_EQ(quoted("He said \u201Ewe go\u201D now."), "we go");
  EXPECT_EQ(quoted("He said \u201Dwe go\u201D now."), "we go");
  EXPECT_EQ(quoted("He said ``we go'' now."), "we go");
}

TEST(Quotes, TellApostrophesFromMarks) {
  EXPECT_EQ(quoted("The states' plan and the crew's boat."), "");
  EXPECT_EQ(quoted("The states\u2019 plan and the crew\u2019s boat."), "");
  EXPECT_EQ(quoted("'The states' plan is dead,' he said."), "The states' plan is dead,");
  EXPECT_EQ(quoted("It's the '90s again."), "");
}

TEST(Quotes, TwoInOneSentence) { EXPECT_EQ(quoted("\"We go,\" he said, \"or stay.\""), "We go, | or stay."); }

TEST(Quotes, InsideAnotherAreNotCounted) {
  EXPECT_EQ(quoted("\u201CHe said \u2018no\u2019 to me,\u201D she said."), "He said \u2018no\u2019 to me,");
}

TEST(Quotes, GoOnInTheNextParagraph) {
  EXPECT_EQ(quoted("\u201CWe came.\n\n\u201CWe left.\u201D"), "We came.? | +We left.");
  EXPECT_EQ(quoted("\"We came.\n\n\"We waited.\n\n\"We left.\""), "We came.? | +We waited.? | +We left.");
}

TEST(Quotes, LeftOpenEndWithTheirParagraph) {
  EXPECT_EQ(quoted("\u201CWe came.\n\nThe boat left."), "We came.?");
  EXPECT_EQ(quoted("\u201CWe came, he said. \u201CWe left.\u201D"), "We came, he said.? | We left.");
}

TEST(Quotes, AStrayClosingMarkOpensNothing) {
  EXPECT_EQ(quoted("We came.\u201D The boat left. \u201CGood.\u201D"), "Good.");
}

TEST(Quotes, OfNothing) {
  EXPECT_EQ(quoted(""), "");
  EXPECT_EQ(quoted("\""), "");
  EXPECT_EQ(quoted("''''''"), "");
}

}  // namespace
}  // namespace rapporteur

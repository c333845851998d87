// Content by quotation marks and conventions: what a quotation adds, what an edge loses, how pieces part.
#include "rapporteur/statements/content.h"

#include <gtest/gtest.h>

#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

/// A document with one draft: the words of its cue, source and content; no syntax.
struct Drafted {
  Drafted(const std::string& text, const std::string& source, const std::string& cue,
          const std::string& content)
      : document(testing::plain_document(text)), tree(document), quotes(document) {
    if (!source.empty()) draft.source = {testing::range_of(document, source)};
    if (!cue.empty()) draft.cue = {testing::range_of(document, cue)};
    draft.content = {testing::range_of(document, content)};
  }
  std::string pieces() const {
    std::string out;
    for (const Range piece : pieces_of(draft, tree, quotes))
      out += (out.empty() ? "" : " // ") + std::string(document.article.text.slice(document.span_of(piece)));
    return out;
  }
  SpeechForm form() const { return form_of(pieces_of(draft, tree, quotes), tree, quotes); }

  Document document;
  Tree tree;
  Quotes quotes;
  Draft draft;
};

TEST(Content, TakesTheWholeQuotationItBeginsIn) {
  Drafted drafted("\"We go now,\" Reis said.", "Reis", "said", "We go");
  complete_quotes(drafted.draft, drafted.quotes);
  EXPECT_EQ(drafted.pieces(), "We go now");
}

TEST(Content, LeavesAQuotationThatHoldsTheCueAlone) {
  Drafted drafted("\"Reis said we go now and soon,\" Marr said.", "Reis", "said", "we go");
  complete_quotes(drafted.draft, drafted.quotes);
  EXPECT_EQ(drafted.pieces(), "we go");
}

TEST(Content, FollowsAQuotationIntoTheNextParagraph) {
  Drafted drafted("Reis said: \u201CWe go.\n\n\u201CWe go far.\u201D", "Reis", "said", "We go");
  complete_quotes(drafted.draft, drafted.quotes);
  EXPECT_EQ(drafted.pieces(), "We go // We go far");
}

TEST(Content, PartsAtCueAndSource) {
  Drafted drafted("We go, Reis said, and soon.", "Reis", "said", "We go, Reis said, and soon");
  EXPECT_EQ(drafted.pieces(), "We go // and soon");
}

TEST(Content, LosesMarksAndStopsAtItsEdgesButKeepsThoseInside) {
  EXPECT_EQ(Drafted("Reis said \"we go\".", "Reis", "said", "\"we go\".").pieces(), "we go");
  EXPECT_EQ(Drafted("Reis said it was \"not right\".", "Reis", "said", "it was \"not right\".").pieces(),
            "it was \"not right\"");
  EXPECT_EQ(Drafted("Reis said it fell by 5%.", "Reis", "said", "it fell by 5%.").pieces(), "it fell by 5%");
}

TEST(Content, OfNothingButMarksIsEmpty) {
  EXPECT_EQ(Drafted("Reis said: \"...\"", "Reis", "said", "\"...\"").pieces(), "");
}

TEST(Content, IsDirectIndirectOrMixed) {
  EXPECT_EQ(Drafted("Reis said \"we go\".", "Reis", "said", "\"we go\"").form(), SpeechForm::kDirect);
  EXPECT_EQ(Drafted("Reis said we go.", "Reis", "said", "we go").form(), SpeechForm::kIndirect);
  EXPECT_EQ(Drafted("Reis said we \"go\".", "Reis", "said", "we \"go\"").form(), SpeechForm::kMixed);
}

}  // namespace
}  // namespace rapporteur

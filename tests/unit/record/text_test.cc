// The text rendering: what is said of each statement, colours, width, and nothing that steers a terminal.
#include <gtest/gtest.h>

#include <sstream>

#include "rapporteur/record/record.h"
#include "rapporteur/record/terminal.h"
#include "tests/unit/record/sample.h"

namespace rapporteur {
namespace {

TEST(RecordText, Plain) {
  EXPECT_EQ(to_text(testing::sample_document(), {false, 200}),
            "No date yet\n"
            "Tern \u00b7 2026-03-03 14:05 +01:00 (date from the page's metadata)\n"
            "\n"
            "a Norland official (unnamed), for Norland \u00b7 deny \u00b7 via Tern \u00b7 to Tern\n"
            "   {A Norland official} didn't rule out talks, *telling* the Tern agency that [no date had been "
            "agreed].\n"
            "\n"
            "Ana Reis \u00b7 say \u00b7 the Tern agency\n"
            "   \u201c[We wait],\u201d {Ana Reis} *said*.\n");
}

TEST(RecordText, NothingFoundIsSaid) {
  EXPECT_EQ(to_text(Document{}, {}), "(no title)\nno date known\n\n   No statements found.\n");
}

TEST(RecordText, LinesKeepTheWidth) {
  std::istringstream in(to_text(testing::sample_document(), {false, 40}));
  for (std::string line; std::getline(in, line);) EXPECT_LE(count_code_points(line), 40u) << line;
}

TEST(RecordText, ColoursReplaceMarksAndCloseOnEveryLine) {
  std::istringstream in(to_text(testing::sample_document(), {true, 40}));
  bool any = false;
  for (std::string line; std::getline(in, line);) {
    any |= line.find("\x1b[32m") != std::string::npos;
    EXPECT_EQ(line.find('['),
              line.find("\x1b[") == std::string::npos ? std::string::npos : line.find("\x1b[") + 1);
    if (line.find('\x1b') != std::string::npos) {
      EXPECT_EQ(line.substr(line.rfind('\x1b')), line.substr(line.rfind("\x1b[0m"))) << line;
    }
  }
  EXPECT_TRUE(any);
}

TEST(RecordText, ContentOfSeveralSentencesIsShownWhole) {
  Document document = testing::sample_document();
  document.statements.resize(1);
  document.statements[0].content.push_back({document.tokens[24].span.begin, document.tokens[25].span.end});
  const std::string text = to_text(document, {false, 300});
  EXPECT_NE(text.find("[no date had been agreed]. \u201c[We wait]"), std::string::npos) << text;
}

TEST(RecordText, SentencesBetweenAreLeftOut) {
  Document document = testing::sample_document();
  document.statements.resize(1);
  document.statements[0].sentence = 2;
  document.statements[0].cue = {0, 2};
  document.statements[0].source.reset();
  document.statements[0].content.clear();
  EXPECT_NE(to_text(document, {false, 300}).find("*No* date yet [\u2026] \u201cWe wait"), std::string::npos);
}

TEST(RecordText, AConditionIsToldInItsOwnWords) {
  Document document = testing::sample_document();
  Condition condition;
  condition.span = document.tokens[0].span;
  document.events.resize(1);
  document.events[0].trigger = {document.tokens[1].span};
  document.events[0].condition = condition;
  const std::string words(document.article.text.slice(condition.span));
  const std::string text = to_text(document, {false, 300});
  EXPECT_NE(text.find(" \u00b7 " + words), std::string::npos) << text;
  EXPECT_EQ(text.find("if " + words), std::string::npos) << text;
}

TEST(RecordText, ControlCharactersNeverReachTheTerminal) {
  Document document;
  document.article.title = "a\x1b[31mb\u202ec\x07\u009bd\te";
  EXPECT_EQ(to_text(document, {}).substr(0, 10), "a[31mbcd e");
}

TEST(Wrapped, CountsColumnsNotCodePoints) {
  record::Paragraph paragraph;
  paragraph.add("\u5916\u4ea4 \u5916\u4ea4 e\u0301e\u0301e\u0301e\u0301 x");
  EXPECT_EQ(paragraph.wrapped(0, 9, false), "\u5916\u4ea4 \u5916\u4ea4\ne\u0301e\u0301e\u0301e\u0301 x\n");
}

TEST(Wrapped, ALongWordStandsAlone) {
  record::Paragraph paragraph;
  paragraph.add("a bbbbbbbbbbbb c");
  EXPECT_EQ(paragraph.wrapped(1, 5, false), " a\n bbbbbbbbbbbb\n c\n");
  EXPECT_EQ(record::Paragraph().wrapped(2, 10, false), "");
}

}  // namespace
}  // namespace rapporteur

// What a case cannot express: offsets in the article, coverage of any text, and time that stays linear.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "rapporteur/tokens/tokens.h"

namespace rapporteur {
namespace {

const Tokenizer& tokenizer() {
  static const auto loaded = Tokenizer::load();
  return loaded.value();
}

Document tokenized(std::string text) {
  Document document;
  document.article.text = Text(std::move(text));
  document.article.paragraphs = {{document.article.text.whole(), Part::kBody}};
  tokenizer().tokenize(document);
  return document;
}

/// Every code point that is no white space is in exactly one token, in order, and no token holds white space.
void expect_covered(const Document& document) {
  std::uint32_t at = 0;
  for (const Token& token : document.tokens) {
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_LE(token.span.end, document.article.text.size());
    for (; at < token.span.begin; ++at) {
      const char32_t c = document.article.text.at(at);
      ASSERT_TRUE(c <= U' ' || c == 0x7F || c >= 0x80) << "lost code point " << at;
    }
    at = token.span.end;
  }
}

TEST(Tokenizer, LoadsTheTablesInTheProgram) {
  const auto loaded = Tokenizer::load();
  ASSERT_TRUE(loaded.ok()) << to_string(loaded.error());
}

TEST(Tokenizer, SpansAreCodePointsOfTheArticle) {
  Document document;
  document.article.text = Text("Z\u00fcrich \U0001F54A.\n\nReis's aide");
  document.article.paragraphs = {{{0, 9}, Part::kTitle}, {{11, 22}, Part::kBody}};
  tokenizer().tokenize(document);
  ASSERT_EQ(document.tokens.size(), 6u);
  EXPECT_EQ(document.tokens[0].span, (Span{0, 6}));
  EXPECT_EQ(document.tokens[1].span, (Span{7, 8}));
  EXPECT_EQ(document.tokens[2].span, (Span{8, 9}));
  EXPECT_TRUE(document.tokens[2].space_after);  // the paragraph ends
  EXPECT_EQ(document.tokens[3].span, (Span{11, 15}));
  EXPECT_EQ(document.tokens[3].paragraph, 1u);
  EXPECT_EQ(document.form(4), "'s");
  EXPECT_TRUE(document.tokens[4].joined);
  EXPECT_FALSE(document.tokens[3].space_after);
}

TEST(Tokenizer, TextOutsideParagraphsIsNotRead) {
  Document document;
  document.article.text = Text("one two three");
  document.article.paragraphs = {{{4, 7}, Part::kBody}};
  tokenizer().tokenize(document);
  ASSERT_EQ(document.tokens.size(), 1u);
  EXPECT_EQ(document.form(0), "two");
}

TEST(Tokenizer, ReplacesAnEarlierLayer) {
  Document document = tokenized("one two");
  tokenizer().tokenize(document);
  EXPECT_EQ(document.tokens.size(), 2u);
}

TEST(Tokenizer, EmptyTextHasNoTokens) {
  EXPECT_TRUE(tokenized("").tokens.empty());
  EXPECT_TRUE(tokenized(" \t\u00a0\u200b\ufeff").tokens.empty());
}

TEST(Tokenizer, CoversWhatItIsGiven) {
  expect_covered(
      tokenized("''\"'s n't 's' .5.. $$ US$ @ @a #1 a@b http:// :) (: +1-2-3 -- \u2019\u2019\u2018"));
  expect_covered(tokenized(
      "\u0301\u0301a \u200d \U0001F468\u200d \ufe0f x\ufe0f \U0001F1E6 \U0001F1E6\U0001F1E7\U0001F1E8"));
  std::string every;
  for (char32_t c = 1; c < 0x3100; ++c) {
    append_utf8(every, c);
    every += c % 3 == 0 ? "a'" : c % 3 == 1 ? "-1" : ".";
  }
  expect_covered(tokenized(every));
}

TEST(Tokenizer, TimeIsLinearInOneChunk) {
  for (const char* piece :
       {"(a", "-a", "a's", "'", "1-", "a.b", "@a", "http://", "a@b.", "A.", "(a:", "n't"}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    expect_covered(tokenized(text));
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken, std::chrono::seconds(20)) << piece;  // quadratic would be hours
  }
}

}  // namespace
}  // namespace rapporteur

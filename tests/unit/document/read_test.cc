// Kinds, limits, identity and errors of read_articles.
#include "rapporteur/document/read.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "rapporteur/document/html_parser.h"

namespace rapporteur {
namespace {

const std::string kSentence =
    "The talks about the harbour began in Lisse on Tuesday, an official of the council said. ";

ErrorCode code_of(const std::string& bytes) {
  const auto articles = read_articles(bytes, "file");
  return articles.front().ok() ? ErrorCode::kNotFound : articles.front().error().code;
}

TEST(Read, IdentityOutlivesAnEdit) {
  Given given;
  given.url = "https://harbour.example/1";
  const Article first = read_articles("Title\n\n" + kSentence, "a", given).front().value();
  const Article edited = read_articles("Title\n\n" + kSentence + "More.", "a", given).front().value();
  EXPECT_EQ(first.id.size(), 16U);
  EXPECT_EQ(first.sha256.size(), 64U);
  EXPECT_EQ(first.id, edited.id);
  EXPECT_NE(first.sha256, edited.sha256);
  // Without a URL the title stands for the article, without a title the text itself.
  EXPECT_NE(read_articles("Title\n\n" + kSentence, "a").front().value().id,
            read_articles("Another title\n\n" + kSentence, "a").front().value().id);
  EXPECT_NE(read_articles(kSentence, "a").front().value().id,
            read_articles(kSentence + "More.", "a").front().value().id);
}

TEST(Read, Sha256IsThatOfTheText) {
  const Article article = read_articles("abc", "a").front().value();
  EXPECT_EQ(article.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Read, ErrorsNameTheInput) {
  const auto articles = read_articles("", "leer.txt");
  ASSERT_FALSE(articles.front().ok());
  EXPECT_EQ(articles.front().error().subject, "leer.txt");
  EXPECT_EQ(articles.front().error().code, ErrorCode::kEmpty);
}

TEST(Read, BinaryContent) {
  EXPECT_EQ(code_of(std::string("\x89PNG\r\n\x1A\n\0\0\0", 11)), ErrorCode::kBinary);
  EXPECT_EQ(code_of(std::string(2'000, '\0')), ErrorCode::kBinary);
  std::string noise;
  for (int i = 0; i < 4'000; ++i) noise += static_cast<char>((i * 7919) >> 3);
  EXPECT_EQ(code_of(noise), ErrorCode::kBinary);
}

TEST(Read, FiftyMegabytesAreTooLarge) {
  std::string bytes = "<html><body>";
  while (bytes.size() < (50U << 20)) bytes += "<p>" + kSentence + "</p>";
  const auto articles = read_articles(bytes, "page.html");
  ASSERT_FALSE(articles.front().ok());
  EXPECT_EQ(to_string(articles.front().error()), "page.html: is too large (over 16 MB)");
}

TEST(Read, TenThousandSentences) {
  std::string bytes;
  for (int i = 0; i < 10'000; ++i) bytes += kSentence + (i % 5 == 4 ? "\n\n" : "");
  const Article article = read_articles(bytes, "long.txt").front().value();
  EXPECT_EQ(article.paragraphs.size(), 2'000U);
  EXPECT_EQ(article.source_map.size(), 1U);
}

TEST(Read, DeeplyNestedPageIsRefusedInTime) {
  std::string bytes = "<html><body>";
  for (int i = 0; i < 200'000; ++i) bytes += "<div>";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(code_of(bytes + kSentence), ErrorCode::kTooLarge);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Read, TagsThatHideTheirDepthStayBounded) {
  std::string bytes = "<html><body>";
  for (int i = 0; i < 20'000; ++i) bytes += "<span><div></span></div>";  // no browser closes the span
  EXPECT_EQ(code_of(bytes + "<p>" + kSentence + "</p>"), ErrorCode::kTooLarge);
}

TEST(Read, FormattingThatMultipliesStaysBounded) {
  std::string bytes = "<html><body>";
  for (int i = 0; i < 1'900; ++i) bytes += "<p><b id=" + std::to_string(i) + "></p>";
  EXPECT_EQ(read_articles(bytes + "<p>" + kSentence, "x").size(), 1U);
}

TEST(Read, DeepJsonIsDamagedInput) {
  EXPECT_EQ(code_of("[{\"a\":" + std::string(100'000, '[')), ErrorCode::kDamagedInput);
}

TEST(Read, EveryPrefixOfAPageIsReadWithoutFault) {
  const std::string bytes =
      "<!doctype html><html><head><script "
      "type=\"application/ld+json\">{\"@type\":\"NewsArticle\"}</script></head>"
      "<body><article><h1>T\xC3\xA9st &amp; more</h1><p>" +
      kSentence + "&ldquo;No.&rdquo;</p></article></body></html>";
  for (std::size_t length = 0; length <= bytes.size(); ++length) {
    for (const auto& result : read_articles(std::string_view(bytes).substr(0, length), "prefix")) {
      if (!result.ok()) continue;
      Document document;
      document.article = result.value();
      EXPECT_EQ(verify(document), "") << length;
    }
  }
}

TEST(Nesting, PairsTags) {
  using document::estimate_nesting;
  EXPECT_EQ(estimate_nesting("<div><p>a<p>b</div>", 100), 0U);
  EXPECT_EQ(estimate_nesting("<div><div><b>", 100), 3U);
  EXPECT_EQ(estimate_nesting("<div><!-- <div><div> --></div>", 100), 0U);
  EXPECT_EQ(estimate_nesting("<script>if (a <b) { '<div><div>' }</script>", 100), 0U);
  EXPECT_EQ(estimate_nesting("<a title=\"<div><div>\">x</a>", 100), 0U);
  EXPECT_EQ(estimate_nesting("<div", 100), 1U);
  EXPECT_EQ(estimate_nesting("<span><div></span></div>", 100), 1U);
  EXPECT_EQ(estimate_nesting("<b><div></b></div>", 100), 0U);
}

}  // namespace
}  // namespace rapporteur

// The way back from the text to the bytes: every character of an article must be found in the bytes it came from,
// through encodings, entities, emoji, combining marks and right-to-left text.
#include <gtest/gtest.h>

#include <string>

#include "rapporteur/document/read.h"
#include "rapporteur/document/source_text.h"

namespace rapporteur {
namespace {

Article read_one(const std::string& bytes) {
  Given given;
  given.force = true;
  auto articles = read_articles(bytes, "test", given);
  EXPECT_EQ(articles.size(), 1U);
  EXPECT_TRUE(articles.front().ok()) << (articles.front().ok() ? "" : to_string(articles.front().error()));
  return articles.front().ok() ? articles.front().value() : Article{};
}

/// Bytes behind the first occurrence of some text.
std::string source_behind(const std::string& bytes, const std::string& words) {
  const Article article = read_one(bytes);
  const std::size_t at = article.text.utf8().find(words);
  if (at == std::string::npos) return "(not in the text)";
  const std::uint32_t begin = article.text.offset_of_byte(static_cast<std::uint32_t>(at));
  const auto found = source_of(article, {begin, begin + count_code_points(words)});
  if (!found) return "(no source)";
  return bytes.substr(found->begin, found->end - found->begin);
}

std::string page(const std::string& paragraph) {
  return "<html><body><article><h1>A word on the wall</h1><p>The first paragraph of this page says that ten "
         "men and "
         "ten women met in the old fort.</p>\n<p>" +
         paragraph + "</p></article></body></html>";
}

TEST(SourceOf, PlainPageText) {
  EXPECT_EQ(source_behind(page("The envoy left for home on Sunday evening, he said."), "left for home"),
            "left for home");
}

TEST(SourceOf, Entities) {
  const std::string bytes = page("&ldquo;No,&rdquo; the envoy&rsquo;s aide &amp; driver said on Sunday&#33;");
  EXPECT_EQ(source_behind(bytes, "\u201cNo"), "&ldquo;No");
  EXPECT_EQ(source_behind(bytes, "envoy\u2019s aide & driver"), "envoy&rsquo;s aide &amp; driver");
  EXPECT_EQ(source_behind(bytes, "Sunday!"), "Sunday&#33;");
}

TEST(SourceOf, EntityWithoutSemicolon) {
  const std::string bytes =
      page("The copyright &copy 2026 of the treaty is with the council &amp its members.");
  EXPECT_EQ(source_behind(bytes, "2026 of"), "2026 of");
  EXPECT_EQ(source_behind(bytes, "its members"), "its members");
}

TEST(SourceOf, TagsInsideASpan) {
  const std::string bytes = page("The <b>old</b> fort of <a href=\"x\">Lisse</a> was opened on Sunday.");
  EXPECT_EQ(source_behind(bytes, "old fort of Lisse"), "old</b> fort of <a href=\"x\">Lisse");
}

TEST(SourceOf, WhiteSpaceIsSqueezed) {
  const std::string bytes = page("The old\n    fort   of Lisse&nbsp;was opened on Sunday.");
  EXPECT_EQ(source_behind(bytes, "old fort of Lisse was"), "old\n    fort   of Lisse&nbsp;was");
}

TEST(SourceOf, StrayTagsAndCommentsBetweenCharacters) {
  const std::string bytes = page("The fort</span> of <!-- a note --> Lisse was opened on Sunday.");
  EXPECT_EQ(source_behind(bytes, "Lisse was"), "Lisse was");
}

TEST(SourceOf, Emoji) {
  const std::string dove = "\U0001F54A\uFE0F";
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const std::string bytes = page("A " + dove + " and a " + family + " were painted on the wall of the fort.");
  EXPECT_EQ(source_behind(bytes, dove), dove);
  EXPECT_EQ(source_behind(bytes, family + " were"), family + " were");
}

TEST(SourceOf, CombiningMarks) {
  const std::string name = "Jose\u0301 A\u030Angstro\u0308m";  // decomposed; it must stay so
  EXPECT_EQ(source_behind(page("The fort was opened by " + name + " on Sunday evening."), name), name);
}

TEST(SourceOf, RightToLeft) {
  const std::string word = "\u0633\u0644\u0627\u0645";
  EXPECT_EQ(source_behind(page("The word " + word + " was painted on the wall of the fort."), word + " was"),
            word + " was");
}

TEST(SourceOf, Windows1252) {
  const std::string bytes =
      page("The caf\xE9 owner\x92s \x93no\x94 was heard by S\xF8ren on the Sunday \x96 and by all.");
  EXPECT_EQ(source_behind(bytes, "caf\u00E9 owner\u2019s"), "caf\xE9 owner\x92s");
  EXPECT_EQ(source_behind(bytes, "\u2013 and by all"), "\x96 and by all");
}

TEST(SourceOf, Utf16) {
  const std::string text = page("The caf\u00E9 was closed on Sunday.");
  std::string bytes = "\xFF\xFE";
  for (const char c : std::string(text).substr(0, text.find("caf"))) bytes += std::string{c, '\0'};
  const std::size_t at = bytes.size();
  for (const char c : std::string("caf")) bytes += std::string{c, '\0'};
  bytes += std::string{'\xE9', '\0'};
  for (const char c : std::string(" was closed on Sunday.</p>")) bytes += std::string{c, '\0'};
  const Article article = read_one(bytes);
  const auto byte = static_cast<std::uint32_t>(article.text.utf8().find("caf"));
  const std::uint32_t begin = article.text.offset_of_byte(byte);
  const auto found = source_of(article, {begin, begin + 4});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->begin, at);
  EXPECT_EQ(found->end, at + 8);
}

TEST(SourceOf, ByteOrderMarkIsNoText) {
  const std::string bytes = "\xEF\xBB\xBFThe envoy left for home on Sunday evening, the ministry said.";
  EXPECT_EQ(read_one(bytes).text.utf8().substr(0, 9), "The envoy");
  EXPECT_EQ(source_behind(bytes, "The envoy"), "The envoy");
}

TEST(SourceOf, BrokenUtf8KeepsItsPlace) {
  std::string bytes = "The envoy left \xFF for home, na\u00EFve and \u201Cfree\u201D";
  for (int i = 0; i < 30; ++i) bytes += ", \u00E9";
  EXPECT_EQ(source_behind(bytes, "for home"), "for home");
  EXPECT_EQ(source_behind(bytes, "\uFFFD"), "\xFF");
}

TEST(SourceOf, PlainTextIsUnchanged) {
  const std::string bytes = "Title of it\r\n\r\n  Two  spaces,\ta tab and a \u00A0 no-break space.\r\n";
  const Article article = read_one(bytes);
  EXPECT_EQ(article.text.utf8(), bytes);
  for (std::uint32_t i = 0; i < article.text.size(); ++i) {
    const auto found = source_of(article, {i, i + 1});
    ASSERT_TRUE(found);
    EXPECT_EQ(bytes.substr(found->begin, found->end - found->begin), article.text.slice({i, i + 1}));
  }
}

TEST(SourceOf, NothingForTheBreakBetweenParagraphs) {
  const Article article = read_one(page("The second paragraph of it is short, as such things are."));
  const auto at = static_cast<std::uint32_t>(article.text.utf8().find("\n\n"));
  EXPECT_FALSE(source_of(article, {at, at + 2}));
  EXPECT_FALSE(source_of(article, {5, 5}));
}

TEST(SourceOf, EveryCharacterOfAPageMapsForward) {
  const Article article =
      read_one(page("The caf&eacute;&#8217;s owner \U0001F600 said <i>no</i>   &lt;twice&gt; on Sunday."));
  std::uint64_t last = article.source_map.front().source_begin;
  for (const SourceRun& run : article.source_map) {
    EXPECT_GE(run.source_begin, last);
    EXPECT_EQ((run.source_end - run.source_begin) % run.length, 0U) << "runs are of equal width";
    last = run.source_end;
  }
}

TEST(SourceOffsets, BothSidesAdvanceBetweenMarks) {
  document::SourceOffsets offsets;
  EXPECT_EQ(offsets.source_of(7), 7U);
  offsets.mark(0, 3);
  offsets.mark(10, 11);  // two bytes for one, somewhere before
  EXPECT_EQ(offsets.source_of(0), 3U);
  EXPECT_EQ(offsets.source_of(5), 8U);
  EXPECT_EQ(offsets.source_of(9), 11U) << "never past the next mark";
  EXPECT_EQ(offsets.source_of(12), 13U);
}

TEST(SourceText, PartsAndJoins) {
  document::SourceText text;
  text.append_decoded("ab\u00E9d", 10, document::SourceOffsets());
  document::SourceText joined = text.part({1, 4});
  joined.append_own("\n\n");
  joined.append(text.part({0, 1}));
  EXPECT_EQ(joined.utf8(), "b\u00E9d\n\na");
  EXPECT_EQ(joined.size(), 6U);
  ASSERT_EQ(joined.runs().size(), 4U);
  EXPECT_EQ(joined.runs()[1].source_begin, 12U);
  EXPECT_EQ(joined.runs()[1].source_end, 14U);
  EXPECT_EQ(joined.runs()[3].text, 5U);
  EXPECT_EQ(joined.runs()[3].source_begin, 10U);
}

}  // namespace
}  // namespace rapporteur

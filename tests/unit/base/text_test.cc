// Span and Text: offsets are code points whatever the script, and every Text is well-formed whatever the
// bytes. The ill-formed sequences are those of the Unicode Standard, tables 3-8 to 3-11 (one U+FFFD per
// maximal subpart).
#include "rapporteur/base/text.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "rapporteur/base/decimal.h"
#include "rapporteur/base/fnv.h"
#include "rapporteur/base/span.h"

namespace rapporteur {
namespace {

constexpr const char* kReplacement = "\xEF\xBF\xBD";

std::string replacements(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += kReplacement;
  return out;
}

TEST(Span, IsHalfOpen) {
  const Span span{3, 7};
  EXPECT_EQ(span.size(), 4U);
  EXPECT_FALSE(span.empty());
  EXPECT_TRUE((Span{5, 5}).empty());
  EXPECT_TRUE(span.contains({3, 7}));
  EXPECT_TRUE(span.contains({7, 7}));
  EXPECT_FALSE(span.contains({6, 8}));
  EXPECT_TRUE(span.overlaps({6, 9}));
  EXPECT_FALSE(span.overlaps({7, 9}));
  EXPECT_FALSE(span.overlaps({0, 3}));
}

TEST(Span, SortsByBeginThenEnd) {
  EXPECT_LT((Span{1, 9}), (Span{2, 3}));
  EXPECT_LT((Span{1, 2}), (Span{1, 3}));
  EXPECT_EQ((Span{1, 2}), (Span{1, 2}));
}

TEST(Span, CoverSpansTheGap) {
  EXPECT_EQ(cover({2, 4}, {8, 9}), (Span{2, 9}));
  EXPECT_EQ(cover({8, 9}, {2, 4}), (Span{2, 9}));
  EXPECT_EQ(cover({2, 9}, {3, 4}), (Span{2, 9}));
}

TEST(Range, HoldsItsBeginAndNotItsEnd) {
  const Range range{2, 5};
  EXPECT_TRUE(range.contains(2));
  EXPECT_TRUE(range.contains(4));
  EXPECT_FALSE(range.contains(5));
  EXPECT_EQ(range.size(), 3U);
  EXPECT_TRUE(Range{}.empty());
}

TEST(Text, CountsAsciiByByte) {
  const Text text("The talks ended.");
  EXPECT_EQ(text.size(), 16U);
  EXPECT_EQ(text.slice({4, 9}), "talks");
  EXPECT_EQ(text.at(0), U'T');
  EXPECT_EQ(text.byte_of(4), 4U);
}

TEST(Text, EmptyTextHasNoCharacters) {
  const Text text;
  EXPECT_TRUE(text.empty());
  EXPECT_EQ(text.size(), 0U);
  EXPECT_EQ(text.byte_of(0), 0U);
  EXPECT_EQ(text.offset_of_byte(0), 0U);
  EXPECT_EQ(text.slice({0, 5}), "");
  EXPECT_TRUE(Text("").empty());
}

TEST(Text, CountsAnEmojiAsOneAndAFamilyAsItsParts) {
  // U+1F91D handshake; then woman + ZWJ + man: one picture, three code points.
  const Text text("deal \xF0\x9F\xA4\x9D and \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA8 said");
  EXPECT_EQ(text.at(5), U'\U0001F91D');
  EXPECT_EQ(text.slice({5, 6}), "\xF0\x9F\xA4\x9D");
  EXPECT_EQ(text.slice({7, 10}), "and");
  EXPECT_EQ(text.at(11), U'\U0001F469');
  EXPECT_EQ(text.at(12), U'\u200D');
  EXPECT_EQ(text.at(13), U'\U0001F468');
  EXPECT_EQ(text.slice({15, 19}), "said");
  EXPECT_EQ(text.size(), 19U);
}

TEST(Text, CountsAFlagAsTwoIndicators) {
  const Text text("\xF0\x9F\x87\xAB\xF0\x9F\x87\xAEx");
  EXPECT_EQ(text.size(), 3U);
  EXPECT_EQ(text.slice({2, 3}), "x");
}

TEST(Text, DoesNotNormaliseCombiningMarks) {
  const Text decomposed("Ne\xCC\x81va");  // e + U+0301
  const Text composed("N\xC3\xA9va");     // U+00E9
  EXPECT_EQ(decomposed.size(), 5U);
  EXPECT_EQ(composed.size(), 4U);
  EXPECT_EQ(decomposed.at(2), U'\u0301');
  EXPECT_EQ(decomposed.slice({1, 3}), "e\xCC\x81");
  EXPECT_EQ(decomposed.slice({3, 5}), "va");
}

TEST(Text, KeepsRightToLeftTextInReadingOrder) {
  // Arabic "salam", Hebrew "shalom", and the marks U+200F and U+202B that set direction: each a code point.
  const Text text(
      "he said \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 and \xE2\x80\x8F\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D.");
  EXPECT_EQ(text.at(8), U'\u0633');
  EXPECT_EQ(text.slice({8, 12}), "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85");
  EXPECT_EQ(text.slice({13, 16}), "and");
  EXPECT_EQ(text.at(17), U'\u200F');
  EXPECT_EQ(text.at(18), U'\u05E9');
  EXPECT_EQ(text.slice({22, 23}), ".");
}

TEST(Text, KeepsNulAndLineEndsAsCharacters) {
  const Text text(std::string("a\0b\r\nc", 6));
  EXPECT_EQ(text.size(), 6U);
  EXPECT_EQ(text.at(1), U'\0');
  EXPECT_EQ(text.at(3), U'\r');
}

TEST(Text, CutsASpanThatReachesPastTheEnd) {
  const Text text("caf\xC3\xA9");
  EXPECT_EQ(text.slice({3, 99}), "\xC3\xA9");
  EXPECT_EQ(text.slice({50, 99}), "");
  EXPECT_EQ(text.slice({3, 1}), "");
  EXPECT_EQ(text.byte_of(99), 5U);
  EXPECT_EQ(text.slice(text.whole()), text.utf8());
}

TEST(Text, FindsTheCharacterOfEveryByte) {
  const Text text("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\xA4\x9Dz");  // 1, 2, 3, 4 and 1 bytes
  const std::vector<std::uint32_t> expected = {0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4};
  for (std::uint32_t byte = 0; byte < expected.size(); ++byte) {
    EXPECT_EQ(text.offset_of_byte(byte), expected[byte]) << byte;
  }
  EXPECT_EQ(text.offset_of_byte(11), text.size());
  EXPECT_EQ(text.offset_of_byte(500), text.size());
}

TEST(Text, OffsetsAndBytesGoThereAndBack) {
  const Text text(
      "\xE2\x80\x9C\xC3\x87"
      "a va\xE2\x80\x9D, dit-il \xF0\x9F\x98\x80");
  for (std::uint32_t i = 0; i <= text.size(); ++i) EXPECT_EQ(text.offset_of_byte(text.byte_of(i)), i);
}

struct IllFormed {
  std::string bytes;
  int replacements;
};

TEST(WellFormed, ReplacesEachMaximalSubpart) {
  const std::vector<IllFormed> cases = {
      {"\x80", 1},                              // a lone continuation byte
      {"\xC3", 1},                              // cut after the first byte
      {"\xE2\x82", 1},                          // cut inside three bytes
      {"\xF0\x9F\xA4", 1},                      // cut inside four
      {"\xC0\xAF", 2},                          // overlong "/"
      {"\xE0\x80\xAF", 3},                      // overlong, three bytes
      {"\xED\xA0\x80", 3},                      // a surrogate
      {"\xF4\x91\x92\x93", 4},                  // above U+10FFFF
      {"\xF5\x80\x80\x80", 4},                  // a first byte that never occurs
      {"\xFE\xFF", 2},                          // a UTF-16 byte order mark
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF", 4},  // table 3-11 of the standard
  };
  for (const IllFormed& c : cases) {
    EXPECT_EQ(well_formed("a" + c.bytes + "b"), "a" + replacements(c.replacements) + "b");
    const Text text("a" + c.bytes + "b");
    EXPECT_EQ(text.size(), static_cast<std::uint32_t>(c.replacements) + 2);
    EXPECT_EQ(text.at(text.size() - 1), U'b');
  }
}

TEST(WellFormed, LeavesGoodTextAlone) {
  const std::string good = "caf\xC3\xA9 \xF4\x8F\xBF\xBF \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBD";
  EXPECT_EQ(well_formed(good), good);
  EXPECT_EQ(well_formed(""), "");
}

TEST(WellFormed, ReadsNoByteBeyondTheEnd) {
  // An exactly sized heap block, so that AddressSanitizer sees a single byte of overread.
  for (const std::string& bytes : {std::string("\xF0"), std::string("\xE2\x82"), std::string("x\xF0\x9F")}) {
    const auto block = std::make_unique<char[]>(bytes.size());
    std::copy(bytes.begin(), bytes.end(), block.get());
    EXPECT_FALSE(well_formed({block.get(), bytes.size()}).empty());
  }
}

TEST(WellFormed, AnyBytesGiveATextWhoseOffsetsHold) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 500; ++round) {
    std::string bytes(static_cast<std::size_t>(round % 40), '\0');
    for (char& c : bytes) c = static_cast<char>(byte(random));
    const Text text(bytes);
    EXPECT_EQ(well_formed(text.utf8()), text.utf8());
    EXPECT_EQ(count_code_points(text.utf8()), text.size());
    std::string again;
    for (std::uint32_t i = 0; i < text.size(); ++i) append_utf8(again, text.at(i));
    EXPECT_EQ(again, text.utf8());
  }
}

TEST(AppendUtf8, WritesOneToFourBytes) {
  std::string out;
  for (const char32_t c : {U'a', U'\u00E9', U'\u20AC', U'\U0001F91D'}) append_utf8(out, c);
  EXPECT_EQ(out, "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\xA4\x9D");
}

TEST(AppendUtf8, ReplacesWhatIsNoCharacter) {
  std::string out;
  append_utf8(out, static_cast<char32_t>(0xD800));
  append_utf8(out, static_cast<char32_t>(0x110000));
  EXPECT_EQ(out, replacements(2));
}

TEST(Fnv, IsThePublishedHash) {
  EXPECT_EQ(fnv1a(""), 0xCBF29CE484222325ULL);
  EXPECT_EQ(fnv1a("a"), 0xAF63DC4C8601EC8CULL);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171F73967E8ULL);
  EXPECT_EQ(fnv1a("bar", fnv1a("foo")), fnv1a("foobar"));
}

TEST(Decimal, IsTheShortestThatReadsBack) {
  EXPECT_EQ(decimal(9), "9");
  EXPECT_EQ(decimal(0.5), "0.5");
  EXPECT_EQ(decimal(-1.25), "-1.25");
}

}  // namespace
}  // namespace rapporteur

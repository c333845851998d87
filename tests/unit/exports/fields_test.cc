// Numbers, addresses and names as several forms write them.
#include "rapporteur/exports/fields.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;

TEST(Fields, WriteNumbersShortAndNeverThoseThatAreNone) {
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(-33.5), "-33.5");
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "");
}

TEST(Fields, WriteRanges) {
  const auto range = [](std::optional<double> low, std::optional<double> high) {
    return range_of({"killed", "", low, high, {}});
  };
  EXPECT_EQ(range(12, 12), "12");
  EXPECT_EQ(range(12, 15), "12..15");
  EXPECT_EQ(range(12, std::nullopt), "12..");
  EXPECT_EQ(range(std::nullopt, 15), "..15");
  EXPECT_EQ(range(std::nullopt, std::nullopt), "");
}

TEST(Fields, HandOnAddressesOfTheWebAlone) {
  Entry entry;
  const auto address = [&](const std::string& url) {
    entry.url = url;
    return address_of(entry);
  };
  EXPECT_EQ(address("https://a.example/x?y=%20&z"), "https://a.example/x?y=%20&z");
  EXPECT_EQ(address("HTTP://a.example/"), "HTTP://a.example/");
  EXPECT_EQ(address("https://a.example/\u00E9 \r\nX:1"), "https://a.example/%C3%A9%20%0D%0AX:1");
  for (const char* other : {"", "javascript:alert(1)", "article.txt", "file:///etc/x", "https", "\xFF"})
    EXPECT_EQ(address(other), "") << other;
}

TEST(Fields, MakeUrnsOfAnyId) { EXPECT_EQ(urn_of("entry", "a b\n"), "urn:x-rapporteur:entry:a%20b%0A"); }

TEST(Fields, KeepTextOnOneLine) { EXPECT_EQ(on_one_line("a\r\nb\tc\xFF"), "a  b c\uFFFD"); }

TEST(Fields, HashAsTheStandardDoes) {
  EXPECT_EQ(sha256_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace rapporteur::exports

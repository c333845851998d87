// The target of a request line, decoded and checked; and the question that its parameters ask. Fuzzed by fuzz/server.cc.
#include "apps/server/request.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "apps/server/question.h"

namespace server {
namespace {

using Words = std::vector<std::string>;

Words path_of(std::string_view text) {
  const auto target = target_of(text);
  return target ? target->path : Words{"none"};
}

/// "name=value|name=value".
std::string query_in(std::string_view text) {
  const auto target = target_of(text);
  if (!target) return "none";
  std::string out;
  for (const Parameter& one : target->query) out += (out.empty() ? "" : "|") + one.name + "=" + one.value;
  return out;
}

TEST(Target, Path) {
  EXPECT_EQ(path_of("/"), Words());
  EXPECT_EQ(path_of("/api/v1/entries"), Words({"api", "v1", "entries"}));
  EXPECT_EQ(path_of("/api/v1/"), Words({"api", "v1", ""}));
  EXPECT_EQ(path_of("//a"), Words({"", "a"}));
  EXPECT_EQ(path_of("/a%20b/%C3%A9"), Words({"a b", "\u00e9"}));
  EXPECT_EQ(path_of("/a+b"), Words({"a+b"})) << "a plus is a space in queries alone";
  EXPECT_EQ(path_of("/...?x=.."), Words({"..."}));
}

TEST(Target, PathsThatAreNone) {
  for (const std::string_view text : {"",       "a",       "*",          "?a=b",    "http://tern.example/",
                                      "/..",    "/.",      "/a/../b",    "/%2e%2e", "/%2E%2e/a",
                                      "/a%2fb", "/a%2Fb",  "/%",         "/%2",     "/%zz",
                                      "/%2g",   "/%00",    "/%0a",       "/%7f",    "/\x01",
                                      "/%ff",   "/%c0%af", "/%ed%a0%80", "/\xff"})
    EXPECT_FALSE(target_of(text)) << text;
}

TEST(Target, Query) {
  EXPECT_EQ(query_in("/a"), "");
  EXPECT_EQ(query_in("/a?"), "");
  EXPECT_EQ(query_in("/a?who=Reis&who=Solberg"), "who=Reis|who=Solberg");
  EXPECT_EQ(query_in("/a?&&b&c=&=d&e=f=g"), "b=|c=|=d|e=f=g");
  EXPECT_EQ(query_in("/a?who=Ana+Reis&text=%22no+date%22%2B"), "who=Ana Reis|text=\"no date\"+");
  EXPECT_EQ(query_in("/a?a%3Db=c%26d"), "a=b=c&d");
  EXPECT_EQ(query_in("/a?b=/../?c"), "b=/../?c");
  EXPECT_EQ(query_in("/a?text=one%0D%0Atwo%09"), "text=one\r\ntwo\t");
}

TEST(Target, QueriesThatAreNone) {
  for (const std::string_view text :
       {"/a?b=%", "/a?%zz=c", "/a?b=%00", "/a?b=%1b", "/a?b=%7f", "/a?b=%ff", "/a?%e2%82=c"})
    EXPECT_FALSE(target_of(text)) << text;
}

TEST(Target, NoMoreThan512Parameters) {
  std::string text = "/a?";
  for (int i = 0; i < 512; ++i) text += "b=c&";
  EXPECT_TRUE(target_of(text));
  EXPECT_FALSE(target_of(text + "b=c"));
}

TEST(Target, WhatIsEscapedComesBack) {
  const std::string odd = "Ana & Tom=50% +\"\u00e9\u2026\"/?#[];\\ ~-._";
  EXPECT_EQ(query_in("/a?b=" + escaped(odd)), "b=" + odd);
  EXPECT_EQ(escaped("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(escaped("/ +"), "%2F%20%2B");
}

rapporteur::Result<rapporteur::Query> asked(const std::string& query) {
  const auto target = target_of("/a?" + query);
  return target ? query_of(Parameters(*target))
                : rapporteur::Result<rapporteur::Query>(
                      rapporteur::Error{rapporteur::ErrorCode::kInternal, query, ""});
}

TEST(Question, Values) {
  const auto query = asked(
      "who=Reis&who=Solberg&according-to=officials&kind=event&kind=meeting&since=2026&until=2026-03"
      "&confidence=0.25&background=false&order=oldest");
  ASSERT_TRUE(query);
  EXPECT_EQ(query->who, Words({"Reis", "Solberg"}));
  EXPECT_EQ(query->according_to, Words({"officials"}));
  EXPECT_EQ(query->kinds.size(), 2U);
  EXPECT_EQ(query->since + query->until, "20262026-03");
  EXPECT_EQ(query->confidence, 0.25);
  EXPECT_EQ(query->background, false);
  EXPECT_TRUE(query->oldest_first);
  EXPECT_FALSE(query->limit);
}

TEST(Question, NothingAsksForEverything) {
  const auto query = asked("");
  ASSERT_TRUE(query);
  EXPECT_TRUE(query->kinds.empty() && query->who.empty() && query->since.empty());
  EXPECT_FALSE(query->confidence || query->background || query->oldest_first);
}

TEST(Question, ValuesThatAreNone) {
  for (const char* query : {"kind=rumour", "kind=", "confidence=", "confidence=2", "confidence=-0.1",
                            "confidence=nan", "confidence=inf", "confidence=0.5x", "confidence=+0.5",
                            "background=", "background=yes", "background=TRUE", "order=best"}) {
    const auto out = asked(query);
    ASSERT_FALSE(out) << query;
    EXPECT_EQ(out.error().code, rapporteur::ErrorCode::kBadArgument) << query;
  }
}

TEST(Question, NumbersWithinTheirBounds) {
  const auto target = target_of("/a?a=7&b=0&c=-1&d=8&e=1e3&f=99999999999999999999&g=+7&h=");
  const Parameters parameters(*target);
  EXPECT_EQ(parameters.number("a", 5, 1, 7).value(), 7U);
  EXPECT_EQ(parameters.number("none", 5, 1, 7).value(), 5U);
  for (const char* name : {"b", "c", "d", "e", "f", "g", "h"})
    EXPECT_FALSE(parameters.number(name, 5, 1, 7)) << name;
}

TEST(Question, AnUnknownParameterIsNamed) {
  const auto target = target_of("/a?who=Reis&whoo=Reis");
  const Parameters parameters(*target);
  const auto out = parameters.only_query_and({"limit"});
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().subject, "whoo");
  EXPECT_TRUE(parameters.only_query_and({"whoo"}));
  EXPECT_FALSE(parameters.only({"whoo"}));
  EXPECT_TRUE(parameters.only({"who", "whoo"}));
}

TEST(Question, OfSeveralTheLast) {
  const auto target = target_of("/a?since=2025&since=2026");
  EXPECT_EQ(Parameters(*target).one("since"), "2026");
  EXPECT_EQ(Parameters(*target).every("since"), Words({"2025", "2026"}));
  EXPECT_TRUE(Parameters(*target).has("since"));
  EXPECT_EQ(Parameters(*target).one("until"), "");
}

}  // namespace
}  // namespace server

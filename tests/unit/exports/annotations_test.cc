// Web Annotations: a page that is valid as a whole, and selectors that find the words again.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;
using Json = nlohmann::json;

Json page(const std::vector<Entry>& entries, const Options& options = kOptions) {
  return Json::parse(exported("annotations", entries, options), nullptr, false);
}

/// The target that shows the words of this kind; null if there is none.
Json target(const Json& annotation, const std::string& what) {
  for (const Json& one : annotation["target"]) {
    if (one["rapporteur:what"] == what) return one;
  }
  return {};
}

TEST(Annotations, AreOnePage) {
  for (const std::size_t n : {0U, 1U, 4U}) {
    const std::vector<Entry> all = {statement(), event(), meeting(), position()};
    const Json out = page({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n)});
    ASSERT_TRUE(out.is_object()) << n;
    EXPECT_EQ(out["@context"],
              Json::parse(R"(["http://www.w3.org/ns/anno.jsonld",{"rapporteur":"urn:x-rapporteur:"}])"));
    EXPECT_EQ(out["type"], "AnnotationPage");
    EXPECT_EQ(out["id"], "urn:x-rapporteur:page:2026-03-03T12:00:00Z");
    EXPECT_EQ(out["startIndex"], 0);
    EXPECT_EQ(out["items"].size(), n);
  }
  EXPECT_EQ(count(exported("annotations", {statement(), event()}), "\n"), 4U) << "one annotation per line";
}

TEST(Annotations, TellWhatTheEntryIs) {
  const Json one = page({event()})["items"][0];
  EXPECT_EQ(one["id"], "urn:x-rapporteur:entry:77aa");
  EXPECT_EQ(one["type"], "Annotation");
  EXPECT_EQ(one["motivation"], "classifying");
  EXPECT_EQ(one["generator"]["name"], "Rapporteur 1.2, model core-1 ab12");
  EXPECT_EQ(one["generated"], "2026-03-03T12:00:00Z");
  EXPECT_EQ(one["body"][0]["value"], "event: ASSAULT, denied");
  const Json line = Json::parse(exported("json", {event()}));
  EXPECT_EQ(Json::parse(one["body"][1]["value"].get<std::string>()), line);
}

TEST(Annotations, SelectTheSentenceByQuoteAndByPosition) {
  const Json sentence = page({statement()})["items"][0]["target"][0];
  EXPECT_EQ(sentence,
            Json::parse(R"({"type":"SpecificResource","source":"https://tern.example/talks?id=1&x=2",
    "rapporteur:what":"sentence","state":{"type":"TimeState","sourceDate":"2026-03-03T13:30:00Z"},
    "selector":[{"type":"TextQuoteSelector","exact":"R\u00E9is, of Velia, denied the attack."},
                {"type":"TextPositionSelector","start":100,"end":134}]})"));
}

TEST(Annotations, SelectEveryPieceOfTheSentenceInCodePoints) {
  const Json one = page({statement()})["items"][0];
  EXPECT_EQ(
      target(one, "cue")["selector"],
      Json::parse(
          R"([{"type":"TextQuoteSelector","exact":"denied","prefix":"R\u00E9is, of Velia, ","suffix":" the attack."},
                            {"type":"TextPositionSelector","start":116,"end":122}])"));
  EXPECT_EQ(target(one, "content")["selector"][0]["exact"], "the attack");
  EXPECT_EQ(target(one, "speaker")["selector"][0]["exact"], "R\u00E9is");
  EXPECT_EQ(target(page({event()})["items"][0], "trigger")["selector"][0]["exact"], "attack");
}

TEST(Annotations, CutTheWordsAroundAQuotationShort) {
  Entry one = statement();
  one.sentence = std::string(50, 'a') + "X" + std::string(50, 'b');
  one.sentence_span = {0, 101};
  one.spans = {{"cue", {50, 51}}};
  const Json quote = target(page({one})["items"][0], "cue")["selector"][0];
  EXPECT_EQ(quote["prefix"], std::string(32, 'a'));
  EXPECT_EQ(quote["suffix"], std::string(32, 'b'));
}

TEST(Annotations, HaveThePositionAloneOfWordsOutsideOfTheSentence) {
  Entry one = event();
  one.spans = {{"condition", {90, 110}}, {"trigger", {127, 133}}, {"empty", {5, 5}}};
  const Json out = page({one})["items"][0];
  EXPECT_EQ(target(out, "condition")["selector"],
            Json::parse(R"([{"type":"TextPositionSelector","start":90,"end":110}])"));
  EXPECT_EQ(target(out, "figure")["selector"].size(), 2U);
  EXPECT_TRUE(target(out, "empty").is_null());
}

TEST(Annotations, QuoteNothingFromASentenceThatIsNotAsLongAsItsSpan) {
  Entry one = statement();
  one.sentence_span.end += 1;
  const Json out = page({one})["items"][0];
  EXPECT_EQ(target(out, "sentence")["selector"].size(), 1U);
  EXPECT_EQ(target(out, "cue")["selector"].size(), 1U);
}

TEST(Annotations, NameAnArticleWithoutAnAddressByItsId) {
  Entry one = statement();
  one.url = "";
  EXPECT_EQ(page({one})["items"][0]["target"][0]["source"], "urn:x-rapporteur:article:5b0c6f1f2d9be0aa");
  one.url = "javascript:alert(1)";
  one.added = "yesterday";
  EXPECT_EQ(page({one})["items"][0]["target"][0]["source"], "urn:x-rapporteur:article:5b0c6f1f2d9be0aa");
  EXPECT_FALSE(page({one})["items"][0]["target"][0].contains("state"));
}

TEST(Annotations, WithoutTextHavePositionsAndAHash) {
  const Json one = page({statement()}, kNoText)["items"][0];
  EXPECT_FALSE(contains(one.dump(), "TextQuoteSelector"));
  EXPECT_EQ(one["target"][0]["rapporteur:sha256"],
            "bcc7df7d8e4c903341afbf1b33f131fbc783e5b5ee86807cd6200536e1545fbe");
  EXPECT_EQ(target(one, "cue")["selector"][0]["start"], 116);
}

TEST(Annotations, AreValidStillWhenCut) {
  for (const bool some : {true, false}) {
    const auto writer = writer_of("annotations", kOptions);
    std::string out = writer->head();
    if (some) out += writer->entry(event());
    const Json json = Json::parse(out + writer->cut("a \"full\" disk"), nullptr, false);
    ASSERT_TRUE(json.is_object());
    EXPECT_EQ(json["rapporteur:cut"], "a \"full\" disk");
    EXPECT_EQ(json["items"].size(), some ? 1U : 0U);
  }
}

}  // namespace
}  // namespace rapporteur::exports

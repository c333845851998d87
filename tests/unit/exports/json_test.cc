// JSON lines: every field of an entry, unknown ones absent, ill-formed bytes replaced.
#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <string>

#include "rapporteur/exports/exports.h"
#include "tests/unit/exports/line_sample.h"

namespace rapporteur::exports {
namespace {

using namespace testing;
using Json = nlohmann::json;

Json line(const Entry& entry, const Options& options = kOptions) {
  return Json::parse(exported("json", {entry}, options), nullptr, false);
}

TEST(JsonLines, HaveAllOfAnEvent) {
  Entry one = event();
  one.background = true;
  one.language = "en";
  one.byline = "J. Doe";
  one.modified = "2026-03-04T00:00:00Z";
  one.corrected = {{.what = "status",
                    .machine = "negative",
                    .by = "M. Ohe",
                    .made = "2026-03-04T00:00:00Z",
                    .note = "sic",
                    .number = 7}};
  one.number = 7;
  const Json out = line(one);
  const Json expected = Json::parse(R"({"kind":"event","id":"77aa","article":{"id":"5b0c6f1f2d9be0aa",
    "url":"https://tern.example/talks?id=1&x=2","title":"No date yet","outlet":"Tern","byline":"J. Doe",
    "published":"2026-03-03T14:05:00+01:00","language":"en","revision":1,"sha256":")" +
                                    std::string(64, 'f') + R"(","length":500},
    "sentence":{"number":2,"span":[100,134],"text":"R\u00E9is, of Velia, denied the attack."},"number":7,
    "label":"ASSAULT","status":"denied","words":"attack","mode":"heavy-weapons","contexts":["military","refugees"],
    "cameo":"190","quad":4,"intensity":-9.5,"background":true,"happening":"hap-1",
    "parties":[{"role":"actor","actor":"a1","name":"Velia"},{"role":"recipient","actor":"a2","name":"Norland"}],
    "time":{"from":"2026-03-01","to":"2026-03-02","value":"2026-03-01"},
    "place":{"name":"Lund","country":"NOR","lat":-33.5,"lon":18.25,"geonames":42,"precision":"city"},
    "figures":[{"what":"killed","low":12.0,"high":15.0,"unit":"person","span":[110,112]},
               {"what":"injured","low":3.0,"span":[300,301]}],
    "spans":[{"what":"trigger","span":[127,133]}],"links":[{"what":"according_to","entry":"42a41d14d24893cd"}],
    "according_to":"Ana R\u00E9is","confidence":0.912,"reason":"'denied' with its subject",
    "added":"2026-03-03T13:30:00Z","modified":"2026-03-04T00:00:00Z",
    "corrected":[{"what":"status","machine":"negative","by":"M. Ohe","made":"2026-03-04T00:00:00Z","note":"sic",
                  "number":7}]})");
  EXPECT_EQ(out, expected) << out.dump(1);
}

TEST(JsonLines, HaveAllOfAParty) {
  Entry one = statement();
  store::Party& speaker = one.parties[0];
  speaker.country = "VEL";
  speaker.sector = "GOV";
  speaker.wikidata = "Q1";
  speaker.office = "foreign minister";
  EXPECT_EQ(line(one)["parties"][0],
            Json::parse(R"({"role":"speaker","actor":"a17","name":"Ana R\u00E9is","kind":"person",
    "for":"Velia","country":"VEL","sector":"GOV","wikidata":"Q1","office":"foreign minister","span":[100,104]})"));
  EXPECT_EQ(line(one)["form"], "indirect");
  EXPECT_EQ(line(meeting())["parties"][2]["as"], "excluded");
}

TEST(JsonLines, LeaveOutWhatIsUnknown) {
  const Json out = line(Entry{});
  EXPECT_EQ(out, Json::parse(R"({"kind":"statement","id":"","article":{"id":"","revision":1},
    "sentence":{"number":0,"span":[0,0]},"number":0,"confidence":0.0})"))
      << out.dump();
  EXPECT_EQ(line(position())["kind"], "position");
}

TEST(JsonLines, NeverWriteANumberThatJsonDoesNotHave) {
  Entry one = event();
  one.confidence = std::numeric_limits<double>::quiet_NaN();
  one.intensity = std::numeric_limits<double>::infinity();
  one.figures[0].low = -std::numeric_limits<double>::infinity();
  const Json out = line(one);
  EXPECT_FALSE(out.contains("confidence"));
  EXPECT_FALSE(out.contains("intensity"));
  EXPECT_FALSE(out["figures"][0].contains("low"));
}

TEST(JsonLines, AreOneLineEachAndWellFormed) {
  Entry one = statement();
  one.words = "bad \xFF byte\nnext\u2028 line";
  const std::string out = exported("json", {one, event()});
  EXPECT_EQ(count(out, "\n"), 2U);
  EXPECT_TRUE(contains(out, "bad \uFFFD byte\\nnext"));
}

TEST(JsonLines, WithoutTextKeepSpansAndHashes) {
  Entry one = statement();
  one.parties.push_back(party("addressee", "some fishermen", ""));
  one.parties.back().span = Span{400, 414};
  const Json out = line(one, kNoText);
  EXPECT_FALSE(out.contains("words"));
  EXPECT_FALSE(out.contains("reason"));
  EXPECT_FALSE(out["sentence"].contains("text"));
  EXPECT_EQ(out["sentence"]["sha256"], "bcc7df7d8e4c903341afbf1b33f131fbc783e5b5ee86807cd6200536e1545fbe");
  EXPECT_EQ(out["sentence"]["span"], Json::array({100, 134}));
  EXPECT_EQ(out["spans"].size(), 2U);
  EXPECT_EQ(out["parties"][0]["name"], "Ana R\u00E9is");
  EXPECT_FALSE(out["parties"][2].contains("name")) << "words of the article that are nobody's name";
  EXPECT_EQ(out["parties"][2]["span"], Json::array({400, 414}));
}

TEST(JsonLines, SayThatTheyWereCut) {
  EXPECT_EQ(writer_of("json", kOptions)->cut("a \"full\" disk"), "{\"cut\":\"a \\\"full\\\" disk\"}\n");
}

}  // namespace
}  // namespace rapporteur::exports

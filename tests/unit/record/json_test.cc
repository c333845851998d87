// The JSON record of the sample, field by field; what is unknown is absent; what is asked for is there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "rapporteur/record/record.h"
#include "tests/unit/record/sample.h"

namespace rapporteur {
namespace {

using Json = nlohmann::ordered_json;

RecordOptions everything() {
  RecordOptions options{"0.1.0", "core", std::string(64, 'a')};
  options.tokens = options.syntax = options.names = options.attribution = true;
  return options;
}

Json record() { return Json::parse(to_json(testing::sample_document(), everything())); }

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& item : object.items()) out.push_back(item.key());
  return out;
}

TEST(RecordJson, KeepsTheOrderOfTheReference) {
  EXPECT_EQ(keys(record()),
            (std::vector<std::string>{"rapporteur", "model", "article", "sentences", "actors", "times",
                                      "places", "statements", "events", "meetings", "positions", "tokens",
                                      "syntax", "names", "attribution"}));
}

TEST(RecordJson, IsOneLineOfUtf8) {
  const std::string line = to_json(testing::sample_document(), everything());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_NE(line.find("\u201cWe wait,\u201d"), std::string::npos);
}

TEST(RecordJson, UnknownFieldsAreAbsent) {
  const Json out = Json::parse(to_json(Document{}, {"0.1.0", "", ""}));
  EXPECT_FALSE(out.contains("model"));
  EXPECT_FALSE(out.contains("tokens"));
  EXPECT_EQ(keys(out["article"]),
            (std::vector<std::string>{"id", "published_basis", "language", "revision", "text"}));
  EXPECT_EQ(out["article"]["published_basis"], "unknown");
}

TEST(RecordJson, ArticleAndSentences) {
  const Json out = record();
  EXPECT_EQ(out["article"]["published"], "2026-03-03T14:05:00+01:00");
  EXPECT_EQ(out["article"]["published_basis"], "metadata");
  EXPECT_EQ(out["sentences"][0], Json::parse(R"({"span":[0,11],"part":"title","paragraph":0})"));
  EXPECT_EQ(out["sentences"][1]["part"], "lead");
}

TEST(RecordJson, Actors) {
  const Json out = record();
  EXPECT_EQ(out["actors"][0].dump(),
            R"({"id":"a1","name":"a Norland official","kind":"unnamed","for":"a2","count":1,)"
            R"("mentions":[{"span":[13,31],"sentence":1,"form":"description"}]})");
  EXPECT_EQ(out["actors"][3]["offices"].dump(),
            R"([{"title":"foreign minister","of":"a2","from":"2024-05-01","evidence":[120,128]}])");
  EXPECT_FALSE(out["actors"][1].contains("offices"));
}

TEST(RecordJson, Statements) {
  const Json told = record()["statements"][0];
  EXPECT_EQ(keys(told),
            (std::vector<std::string>{"id", "sentence", "speaker", "via", "act", "polarity", "form", "cue",
                                      "source", "content", "addressee", "confidence", "reason"}));
  EXPECT_EQ(told["speaker"], Json::parse(R"(["a1"])"));
  EXPECT_EQ(told["via"], Json::parse(R"(["a3"])"));
  EXPECT_EQ(told["act"], "deny");
  EXPECT_EQ(told["addressee"], Json::parse(R"(["a3"])"));
  EXPECT_EQ(told["confidence"], 0.875);
  const Json quote = record()["statements"][1];
  EXPECT_EQ(quote["form"], "direct");
  EXPECT_EQ(quote["channel"]["kind"], "interview");
  EXPECT_TRUE(quote["via"].empty());
}

TEST(RecordJson, SpansGiveBackTheWords) {
  const Document document = testing::sample_document();
  const Json out = record();
  const auto words = [&](const Json& span) { return document.article.text.slice({span[0], span[1]}); };
  EXPECT_EQ(words(out["statements"][0]["content"][0]), "no date had been agreed");
  EXPECT_EQ(words(out["statements"][1]["content"][0]), "We wait");
  EXPECT_EQ(words(out["attribution"][0]["content"][0]), "that no date had been agreed");
  EXPECT_EQ(words(out["names"][1]["span"]), "Ana Reis");
  EXPECT_EQ(words(out["tokens"][7]["span"]), "n't");
}

TEST(RecordJson, Layers) {
  const Json out = record();
  EXPECT_EQ(out["tokens"][7]["joined"], true);
  EXPECT_FALSE(out["tokens"][6].contains("joined"));
  EXPECT_EQ(out["syntax"][1]["head"], 0);
  EXPECT_FALSE(out["syntax"][0].contains("head"));
  EXPECT_FALSE(out["syntax"][1].contains("feats"));
  EXPECT_EQ(out["names"][0]["type"], "PLACE");
  EXPECT_TRUE(out["attribution"][1]["source"].empty());
}

TEST(RecordJson, IllFormedWordsAreReplaced) {
  Document document;
  document.article.title = "caf\xE9";
  EXPECT_NE(to_json(document, {}).find("caf\uFFFD"), std::string::npos);
}

TEST(RequestLayers, ReadsAListAndRefusesWhatIsNoLayer) {
  RecordOptions options;
  EXPECT_TRUE(request_layers("tokens,attribution", options).ok());
  EXPECT_TRUE(options.tokens && options.attribution);
  EXPECT_FALSE(options.syntax || options.names);
  const Status status = request_layers("syntax,verbs", options);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(status.error().detail, "verbs");
  EXPECT_FALSE(options.syntax);
  EXPECT_FALSE(request_layers("", options).ok());
}

TEST(RecordJson, FitsItsSchema) {
  const char* python = std::getenv("PYTHON3");
  const std::string command = std::string(python != nullptr ? python : "python3") +
                              " " RAPPORTEUR_SOURCE_DIR
                              "/tests/validate_schema.py --skip-without-jsonschema -";
  FILE* validator = popen(command.c_str(), "w");
  ASSERT_NE(validator, nullptr);
  for (const std::string& line :
       {to_json(testing::sample_document(), everything()), to_json(Document{}, {"0", "", ""})}) {
    std::fputs((line + "\n").c_str(), validator);
  }
  EXPECT_EQ(pclose(validator), 0);
}

}  // namespace
}  // namespace rapporteur

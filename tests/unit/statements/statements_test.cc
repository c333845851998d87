// StatementReader on hand-written analyses: damaged layers, and the cleaning of content.
#include "rapporteur/statements/statements.h"

#include <gtest/gtest.h>

#include "rapporteur/actors/actors.h"
#include "tests/unit/actors/analysed.h"

namespace rapporteur {
namespace {

void read(Document& document) {
  static const auto finder = ActorFinder::load();
  static const auto reader = StatementReader::load();
  if (!finder || !reader) throw std::runtime_error("tables");
  finder.value().find(document);
  reader.value().read(document);
}

const char* const kSaid =
    "Reis Reis PROPN 2 nsubj\nsaid say VERB 0 root\nthat that SCONJ 6 mark\ntalks talk NOUN 6 nsubj\nhad "
    "have AUX 6 aux\n"
    "failed fail VERB 2 ccomp\n. . PUNCT 2 punct\n";

Document said() {
  Document document = testing::analysed_document("Reis said that talks had failed.", kSaid);
  document.article.id = "0123456789abcdef";
  testing::add_name(document, "Reis", NameType::kPerson);
  testing::add_attribution(document, {"Reis"}, {"said"}, {"that talks had failed."});
  return document;
}

std::string content(const Document& document, std::size_t statement) {
  std::string out;
  for (const Span span : document.statements[statement].content) {
    out += (out.empty() ? "" : " // ") + std::string(document.article.text.slice(span));
  }
  return out;
}

TEST(StatementReader, LeavesOutComplementizerAndFullStop) {
  Document document = said();
  read(document);
  ASSERT_EQ(document.statements.size(), 1u);
  const Statement& statement = document.statements[0];
  EXPECT_EQ(content(document, 0), "talks had failed");
  EXPECT_EQ(statement.act, SpeechAct::kSay);
  EXPECT_EQ(statement.form, SpeechForm::kIndirect);
  ASSERT_EQ(statement.speakers.size(), 1u);
  EXPECT_EQ(document.actors[statement.speakers[0]].name, "Reis");
  EXPECT_EQ(document.article.text.slice(statement.cue), "said");
  ASSERT_TRUE(statement.source);
  EXPECT_EQ(document.article.text.slice(*statement.source), "Reis");
  EXPECT_GT(statement.confidence, 0.0F);
  EXPECT_LE(statement.confidence, 1.0F);
  EXPECT_EQ(verify(document), "");
}

TEST(StatementReader, FindsAStatementTheTaggerMissed) {
  Document document = said();
  document.attributions.clear();
  read(document);
  ASSERT_EQ(document.statements.size(), 1u);
  EXPECT_EQ(content(document, 0), "talks had failed");
  EXPECT_NE(document.statements[0].reason.find("by syntax"), std::string::npos);
}

TEST(StatementReader, FindsTheSpeakerJoinedToOneWhoIsNone) {
  Document document = testing::analysed_document(
      "Weather and Reis said that talks had failed.",
      "Weather weather NOUN 4 nsubj\nand and CCONJ 3 cc\nReis Reis PROPN 1 conj\nsaid say VERB 0 root\n"
      "that that SCONJ 8 mark\ntalks talk NOUN 8 nsubj\nhad have AUX 8 aux\nfailed fail VERB 4 ccomp\n"
      ". . PUNCT 4 punct\n");
  document.article.id = "0123456789abcdef";
  testing::add_name(document, "Reis", NameType::kPerson);
  testing::add_attribution(document, {}, {"said"}, {"that talks had failed."});
  read(document);
  ASSERT_EQ(document.statements.size(), 1u);
  ASSERT_TRUE(document.statements[0].source);
  EXPECT_EQ(document.article.text.slice(*document.statements[0].source), "Reis");
}

TEST(StatementReader, DropsABeliefAndAPlanToSpeak) {
  Document belief = testing::analysed_document(
      "Reis thinks that talks had failed.",
      std::string(kSaid).replace(std::string(kSaid).find("said say"), 8, "thinks think"));
  testing::add_name(belief, "Reis", NameType::kPerson);
  testing::add_attribution(belief, {"Reis"}, {"thinks"}, {"that talks had failed"});
  read(belief);
  EXPECT_TRUE(belief.statements.empty());
  Document plan = testing::analysed_document("Reis will say so.",
                                             "Reis Reis PROPN 3 nsubj\nwill will AUX 3 aux\nsay say VERB 0 "
                                             "root\nso so ADV 3 advmod\n. . PUNCT 3 punct\n");
  testing::add_name(plan, "Reis", NameType::kPerson);
  testing::add_attribution(plan, {"Reis"}, {"will say"}, {"so"});
  read(plan);
  EXPECT_TRUE(plan.statements.empty());
}

TEST(StatementReader, KeepsARefusalWithoutContent) {
  Document document =
      testing::analysed_document("Reis declined to comment.",
                                 "Reis Reis PROPN 2 nsubj\ndeclined decline VERB 0 root\nto to PART 4 "
                                 "mark\ncomment comment VERB 2 xcomp\n. . PUNCT 2 punct\n");
  testing::add_name(document, "Reis", NameType::kPerson);
  testing::add_attribution(document, {"Reis"}, {"declined"}, {"to comment"});
  read(document);
  ASSERT_EQ(document.statements.size(), 1u);
  EXPECT_EQ(document.statements[0].act, SpeechAct::kDecline);
  EXPECT_TRUE(document.statements[0].content.empty());
  EXPECT_EQ(verify(document), "");
}

TEST(StatementReader, SurvivesDamagedAttributions) {
  Document document = said();
  document.attributions.push_back({{{0, 99}}, {{3, 3}}, {{90, 95}}, 0.5F});
  document.attributions.push_back({{}, {}, {}, 0.5F});
  document.attributions.push_back({{}, {}, {{6, 7}}, 0.5F});
  read(document);
  document.attributions.clear();
  EXPECT_EQ(document.statements.size(), 1u);
  EXPECT_EQ(verify(document), "");
}

TEST(StatementReader, LeavesADocumentWithoutSyntaxAlone) {
  Document document = testing::plain_document("Reis said so.");
  document.attributions.push_back({{{0, 1}}, {{1, 2}}, {{2, 3}}, 1.0F});
  read(document);
  EXPECT_TRUE(document.statements.empty());
}

}  // namespace
}  // namespace rapporteur

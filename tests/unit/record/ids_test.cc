// Ids stay when the text around a statement changes, and differ where two statements differ.
#include "rapporteur/record/ids.h"

#include <gtest/gtest.h>

#include "rapporteur/record/record.h"
#include "tests/unit/record/sample.h"

namespace rapporteur {
namespace {

TEST(StatementIds, AreHexAndDistinct) {
  Document document = testing::sample_document();
  document.statements.push_back(document.statements[0]);  // the same words a second time
  const auto ids = record::entry_ids(document).statements;
  ASSERT_EQ(ids.size(), 3u);
  for (const std::string& id : ids) {
    EXPECT_EQ(id.size(), 16u);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef"), std::string::npos);
  }
  EXPECT_NE(ids[0], ids[1]);
  EXPECT_NE(ids[0], ids[2]);
}

TEST(StatementIds, ASecondRunAndALaterEditKeepThem) {
  const Document before = testing::sample_document();
  Document after = testing::sample_document();
  after.statements[1].act = SpeechAct::kConfirm;
  after.statements[1].confidence = 0.1F;
  after.statements.erase(after.statements.begin());
  EXPECT_EQ(record::entry_ids(after).statements[0], record::entry_ids(before).statements[1]);
}

TEST(StatementIds, AnotherArticleHasOthers) {
  Document other = testing::sample_document();
  other.article.id = "ffffffffffffffff";
  EXPECT_NE(record::entry_ids(other).statements[0],
            record::entry_ids(testing::sample_document()).statements[0]);
}

TEST(StatementIds, LineBreaksDoNotCount) {
  const auto id_of = [](const char* text) {
    Document document;
    document.article.text = Text(text);
    document.sentences = {{{0, 0}, document.article.text.whole(), 0}};
    document.statements.resize(1);
    document.statements[0].content = {{0, 7}};
    return record::entry_ids(document).statements[0];
  };
  EXPECT_EQ(id_of("no date was set"), id_of("no\ndate was  set"));
  EXPECT_NE(id_of("no date was set"), id_of("no data was set"));
}

TEST(StatementIds, FieldsDoNotRunTogether) {
  Document one = testing::sample_document(), two = testing::sample_document();
  one.statements[0].content = {{0, 2}, {3, 7}};
  two.statements[0].content = {{0, 7}};
  EXPECT_NE(record::entry_ids(one).statements[0], record::entry_ids(two).statements[0]);
}

TEST(NameStatements, FillsWhatIsEmptyAndLeavesTheRest) {
  Document document = testing::sample_document();
  document.statements[0].id = "0000000000000001";
  name_entries(document);
  EXPECT_EQ(document.statements[0].id, "0000000000000001");
  EXPECT_EQ(document.statements[1].id, record::entry_ids(testing::sample_document()).statements[1]);
}

}  // namespace
}  // namespace rapporteur

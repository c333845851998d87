// The ledger: when a line came, told something else, went and came back; what did not change keeps its moment.
#include <gtest/gtest.h>

#include <map>

#include "rapporteur/store/store.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::Said;
using testing::sample;

constexpr const char* kOld = "2001-01-01T00:00:00Z";

const Said kFirst{"Ana Reis", SpeechAct::kSay, "said", "the talks will go on"};
const Said kSecond{"Tom Okafor", SpeechAct::kDeny, "denied", "a date was set"};

class Changes : public ::testing::Test {
 protected:
  void add(Document document) {
    const Result<Added> added = store_.add(document, testing::small_record);
    ASSERT_TRUE(added.ok()) << to_string(added.error());
  }
  void add(const std::vector<Said>& said) { add(sample(said)); }

  /// Sets every moment back, so that what the next call touches is seen.
  void age() {
    testing::change(path_, std::string("UPDATE ledger SET added = '") + kOld + "', modified = '" + kOld +
                               "', gone = CASE WHEN gone IS NULL THEN NULL ELSE '" + kOld + "' END");
  }

  /// Of the line of this sentence's words: "added modified gone", each "old", "new" or "-".
  std::string moments(const std::string& words) {
    database::Connection database = testing::raw(path_);
    database::Statement row(database, "SELECT added, modified, gone FROM ledger WHERE id = ?");
    row.bind(1, ids_.at(words));
    if (!row.step()) return "none";
    std::string out;
    for (int i = 0; i < 3; ++i) {
      const std::string moment = row.text(i);
      out += (i == 0 ? "" : " ") + std::string(moment.empty() ? "-" : moment == kOld ? "old" : "new");
    }
    return out;
  }

  /// Remembers the ids of the lines that are there.
  void note() {
    ASSERT_TRUE(store_.find({}, [&](const Entry& entry) { return ids_[entry.words] = entry.id, true; }).ok());
  }

  std::string rows() { return testing::cell(path_, "SELECT count(*) FROM ledger"); }

  testing::Folder folder_;
  std::string path_ = folder_.store("a.store");
  Store store_ = Store::open_or_create(path_).value();
  std::map<std::string, std::string> ids_;
};

TEST_F(Changes, ANewLineCame) {
  add({kFirst});
  note();
  EXPECT_EQ(moments("the talks will go on"), "new new -");
}

TEST_F(Changes, ASameLineStaysAsItWas) {
  add({kFirst});
  note();
  age();
  add({kFirst, kSecond});
  note();
  EXPECT_EQ(moments("the talks will go on"), "old old -");
  EXPECT_EQ(moments("a date was set"), "new new -");
}

TEST_F(Changes, ALineThatTellsSomethingElseChanged) {
  add({kFirst});
  note();
  age();
  Document changed = sample({kFirst, kSecond});
  changed.statements[0].polarity = Polarity::kNegative;
  add(changed);
  EXPECT_EQ(moments("the talks will go on"), "old new -");
}

TEST_F(Changes, ConfidenceAndReasonAreNoChange) {
  add({kFirst});
  note();
  age();
  Document surer = sample({kFirst, kSecond});
  surer.statements[0].confidence = 0.99F;
  surer.statements[0].reason = "another one";
  add(surer);
  EXPECT_EQ(moments("the talks will go on"), "old old -");
}

TEST_F(Changes, ALineGoesAndComesBack) {
  add({kFirst, kSecond});
  note();
  age();
  add({kFirst});
  EXPECT_EQ(moments("a date was set"), "old new new");
  EXPECT_EQ(moments("the talks will go on"), "old old -");
  age();
  add({kFirst, {"Ana Reis", SpeechAct::kSay, "said", "nothing"}});
  EXPECT_EQ(moments("a date was set"), "old old old") << "it went once";
  age();
  add({kSecond, kFirst});
  EXPECT_EQ(moments("a date was set"), "old new -") << "back";
  EXPECT_EQ(moments("the talks will go on"), "old old -") << "moved, and still the same";
  EXPECT_EQ(rows(), "3");
}

TEST_F(Changes, OtherArticlesAreLeftAlone) {
  add(sample({kFirst}, {.id = "aa"}));
  note();
  age();
  add(sample({kSecond}, {.id = "bb"}));
  add(sample({kFirst, kSecond}, {.id = "bb"}));
  EXPECT_EQ(moments("the talks will go on"), "old old -");
}

TEST_F(Changes, AnEntryTellsItsMoments) {
  add({kFirst});
  age();
  int seen = 0;
  ASSERT_TRUE(store_
                  .find({},
                        [&](const Entry& entry) {
                          EXPECT_EQ(entry.added, kOld);
                          EXPECT_EQ(entry.modified, kOld);
                          return ++seen > 0;
                        })
                  .ok());
  EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace rapporteur::store

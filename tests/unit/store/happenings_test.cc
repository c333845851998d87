// Happenings of a store: which a query chooses, in what order, and that each comes with everything told of it.
#include <gtest/gtest.h>

#include <set>

#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;

const Deed kShelling{
    "Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "killing a dozen in the harbour"};
const Deed kTalks{
    "Velia", "met", "Sweden", "Geneva", "CHE", "2026-03-04", "over fishing grounds", EventType::kConsult};
const Deed kAid{"Sweden",       "shipped", "Velia", "", "", "2026-03-05", "tents and medicine for refugees",
                EventType::kAid};

class StoredHappenings : public ::testing::Test {
 protected:
  /// Two articles tell of the shelling, one of the talks, an undated one of the aid.
  void SetUp() override {
    add(deeds({kShelling}, {.id = "aa", .outlet = "The Tern", .published = "2026-03-03"}));
    add(deeds({kTalks}, {.id = "bb", .outlet = "The Gull", .published = "2026-03-05"}));
    add(deeds({kShelling}, {.id = "cc", .outlet = "The Auk", .published = "2026-03-06"}));
    add(deeds({kAid}, {.id = "dd", .outlet = "The Skua", .published = ""}));
  }

  void add(Document document) {
    ASSERT_TRUE(store_.add(document, [](const Document& d) { return to_json(d, {}); }).ok());
  }

  /// The articles of each happening, "aa+cc bb".
  std::string told(const Query& query) {
    std::string out;
    const Status done = store_.happenings(query, [&](const Happening& happening) {
      std::string articles;
      for (const Entry& entry : happening.entries) {
        EXPECT_EQ(entry.happening, happening.id);
        articles += (articles.empty() ? "" : "+") + entry.article;
      }
      out += (out.empty() ? "" : " ") + articles;
      return true;
    });
    return done.ok() ? out : to_string(done.error());
  }

  std::string id_of(const Query& query) {
    std::string out;
    const Status done = store_.find(query, [&out](const Entry& entry) {
      out = entry.happening;
      return out.empty();
    });
    EXPECT_TRUE(done.ok());
    return out;
  }

  testing::Folder folder_;
  Store store_ = Store::open_or_create(folder_.store("a.store")).value();
};

TEST_F(StoredHappenings, ComeNewestFirstAndUndatedLast) { EXPECT_EQ(told({}), "aa+cc bb dd"); }

TEST_F(StoredHappenings, ComeOldestFirst) {
  EXPECT_EQ(told({.oldest_first = true}), "aa+cc bb dd") << "the shelling was told first, and last";
  add(deeds({{"Velia", "jailed", "Norland", "Oslo", "NOR", "2026-02-01", "a crew"}},
            {.id = "ee", .outlet = "The Tern", .published = "2026-02-02"}));
  EXPECT_EQ(told({.oldest_first = true}), "ee aa+cc bb dd");
  EXPECT_EQ(told({}), "aa+cc bb ee dd");
}

TEST_F(StoredHappenings, AreAsTheyStandThoughTheyWereReadBefore) {
  EXPECT_EQ(told({}), "aa+cc bb dd");
  EXPECT_EQ(told({}), "aa+cc bb dd") << "remembered";
  ASSERT_TRUE(store_.withdraw("cc", "").ok()) << "by this store";
  EXPECT_EQ(told({}), "bb aa dd");
  EXPECT_EQ(told({}), "bb aa dd");
  Store other = Store::open_or_create(folder_.store("a.store")).value();
  ASSERT_TRUE(other.withdraw("bb", "").ok()) << "by another one";
  EXPECT_EQ(told({}), "aa dd");
}

TEST_F(StoredHappenings, TheLimitCountsHappenings) {
  EXPECT_EQ(told({.limit = 1}), "aa+cc");
  EXPECT_EQ(told({.limit = 2}), "aa+cc bb");
  EXPECT_EQ(told({.limit = 0}), "");
  EXPECT_EQ(told({.limit = ~0ULL}), told({}));
}

TEST_F(StoredHappenings, AreChosenByOneLineAndComeWhole) {
  EXPECT_EQ(told({.outlet = {"Tern"}}), "aa+cc") << "with what others tell of it";
  EXPECT_EQ(told({.place = {"Geneva"}}), "bb");
  EXPECT_EQ(told({.what = {"AID"}}), "dd");
  EXPECT_EQ(told({.since = "2026-03-05"}), "aa+cc bb");
  EXPECT_EQ(told({.who = {"nobody"}}), "");
  EXPECT_EQ(told({.kinds = {EntryKind::kMeeting}}), "");
}

TEST_F(StoredHappenings, ABadQueryIsTold) {
  EXPECT_NE(told({.what = {"no-such"}}).find("no-such"), std::string::npos);
  EXPECT_NE(told({.since = "yesterday"}).find("yesterday"), std::string::npos);
}

TEST_F(StoredHappenings, StopWhenTheVisitorHasEnough) {
  int seen = 0;
  ASSERT_TRUE(store_.happenings({}, [&](const Happening&) { return ++seen < 2; }).ok());
  EXPECT_EQ(seen, 2);
}

TEST_F(StoredHappenings, OneByItsId) {
  const std::string id = id_of({.article = {"aa"}});
  ASSERT_FALSE(id.empty());
  const Result<Happening> found = store_.happening(id);
  ASSERT_TRUE(found.ok());
  ASSERT_EQ(found.value().entries.size(), 2U);
  EXPECT_EQ(found.value().id, id);
  EXPECT_EQ(found.value().entries[0].article, "aa") << "in order of publication";
  EXPECT_EQ(told({.happening = {id}}), "aa+cc");
}

TEST_F(StoredHappenings, OfAnUnknownIdAreEmpty) {
  for (const std::string id : {"0000000000000000", "", "'; DROP TABLE happenings; --", "%"}) {
    const Result<Happening> found = store_.happening(id);
    ASSERT_TRUE(found.ok()) << id;
    EXPECT_TRUE(found.value().entries.empty()) << id;
    EXPECT_TRUE(found.value().statements.empty()) << id;
  }
}

TEST_F(StoredHappenings, ChangeWithTheirArticles) {
  ASSERT_TRUE(store_.withdraw("cc", "").ok());
  EXPECT_EQ(told({}), "bb aa dd");
  ASSERT_TRUE(store_.withdraw("aa", "").ok());
  EXPECT_EQ(told({}), "bb dd");
  ASSERT_TRUE(store_.restore("cc").ok());
  EXPECT_EQ(told({}), "cc bb dd");
}

/// What the links of these entries point at that is a statement.
std::set<std::string> linked(const std::vector<Entry>& entries) {
  std::set<std::string> out;
  for (const Entry& entry : entries) {
    for (const EntryLink& link : entry.links) {
      if (link.what == "according_to" || link.what == "disputed_by") out.insert(link.entry);
    }
  }
  return out;
}

TEST_F(StoredHappenings, ComeWithTheStatementsThatTheirEntriesPointAt) {
  add(testing::dispute());
  const std::string id = id_of({.kinds = {EntryKind::kEvent}, .status = {"conditional"}});
  const Result<Happening> shelling = store_.happening(id);
  ASSERT_TRUE(shelling.ok());
  std::set<std::string> ids;
  for (const Entry& one : shelling.value().statements) {
    EXPECT_EQ(one.kind, EntryKind::kStatement);
    EXPECT_TRUE(ids.insert(one.id).second) << "each once";
  }
  EXPECT_EQ(ids.size(), 2U) << "who tells it, and who disputes it";
  EXPECT_EQ(ids, linked(shelling.value().entries));

  const Result<Happening> talks = store_.happening(id_of({.kinds = {EntryKind::kMeeting}}));
  ASSERT_TRUE(talks.ok());
  EXPECT_FALSE(talks.value().statements.empty()) << "the evidence of who is there";
  for (const Entry& one : talks.value().statements) EXPECT_EQ(one.kind, EntryKind::kStatement);
}

}  // namespace
}  // namespace rapporteur::store

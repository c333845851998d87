// What changes() lists, and the moments it takes.
#include <gtest/gtest.h>

#include "rapporteur/store/moments.h"
#include "tests/unit/store/living_sample.h"

namespace rapporteur::store {
namespace {

using testing::deeds;
using testing::dispute;

constexpr const char* kOld = "2001-01-01T00:00:00Z";

class ChangesSince : public testing::LivingStore {
 protected:
  void SetUp() override {
    add(dispute());
    age();
  }
  /// Everything happened long ago.
  void age() {
    const std::string old = kOld;
    tamper("UPDATE ledger SET added = '" + old + "', modified = '" + old +
           "', gone = CASE WHEN gone IS NULL THEN NULL "
           "ELSE '" +
           old + "' END; UPDATE happenings SET added = '" + old + "', modified = '" + old +
           "'; UPDATE actors SET added = '" + old + "', modified = '" + old +
           "', gone = CASE WHEN gone IS NULL THEN NULL ELSE '" + old +
           "' END; UPDATE revisions SET added = '" + old + "'; UPDATE corrections SET made = '" + old + "'");
  }
  std::vector<Change> changes(const std::string& since = "2002", const std::vector<std::string>& kinds = {}) {
    std::vector<Change> out;
    const Status done = store_.changes(since, kinds, [&](const Change& one) {
      out.push_back(one);
      return true;
    });
    EXPECT_TRUE(done.ok()) << to_string(done.error());
    return out;
  }
  /// "new event", "gone article" … with how many.
  std::map<std::string, int> counted(const std::vector<Change>& changes) {
    std::map<std::string, int> out;
    for (const Change& one : changes) ++out[std::string(to_word(one.what)) + " " + one.kind];
    return out;
  }
  using Counted = std::map<std::string, int>;
};

TEST_F(ChangesSince, NothingIsNothing) {
  EXPECT_TRUE(changes().empty());
  EXPECT_EQ(counted(changes("2001")), (Counted{{"new statement", 2},
                                               {"new event", 3},
                                               {"new meeting", 1},
                                               {"new position", 1},
                                               {"new happening", 3},
                                               {"new actor", 6},
                                               {"new article", 1}}));
  EXPECT_EQ(counted(changes(kOld)), counted(changes("2001"))) << "that second, too";
  EXPECT_TRUE(changes("2001-01-01T00:00:01Z").empty());
}

TEST_F(ChangesSince, WhatCameIsToldInShort) {
  add(deeds({{"Doria", "bombed", "Tavia", "Lund", "TAV", "2026-03-02", "at dawn"}},
            {.id = "b", .outlet = "The Gull"}));
  const std::vector<Change> all = changes("2002", {"event"});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].what, Change::What::kNew);
  EXPECT_EQ(all[0].label + " " + all[0].status + " " + all[0].who + " " + all[0].whom + " " + all[0].words,
            "ASSAULT occurred Doria Tavia bombed");
  EXPECT_EQ(all[0].article + " " + all[0].outlet, "b The Gull");
  EXPECT_EQ(counted(changes()),
            (Counted{{"new event", 1}, {"new happening", 1}, {"new actor", 2}, {"new article", 1}}));
}

TEST_F(ChangesSince, ACorrectionChangesItsLineAlone) {
  const Correction made = correct(line(EntryKind::kEvent, "seized").id, "status", "denied");
  EXPECT_EQ(counted(changes()), (Counted{{"changed event", 1}, {"new correction", 1}}));
  EXPECT_EQ(changes("2002", {"event"})[0].status, "denied");
  age();
  undo(made.number);
  EXPECT_EQ(counted(changes()), (Counted{{"changed event", 1}, {"gone correction", 1}}));
}

TEST_F(ChangesSince, WhatIsWithdrawnIsGone) {
  ASSERT_TRUE(store_.withdraw("5b0c", "").ok());
  EXPECT_EQ(counted(changes()), (Counted{{"gone statement", 2},
                                         {"gone event", 3},
                                         {"gone meeting", 1},
                                         {"gone position", 1},
                                         {"gone happening", 3},
                                         {"gone actor", 6},
                                         {"gone article", 1}}));
  for (const Change& one : changes("2002", {"event"})) {
    EXPECT_EQ(one.article, "5b0c6f1f2d9be0aa");
    EXPECT_EQ(one.label, "") << "a tombstone tells no more";
  }
  age();
  tamper("UPDATE articles SET withdrawn = '2001'");
  ASSERT_TRUE(store_.restore("5b0c").ok());
  EXPECT_EQ(counted(changes())["changed event"], 3) << "it is back";
  EXPECT_EQ(counted(changes())["changed article"], 1);
}

TEST_F(ChangesSince, ARevisionTellsWhatDiffers) {
  Document changed = dispute();
  changed.article.text = Text(changed.article.text.utf8() + " More soon.");
  changed.events[1].background = false;
  changed.positions.clear();
  add(changed);
  // the sentence of the event at the end of the text is another one now, and so is its id
  EXPECT_EQ(counted(changes())["changed article"], 1);
  EXPECT_EQ(counted(changes())["gone position"], 1);
  EXPECT_EQ(counted(changes())["changed event"] + counted(changes())["new event"], 1);
}

TEST_F(ChangesSince, AreInOrderOfTimeAndStopWhereTheyAreTold) {
  add(deeds({{"Doria", "bombed", "Tavia", ""}}, {.id = "b"}));
  tamper("UPDATE ledger SET modified = '2030-01-01T00:00:00Z' WHERE article = 'b'");
  const std::vector<Change> all = changes("2000");
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Change& a, const Change& b) { return a.at < b.at; }));
  EXPECT_EQ(all.back().article, "b");
  int seen = 0;
  ASSERT_TRUE(store_.changes("2000", {}, [&](const Change&) { return ++seen < 2; }).ok());
  EXPECT_EQ(seen, 2);
}

TEST_F(ChangesSince, RefusesWhatIsNoMoment) {
  for (const char* bad : {"", "yesterday", "2026-02-30", "2026-03-03T", "2026-03-03T14", "2026-03-03T24:00",
                          "2026-03-03T14:30+1", "2026-03-03X14:30"})
    EXPECT_EQ(store_.changes(bad, {}, [](const Change&) { return true; }).error().code,
              ErrorCode::kBadArgument)
        << bad;
  EXPECT_EQ(store_.changes("2026", {"line"}, [](const Change&) { return true; }).error().code,
            ErrorCode::kBadArgument);
}

TEST(MomentOf, IsUtc) {
  EXPECT_EQ(moment_of("2026"), "2026-01-01T00:00:00Z");
  EXPECT_EQ(moment_of("2026-03"), "2026-03-01T00:00:00Z");
  EXPECT_EQ(moment_of("2026-03-03"), "2026-03-03T00:00:00Z");
  EXPECT_EQ(moment_of("2026-03-03T14:30"), "2026-03-03T14:30:00Z");
  EXPECT_EQ(moment_of("2026-03-03T14:30:15Z"), "2026-03-03T14:30:15Z");
  EXPECT_EQ(moment_of("2026-03-01T00:30+01:00"), "2026-02-28T23:30:00Z");
  EXPECT_EQ(moment_of("2026-12-31 23:30:00-0100"), "2027-01-01T00:30:00Z");
}

}  // namespace
}  // namespace rapporteur::store

// check() is silent on a whole store and tells each kind of damage; repair() mends what is made of the records.
#include <gtest/gtest.h>

#include "tests/unit/store/living_sample.h"

namespace rapporteur::store {
namespace {

using testing::Deed;
using testing::deeds;
using testing::dispute;
using testing::made_of_records;

const Deed kShelling{
    "Norland", "shelled", "Velia", "Port Amaro", "VEL", "2026-03-02", "killing a dozen in the harbour"};

class Check : public testing::LivingStore {
 protected:
  void SetUp() override {
    add(dispute());
    for (const char* id : {"a", "b", "c"})
      add(deeds({kShelling}, {.id = id, .outlet = id, .url = id, .published = "2026-03-06"}));
    Document revised =
        deeds({kShelling, {"Doria", "bombed", "Tavia", ""}}, {.id = "c", .published = "2026-03-06"});
    add(revised);
    correct(found({.article = {"a"}}).front().id, "status", "denied");
  }
};

TEST_F(Check, AWholeStoreHasNoFault) {
  EXPECT_EQ(faults(), "");
  const Checked done = store_.check([](const StoreFault&) {}).value();
  EXPECT_EQ(done.revisions, 5U);
  EXPECT_EQ(done.lines, count({}));
  Store reading = Store::open(path_).value();
  EXPECT_EQ(reading.check([](const StoreFault&) {})->faults, 0U);
  EXPECT_FALSE(reading.withdraw("a", "").ok()) << "it may still only read";
}

TEST_F(Check, TellsAndMendsWhatWasTamperedWith) {
  const std::string before = made_of_records(path_);
  struct Damage {
    std::string sql;
    const char* told;
  };
  const bool server = !testing::test_server().empty();
  for (const Damage& damage : std::vector<Damage>{
           {"UPDATE entries SET status = 'planned' WHERE article = 'b'",
            "b: lines that are not those of its record"},
           {"UPDATE entries SET who = 'Tavia' WHERE article = 'c' AND number = 0", "c: lines that are not"},
           {"UPDATE entry_parties SET name = 'Tavia' WHERE number = 0", "b: parties that are not"},
           {"DELETE FROM entry_spans", "b: spans that are not"},
           {"DELETE FROM entry_links", "5b0c6f1f2d9be0aa: links that are not"},
           {"UPDATE figures SET low = 13", "5b0c6f1f2d9be0aa: figures that are not"},
           {"UPDATE article_actors SET country = 'QQQ' WHERE number = 0", "b: actors that are not"},
           {"UPDATE offices SET title = 'king'", "5b0c6f1f2d9be0aa: offices that are not"},
           {"UPDATE ledger SET digest = digest + 1 WHERE article = 'b'", "b: the ledger knows event"},
           {"UPDATE ledger SET gone = modified WHERE article = 'b'",
            "b: a line that the ledger does not know"},
           {"DELETE FROM ledger WHERE article = 'b'", "b: a line that the ledger does not know"},
           {"UPDATE accounts SET happening = (SELECT happening FROM accounts WHERE article = 'c' AND number "
            "= 1) WHERE "
            "article = 'b'",
            "is in another happening than it should"},
           {"UPDATE accounts SET features = " + testing::bytes_in_sql("00") + " WHERE article = 'b'",
            "b: account 0 tells something else"},
           {"UPDATE actor_forms SET uses = uses + 1", ": an actor's form that articles show more"},
           {"DELETE FROM actor_form_keys", "has other keys than it should"},
           {"UPDATE article_actors SET actor = NULL", "b: an actor of an article that is not its form's"},
           {"UPDATE article_actors SET form = NULL, actor = NULL", "b: actor 0 is shown otherwise"},
           {"UPDATE actors SET gone = modified", ": an actor across articles that is gone with a form"},
           {"UPDATE actors SET articles = articles + 1",
            ": an actor across articles that is told of more or"},
           {"UPDATE actors SET lines = 0", ": an actor across articles that is told of more or less"},
           {"UPDATE article_actors SET day = '2026-03-01', lines = 9 WHERE number = 0",
            "b: actors that are not"},
           {"UPDATE actor_forms SET actor = (SELECT min(key) FROM actors); UPDATE article_actors SET actor = "
            "(SELECT min(key) FROM actors)",
            "is another actor across articles than it should be"},
           {"DELETE FROM account_links", "b: account 0 has links that it should not have"},
           {server ? "DELETE FROM entry_search"
                   : "INSERT INTO entry_search (entry_search) VALUES ('delete-all')",
            ": the search index does not fit"},
           {server ? "UPDATE entry_search SET who = NULL"
                   : "INSERT INTO entry_search (rowid, who) SELECT key, 'Nobody' FROM entries",
            server ? "the search has other words for" : ": the search index does not fit"},
       }) {
    tamper((server ? "" : "PRAGMA foreign_keys = OFF; ") + damage.sql);
    EXPECT_NE(faults().find(damage.told), std::string::npos) << damage.sql << "\n" << faults();
    EXPECT_EQ(store_.repair().value(), 0U) << damage.sql;
    EXPECT_EQ(faults(), "") << damage.sql;
    EXPECT_EQ(made_of_records(path_), before) << damage.sql;
  }
}

TEST_F(Check, TellsWhatCannotBeMended) {
  tamper("UPDATE revisions SET sha256 = replace(sha256, substr(sha256, 1, 1), '') || 'x' WHERE key = 1");
  EXPECT_NE(faults().find("5b0c6f1f2d9be0aa: revision 1: its text or hash is not that of its record"),
            std::string::npos)
      << faults();
  tamper("UPDATE revisions SET record = substr(record, 2) WHERE key = 2");
  EXPECT_NE(faults().find("a: revision 1: its record "), std::string::npos) << faults();
  EXPECT_EQ(store_.repair().value(), 1U) << "one cannot be read";
}

TEST_F(Check, OldRevisionsAreHeldToTheirTextsToo) {
  tamper("UPDATE revisions SET text = text || '.' WHERE current = 0");
  EXPECT_EQ(faults(), "c: revision 1: its text or hash is not that of its record\n");
}

}  // namespace
}  // namespace rapporteur::store

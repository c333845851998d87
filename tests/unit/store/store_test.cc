// Adding, revising, showing, and the files that are no store.
#include "rapporteur/store/store.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <thread>

#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::dispute;
using testing::Folder;
using testing::sample;
using testing::small_record;

Document talks() { return sample({{"Ana Reis", SpeechAct::kSay, "said", "the talks will go on"}}); }

Added add(Store& store, Document document) {
  const Result<Added> added = store.add(document, small_record);
  EXPECT_TRUE(added.ok()) << (added.ok() ? "" : to_string(added.error()));
  return added.ok() ? added.value() : Added{};
}

void put(const std::string& path, const Document& document) {
  Store store = Store::open_or_create(path).value();
  add(store, document);
}

std::string cell(const std::string& path, const std::string& sql) { return testing::cell(path, sql); }

std::vector<std::string> contents(Store& store, const Query& query = {}) {
  std::vector<std::string> out;
  const Status done = store.find(query, [&](const Entry& found) {
    out.push_back(found.words);
    return true;
  });
  EXPECT_TRUE(done.ok()) << (done.ok() ? "" : to_string(done.error()));
  return out;
}

ErrorCode code_of_open(const std::string& path) {
  const Result<Store> store = Store::open(path);
  EXPECT_FALSE(store.ok());
  return store.ok() ? ErrorCode::kEmpty : store.error().code;
}

TEST(Store, KeepsAnArticleAcrossOpenings) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  {
    Store store = Store::open_or_create(path).value();
    const Added added = add(store, talks());
    EXPECT_EQ(added.outcome, AddOutcome::kAdded);
    EXPECT_EQ(added.revision, 1U);
    EXPECT_EQ(added.statements, 1U);
  }
  Store store = Store::open(path).value();
  EXPECT_EQ(contents(store), std::vector<std::string>{"the talks will go on"});
  const Stored shown = store.show("a1b2c3d4e5f60718").value();
  EXPECT_EQ(shown.record, small_record(talks()));
  EXPECT_EQ(shown.text, "Ana Reis said: the talks will go on");
  EXPECT_EQ(shown.title, "Talks on the harbour");
  EXPECT_EQ(shown.revisions, 1U);
}

TEST(Store, IsOneFileAtRest) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  put(path, talks());
  {
    Store store = Store::open(path).value();
    contents(store);
  }
  EXPECT_FALSE(std::filesystem::exists(path + "-wal"));
  EXPECT_FALSE(std::filesystem::exists(path + "-shm"));
}

TEST(Store, ChangesNothingForTheSameText) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  put(path, talks());
  const std::string before = Folder::read(path);
  {
    Store store = Store::open_or_create(path).value();
    EXPECT_TRUE(store.holds(talks().article).value());
    const Added again = add(store, talks());
    EXPECT_EQ(again.outcome, AddOutcome::kUnchanged);
    EXPECT_EQ(again.revision, 1U);
    EXPECT_EQ(again.statements, 1U);
  }
  EXPECT_EQ(Folder::read(path), before) << "not one byte";
}

TEST(Store, MakesARevisionOfAChangedText) {
  const Folder folder;
  Store store = Store::open_or_create(folder.store("a.store")).value();
  add(store, talks());
  const Document changed = sample({{"Ana Reis", SpeechAct::kDeny, "denied", "a date was set"},
                                   {"Tom Okafor", SpeechAct::kAsk, "asked", "when then"}});
  EXPECT_FALSE(store.holds(changed.article).value());
  const Added revised = add(store, changed);
  EXPECT_EQ(revised.outcome, AddOutcome::kRevised);
  EXPECT_EQ(revised.revision, 2U);
  EXPECT_EQ(contents(store), (std::vector<std::string>{"a date was set", "when then"}));
  EXPECT_EQ(store.show("a1b2")->revision, 2U);
  EXPECT_EQ(store.show("a1b2")->revisions, 2U);
  EXPECT_EQ(store.show("a1b2", 1)->text, "Ana Reis said: the talks will go on")
      << "the old one stays readable";
  EXPECT_EQ(store.show("a1b2", 3).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(add(store, talks()).revision, 3U) << "a text that comes back is new again";
}

TEST(Store, RecallsADocumentAsItWas) {
  const Folder folder;
  Store store = Store::open_or_create(folder.store("a.store")).value();
  add(store, dispute());
  const Document back = store.recall(dispute().article.id, 1).value();
  EXPECT_EQ(small_record(back), small_record(dispute())) << "every field, byte for byte";
  EXPECT_EQ(back.meetings.front().attendance.front().as, AttendanceKind::kExcluded);
  Document changed = talks();
  changed.article.id = dispute().article.id;
  add(store, changed);
  EXPECT_EQ(store.recall(dispute().article.id, 2)->statements.size(), 1U);
  EXPECT_EQ(small_record(store.recall(dispute().article.id, 1).value()), small_record(dispute()))
      << "an older revision is read from its record";
  EXPECT_EQ(store.recall(dispute().article.id, 3).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.recall("no such", 1).error().code, ErrorCode::kNotFound);
}

TEST(Store, RecallsNothingThatPointsOutside) {
  for (const char* damage :
       {"replace(record, '\"cue\":[9,13]', '\"cue\":[9,9999]')",
        "replace(record, '\"speaker\":[\"a1\"]', '\"speaker\":[\"a8\"]')",
        "replace(record, '\"sentence\":0', '\"sentence\":5')",
        "replace(record, '\"act\":\"say\"', '\"act\":\"sing\"')", "substr(record, 1, length(record) - 1)",
        "replace(record, '\"confidence\":0.75', '\"confidence\":7')", "'[]'", "''", "'\\x00ff'"}) {
    const Folder folder;
    const std::string path = folder.store("a.store");
    put(path, talks());
    {
      database::Connection database = testing::raw(path);
      const std::string value = damage;
      ASSERT_EQ(database::Statement(database,
                                    "UPDATE revisions SET record = " + value + " WHERE record <> " + value)
                    .run(),
                1U)
          << damage;
    }
    Store store = Store::open(path).value();
    const Result<Document> recalled = store.recall("a1b2c3d4e5f60718", 1);
    ASSERT_FALSE(recalled.ok()) << damage;
    EXPECT_EQ(recalled.error().code, ErrorCode::kDamagedStore) << damage;
    EXPECT_NE(recalled.error().detail.find("a1b2c3d4e5f60718"), std::string::npos) << "says of which article";
  }
}

TEST(Store, TellsTheWriterTheRevision) {
  const Folder folder;
  Store store = Store::open_or_create(folder.store("a.store")).value();
  add(store, talks());
  add(store, sample({{"Ana Reis", SpeechAct::kSay, "said", "something else"}}));
  EXPECT_NE(store.show("a1b2")->record.find("\"revision\":2"), std::string::npos);
  EXPECT_NE(store.show("a1b2", 1)->record.find("\"revision\":1"), std::string::npos);
}

TEST(Store, ShowsByUniquePrefix) {
  const Folder folder;
  Store store = Store::open_or_create(folder.store("a.store")).value();
  add(store, sample({}, {.id = "aa11"}));
  add(store, sample({}, {.id = "aa22"}));
  add(store, sample({}, {.id = "aa2"}));
  EXPECT_EQ(store.show("aa1")->article, "aa11");
  EXPECT_EQ(store.show("aa2")->article, "aa2") << "a whole id wins";
  EXPECT_EQ(store.show("aa").error().code, ErrorCode::kBadArgument);
  EXPECT_EQ(store.show("aa").error().detail, "the beginning of several articles: aa11, aa2, aa22");
  for (const char* id : {"", "b", "a%", "_", "*", "aa222", "' OR 1=1 --"}) {
    EXPECT_EQ(store.show(id).error().code, ErrorCode::kNotFound) << id;
  }
}

TEST(Store, TakesTheRowsOfAnOldRevisionAway) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  put(path, dispute());
  Document empty;
  empty.article.id = dispute().article.id;
  empty.article.text = Text("Withdrawn.");
  put(path, empty);
  for (const char* table : {"entries", "entry_parties", "entry_spans", "entry_links", "figures", "sentences",
                            "article_actors", "offices", "accounts", "account_keys", "account_links"}) {
    EXPECT_EQ(cell(path, std::string("SELECT count(*) FROM ") + table), "0") << table;
  }
  EXPECT_EQ(cell(path, testing::test_server().empty()
                           ? "SELECT count(*) FROM entry_search WHERE entry_search MATCH 'Norland'"
                           : "SELECT count(*) FROM entry_search"),
            "0");
  EXPECT_EQ(cell(path, "SELECT count(*) FROM revisions WHERE record LIKE '%Norland%'"), "1")
      << "but its record";
}

TEST(Store, IsReadableInPlainSql) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  put(path, dispute());
  EXPECT_EQ(cell(path, "SELECT kind || ' ' || label FROM record ORDER BY key"),
            "statement accuse, statement confirm, event ASSAULT, event COERCE, event CONSULT, meeting talks, "
            "position opposes");
  EXPECT_EQ(cell(path, "SELECT who || ', ' || whom FROM record WHERE label = 'ASSAULT'"), "Norland, Velia");
  EXPECT_EQ(cell(path,
                 "SELECT substr(r.text, p.start + 1, p.stop - p.start) FROM entry_spans p JOIN entries e ON "
                 "e.key = p.entry JOIN revisions r ON r.key = e.revision WHERE p.what = 'condition'"),
            "if the reports hold")
      << "spans are SQL's characters too";
  EXPECT_EQ(cell(path, "SELECT title || from_day || of FROM offices"), "foreign minister2024-05-011");
}

TEST(Store, PassesItsOwnIntegrityChecks) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  {
    Store store = Store::open_or_create(path).value();
    for (int i = 0; i < 30; ++i) {
      Document whole = dispute();
      whole.article.text = Text(whole.article.text.utf8() + std::to_string(i));
      if (i % 3 == 0) add(store, whole);
      add(store, sample({{"Ana", SpeechAct::kSay, "said", "version " + std::to_string(i)}},
                        {.id = "id" + std::to_string(i % 7)}));
    }
  }
  if (testing::test_server().empty()) {
    EXPECT_EQ(cell(path, "PRAGMA integrity_check"), "ok");
    EXPECT_EQ(cell(path, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
    EXPECT_NO_THROW(
        testing::change(path, "INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)"));
  }
  EXPECT_EQ(cell(path, "SELECT count(*) FROM revisions WHERE current = 1"), "8");
  EXPECT_EQ(cell(path, "SELECT count(*) FROM entries"), "14") << "of the newest revisions alone";
}

TEST(Store, RefusesWhatIsNoStore) {
  const Folder folder;
  EXPECT_EQ(code_of_open(folder.file("missing")), ErrorCode::kNotFound);
  EXPECT_EQ(code_of_open(folder.file("")), ErrorCode::kBadArgument) << "a folder";
  EXPECT_EQ(code_of_open(""), ErrorCode::kBadArgument);
  EXPECT_EQ(code_of_open(folder.write("empty", "")), ErrorCode::kDamagedStore);
  const std::string page = folder.write("page", "<html>" + std::string(5000, 'x'));
  EXPECT_EQ(code_of_open(page), ErrorCode::kDamagedStore);
  EXPECT_EQ(Store::open_or_create(page).error().code, ErrorCode::kDamagedStore);
  EXPECT_EQ(Folder::read(page).substr(0, 6), "<html>");
  EXPECT_EQ(Store::open_or_create(folder.file("no/such/folder")).error().code, ErrorCode::kUnwritable);
}

TEST(Store, LeavesTheDatabaseOfAnotherProgramAlone) {
  const Folder folder;
  const std::string path = folder.file("recipes.db");
  SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
      .exec("CREATE TABLE recipes (name TEXT)");
  const std::string before = Folder::read(path);
  EXPECT_EQ(Store::open_or_create(path).error().code, ErrorCode::kDamagedStore);
  EXPECT_EQ(Store::open(path).error().detail, "a database of another program");
  EXPECT_EQ(Folder::read(path), before);
}

TEST(Store, SaysThatAStoreIsOfANewerVersion) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  { Store store = Store::open_or_create(path).value(); }
  testing::change(path, "PRAGMA user_version = 99");
  EXPECT_EQ(code_of_open(path), ErrorCode::kWrongStoreVersion);
  EXPECT_EQ(Store::open_or_create(path).error().detail, "version 99; this program knows 4");
}

TEST(Store, TakesAPathAsAPath) {
  const Folder folder;
  const std::string odd = folder.file("file:a?b=c#d%e.store");
  put(odd, talks());
  EXPECT_TRUE(std::filesystem::exists(odd));
  Store store = Store::open(odd).value();
  EXPECT_EQ(contents(store).size(), 1U);
}

TEST(Store, KeepsACallersDocumentUsableAfterAFailure) {
  const Folder folder;
  const std::string path = folder.store("a.store");
  Store store = Store::open_or_create(path).value();
  testing::change(path, "DROP TABLE entry_spans");
  Document document = talks();
  EXPECT_EQ(store.add(document, small_record).error().code, ErrorCode::kDamagedStore);
  EXPECT_EQ(cell(path, "SELECT count(*) FROM articles"), "0");
  EXPECT_EQ(document.statements.size(), 1U);
}

TEST(Store, HoldsAnArticleWithoutAnything) {
  const Folder folder;
  Store store = Store::open_or_create(folder.store("a.store")).value();
  Document bare;
  bare.article.id = "00";
  EXPECT_EQ(add(store, bare).statements, 0U);
  EXPECT_EQ(add(store, bare).outcome, AddOutcome::kUnchanged);
}

TEST(Store, ManyMayCreateItAtOnce) {
  const Folder folder;
  for (int round = 0; round < 20; ++round) {
    const std::string path = folder.store("many" + std::to_string(round) + ".store");
    std::array<std::string, 6> errors;
    std::vector<std::thread> threads;
    for (std::string& error : errors) {
      threads.emplace_back([&error, &path] {
        const auto store = Store::open_or_create(path);
        if (!store) error = to_string(store.error());
      });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& error : errors) EXPECT_EQ(error, "");
  }
}

}  // namespace
}  // namespace rapporteur::store

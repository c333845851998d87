// Versions: a blank database is brought to the newest, an older one step by step, a newer or foreign one not at all; and a
// store of version 1, its rows as the program of that version wrote them, gets its lines.
#include "rapporteur/store/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>

#include <array>
#include <span>
#include <string>
#include <utility>

#include "rapporteur/database/sqlite.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

constexpr std::array<Migration, 2> kTwo = {{
    {"a table", "CREATE TABLE things (name TEXT); INSERT INTO things VALUES ('kept')"},
    {"a column", "ALTER TABLE things ADD COLUMN size INTEGER DEFAULT 7"},
}};
constexpr std::array<Migration, 2> kBroken = {{
    kTwo[0],
    {"half of it works", "ALTER TABLE things ADD COLUMN size INTEGER; CREATE TABLE things (again TEXT)"},
}};

using database::in_memory;

TEST(Schema, TellsABlankFromAForeignDatabase) {
  database::Connection database = in_memory();
  EXPECT_EQ(standing(database, migrations()), Standing::kBlank);
  database.execute("CREATE TABLE recipes (name TEXT)");
  EXPECT_EQ(standing(database, migrations()), Standing::kForeign);
  migrate(database, migrations());
  EXPECT_EQ(standing(database, migrations()), Standing::kForeign) << "left as it was";
}

TEST(Schema, BringsABlankOneToTheNewestVersion) {
  database::Connection database = in_memory();
  migrate(database, migrations());
  EXPECT_EQ(standing(database, migrations()), Standing::kCurrent);
  EXPECT_EQ(database.number_of("SELECT count(*) FROM record"), 0);
}

TEST(Schema, BringsAnOlderOneOnAndKeepsItsRows) {
  database::Connection database = in_memory();
  migrate(database, std::span(kTwo).first(1));
  EXPECT_EQ(standing(database, kTwo), Standing::kOlder);
  migrate(database, kTwo);
  EXPECT_EQ(standing(database, kTwo), Standing::kCurrent);
  EXPECT_EQ(database.number_of("SELECT count(*) FROM things WHERE name = 'kept' AND size = 7"), 1);
}

TEST(Schema, MakesLinesAnewOnlyWhereTheyAreOthers) {
  constexpr std::array<Migration, 2> kIndex = {
      {kTwo[0], {"an index", "CREATE INDEX names ON things (name)", false}}};
  for (const auto& [list, times] : {std::pair(std::span(kTwo), 1), std::pair(std::span(kIndex), 0)}) {
    database::Connection database = in_memory();
    int made = 0;
    migrate(database, list.first(1), [&](database::Connection&) { ++made; });
    EXPECT_EQ(made, 0) << "there was none before";
    migrate(database, list, [&](database::Connection&) { ++made; });
    EXPECT_EQ(made, times);
  }
}

TEST(Schema, LeavesANewerOneAlone) {
  database::Connection database = in_memory();
  migrate(database, kTwo);
  EXPECT_EQ(standing(database, std::span(kTwo).first(1)), Standing::kNewer);
}

TEST(Schema, UndoesAMigrationThatFailsHalfWay) {
  database::Connection database = in_memory();
  migrate(database, std::span(kBroken).first(1));
  EXPECT_THROW(migrate(database, kBroken), database::Failure);
  EXPECT_EQ(standing(database, kBroken), Standing::kOlder);
  EXPECT_EQ(database.number_of("SELECT count(*) FROM pragma_table_info('things')"), 1);
}

// ── a store of version 1 ────────────────────────────────────────────────────────────────────────────────

/// The rows of one revision in the tables of version 1, as far as a statement and its search have rows.
class First {
 public:
  explicit First(const std::string& path)
      : database_(database::over(SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE))) {
    database_.execute("PRAGMA journal_mode = WAL");
    migrate(database_, migrations().first(1));
  }

  void add(int article, Document document, int revision, bool current) {
    document.article.revision = static_cast<std::uint32_t>(revision);
    const std::string record = testing::small_record(document);
    run("INSERT OR IGNORE INTO articles (key, id) VALUES (" + std::to_string(article) + ", ?)",
        {document.article.id});
    run("INSERT INTO revisions (article, revision, current, added, title, outlet, published, "
        "published_basis, "
        "language, sha256, text, record) VALUES (" +
            std::to_string(article) + ", " + std::to_string(revision) + ", " + (current ? "1" : "0") +
            ", '2025-11-12T10:00:00Z', ?, ?, ?, 'given', 'en', '', ?, ?)",
        {document.article.title, document.article.outlet, document.article.published,
         document.article.text.utf8(), record});
    const std::string key = std::to_string(database_.number_of("SELECT last_insert_rowid()"));
    for (const Sentence& sentence : document.sentences) {
      run("INSERT INTO sentences (revision, number, start, stop, paragraph, part, text) SELECT " + key +
              ", count(*), " + std::to_string(sentence.span.begin) + ", " +
              std::to_string(sentence.span.end) +
              ", count(*), 'body', ? FROM sentences WHERE revision = " + key,
          {std::string(document.article.text.slice(sentence.span))});
    }
    run("INSERT INTO actors (revision, number, name, kind) VALUES (" + key + ", 0, ?, 'person')",
        {document.actors[0].name});
    run("INSERT INTO statements (revision, number, id, sentence, act, polarity, form, speaker, "
        "speaker_words, content, "
        "confidence) VALUES (" +
            key + ", 0, '0123456789abcdef', 0, 'say', 'positive', 'indirect', ?1, ?1, 'old words', 0.5)",
        {document.actors[0].name});
    database_.execute("INSERT INTO statement_actors SELECT max(key), 'speaker', 0, 0 FROM statements");
    database_.execute("INSERT INTO statement_spans SELECT max(key), 'content', 0, 0, 1 FROM statements");
    database_.execute(
        "INSERT INTO statement_search (rowid, sentence, content, speaker) SELECT key, sentence, content, "
        "speaker FROM "
        "statement_texts WHERE key = (SELECT max(key) FROM statements)");
  }

  void run(const std::string& sql, const std::vector<std::string>& values) {
    database::Statement statement(database_, sql);
    for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i) + 1, values[i]);
    statement.run();
  }

 private:
  database::Connection database_;
};

Document talks(const std::string& words) {
  return testing::sample({{"Ana Reis", SpeechAct::kSay, "said", words}});
}

class FirstVersion : public ::testing::Test {
 protected:
  void SetUp() override {
    First store(path_);
    store.add(1, testing::dispute(), 1, true);
    store.add(2, talks("nothing yet"), 1, false);
    store.add(2, talks("the talks will go on"), 2, true);
  }
  std::string cell(const std::string& sql) { return SQLite::Database(path_).execAndGet(sql).getString(); }

  testing::Folder folder_;
  std::string path_ = folder_.file("a.store");
};

TEST_F(FirstVersion, IsBroughtToTheNewestWithItsLines) {
  {
    Result<Store> store = Store::open(path_);
    ASSERT_TRUE(store.ok()) << to_string(store.error());
    EXPECT_EQ(store->lost_when_opened(), 0U);
    std::string found;
    ASSERT_TRUE(store
                    ->find({.oldest_first = true},
                           [&](const Entry& entry) { return found += entry.label + " ", true; })
                    .ok());
    EXPECT_EQ(found, "say ASSAULT COERCE CONSULT talks opposes accuse confirm ");
    EXPECT_EQ(store->count({.text = {"trawlers"}}).value(), 1U) << "the search too";
    EXPECT_EQ(store->count({.text = {"old words"}}).value(), 0U);
    EXPECT_EQ(store->show("a1b2", 1)->text, "Ana Reis said: nothing yet") << "old revisions as they were";
    EXPECT_EQ(store->recall("a1b2c3d4e5f60718", 1)->statements.size(), 1U);
  }
  EXPECT_EQ(cell("PRAGMA user_version"), "4");
  EXPECT_EQ(cell("PRAGMA integrity_check"), "ok");
  EXPECT_EQ(cell("SELECT count(*) FROM pragma_foreign_key_check"), "0");
  EXPECT_EQ(cell("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%statement%'"), "0");
  EXPECT_EQ(cell("SELECT count(*) FROM revisions WHERE copies IS NOT NULL"), "2");
  EXPECT_EQ(cell("SELECT count(*) FROM accounts WHERE happening IS NOT NULL"), "3");
}

TEST_F(FirstVersion, KeepsTheMomentsOfItsArticles) {
  ASSERT_TRUE(Store::open_or_create(path_).ok());
  EXPECT_EQ(cell("SELECT group_concat(DISTINCT added || modified) FROM ledger"),
            "2025-11-12T10:00:00Z2025-11-12T10:00:00Z");
}

TEST_F(FirstVersion, HasTheLinesOfAStoreThatWasMadeNow) {
  const std::string now = folder_.file("now.store");
  {
    Store store = Store::open_or_create(now).value();
    for (Document document : {testing::dispute(), talks("nothing yet"), talks("the talks will go on")})
      ASSERT_TRUE(store.add(document, testing::small_record).ok());
  }
  ASSERT_TRUE(Store::open(path_).ok());
  for (const char* columns :
       {"e.kind || e.id || e.label || ifnull(e.status, '') || e.words || ifnull(e.who_words, '') || "
        "ifnull(e.place_words, '') || e.confidence FROM entries e",
        "p.role || p.name || ifnull(p.acts_for, '') || ifnull(p.start, '') FROM entry_parties p JOIN entries "
        "e ON e.key = "
        "p.entry",
        "l.what || l.target || ifnull(l.word, '') FROM entry_links l JOIN entries e ON e.key = l.entry",
        "a.article || a.number || a.day || h.id || hex(a.features) FROM accounts a JOIN happenings h ON "
        "h.key = "
        "a.happening",
        "l.kind || l.id || l.digest FROM ledger l WHERE gone IS NULL"}) {
    const std::string sql =
        std::string("SELECT group_concat(x, char(10)) FROM (SELECT ") +
        std::string(columns).replace(std::string(columns).find(" FROM "), 6, " AS x FROM ") + " ORDER BY x)";
    EXPECT_EQ(cell(sql), SQLite::Database(now).execAndGet(sql).getString()) << columns;
    EXPECT_NE(cell(sql), "");
  }
}

TEST_F(FirstVersion, GoesOnWithTheSameArticles) {
  Store store = Store::open_or_create(path_).value();
  Document same = talks("the talks will go on"), changed = talks("they ended");
  EXPECT_EQ(store.add(same, testing::small_record)->outcome, AddOutcome::kUnchanged);
  const Added added = store.add(changed, testing::small_record).value();
  EXPECT_EQ(added.revision, 3U);
  EXPECT_EQ(store.count({.article = {same.article.id}}).value(), 1U);
  EXPECT_EQ(cell("SELECT count(*) FROM ledger WHERE gone IS NOT NULL"), "1");
}

TEST_F(FirstVersion, KeepsAnArticleWhoseRecordCannotBeRead) {
  SQLite::Database(path_, SQLite::OPEN_READWRITE)
      .exec("UPDATE revisions SET record = '{}' WHERE article = 1");
  Store store = Store::open(path_).value();
  EXPECT_EQ(store.lost_when_opened(), 1U);
  EXPECT_EQ(Store::open(path_)->lost_when_opened(), 0U) << "told once";
  EXPECT_EQ(store.count({}).value(), 1U) << "the lines of the others";
  EXPECT_EQ(store.show(testing::dispute().article.id)->text, testing::dispute().article.text.utf8());
}

TEST_F(FirstVersion, IsLeftAsItWasWhereItIsNoStoreOfItsVersion) {
  SQLite::Database(path_, SQLite::OPEN_READWRITE).exec("DROP TABLE statements");
  const Result<Store> store = Store::open_or_create(path_);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::kDamagedStore);
  EXPECT_EQ(cell("PRAGMA user_version"), "1");
  EXPECT_EQ(cell("SELECT count(*) FROM sqlite_schema WHERE name = 'entries'"), "0");
}

}  // namespace
}  // namespace rapporteur::store

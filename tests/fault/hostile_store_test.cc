// Stores that a stranger made: a sound one in which SQL made rows contradict each other, point nowhere, or hold what no
// program of ours writes. Everything that reads or writes a store must end with a value or an error, in time.
// What bytes alone can damage is tests/fault/store_test.cc and fuzz/store.cc.
#include <SQLiteCpp/Database.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/coding/coding.h"
#include "rapporteur/exports/citation.h"
#include "rapporteur/exports/exports.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/store/store.h"
#include "tests/unit/store/deeds.h"
#include "tests/unit/store/dispute.h"
#include "tests/unit/store/folder.h"

namespace rapporteur::store {
namespace {

using testing::Folder;

constexpr const char* kDispute = "5b0c6f1f2d9be0aa";

Document shelling(const std::string& id) {
  const testing::Deed deed{"Norland", "shelled", "Velia", "Bergen", "NOR", "2026-03-02", "with rockets"};
  return testing::deeds({deed}, {.id = id, .outlet = id, .published = "2026-03-03"});
}

/// A sound store, made once: a dispute, one happening told by three, a correction of a line and a withdrawn article.
const std::string& sound_bytes() {
  static const std::string kBytes = [] {
    const Folder folder;
    const std::string path = folder.file("sound");
    {
      Store store = Store::open_or_create(path).value();
      Document dispute = testing::dispute();
      (void)store.add(dispute, testing::small_record);
      for (const char* id : {"a", "b", "c", "d"}) {
        Document document = shelling(id);
        (void)store.add(document, testing::small_record);
      }
      std::string line;
      (void)store.find({.article = {"b"}}, [&](const Entry& entry) { return line = entry.id, false; });
      (void)store.correct({.entry = line, .what = "who", .value = "Ana Reis", .by = "", .note = ""});
      (void)store.withdraw("d", "");
    }
    return Folder::read(path);
  }();
  return kBytes;
}

/// Every form, citation and overview of what is found.
void use_lines(Store& store) {
  std::vector<Entry> entries;
  (void)store.find({}, [&](const Entry& entry) { return entries.push_back(entry), entries.size() < 100; });
  std::vector<exports::Citation> citations;
  for (const exports::Form& form : exports::forms()) {
    exports::Options options;
    options.now = "2026-03-03T12:00:00Z";
    const auto writer = exports::writer_of(form.name, options);
    std::string text = writer->head();
    for (const Entry& entry : entries) text += writer->entry(entry);
    EXPECT_TRUE(entries.empty() || !(text + writer->tail()).empty() || writer->left_out() > 0) << form.name;
  }
  for (const Entry& entry : entries) {
    auto citation = exports::citation_of(store, entry);
    if (citation) citations.push_back(std::move(citation).value());
  }
  using Style = exports::CitationStyle;
  for (const Style style : {Style::kText, Style::kMarkdown, Style::kJson, Style::kCslJson, Style::kBibtex})
    EXPECT_EQ(exports::cite(citations, style).empty(), citations.empty());
  (void)overview::stands_of(entries);
  const auto sample = coding::draw(store, {}, {.by = {"kind", "label"}, .size = 5});
  if (!sample) return;
  const coding::Sheet sheet(coding::Sheet::Form::kJson);
  for (const coding::Drawn& line : sample.value().lines)
    EXPECT_FALSE(sheet.row(sample.value(), line).empty());
}

void read_all(Store& store) {
  use_lines(store);
  for (const Query& query : {Query{.who = {"norland"}, .when = {"2026"}, .text = {"fleet"}},
                             Query{.place = {"NOR"}, .actor = {"x"}, .oldest_first = true}})
    (void)store.find(query, [](const Entry&) { return true; });
  (void)store.happenings({}, [](const Happening& one) {
    (void)overview::json_line(overview::summary_of(one), one);
    (void)overview::json_line(overview::meeting_of(one));
    for (const overview::Dispute& dispute : overview::disputes_of(one)) (void)overview::json_line(dispute);
    return true;
  });
  std::vector<std::string> actors;
  (void)store.actors({}, [&](const KnownActor& one) { return actors.push_back(one.id), true; });
  for (const std::string& id : actors) {
    (void)store.actors({.id = {id}}, [](const KnownActor&) { return true; });
    (void)store.count({.actor = {id}});
  }
  (void)store.changes("2000-01-01", {}, [](const Change&) { return true; });
  (void)store.corrections([](const Correction&) { return true; });
  (void)store.stats();
  (void)store.check([](const StoreFault&) {});
  for (const char* id : {kDispute, "a", "d"}) {
    (void)store.show(id);
    (void)store.recall_corrected(id, 1);
    (void)store.withdrawn(id);
  }
}

void write_all(Store& store) {
  std::vector<std::string> happenings, lines;
  (void)store.happenings({}, [&](const Happening& one) { return happenings.push_back(one.id), true; });
  (void)store.find({}, [&](const Entry& entry) { return lines.push_back(entry.id), true; });
  for (const std::string& line : lines) {
    for (const auto& [what, value] : {std::pair("status", "denied"),
                                      {"who", "Norland; Tern"},
                                      {"time", ""},
                                      {"place", "Oslo"},
                                      {"not_an_entry", ""}}) {
      const auto done = store.correct({.entry = line, .what = what, .value = value, .by = "", .note = ""});
      if (done) (void)store.undo(done.value().number);
    }
  }
  if (happenings.size() > 1)
    (void)store.correct(
        {.entry = happenings[0], .what = "merge", .value = happenings[1], .by = "", .note = ""});
  for (const char* id : {kDispute, "a"}) (void)store.withdraw(id, "no");
  for (const char* id : {kDispute, "d"}) (void)store.restore(id);
  Document revised = shelling("b"), fresh = shelling("e");
  revised.article.text = Text(revised.article.text.utf8() + " ");
  (void)store.add(revised, testing::small_record);
  (void)store.add(fresh, testing::small_record);
  (void)store.repair();
}

// What a statement of SQL writes to make many: fewer where sanitizers make each of them slow.
#if defined(__SANITIZE_ADDRESS__)
#define MANY_ROWS "4000"
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MANY_ROWS "4000"
#endif
#endif
#ifndef MANY_ROWS
#define MANY_ROWS "20000"
#endif

struct Damage {
  const char* name;
  const char* sql;
};

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.sql; }

class HostileStore : public ::testing::TestWithParam<Damage> {
 protected:
  /// A copy of the sound store after the damage.
  std::string damaged(const std::string& sql) const {
    const std::string path = folder_.write("a.store", sound_bytes());
    for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(path + end);
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    database.exec(sql);
    return path;
  }
  Folder folder_;
};

/// What never ends is stopped by ctest, with all of this program (tests/CMakeLists.txt).
TEST_P(HostileStore, EndsWithAValueOrAnError) {
  const std::string path = damaged(GetParam().sql);
  for (const bool writing : {false, true}) {
    Result<Store> store = writing ? Store::open_or_create(path) : Store::open(path);
    if (!store) {
      EXPECT_NE(to_string(store.error()), "");
      continue;
    }
    read_all(store.value());
    if (!writing) continue;
    write_all(store.value());
    read_all(store.value());
  }
}

constexpr Damage kDamages[] = {
    {"Nothing", "SELECT 1"},
    // keys
    {"RevisionsOfNoArticle", "UPDATE revisions SET article = 999 + key"},
    {"LinesOfNoRevision", "UPDATE entries SET revision = 999 + key"},
    {"LinesOfOtherRevisions", "UPDATE entries SET revision = 1 + key % 5, number = 1000 + key"},
    {"AccountsOfNothing", "UPDATE entries SET account = 999"},
    {"AccountsOfNoRevision", "UPDATE accounts SET revision = -1 - key"},
    {"AccountsOfNoHappening", "UPDATE accounts SET happening = 999"},
    {"AccountsOfOneHappening", "UPDATE accounts SET happening = (SELECT min(key) FROM happenings)"},
    {"ActorsOfNothing", "UPDATE article_actors SET actor = 999, form = 999, acts_for = 4294967295"},
    {"PartiesOfNothing", "UPDATE entry_parties SET actor = -1"},
    {"CopiesOfNothing", "UPDATE revisions SET copies = 999"},
    {"CopiesInARing", "UPDATE revisions SET copies = 6 - key"},
    {"NoNewestRevision", "UPDATE revisions SET current = 0"},
    {"LinksInARing", "UPDATE entry_links SET target = (SELECT id FROM entries e WHERE e.key = entry)"},
    {"ArticlesWithoutId", "UPDATE articles SET id = char(0) || key"},
    {"OneIdOfAllLines", "UPDATE entries SET id = 'x'; UPDATE entry_links SET target = 'x'"},
    {"OneIdInTheLedger",
     "DELETE FROM ledger; INSERT INTO ledger VALUES ('x', 'nothing', 'a', 1, '', '', NULL)"},
    // rings of what was merged
    {"HappeningsMergedInARing",
     "UPDATE happenings SET merged_into = (SELECT h.id FROM happenings h WHERE h.key <> happenings.key), "
     "gone = "
     "'2026'"},
    {"AHappeningMergedIntoItself", "UPDATE happenings SET merged_into = id"},
    {"ActorsMergedInARing",
     "UPDATE actors SET merged_into = (SELECT a.id FROM actors a WHERE a.key > actors.key LIMIT 1); UPDATE "
     "actors "
     "SET merged_into = (SELECT min(id) FROM actors) WHERE merged_into IS NULL"},
    // values
    {"WordsThatAreBlobs",
     "UPDATE entries SET words = x'00FF00', who = x'C0', label = x'FFFE', id = x'00'; UPDATE sentences SET "
     "text = "
     "x'FF00FF'"},
    {"NulInEveryText",
     "UPDATE entries SET who = 'a' || char(0) || 'b', words = char(0), time_from = char(0), published = "
     "char(0); "
     "UPDATE revisions SET outlet = char(0), title = char(0), url = char(0)"},
    {"NothingWhereTextIsExpected",
     "UPDATE entries SET status = NULL, published = NULL, who = NULL, place = NULL; "
     "UPDATE revisions SET published = NULL, sketch = NULL, copies = NULL"},
    {"LabelsOfNoKind",
     "UPDATE entries SET kind = 'nothing', label = 'nothing', status = 'nothing', number = 1000 + key"},
    {"KindsExchanged", "UPDATE entries SET kind = 'meeting', number = number + 100 * key"},
    {"NumbersBelowZero",
     "UPDATE entries SET number = -key, sentence = -1, place_geonames = -1; UPDATE entry_spans SET start = "
     "-5, "
     "stop = -9; UPDATE sentences SET start = -1, stop = -2; UPDATE figures SET start = -1, low = -9e999"},
    {"HugeNumbers",
     "UPDATE entries SET confidence = 9e999, intensity = -9e999, place_lat = 9e999, place_lon = 1e300; "
     "UPDATE "
     "entry_spans SET start = 9223372036854775807, stop = 4294967295; UPDATE entry_parties SET start = "
     "4294967295, "
     "stop = 0; UPDATE revisions SET revision = 9223372036854775807"},
    {"SpansBackwards",
     "UPDATE entry_spans SET start = stop, stop = start; UPDATE sentences SET start = stop, stop = "
     "start; UPDATE entry_parties SET start = stop, stop = start"},
    {"TheLowestKey", "UPDATE accounts SET key = -9223372036854775808 WHERE key = 1"},
    {"TheHighestKeys",
     "UPDATE accounts SET key = 9223372036854775807 WHERE key = (SELECT max(key) FROM accounts); UPDATE "
     "happenings "
     "SET key = 9223372036854775807 WHERE key = (SELECT max(key) FROM happenings); UPDATE revisions SET key "
     "= "
     "9223372036854775807 WHERE key = (SELECT max(key) FROM revisions)"},
    {"KeysOfZero",
     "UPDATE actors SET key = 0 WHERE key = 1; UPDATE happenings SET key = 0 WHERE key = 1; UPDATE "
     "accounts SET key = 0 WHERE key = 1; UPDATE accounts SET happening = 0"},
    {"LinksOfAnyLikeness",
     "UPDATE account_links SET likeness = CASE WHEN account % 2 = 0 THEN 9e999 ELSE -9e999 END"},
    {"LinksThatAreWords", "UPDATE account_links SET likeness = 'very'"},
    {"AccountsWithoutFeatures", "UPDATE accounts SET features = x''"},
    {"FeaturesOfFarDays",
     "UPDATE accounts SET features = CAST(substr(features, 1, 4) || x'FFFFFF7F' || substr(features, 9) AS "
     "BLOB), "
     "day = 9223372036854775807"},
    {"FeaturesOfAnother",
     "UPDATE accounts SET features = (SELECT a.features FROM accounts a WHERE a.key <> "
     "accounts.key)"},
    {"SketchesOfNothing", "UPDATE revisions SET sketch = 'x'"},
    {"FormsOfNothing", "UPDATE actor_forms SET form = key, uses = -9223372036854775808"},
    {"FormsUsedTooOften", "UPDATE actor_forms SET uses = 9223372036854775807"},
    {"FormsUnderOneKey", "INSERT OR IGNORE INTO actor_form_keys SELECT 7, key FROM actor_forms"},
    {"MomentsThatAreNone", "UPDATE ledger SET added = 'z', modified = 'z'; UPDATE revisions SET added = ''"},
    {"DaysFarApart",
     "UPDATE revisions SET published = CASE key % 4 WHEN 0 THEN '0001-01-01' WHEN 1 THEN '9999-12-31' WHEN 2 "
     "THEN "
     "'-999-99-99' ELSE '2026-02-30T99:99' END, outlet = 'x'"},
    // records
    {"RecordsThatAreNone", "UPDATE revisions SET record = 'nothing'"},
    {"RecordsOfOtherArticles",
     "UPDATE revisions SET record = (SELECT r.record FROM revisions r WHERE r.key <> "
     "revisions.key)"},
    {"TextsThatAreNotTheRecords", "UPDATE revisions SET text = 'x', sha256 = ''"},
    {"RecordsNestedDeeply", "UPDATE revisions SET record = replace(hex(zeroblob(50000)), '00', '{\"a\":[')"},
    // corrections
    {"CorrectionsOfNothing",
     "INSERT INTO corrections (made, what, kind, entry, article, value) SELECT 'x', 'who', 'meeting', id, "
     "article, "
     "'; ;; ' FROM entries; INSERT INTO corrections (made, what, kind, entry, value) VALUES ('', 'merge', "
     "'happening', 'x', 'x')"},
    {"CorrectionsOfOtherKinds",
     "INSERT INTO corrections (made, what, kind, entry, article, value) SELECT 'x', w.column1, kind, id, "
     "article, "
     "'9999-99-99..0000-00-00' FROM entries, (VALUES ('time'), ('whom'), ('status'), ('label'), ('place')) "
     "w"},
    {"CorrectionsThatHoldAllTogether",
     "INSERT INTO corrections (key, made, what, kind, entry) VALUES (9223372036854775807, '', 'merge', "
     "'happening', "
     "'x'); INSERT OR IGNORE INTO correction_events SELECT 9223372036854775807, key % 2, id FROM entries"},
    {"CorrectionsThatHoldAllApart",
     "INSERT INTO corrections (key, made, what, kind, entry) VALUES (50, '', 'split', 'happening', 'x'); "
     "INSERT OR "
     "IGNORE INTO correction_events SELECT 50, s.column1, id FROM entries, (VALUES (0), (1)) s"},
    {"CorrectedLinesOfNothing", "UPDATE corrected SET entry = 999"},
    // many
    {"AHappeningOfManyAccounts",
     "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < " MANY_ROWS
     ") INSERT INTO "
     "accounts (key, "
     "revision, number, article, entry, day, features, happening) SELECT i, i, 0, 'x' || i, 'x' || i, day, "
     "features, "
     "happening FROM n, (SELECT * FROM accounts WHERE happening IS NOT NULL LIMIT 1)"},
    {"AHappeningOfManyOutlets",
     "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < " MANY_ROWS
     ") INSERT INTO "
     "revisions (key, "
     "article, revision, current, added, outlet, sha256, text, record) SELECT i, i, 1, 0, '', 'o' || i, '', "
     "'', '' "
     "FROM n; INSERT INTO accounts (key, revision, number, article, entry, day, features, happening) SELECT "
     "r.key, "
     "r.key, 0, 'x', 'x', 0, x'00', 1 FROM revisions r WHERE r.key >= 1000"},
    {"ManyLinesOfOneIdThatManySpeakOf",
     "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO entries "
     "(key, "
     "revision, article, kind, number, id, sentence, label, background, words, confidence) SELECT i, 1, 'a', "
     "'statement', i, 'x', 0, 'say', 0, '', 1 FROM n; UPDATE entry_links SET target = 'x', what = "
     "'according_to'"},
    // what is not ours
    {"AViewWithoutEnd",
     "ALTER TABLE sentences RENAME TO hidden; CREATE VIEW sentences AS WITH RECURSIVE n (i) AS (SELECT 1 "
     "UNION ALL "
     "SELECT i + 1 FROM n) SELECT 1 AS revision, i AS number, 0 AS start, 0 AS stop, 0 AS paragraph, '' AS "
     "part, '' AS "
     "text FROM n"},
    {"ATriggerWithoutEnd",
     "CREATE TABLE n (i); CREATE TRIGGER endless AFTER INSERT ON sentences BEGIN INSERT INTO n SELECT a.i "
     "FROM "
     "(WITH RECURSIVE m (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM m) SELECT i FROM m) a; END"},
    {"AColumnThatIsComputed",
     "DROP TABLE figures; CREATE TABLE figures (entry, number, what, low AS (abs(-9223372036854775807 - 1)), "
     "high, "
     "unit, start, stop)"},
    {"ATableMissing", "DROP TABLE account_links"},
    {"AnIndexMissing", "DROP INDEX entries_by_id"},
};

INSTANTIATE_TEST_SUITE_P(Damages, HostileStore, ::testing::ValuesIn(kDamages),
                         [](const auto& damage) { return std::string(damage.param.name); });

TEST_F(HostileStore, WhatIsNotOursIsRefusedByItsName) {
  for (const auto& [sql, told] :
       {std::pair("CREATE TRIGGER theirs AFTER INSERT ON ledger BEGIN SELECT 1; END", "a trigger, theirs"),
        {"DROP TABLE figures; CREATE VIEW figures AS SELECT 1", "another table figures"},
        {"DROP INDEX entries_by_id", "no index entries_by_id"},
        {"ALTER TABLE actors ADD COLUMN more", "another table actors"}}) {
    const std::string path = damaged(sql);
    const std::string before = Folder::read(path);
    for (const bool writing : {false, true}) {
      const Result<Store> store = writing ? Store::open_or_create(path) : Store::open(path);
      ASSERT_FALSE(store.ok()) << sql;
      EXPECT_EQ(store.error().code, ErrorCode::kDamagedStore);
      EXPECT_EQ(store.error().detail, told);
    }
    EXPECT_EQ(Folder::read(path), before) << "left as it is";
  }
}

TEST_F(HostileStore, TablesIndexesAndViewsOfOnesOwnAreLetBe) {
  const std::string path = damaged(
      "CREATE TABLE notes (article, note); CREATE INDEX mine ON entries (words); CREATE VIEW shelled AS "
      "SELECT * FROM "
      "record WHERE label = 'ASSAULT'; ANALYZE");
  Store store = Store::open_or_create(path).value();
  EXPECT_GT(store.count({}).value(), 0U);
}

}  // namespace
}  // namespace rapporteur::store

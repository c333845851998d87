// Adding, revising, showing, and the files that are no store.
#include "rapporteur/store/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <thread>

#include "tests/unit/store/folder.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::store {
namespace {

using testing::Folder;
using testing::Head;
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

std::string cell(const std::string& path, const std::string& sql) {
  return SQLite::Database(path).execAndGet(sql).getString();
}

std::vector<std::string> contents(Store& store, const Query& query = {}) {
  std::vector<std::string> out;
  const Status done = store.find(query, [&](const Found& found) {
    out.push_back(found.content);
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
  const std::string path = folder.file("a.store");
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
  EXPECT_EQ(shown.record, "{\"id\":\"a1b2c3d4e5f60718\",\"revision\":1}");
  EXPECT_EQ(shown.text, "Ana Reis said: the talks will go on");
  EXPECT_EQ(shown.title, "Talks on the harbour");
  EXPECT_EQ(shown.revisions, 1U);
}

TEST(Store, IsOneFileAtRest) {
  const Folder folder;
  const std::string path = folder.file("a.store");
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
  const std::string path = folder.file("a.store");
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
  Store store = Store::open_or_create(folder.file("a.store")).value();
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
  Store store = Store::open_or_create(folder.file("a.store")).value();
  Document document =
      sample({{"B", SpeechAct::kDeny, "denied", "first"}, {"A", SpeechAct::kSay, "said", "second"}});
  document.article.byline = "T. Writer";
  document.actors[0].kind = ActorKind::kUnnamed;
  document.actors[0].acts_for = 1;
  Statement& first = document.statements[0];
  first.via = {1};
  first.addressee = 1;
  first.channel = Channel{"interview", {0, 1}};
  first.polarity = Polarity::kNegative;
  first.form = SpeechForm::kDirect;
  add(store, document);
  add(store, sample({{"C", SpeechAct::kSay, "said", "third"}}));
  const Document back = store.recall(document.article.id, 1).value();
  EXPECT_EQ(back.article.text.utf8(), document.article.text.utf8());
  EXPECT_EQ(back.article.byline, "T. Writer");
  EXPECT_EQ(back.article.published_basis, DateBasis::kGiven);
  ASSERT_EQ(back.sentences.size(), 2U);
  EXPECT_EQ(back.sentences[1].span, document.sentences[1].span);
  ASSERT_EQ(back.actors.size(), 2U);
  EXPECT_EQ(back.actors[0].kind, ActorKind::kUnnamed);
  EXPECT_EQ(back.actors[0].acts_for, 1U);
  ASSERT_EQ(back.statements.size(), 2U);
  const Statement& got = back.statements[0];
  EXPECT_EQ(got.id, first.id);
  EXPECT_EQ(got.speakers, first.speakers);
  EXPECT_EQ(got.via, first.via);
  EXPECT_EQ(got.addressee, first.addressee);
  EXPECT_EQ(got.channel->kind, "interview");
  EXPECT_EQ(got.channel->span, first.channel->span);
  EXPECT_EQ(got.act, SpeechAct::kDeny);
  EXPECT_EQ(got.polarity, Polarity::kNegative);
  EXPECT_EQ(got.form, SpeechForm::kDirect);
  EXPECT_EQ(got.cue, first.cue);
  EXPECT_EQ(got.source, first.source);
  EXPECT_EQ(got.content, first.content);
  EXPECT_EQ(store.recall(document.article.id, 2)->statements.size(), 1U);
  EXPECT_EQ(store.recall(document.article.id, 3).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(store.recall("no such", 1).error().code, ErrorCode::kNotFound);
}

TEST(Store, RecallsNothingThatPointsOutside) {
  for (const char* damage : {"UPDATE statement_spans SET stop = 9999",
                             "UPDATE statement_actors SET actor = 7", "UPDATE sentences SET start = 50000",
                             "UPDATE statements SET act = 'sing'", "UPDATE actors SET acts_for = 3",
                             "UPDATE statements SET polarity = NULL", "UPDATE sentences SET number = 5"}) {
    const Folder folder;
    const std::string path = folder.file("a.store");
    put(path, talks());
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    database.exec("PRAGMA writable_schema = ON");
    try {
      database.exec(damage);
    } catch (const SQLite::Exception&) {
      continue;  // the tables do not even let this in
    }
    Store store = Store::open(path).value();
    EXPECT_EQ(store.recall("a1b2c3d4e5f60718", 1).error().code, ErrorCode::kDamagedStore) << damage;
  }
}

TEST(Store, TellsTheWriterTheRevision) {
  const Folder folder;
  Store store = Store::open_or_create(folder.file("a.store")).value();
  add(store, talks());
  add(store, sample({{"Ana Reis", SpeechAct::kSay, "said", "something else"}}));
  EXPECT_EQ(store.show("a1b2")->record, "{\"id\":\"a1b2c3d4e5f60718\",\"revision\":2}");
}

TEST(Store, ShowsByUniquePrefix) {
  const Folder folder;
  Store store = Store::open_or_create(folder.file("a.store")).value();
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

TEST(Store, KeepsEveryPartOfAStatement) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  Document document = sample({{"Ana Reis", SpeechAct::kSay, "said", "no date yet"},
                              {"Velia", SpeechAct::kSay, "said", "nothing"},
                              {"Tern", SpeechAct::kSay, "said", "all"}});
  document.actors[0].acts_for = 1;
  document.actors[0].offices.emplace_back().title = "foreign minister";
  Statement& statement = document.statements[0];
  statement.via = {2};
  statement.addressee = 2;
  statement.channel = Channel{"interview", {0, 3}};
  statement.polarity = Polarity::kNegative;
  statement.form = SpeechForm::kMixed;
  statement.reason = "the cue is \"said\"";
  statement.content = {{15, 17}, {23, 26}};
  {
    Store store = Store::open_or_create(path).value();
    add(store, document);
    Found first;
    ASSERT_TRUE(store.find({.limit = 1}, [&](const Found& found) { return first = found, true; }).ok());
    EXPECT_EQ(first.speaker, "Ana Reis");
    EXPECT_EQ(first.acts_for, "Velia");
    EXPECT_EQ(first.via, "Tern");
    EXPECT_EQ(first.addressee, "Tern");
    EXPECT_EQ(first.channel, "interview");
    EXPECT_EQ(first.polarity, "negative");
    EXPECT_EQ(first.form, "mixed");
    EXPECT_EQ(first.cue, "said");
    EXPECT_EQ(first.content, "no \u2026 yet");
    EXPECT_EQ(first.sentence, "Ana Reis said: no date yet");
    EXPECT_EQ(first.sentence_span, (Span{0, 26}));
    EXPECT_EQ(first.cue_span, (Span{9, 13}));
    EXPECT_EQ(first.source_span, (Span{0, 8}));
    EXPECT_EQ(first.content_spans, (std::vector<Span>{{15, 17}, {23, 26}}));
    EXPECT_DOUBLE_EQ(first.confidence, 0.75);
    EXPECT_EQ(contents(store, {.speaker = "foreign minister Velia"}).size(), 1U);
  }
  EXPECT_EQ(cell(path, "SELECT reason FROM statements WHERE number = 0"), "the cue is \"said\"");
  EXPECT_EQ(cell(path, "SELECT group_concat(role || actor) FROM statement_actors WHERE statement = 1"),
            "addressee2,speaker0,via2");
  EXPECT_EQ(cell(path, "SELECT acts_for FROM actors WHERE number = 0"), "1");
  EXPECT_EQ(cell(path, "SELECT substr(text, 10, 4) FROM revisions"), "said")
      << "spans are SQL's characters too";
}

TEST(Store, PassesItsOwnIntegrityChecks) {
  const Folder folder;
  const std::string path = folder.file("a.store");
  {
    Store store = Store::open_or_create(path).value();
    for (int i = 0; i < 30; ++i) {
      add(store, sample({{"Ana", SpeechAct::kSay, "said", "version " + std::to_string(i)}},
                        {.id = "id" + std::to_string(i % 7)}));
    }
  }
  EXPECT_EQ(cell(path, "PRAGMA integrity_check"), "ok");
  EXPECT_EQ(cell(path, "SELECT count(*) FROM pragma_foreign_key_check"), "0");
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  EXPECT_NO_THROW(
      database.exec("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)"));
  EXPECT_EQ(cell(path, "SELECT count(*) FROM revisions WHERE current"), "7");
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
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
  EXPECT_EQ(code_of_open(path), ErrorCode::kWrongStoreVersion);
  EXPECT_EQ(Store::open_or_create(path).error().detail, "version 99; this program knows 1");
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
  const std::string path = folder.file("a.store");
  Store store = Store::open_or_create(path).value();
  SQLite::Database(path, SQLite::OPEN_READWRITE).exec("DROP TABLE statement_spans");
  Document document = talks();
  EXPECT_EQ(store.add(document, small_record).error().code, ErrorCode::kDamagedStore);
  EXPECT_EQ(cell(path, "SELECT count(*) FROM articles"), "0");
}

TEST(Store, HoldsAnArticleWithoutAnything) {
  const Folder folder;
  Store store = Store::open_or_create(folder.file("a.store")).value();
  Document bare;
  bare.article.id = "00";
  EXPECT_EQ(add(store, bare).statements, 0U);
  EXPECT_EQ(add(store, bare).outcome, AddOutcome::kUnchanged);
}

}  // namespace
TEST(Store, ManyMayCreateItAtOnce) {
  const Folder folder;
  for (int round = 0; round < 20; ++round) {
    const std::string path = folder.file("many" + std::to_string(round) + ".store");
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

}  // namespace rapporteur::store

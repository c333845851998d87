// The tables of a store and how older ones are brought up to date; every column is explained in
// docs/formats/store.md. Tested in tests/unit/store/schema_test.cc.
#include "rapporteur/store/schema.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <string>

namespace rapporteur::store {
namespace {

// An article is a row of `articles`; what it said at one time is a row of `revisions`, of which exactly one is
// current. Everything below hangs on a revision, so that an old one stays readable as it was.
constexpr const char* kFirst = R"sql(
CREATE TABLE articles (
  key INTEGER PRIMARY KEY,
  id  TEXT NOT NULL UNIQUE
);

CREATE TABLE revisions (
  key             INTEGER PRIMARY KEY,
  article         INTEGER NOT NULL REFERENCES articles (key),
  revision        INTEGER NOT NULL,
  current         INTEGER NOT NULL CHECK (current IN (0, 1)),
  added           TEXT NOT NULL,
  url             TEXT,
  title           TEXT,
  outlet          TEXT,
  byline          TEXT,
  published       TEXT,
  published_basis TEXT,
  language        TEXT,
  sha256          TEXT NOT NULL,
  text            TEXT NOT NULL,
  record          TEXT NOT NULL,
  UNIQUE (article, revision)
);
CREATE UNIQUE INDEX one_current_revision ON revisions (article) WHERE current = 1;
CREATE INDEX revisions_by_day ON revisions (substr(published, 1, 10));

CREATE TABLE sentences (
  revision  INTEGER NOT NULL REFERENCES revisions (key),
  number    INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  paragraph INTEGER NOT NULL,
  part      TEXT,
  text      TEXT NOT NULL,
  PRIMARY KEY (revision, number)
) WITHOUT ROWID;

CREATE TABLE actors (
  revision INTEGER NOT NULL REFERENCES revisions (key),
  number   INTEGER NOT NULL,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  acts_for INTEGER,
  country  TEXT,
  sector   TEXT,
  wikidata TEXT,
  count    INTEGER,
  PRIMARY KEY (revision, number)
) WITHOUT ROWID;
CREATE INDEX actors_by_name ON actors (name);

CREATE TABLE statements (
  key           INTEGER PRIMARY KEY,
  revision      INTEGER NOT NULL REFERENCES revisions (key),
  number        INTEGER NOT NULL,
  id            TEXT NOT NULL,
  sentence      INTEGER NOT NULL,
  act           TEXT NOT NULL,
  polarity      TEXT NOT NULL,
  form          TEXT NOT NULL,
  speaker       TEXT,
  speaker_words TEXT,
  acts_for      TEXT,
  via           TEXT,
  addressee     TEXT,
  channel       TEXT,
  cue           TEXT,
  content       TEXT NOT NULL,
  confidence    REAL NOT NULL,
  reason        TEXT,
  UNIQUE (revision, number)
);
CREATE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_act ON statements (act);

CREATE TABLE statement_actors (
  statement INTEGER NOT NULL REFERENCES statements (key),
  role      TEXT NOT NULL CHECK (role IN ('speaker', 'via', 'addressee')),
  number    INTEGER NOT NULL,
  actor     INTEGER NOT NULL,
  PRIMARY KEY (statement, role, number)
) WITHOUT ROWID;

CREATE TABLE statement_spans (
  statement INTEGER NOT NULL REFERENCES statements (key),
  what      TEXT NOT NULL CHECK (what IN ('cue', 'source', 'content', 'channel')),
  number    INTEGER NOT NULL,
  start     INTEGER NOT NULL,
  stop      INTEGER NOT NULL,
  PRIMARY KEY (statement, what, number)
) WITHOUT ROWID;

CREATE VIEW statement_texts AS
  SELECT st.key AS key, se.text AS sentence, st.content AS content, st.speaker_words AS speaker
  FROM statements st
  JOIN sentences se ON se.revision = st.revision AND se.number = st.sentence;

CREATE VIRTUAL TABLE statement_search USING fts5 (
  sentence, content, speaker,
  content = 'statement_texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW all_statements AS
  SELECT st.key AS key, a.id AS article, r.revision AS revision, r.current AS current, r.url AS url,
         r.title AS title, r.outlet AS outlet, r.published AS published, st.number AS number, st.id AS id,
         st.speaker AS speaker, st.acts_for AS acts_for, st.via AS via, st.addressee AS addressee,
         st.channel AS channel, st.act AS act, st.polarity AS polarity, st.form AS form, st.cue AS cue,
         st.content AS content, se.text AS sentence, se.start AS sentence_start, se.stop AS sentence_stop,
         st.confidence AS confidence, st.reason AS reason
  FROM statements st
  JOIN revisions r ON r.key = st.revision
  JOIN articles a ON a.key = r.article
  JOIN sentences se ON se.revision = st.revision AND se.number = st.sentence;

CREATE VIEW current_statements AS SELECT * FROM all_statements WHERE current = 1;
)sql";

constexpr std::array<Migration, 1> kMigrations = {{
    {"articles with revisions, sentences, actors, statements and their full-text search", kFirst},
}};

int pragma(const SQLite::Database& database, const char* sql) {
  SQLite::Statement query(database, sql);
  return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

Standing standing(const SQLite::Database& database, std::span<const Migration> list) {
  // One statement, so that all three are of one moment while another process makes the same store.
  SQLite::Statement query(database,
                          "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema) "
                          "FROM pragma_application_id a, pragma_user_version v");
  query.executeStep();
  const int id = query.getColumn(0).getInt();
  const int version = query.getColumn(1).getInt();
  if (id == 0 && version == 0 && query.getColumn(2).getInt() == 0) return Standing::kBlank;
  if (id != kApplicationId || version < 1) return Standing::kForeign;
  const int newest = static_cast<int>(list.size());
  if (version == newest) return Standing::kCurrent;
  return version < newest ? Standing::kOlder : Standing::kNewer;
}

void migrate(SQLite::Database& database, std::span<const Migration> list) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const Standing now = standing(database, list);  // read again: another process may have been first
  if (now != Standing::kBlank && now != Standing::kOlder) return;
  const auto from = static_cast<std::size_t>(pragma(database, "PRAGMA user_version"));
  for (const Migration& step : list.subspan(from)) database.exec(step.sql);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(list.size()));
  transaction.commit();
}

}  // namespace rapporteur::store

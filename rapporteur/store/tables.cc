// The SQL of the migrations, as SQLite reads it; a server's is made of it (server.cc). Every column is explained in
// docs/formats/store.md. Tested in tests/unit/store/schema_test.cc.
#include <array>

#include "rapporteur/store/schema.h"

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

// The lines of the newest revisions: statements, events, meetings and positions in one table, so that a question is asked
// once, whatever it finds. They are made of the record (recall.cc reads it back), which stays the whole truth: an
// older revision's lines are only there.
constexpr const char* kSecond = R"sql(
DROP VIEW current_statements;
DROP VIEW all_statements;
DROP TABLE statement_search;
DROP VIEW statement_texts;
DROP TABLE statement_spans;
DROP TABLE statement_actors;
DROP TABLE statements;
DROP TABLE actors;
DROP INDEX revisions_by_day;

ALTER TABLE articles ADD COLUMN withdrawn TEXT;
ALTER TABLE articles ADD COLUMN withdrawn_note TEXT;
ALTER TABLE articles ADD COLUMN restored TEXT;
CREATE INDEX articles_by_withdrawal ON articles (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX articles_by_restoring ON articles (restored) WHERE restored IS NOT NULL;
CREATE INDEX revisions_by_addition ON revisions (added);
ALTER TABLE revisions ADD COLUMN sketch BLOB;
ALTER TABLE revisions ADD COLUMN copies INTEGER REFERENCES revisions (key);
CREATE INDEX revisions_by_copies ON revisions (copies) WHERE copies IS NOT NULL;
CREATE TABLE copy_bands (
  band     INTEGER NOT NULL,
  revision INTEGER NOT NULL REFERENCES revisions (key),
  PRIMARY KEY (band, revision)
) WITHOUT ROWID;
CREATE INDEX copy_bands_by_revision ON copy_bands (revision);

CREATE TABLE actors (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  country     TEXT,
  sector      TEXT,
  wikidata    TEXT,
  added       TEXT NOT NULL,
  modified    TEXT NOT NULL,
  gone        TEXT,
  merged_into TEXT
);
CREATE INDEX actors_by_name ON actors (name);
CREATE INDEX actors_by_change ON actors (modified);

CREATE TABLE actor_forms (
  key   INTEGER PRIMARY KEY,
  form  TEXT NOT NULL UNIQUE,
  uses  INTEGER NOT NULL,
  actor INTEGER REFERENCES actors (key)
);
CREATE INDEX actor_forms_by_actor ON actor_forms (actor);
CREATE TABLE actor_form_keys (
  hash INTEGER NOT NULL,
  form INTEGER NOT NULL REFERENCES actor_forms (key),
  PRIMARY KEY (hash, form)
) WITHOUT ROWID;
CREATE INDEX actor_form_keys_by_form ON actor_form_keys (form);

CREATE TABLE article_actors (
  revision INTEGER NOT NULL REFERENCES revisions (key),
  number   INTEGER NOT NULL,
  actor    INTEGER REFERENCES actors (key),
  form     INTEGER REFERENCES actor_forms (key),
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  acts_for INTEGER,
  country  TEXT,
  sector   TEXT,
  wikidata TEXT,
  count    INTEGER,
  office   TEXT,
  PRIMARY KEY (revision, number)
) WITHOUT ROWID;
CREATE INDEX article_actors_by_actor ON article_actors (actor) WHERE actor IS NOT NULL;
CREATE INDEX article_actors_by_form ON article_actors (form) WHERE form IS NOT NULL;

CREATE TABLE offices (
  revision  INTEGER NOT NULL REFERENCES revisions (key),
  actor     INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  title     TEXT NOT NULL,
  of        INTEGER,
  from_day  TEXT,
  until_day TEXT,
  start     INTEGER,
  stop      INTEGER,
  PRIMARY KEY (revision, actor, number)
) WITHOUT ROWID;

CREATE TABLE happenings (
  key         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  added       TEXT NOT NULL,
  modified    TEXT NOT NULL,
  gone        TEXT,
  merged_into TEXT
);
CREATE INDEX happenings_by_change ON happenings (modified);

CREATE TABLE accounts (
  key       INTEGER PRIMARY KEY,
  revision  INTEGER NOT NULL REFERENCES revisions (key),
  number    INTEGER NOT NULL,
  article   TEXT NOT NULL,
  entry     TEXT NOT NULL,
  day       INTEGER NOT NULL,
  features  BLOB NOT NULL,
  happening INTEGER REFERENCES happenings (key),
  UNIQUE (revision, number)
);
CREATE INDEX accounts_by_happening ON accounts (happening);
CREATE TABLE account_keys (
  hash    INTEGER NOT NULL,
  day     INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES accounts (key),
  PRIMARY KEY (hash, day, account)
) WITHOUT ROWID;
CREATE INDEX account_keys_by_account ON account_keys (account);
CREATE TABLE account_links (
  account  INTEGER NOT NULL REFERENCES accounts (key),
  other    INTEGER NOT NULL REFERENCES accounts (key),
  likeness REAL NOT NULL,
  PRIMARY KEY (account, other)
) WITHOUT ROWID;
CREATE INDEX account_links_by_other ON account_links (other);

CREATE TABLE entries (
  key             INTEGER PRIMARY KEY,
  revision        INTEGER NOT NULL REFERENCES revisions (key),
  article         TEXT NOT NULL,
  published       TEXT,
  kind            TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'position')),
  number          INTEGER NOT NULL,
  id              TEXT NOT NULL,
  sentence        INTEGER NOT NULL,
  label           TEXT NOT NULL,
  status          TEXT,
  background      INTEGER NOT NULL,
  who             TEXT,
  who_for         TEXT,
  whom            TEXT,
  according_to    TEXT,
  words           TEXT NOT NULL,
  form            TEXT,
  channel         TEXT,
  mode            TEXT,
  cameo           TEXT,
  contexts        TEXT,
  intensity       REAL,
  time_value      TEXT,
  time_from       TEXT,
  time_to         TEXT,
  place           TEXT,
  place_country   TEXT,
  place_admin1    TEXT,
  place_lat       REAL,
  place_lon       REAL,
  place_geonames  INTEGER,
  place_precision TEXT,
  account         INTEGER REFERENCES accounts (key),
  confidence      REAL NOT NULL,
  reason          TEXT,
  who_words       TEXT,
  whom_words      TEXT,
  source_words    TEXT,
  place_words     TEXT,
  UNIQUE (revision, kind, number)
);
CREATE INDEX entries_by_id ON entries (id);
CREATE INDEX entries_in_order ON entries (published DESC, article, kind, number);
CREATE INDEX entries_by_label ON entries (label, published DESC);
CREATE INDEX entries_by_status ON entries (status, published DESC);
CREATE INDEX entries_by_time ON entries (time_from, time_to) WHERE time_from IS NOT NULL OR time_to IS NOT NULL;
CREATE INDEX entries_by_account ON entries (account) WHERE account IS NOT NULL;

CREATE TABLE entry_parties (
  entry    INTEGER NOT NULL REFERENCES entries (key),
  number   INTEGER NOT NULL,
  role     TEXT NOT NULL,
  actor    INTEGER,
  name     TEXT NOT NULL,
  acts_for TEXT,
  attends  TEXT,
  start    INTEGER,
  stop     INTEGER,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE entry_spans (
  entry  INTEGER NOT NULL REFERENCES entries (key),
  number INTEGER NOT NULL,
  what   TEXT NOT NULL,
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE entry_links (
  entry  INTEGER NOT NULL REFERENCES entries (key),
  number INTEGER NOT NULL,
  what   TEXT NOT NULL,
  target TEXT NOT NULL,
  word   TEXT,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE figures (
  entry  INTEGER NOT NULL REFERENCES entries (key),
  number INTEGER NOT NULL,
  what   TEXT NOT NULL,
  low    REAL,
  high   REAL,
  unit   TEXT,
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  PRIMARY KEY (entry, number)
) WITHOUT ROWID;

CREATE TABLE ledger (
  id       TEXT NOT NULL,
  kind     TEXT NOT NULL,
  article  TEXT NOT NULL,
  digest   INTEGER NOT NULL,
  added    TEXT NOT NULL,
  modified TEXT NOT NULL,
  gone     TEXT,
  PRIMARY KEY (id, kind)
) WITHOUT ROWID;
CREATE INDEX ledger_by_change ON ledger (modified);
CREATE INDEX ledger_by_article ON ledger (article);

CREATE TABLE corrections (
  key     INTEGER PRIMARY KEY,
  made    TEXT NOT NULL,
  by      TEXT,
  what    TEXT NOT NULL CHECK (what IN ('not_an_entry', 'label', 'status', 'who', 'whom', 'time', 'place',
                                        'merge', 'split')),
  kind    TEXT NOT NULL,
  entry   TEXT NOT NULL,
  article TEXT,
  value   TEXT,
  note    TEXT,
  undone  TEXT
);
CREATE INDEX corrections_by_article ON corrections (article) WHERE article IS NOT NULL;

CREATE TABLE corrected (
  correction INTEGER PRIMARY KEY REFERENCES corrections (key),
  entry      INTEGER REFERENCES entries (key),
  machine    TEXT
);
CREATE INDEX corrected_by_entry ON corrected (entry) WHERE entry IS NOT NULL;

CREATE TABLE correction_events (
  correction INTEGER NOT NULL REFERENCES corrections (key),
  side       INTEGER NOT NULL CHECK (side IN (0, 1)),
  event      TEXT NOT NULL,
  PRIMARY KEY (correction, side, event)
) WITHOUT ROWID;
CREATE INDEX correction_events_by_event ON correction_events (event);

CREATE VIEW entry_texts AS
  SELECT e.key AS key, s.text AS sentence, e.words AS words, e.who_words AS who, e.whom_words AS whom,
         e.source_words AS source, e.place_words AS place
  FROM entries e JOIN sentences s ON s.revision = e.revision AND s.number = e.sentence;

CREATE VIRTUAL TABLE entry_search USING fts5 (
  sentence, words, who, whom, source, place,
  content = 'entry_texts', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW record AS
  SELECT e.published, r.outlet, r.title, r.url, e.article, e.kind, e.id, e.label, e.status, e.background, e.who,
         e.who_for, e.whom, e.according_to, e.words, e.mode, e.cameo, e.time_value, e.time_from, e.time_to, e.place,
         e.place_country, e.confidence, s.text AS sentence, e.key
  FROM entries e JOIN revisions r ON r.key = e.revision
  JOIN sentences s ON s.revision = e.revision AND s.number = e.sentence;
)sql";

// What a large store is asked in order of publication, by time and by outlet. Times beyond a month are few: who asks for what
// took place in March need not go through all that began before it.
constexpr const char* kThird = R"sql(
CREATE INDEX entries_of_meetings ON entries (published DESC) WHERE kind = 'meeting';
CREATE INDEX entries_of_positions ON entries (published DESC) WHERE kind = 'position';
CREATE INDEX entries_by_long_time ON entries (time_from, time_to)
  WHERE time_from IS NULL OR time_to IS NULL OR substr(time_from, 1, 7) <> substr(time_to, 1, 7);
CREATE INDEX revisions_by_outlet ON revisions (outlet);
)sql";

// How often an actor is told of is kept where it is asked for, and the days of its articles in the order of an index: an actor
// may stand in each of a hundred thousand articles.
constexpr const char* kFourth = R"sql(
ALTER TABLE article_actors ADD COLUMN day TEXT;
ALTER TABLE article_actors ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actors ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actors ADD COLUMN lines INTEGER NOT NULL DEFAULT 0;
UPDATE article_actors SET
  day = (SELECT substr(r.published, 1, 10) FROM revisions r WHERE r.key = article_actors.revision),
  lines = (SELECT count(DISTINCT p.entry) FROM entries e JOIN entry_parties p ON p.entry = e.key
           WHERE e.revision = article_actors.revision AND p.actor = article_actors.number);
UPDATE actors SET
  articles = (SELECT count(DISTINCT x.revision) FROM article_actors x WHERE x.actor = actors.key),
  lines = (SELECT count(DISTINCT p.entry) FROM article_actors x JOIN entries e ON e.revision = x.revision
           JOIN entry_parties p ON p.entry = e.key AND p.actor = x.number WHERE x.actor = actors.key);
DROP INDEX article_actors_by_actor;
DROP INDEX article_actors_by_form;
CREATE INDEX article_actors_by_actor ON article_actors (actor, day, name) WHERE actor IS NOT NULL;
CREATE INDEX article_actors_by_form ON article_actors (form, day) WHERE form IS NOT NULL;
CREATE INDEX actors_by_articles ON actors (articles DESC, name, id) WHERE gone IS NULL;
)sql";

constexpr std::array<Migration, 4> kMigrations = {{
    {"articles with revisions, sentences, actors, statements and their full-text search", kFirst},
    {"lines of every kind in one table, actors and happenings across articles, copies, changes, corrections",
     kSecond},
    {"indexes for a store of many articles", kThird, false},
    {"how often actors are told of, and when", kFourth, false},
}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace rapporteur::store

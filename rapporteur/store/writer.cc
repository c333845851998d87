// Rows of one article. What is said and done in it is line_writer.cc.
// Tested in tests/unit/store/store_test.cc.
#include "rapporteur/store/writer.h"

#include "rapporteur/store/rows.h"

namespace rapporteur::store {

Writer::Writer(SQLite::Database& database)
    : database_(database),
      find_article_(
          database,
          "SELECT a.key, r.key, r.revision, r.text = ?2, a.withdrawn IS NOT NULL, "
          "(SELECT count(*) FROM entries e WHERE e.revision = r.key AND e.kind = 'statement') "
          "FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 WHERE a.id = ?1"),
      article_(database, "INSERT INTO articles (id) VALUES (?)"),
      retire_(database, "UPDATE revisions SET current = 0 WHERE article = ? AND current = 1"),
      bring_back_(
          database,
          "UPDATE articles SET withdrawn = NULL, withdrawn_note = NULL WHERE key = ? AND withdrawn IS "
          "NOT NULL"),
      revision_(
          database,
          "INSERT INTO revisions (article, revision, current, added, url, title, outlet, byline, published, "
          "published_basis, language, sha256, text, record) "
          "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      sentence_(database,
                "INSERT INTO sentences (revision, number, start, stop, paragraph, part, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      actor_(database,
             "INSERT INTO article_actors (revision, number, name, kind, acts_for, country, sector, wikidata, "
             "count, office) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      office_(database,
              "INSERT INTO offices (revision, actor, number, title, of, from_day, until_day, start, stop) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      drop_sentences_(database, "DELETE FROM sentences WHERE revision = ?"),
      drop_actors_(database, "DELETE FROM article_actors WHERE revision = ?"),
      drop_offices_(database, "DELETE FROM offices WHERE revision = ?") {}

std::optional<Known> Writer::known(const Article& article) {
  find_article_.reset();
  find_article_.bindNoCopy(1, article.id);
  find_article_.bindNoCopy(2, article.text.utf8());
  std::optional<Known> out;
  if (find_article_.executeStep()) {
    out = Known{.article = find_article_.getColumn(0).getInt64(),
                .revision = find_article_.getColumn(1).getInt64(),
                .number = find_article_.getColumn(2).getUInt(),
                .same_text = find_article_.getColumn(3).getInt() != 0,
                .withdrawn = find_article_.getColumn(4).getInt() != 0,
                .statements = static_cast<std::size_t>(find_article_.getColumn(5).getInt64())};
  }
  find_article_.reset();
  find_article_.clearBindings();
  return out;
}

std::int64_t Writer::add_revision(const Article& article, const std::optional<Known>& known,
                                  const std::string& record, const std::string& now) {
  std::int64_t key = 0;
  if (known) {
    key = known->article;
    for (SQLite::Statement* change : {&retire_, &bring_back_}) {
      change->bind(1, key);
      run(*change);
    }
  } else {
    article_.bindNoCopy(1, article.id);
    run(article_);
    key = database_.getLastInsertRowid();
  }
  revision_.bind(1, key);
  revision_.bind(2, article.revision);
  revision_.bindNoCopy(3, now);
  bind_text(revision_, 4, article.url);
  bind_text(revision_, 5, article.title);
  bind_text(revision_, 6, article.outlet);
  bind_text(revision_, 7, article.byline);
  bind_text(revision_, 8, article.published);
  bind_text(revision_, 9, to_word(article.published_basis));
  bind_text(revision_, 10, article.language);
  revision_.bindNoCopy(11, article.sha256);
  revision_.bindNoCopy(12, article.text.utf8());
  revision_.bindNoCopy(13, record);
  run(revision_);
  return database_.getLastInsertRowid();
}

void Writer::add_layers(const Document& document, std::int64_t revision) {
  add_sentences(document, revision);
  add_actors(document, revision);
}

void Writer::remove_layers(std::int64_t revision) {
  for (SQLite::Statement* drop : {&drop_sentences_, &drop_actors_, &drop_offices_}) {
    drop->bind(1, revision);
    run(*drop);
  }
}

void Writer::add_sentences(const Document& document, std::int64_t revision) {
  for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    const std::string text(document.article.text.slice(sentence.span));
    sentence_.bind(1, revision);
    sentence_.bind(2, i);
    sentence_.bind(3, sentence.span.begin);
    sentence_.bind(4, sentence.span.end);
    sentence_.bind(5, sentence.paragraph);
    if (sentence.paragraph < document.article.paragraphs.size()) {
      bind_text(sentence_, 6, to_word(document.article.paragraphs[sentence.paragraph].part));
    }
    sentence_.bindNoCopy(7, text);
    run(sentence_);
  }
}

void Writer::add_actors(const Document& document, std::int64_t revision) {
  for (std::uint32_t i = 0; i < document.actors.size(); ++i) {
    const Actor& actor = document.actors[i];
    actor_.bind(1, revision);
    actor_.bind(2, i);
    actor_.bindNoCopy(3, actor.name);
    bind_text(actor_, 4, to_word(actor.kind));
    if (actor.acts_for) actor_.bind(5, *actor.acts_for);
    bind_text(actor_, 6, actor.country);
    bind_text(actor_, 7, actor.sector);
    bind_text(actor_, 8, actor.wikidata);
    if (actor.count) actor_.bind(9, *actor.count);
    if (!actor.offices.empty()) bind_text(actor_, 10, actor.offices.front().title);
    run(actor_);
    add_offices(actor, revision, i);
  }
}

void Writer::add_offices(const Actor& actor, std::int64_t revision, std::uint32_t number) {
  for (std::uint32_t i = 0; i < actor.offices.size(); ++i) {
    const Office& office = actor.offices[i];
    office_.bind(1, revision);
    office_.bind(2, number);
    office_.bind(3, i);
    office_.bindNoCopy(4, office.title);
    if (office.of) office_.bind(5, *office.of);
    bind_text(office_, 6, office.from);
    bind_text(office_, 7, office.until);
    if (!office.evidence.empty()) {
      office_.bind(8, office.evidence.begin);
      office_.bind(9, office.evidence.end);
    }
    run(office_);
  }
}

}  // namespace rapporteur::store

// Rows of one document. Names and texts are repeated in `statements` so that a find reads one table and the search
// index has something to point at; the spans and the actors' numbers stand in tables of their own.
// Tested in tests/unit/store/store_test.cc.
#include "rapporteur/store/writer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rapporteur::store {
namespace {

constexpr std::string_view kBetweenNames = "; ";
constexpr std::string_view kBetweenPieces = " \u2026 ";  // of an interrupted quote

void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
  if (text.empty()) {
    statement.bind(index);  // unknown: NULL
  } else {
    statement.bind(index, std::string(text));
  }
}

void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
  statement.clearBindings();
}

void append(std::string& out, std::string_view piece, std::string_view between) {
  if (piece.empty()) return;
  if (!out.empty()) out += between;
  out += piece;
}

std::string names_of(const Document& document, const std::vector<std::uint32_t>& actors) {
  std::string out;
  for (const std::uint32_t actor : actors) append(out, document.actors[actor].name, kBetweenNames);
  return out;
}

std::string acts_for(const Document& document, const std::vector<std::uint32_t>& actors) {
  std::vector<std::uint32_t> wholes;
  for (const std::uint32_t actor : actors) {
    const auto whole = document.actors[actor].acts_for;
    if (whole && std::find(wholes.begin(), wholes.end(), *whole) == wholes.end()) wholes.push_back(*whole);
  }
  return names_of(document, wholes);
}

/// What a speaker can be found by: names and titles as the article has them, offices, and whom they speak for.
std::string search_words(const Document& document, const std::vector<std::uint32_t>& actors) {
  std::vector<std::string_view> words;
  const auto add = [&words](std::string_view word) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  };
  for (const std::uint32_t index : actors) {
    const Actor& actor = document.actors[index];
    add(actor.name);
    for (const Mention& mention : actor.mentions) {
      if (mention.form == MentionForm::kName || mention.form == MentionForm::kTitle) {
        add(document.article.text.slice(mention.span));
      }
    }
    for (const Office& office : actor.offices) add(office.title);
    if (actor.acts_for) add(document.actors[*actor.acts_for].name);
  }
  std::string out;
  for (const std::string_view word : words) append(out, word, kBetweenNames);
  return out;
}

std::string content_of(const Document& document, const Statement& statement) {
  std::string out;
  for (const Span span : statement.content) append(out, document.article.text.slice(span), kBetweenPieces);
  return out;
}

}  // namespace

Writer::Writer(SQLite::Database& database)
    : database_(database),
      find_article_(
          database,
          "SELECT a.key, r.key, r.revision, r.text = ?2, "
          "(SELECT count(*) FROM statements s WHERE s.revision = r.key) "
          "FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 WHERE a.id = ?1"),
      article_(database, "INSERT INTO articles (id) VALUES (?)"),
      retire_(database, "UPDATE revisions SET current = 0 WHERE article = ? AND current = 1"),
      revision_(
          database,
          "INSERT INTO revisions (article, revision, current, added, url, title, outlet, byline, published, "
          "published_basis, language, sha256, text, record) "
          "VALUES (?, ?, 1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      sentence_(database,
                "INSERT INTO sentences (revision, number, start, stop, paragraph, part, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      actor_(database,
             "INSERT INTO actors (revision, number, name, kind, acts_for, country, sector, wikidata, count) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      statement_(database,
                 "INSERT INTO statements (revision, number, id, sentence, act, polarity, form, speaker, "
                 "speaker_words, acts_for, via, addressee, channel, cue, content, confidence, reason) "
                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      statement_actor_(database,
                       "INSERT INTO statement_actors (statement, role, number, actor) VALUES (?, ?, ?, ?)"),
      statement_span_(
          database,
          "INSERT INTO statement_spans (statement, what, number, start, stop) VALUES (?, ?, ?, ?, ?)"),
      search_(database,
              "INSERT INTO statement_search (rowid, sentence, content, speaker) VALUES (?, ?, ?, ?)") {}

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
                .statements = static_cast<std::size_t>(find_article_.getColumn(4).getInt64())};
  }
  find_article_.reset();
  find_article_.clearBindings();
  return out;
}

std::int64_t Writer::add_revision(const Article& article, const std::optional<Known>& known,
                                  const std::string& record) {
  std::int64_t key = 0;
  if (known) {
    key = known->article;
    retire_.bind(1, key);
    run(retire_);
  } else {
    article_.bindNoCopy(1, article.id);
    run(article_);
    key = database_.getLastInsertRowid();
  }
  revision_.bind(1, key);
  revision_.bind(2, article.revision);
  bind_text(revision_, 3, article.url);
  bind_text(revision_, 4, article.title);
  bind_text(revision_, 5, article.outlet);
  bind_text(revision_, 6, article.byline);
  bind_text(revision_, 7, article.published);
  bind_text(revision_, 8, to_word(article.published_basis));
  bind_text(revision_, 9, article.language);
  revision_.bindNoCopy(10, article.sha256);
  revision_.bindNoCopy(11, article.text.utf8());
  revision_.bindNoCopy(12, record);
  run(revision_);
  return database_.getLastInsertRowid();
}

void Writer::add_layers(const Document& document, std::int64_t revision) {
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
    run(actor_);
  }
  for (std::uint32_t i = 0; i < document.statements.size(); ++i) add_statement(document, revision, i);
}

void Writer::add_statement(const Document& document, std::int64_t revision, std::uint32_t number) {
  const Statement& statement = document.statements[number];
  const std::vector<std::uint32_t> addressee =
      statement.addressee ? std::vector<std::uint32_t>{*statement.addressee} : std::vector<std::uint32_t>{};
  statement_.bind(1, revision);
  statement_.bind(2, number);
  statement_.bind(3, statement.id);
  statement_.bind(4, statement.sentence);
  bind_text(statement_, 5, to_word(statement.act));
  bind_text(statement_, 6, to_word(statement.polarity));
  bind_text(statement_, 7, to_word(statement.form));
  bind_text(statement_, 8, names_of(document, statement.speakers));
  bind_text(statement_, 9, search_words(document, statement.speakers));
  bind_text(statement_, 10, acts_for(document, statement.speakers));
  bind_text(statement_, 11, names_of(document, statement.via));
  bind_text(statement_, 12, names_of(document, addressee));
  if (statement.channel) bind_text(statement_, 13, statement.channel->kind);
  bind_text(statement_, 14, document.article.text.slice(statement.cue));
  statement_.bind(15, content_of(document, statement));
  statement_.bind(16,
                  std::round(static_cast<double>(statement.confidence) * 1000) / 1000);  // as in the record
  bind_text(statement_, 17, statement.reason);
  run(statement_);
  const std::int64_t key = database_.getLastInsertRowid();

  add_actors(key, "speaker", statement.speakers);
  add_actors(key, "via", statement.via);
  add_actors(key, "addressee", addressee);
  if (!statement.cue.empty()) add_spans(key, "cue", {statement.cue});
  if (statement.source) add_spans(key, "source", {*statement.source});
  add_spans(key, "content", statement.content);
  if (statement.channel) add_spans(key, "channel", {statement.channel->span});
  add_to_search(document, key, statement);
}

void Writer::add_to_search(const Document& document, std::int64_t key, const Statement& statement) {
  const Span sentence = document.sentences[statement.sentence].span;
  search_.bind(1, key);
  search_.bind(2, std::string(document.article.text.slice(sentence)));
  search_.bind(3, content_of(document, statement));
  bind_text(search_, 4, search_words(document, statement.speakers));
  run(search_);
}

void Writer::add_actors(std::int64_t statement, const char* role, const std::vector<std::uint32_t>& actors) {
  for (std::uint32_t i = 0; i < actors.size(); ++i) {
    statement_actor_.bind(1, statement);
    statement_actor_.bindNoCopy(2, role);
    statement_actor_.bind(3, i);
    statement_actor_.bind(4, actors[i]);
    run(statement_actor_);
  }
}

void Writer::add_spans(std::int64_t statement, const char* what, const std::vector<Span>& spans) {
  for (std::uint32_t i = 0; i < spans.size(); ++i) {
    statement_span_.bind(1, statement);
    statement_span_.bindNoCopy(2, what);
    statement_span_.bind(3, i);
    statement_span_.bind(4, spans[i].begin);
    statement_span_.bind(5, spans[i].end);
    run(statement_span_);
  }
}

}  // namespace rapporteur::store

// Rows of one article. What is said and done in it is line_writer.cc.
// Tested in tests/unit/store/store_test.cc.
#include "rapporteur/store/writer.h"

#include <set>
#include <string_view>

#include "rapporteur/database/database.h"

namespace rapporteur::store {
namespace {

/// In how many lines each actor of a document takes part.
std::vector<std::uint32_t> lines_with(const Document& document, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> out(document.actors.size());
  for (const Line& line : lines) {
    std::set<std::uint32_t> parties;
    for (const LineParty& party : line.parties) {
      if (party.actor) parties.insert(*party.actor);
    }
    for (const std::uint32_t actor : parties) ++out[actor];
  }
  return out;
}

}  // namespace

Writer::Writer(database::Connection& database)
    : find_article_(
          database,
          "SELECT a.key, r.key, r.revision, r.text = ?2, a.withdrawn IS NOT NULL, "
          "(SELECT count(*) FROM entries e WHERE e.revision = r.key AND e.kind = 'statement') "
          "FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 WHERE a.id = ?1"),
      article_(database, "INSERT INTO articles (id) VALUES (?) RETURNING key"),
      retire_(database, "UPDATE revisions SET current = 0 WHERE article = ? AND current = 1"),
      bring_back_(
          database,
          "UPDATE articles SET withdrawn = NULL, withdrawn_note = NULL WHERE key = ? AND withdrawn IS "
          "NOT NULL"),
      revision_(
          database,
          "INSERT INTO revisions (article, revision, current, added, url, title, outlet, byline, published, "
          "published_basis, language, sha256, text, record) "
          "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key"),
      sentence_(database,
                "INSERT INTO sentences (revision, number, start, stop, paragraph, part, text) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)"),
      actor_(database,
             "INSERT INTO article_actors (revision, number, name, kind, acts_for, country, sector, wikidata, "
             "count, office, day, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      office_(database,
              "INSERT INTO offices (revision, actor, number, title, of, from_day, until_day, start, stop) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      drop_sentences_(database, "DELETE FROM sentences WHERE revision = ?"),
      drop_actors_(database, "DELETE FROM article_actors WHERE revision = ?"),
      drop_offices_(database, "DELETE FROM offices WHERE revision = ?") {}

std::optional<Known> Writer::known(const Article& article) {
  find_article_.reset();
  find_article_.bind(1, article.id);
  find_article_.bind(2, article.text.utf8());
  std::optional<Known> out;
  if (find_article_.step()) {
    out = Known{.article = find_article_.number(0),
                .revision = find_article_.number(1),
                .number = find_article_.count(2),
                .same_text = find_article_.flag(3),
                .withdrawn = find_article_.flag(4),
                .statements = static_cast<std::size_t>(find_article_.number(5))};
  }
  find_article_.reset();
  return out;
}

std::int64_t Writer::add_revision(const Article& article, const std::optional<Known>& known,
                                  const std::string& record, const std::string& now) {
  std::int64_t key = 0;
  if (known) {
    key = known->article;
    for (database::Statement* change : {&retire_, &bring_back_}) {
      change->bind(1, key);
      change->run();
    }
  } else {
    article_.bind(1, article.id);
    key = article_.take_number();
  }
  revision_.bind(1, key);
  revision_.bind(2, article.revision);
  revision_.bind(3, now);
  revision_.bind_or_null(4, article.url);
  revision_.bind_or_null(5, article.title);
  revision_.bind_or_null(6, article.outlet);
  revision_.bind_or_null(7, article.byline);
  revision_.bind_or_null(8, article.published);
  revision_.bind_or_null(9, to_word(article.published_basis));
  revision_.bind_or_null(10, article.language);
  revision_.bind(11, article.sha256);
  revision_.bind(12, article.text.utf8());
  revision_.bind(13, record);
  return revision_.take_number();
}

void Writer::add_layers(const Document& document, const std::vector<Line>& lines, std::int64_t revision) {
  add_sentences(document, revision);
  add_actors(document, lines, revision);
}

void Writer::remove_layers(std::int64_t revision) {
  for (database::Statement* drop : {&drop_sentences_, &drop_actors_, &drop_offices_}) {
    drop->bind(1, revision);
    drop->run();
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
      sentence_.bind_or_null(6, to_word(document.article.paragraphs[sentence.paragraph].part));
    }
    sentence_.bind(7, text);
    sentence_.run();
  }
}

void Writer::add_actors(const Document& document, const std::vector<Line>& lines, std::int64_t revision) {
  constexpr std::size_t kDay = std::string_view("2026-03-03").size();
  const std::vector<std::uint32_t> taking_part = lines_with(document, lines);
  for (std::uint32_t i = 0; i < document.actors.size(); ++i) {
    const Actor& actor = document.actors[i];
    actor_.bind(1, revision);
    actor_.bind(2, i);
    actor_.bind(3, actor.name);
    actor_.bind_or_null(4, to_word(actor.kind));
    if (actor.acts_for) actor_.bind(5, *actor.acts_for);
    actor_.bind_or_null(6, actor.country);
    actor_.bind_or_null(7, actor.sector);
    actor_.bind_or_null(8, actor.wikidata);
    if (actor.count) actor_.bind(9, *actor.count);
    if (!actor.offices.empty()) actor_.bind_or_null(10, actor.offices.front().title);
    actor_.bind_or_null(11, std::string_view(document.article.published).substr(0, kDay));
    actor_.bind(12, taking_part[i]);
    actor_.run();
    add_offices(actor, revision, i);
  }
}

void Writer::add_offices(const Actor& actor, std::int64_t revision, std::uint32_t number) {
  for (std::uint32_t i = 0; i < actor.offices.size(); ++i) {
    const Office& office = actor.offices[i];
    office_.bind(1, revision);
    office_.bind(2, number);
    office_.bind(3, i);
    office_.bind(4, office.title);
    if (office.of) office_.bind(5, *office.of);
    office_.bind_or_null(6, office.from);
    office_.bind_or_null(7, office.until);
    if (!office.evidence.empty()) {
      office_.bind(8, office.evidence.begin);
      office_.bind(9, office.evidence.end);
    }
    office_.run();
  }
}

}  // namespace rapporteur::store

// From the rows back to a Document, so that what was kept is shown by the same code as what was just read. Nothing in
// the file is believed: an index, a span or a word that cannot be is a damaged store.
// Tested in tests/unit/store/store_test.cc and tests/fault/.
#include <SQLiteCpp/Statement.h>

#include "rapporteur/document/document.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

namespace rapporteur::store {
namespace {

/// Thrown inside this file only: rows that contradict each other.
struct Contradiction {
  std::string what;
};

std::uint32_t within(std::int64_t value, std::size_t limit, const char* what) {
  if (value < 0 || static_cast<std::uint64_t>(value) >= limit) throw Contradiction{what};
  return static_cast<std::uint32_t>(value);
}

/// The enumerator that to_word() writes as this word; `last` is the last one there is.
template <class Enum>
Enum of_word(const std::string& word, Enum last, const char* what) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (to_word(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  throw Contradiction{what};
}

class Recalling {
 public:
  explicit Recalling(SQLite::Database& database) : database_(database) {}

  std::optional<Document> run(const std::string& article, std::uint32_t revision) {
    if (!read_article(article, revision)) return std::nullopt;
    read_sentences();
    read_actors();
    read_statements();
    return std::move(document_);
  }

 private:
  bool read_article(const std::string& id, std::uint32_t revision) {
    SQLite::Statement row(
        database_,
        "SELECT r.key, r.text, r.url, r.title, r.outlet, r.byline, r.published, r.language, "
        "r.sha256, r.published_basis FROM articles a JOIN revisions r ON r.article = a.key "
        "WHERE a.id = ?1 AND r.revision = ?2");
    row.bind(1, id);
    row.bind(2, revision);
    if (!row.executeStep()) return false;
    Article& article = document_.article;
    key_ = row.getColumn(0).getInt64();
    article.id = id;
    article.revision = revision;
    article.text = Text(row.getColumn(1).getString());
    int column = 2;
    for (std::string* field : {&article.url, &article.title, &article.outlet, &article.byline,
                               &article.published, &article.language, &article.sha256}) {
      *field = row.getColumn(column++).getString();
    }
    article.published_basis =
        of_word(row.getColumn(column).getString(), DateBasis::kGiven, "published_basis");
    return true;
  }

  SQLite::Statement rows(const char* sql) {
    SQLite::Statement out(database_, sql);
    out.bind(1, key_);
    return out;
  }

  Span span_at(SQLite::Statement& row, int column) const {
    const std::uint32_t end =
        within(row.getColumn(column + 1).getInt64(), document_.article.text.size() + 1ULL, "span");
    return {within(row.getColumn(column).getInt64(), end + 1ULL, "span"), end};
  }

  void read_sentences() {
    SQLite::Statement row =
        rows("SELECT number, start, stop, paragraph FROM sentences WHERE revision = ? ORDER BY number");
    while (row.executeStep()) {
      if (row.getColumn(0).getInt64() != static_cast<std::int64_t>(document_.sentences.size())) {
        throw Contradiction{"sentences"};
      }
      Sentence& sentence = document_.sentences.emplace_back();
      sentence.span = span_at(row, 1);
      sentence.paragraph = row.getColumn(3).getUInt();
    }
  }

  void read_actors() {
    SQLite::Statement count = rows("SELECT count(*) FROM actors WHERE revision = ?");
    count.executeStep();
    const auto actors = static_cast<std::size_t>(count.getColumn(0).getInt64());
    SQLite::Statement row =
        rows("SELECT number, name, kind, acts_for FROM actors WHERE revision = ? ORDER BY number");
    while (row.executeStep()) {
      if (row.getColumn(0).getInt64() != static_cast<std::int64_t>(document_.actors.size())) {
        throw Contradiction{"actors"};
      }
      Actor& actor = document_.actors.emplace_back();
      actor.name = row.getColumn(1).getString();
      actor.kind = of_word(row.getColumn(2).getString(), ActorKind::kUnnamed, "kind");
      if (!row.getColumn(3).isNull())
        actor.acts_for = within(row.getColumn(3).getInt64(), actors, "acts_for");
    }
  }

  void read_statements() {
    SQLite::Statement row = rows(
        "SELECT key, id, sentence, act, polarity, form, channel, confidence, reason FROM statements "
        "WHERE revision = ? ORDER BY number");
    while (row.executeStep()) {
      Statement& statement = document_.statements.emplace_back();
      statement.id = row.getColumn(1).getString();
      statement.sentence = within(row.getColumn(2).getInt64(), document_.sentences.size(), "sentence");
      statement.act = of_word(row.getColumn(3).getString(), SpeechAct::kDecline, "act");
      statement.polarity = of_word(row.getColumn(4).getString(), Polarity::kNegative, "polarity");
      statement.form = of_word(row.getColumn(5).getString(), SpeechForm::kMixed, "form");
      if (!row.getColumn(6).isNull()) statement.channel = Channel{row.getColumn(6).getString(), {}};
      statement.confidence = static_cast<float>(row.getColumn(7).getDouble());
      statement.reason = row.getColumn(8).getString();
      read_parts(row.getColumn(0).getInt64(), statement);
    }
  }

  void read_parts(std::int64_t key, Statement& statement) {
    SQLite::Statement actor(
        database_, "SELECT role, actor FROM statement_actors WHERE statement = ? ORDER BY role, number");
    actor.bind(1, key);
    while (actor.executeStep()) {
      const std::string role = actor.getColumn(0).getString();
      const std::uint32_t index = within(actor.getColumn(1).getInt64(), document_.actors.size(), "actor");
      if (role == "speaker") statement.speakers.push_back(index);
      if (role == "via") statement.via.push_back(index);
      if (role == "addressee") statement.addressee = index;
    }
    SQLite::Statement span(
        database_, "SELECT what, start, stop FROM statement_spans WHERE statement = ? ORDER BY what, number");
    span.bind(1, key);
    while (span.executeStep()) {
      const std::string what = span.getColumn(0).getString();
      if (what == "cue") statement.cue = span_at(span, 1);
      if (what == "source") statement.source = span_at(span, 1);
      if (what == "content") statement.content.push_back(span_at(span, 1));
      if (what == "channel" && statement.channel) statement.channel->span = span_at(span, 1);
    }
  }

  SQLite::Database& database_;
  Document document_;
  std::int64_t key_ = 0;
};

}  // namespace

Result<Document> Store::recall(const std::string& article, std::uint32_t revision) {
  try {
    std::optional<Document> document = Recalling(inside_->database).run(article, revision);
    if (!document) return Error{ErrorCode::kNotFound, article, "revision " + std::to_string(revision)};
    return std::move(*document);
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  } catch (const Contradiction& contradiction) {
    return Error{ErrorCode::kDamagedStore, inside_->path,
                 contradiction.what + " of article " + article + " points nowhere"};
  }
}

}  // namespace rapporteur::store

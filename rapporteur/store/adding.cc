// Tested in tests/unit/store/store_test.cc and tests/unit/store/schema_test.cc (rebuilding).
#include "rapporteur/store/adding.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <array>
#include <ctime>
#include <vector>

#include "rapporteur/record/record.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/rows.h"

namespace rapporteur::store {

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 32> out{};
  const std::size_t length = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), length};
}

Adding::Adding(SQLite::Database& database)
    : database_(database), articles_(database), lines_(database), happenings_(database), actors_(database), copies_(database) {}

void Adding::add(const Document& document, const std::optional<Known>& known, const std::string& record) {
  const std::string now = now_utc();
  if (known) remove_lines(known->revision, now);
  const std::int64_t revision = articles_.add_revision(document.article, known, record, now);
  add_lines(document, revision, now);
  actors_.settle(now);
}

void Adding::add_lines(const Document& document, std::int64_t revision, const std::string& now) {
  articles_.add_layers(document, revision);
  actors_.add(document, revision);
  const std::vector<Line> lines = lines_of(document);
  lines_.add(document, lines, revision, happenings_.add(document, revision, now));
  lines_.settle(document, lines, now);
  copies_.add(revision, document.article.text.utf8());
}

void Adding::remove_lines(std::int64_t revision, const std::string& now) {
  lines_.remove(revision);
  actors_.remove(revision);
  articles_.remove_layers(revision);
  happenings_.remove(revision, now);
  copies_.remove(revision);
}

void Adding::remove(std::int64_t revision, const std::string& article) {
  const std::string now = now_utc();
  remove_lines(revision, now);
  lines_.settle_gone(article, now);
  actors_.settle(now);
}

std::size_t Adding::rebuild() {
  struct Row {
    std::int64_t revision = 0;
    std::string article, record, added;
  };
  std::size_t unreadable = 0;
  SQLite::Statement rows(
      database_,
      "SELECT r.key, a.id, r.record, r.added FROM revisions r JOIN articles a ON a.key = r.article "
      "WHERE r.current = 1 AND a.withdrawn IS NULL ORDER BY r.key");
  while (rows.executeStep()) {
    const Row row{rows.getColumn(0).getInt64(), text_of(rows, 1), text_of(rows, 2), text_of(rows, 3)};
    Result<Document> document = document_of(row.record, row.article);
    if (!document) {
      ++unreadable;
      continue;
    }
    remove_lines(row.revision, row.added);
    name_entries(document.value());
    add_lines(document.value(), row.revision, row.added);
  }
  actors_.settle(now_utc());
  return unreadable;
}

Result<Added> Store::add(Document& document, const RecordWriter& writer) {
  try {
    if (!inside_->adding) inside_->adding = std::make_unique<Adding>(inside_->database);
    Adding& adding = *inside_->adding;
    SQLite::Transaction transaction(inside_->database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::optional<Known> known = adding.known(document.article);
    if (known && known->same_text)
      return Added{AddOutcome::kUnchanged, document.article.id, known->number, known->statements};
    document.article.revision = known ? known->number + 1 : 1;
    name_entries(document);
    adding.add(document, known, writer(document));
    transaction.commit();
    return Added{known ? AddOutcome::kRevised : AddOutcome::kAdded, document.article.id,
                 document.article.revision, document.statements.size()};
  } catch (const SQLite::Exception& exception) {
    inside_->adding.reset();  // a statement that failed half way is not used again
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

}  // namespace rapporteur::store

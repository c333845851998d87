// Articles that are taken out of the record and put back. Tested in tests/unit/store/withdraw_test.cc.

#include "rapporteur/database/database.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

namespace rapporteur::store {
namespace {

/// The newest revision of an article.
struct Newest {
  std::int64_t article = 0, revision = 0;  // keys
  bool withdrawn = false;
  std::string record;
};

Newest newest_of(database::Connection& database, const std::string& id) {
  database::Statement row(
      database,
      "SELECT a.key, r.key, a.withdrawn IS NOT NULL, r.record FROM articles a JOIN revisions r "
      "ON r.article = a.key AND r.current = 1 WHERE a.id = ?");
  row.bind(1, id);
  if (!row.step()) return {};
  return {row.number(0), row.number(1), row.flag(2), row.text(3)};
}

}  // namespace

Result<std::string> Store::withdraw(const std::string& article, const std::string& note) {
  try {
    Inside::Writing writing(*inside_);
    const Result<std::string> id = inside_->article_named(article);
    if (!id) return id;
    const Newest newest = newest_of(inside_->database, id.value());
    if (newest.withdrawn) return Error{ErrorCode::kConflict, id.value(), "it is withdrawn already"};
    writing.adding().remove(newest.revision, id.value());
    database::Statement mark(inside_->database,
                             "UPDATE articles SET withdrawn = ?, withdrawn_note = ? WHERE key = ?");
    mark.bind(1, now_utc());
    mark.bind_or_null(2, note);
    mark.bind(3, newest.article);
    mark.run();
    writing.commit();
    return id;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Result<std::string> Store::restore(const std::string& article) {
  try {
    Inside::Writing writing(*inside_);
    const Result<std::string> id = inside_->article_named(article);
    if (!id) return id;
    const Newest newest = newest_of(inside_->database, id.value());
    if (!newest.withdrawn) return Error{ErrorCode::kConflict, id.value(), "it is not withdrawn"};
    Result<Document> document = document_of(newest.record, id.value());
    if (!document) return Error{ErrorCode::kDamagedStore, inside_->path, to_string(document.error())};
    name_entries(document.value());
    writing.adding().restore(document.value(), newest.revision);
    database::Statement mark(
        inside_->database,
        "UPDATE articles SET withdrawn = NULL, withdrawn_note = NULL, restored = ? WHERE key = ?");
    mark.bind(1, now_utc());
    mark.bind(2, newest.article);
    mark.run();
    writing.commit();
    return id;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Result<bool> Store::withdrawn(const std::string& article) {
  try {
    return newest_of(inside_->database, article).withdrawn;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

// Opening a store, wherever it is, and showing from it. Tested in tests/unit/store/store_test.cc and tests/fault/.
#include "rapporteur/store/store.h"

#include <chrono>
#include <exception>

#include "rapporteur/database/database.h"
#include "rapporteur/database/postgres.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/opening.h"
#include "rapporteur/store/prefix.h"

namespace rapporteur::store {
Store::Inside::Inside(database::Connection opened, std::string where)
    : database(std::move(opened)), path(std::move(where)) {}
Store::Inside::~Inside() = default;

Store::Inside::Writing::Writing(Inside& inside) : inside_(inside), unwinding_(std::uncaught_exceptions()) {
  inside.memory.forget();
  transaction_.emplace(inside.database, database::Access::kWrite);
  if (!inside.adding) inside.adding = std::make_unique<Adding>(inside.database);
}

Store::Inside::Writing::~Writing() {
  transaction_.reset();  // first: a transaction that failed takes no more statements
  inside_.memory.forget();
  if (std::uncaught_exceptions() > unwinding_)
    inside_.adding.reset();
  else if (!kept_)
    inside_.adding->forget();
}

Result<std::string> Store::Inside::article_named(const std::string& id) {
  // A prefix as a range, so that the index is used and no character of it means more than itself.
  database::Statement match(database,
                            "SELECT id FROM articles WHERE id >= ?1 AND id < ?2 AND "
                            "substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6");
  match.bind(1, id);
  match.bind(2, after_prefix(id));
  std::vector<std::string> ids;
  while (!id.empty() && match.step()) ids.push_back(match.text(0));
  if (ids.empty()) return Error{ErrorCode::kNotFound, id.empty() ? "article" : id, "no article of " + path};
  if (ids.size() == 1 || ids.front() == id) return ids.front();
  std::string some;
  for (const std::string& one : ids) some += (some.empty() ? "" : ", ") + one;
  return Error{ErrorCode::kBadArgument, id, "the beginning of several articles: " + some};
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::opened(const std::string& where, std::chrono::milliseconds wait, bool to_add) {
  const Purpose purpose = to_add ? Purpose::kAdding : Purpose::kReading;
  const bool server = database::is_server(where);
  std::size_t lost = 0;
  const Fill rebuild = [&lost](database::Connection& database) { lost = Adding(database).rebuild(); };
  auto connection =
      server ? open_server(where, wait, purpose, rebuild) : open_file(where, wait, purpose, rebuild);
  if (!connection) return connection.error();
  auto inside = std::make_unique<Inside>(std::move(connection).value(),
                                         server ? database::without_password(where) : where);
  inside->lost = lost;
  return Store(std::move(inside));
}

std::size_t Store::lost_when_opened() const { return inside_->lost; }

Result<Store> Store::open_or_create(const std::string& where, std::chrono::milliseconds wait) {
  return opened(where, wait, true);
}

Result<Store> Store::open(const std::string& where, std::chrono::milliseconds wait) {
  return opened(where, wait, false);
}

Result<bool> Store::holds(const Article& article) {
  try {
    database::Statement query(
        inside_->database,
        "SELECT 1 FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 "
        "WHERE a.id = ? AND r.text = ?");
    query.bind(1, article.id);
    query.bind(2, article.text.utf8());
    return query.step();
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<std::string> Store::moment() {
  try {
    return inside_->database.moment();
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<Stored> Store::show(const std::string& id, std::optional<std::uint32_t> revision) {
  try {
    const Result<std::string> article = inside_->article_named(id);
    if (!article) return article.error();
    database::Statement row(
        inside_->database,
        "SELECT a.id, r.url, r.title, r.outlet, r.published, r.added, r.text, r.record, r.revision, "
        "(SELECT count(*) FROM revisions o WHERE o.article = a.key), a.withdrawn, a.withdrawn_note "
        "FROM articles a JOIN revisions r ON r.article = a.key "
        "WHERE a.id = ?1 AND r.revision = coalesce(?2, (SELECT n.revision FROM revisions n WHERE n.article = "
        "a.key AND n.current = 1))");
    row.bind(1, article.value());
    if (revision) row.bind(2, *revision);
    if (!row.step()) {
      return Error{ErrorCode::kNotFound, article.value(),
                   revision ? "no revision " + std::to_string(*revision) : "no current revision"};
    }
    Stored out;
    int column = 0;
    for (std::string* field : {&out.article, &out.url, &out.title, &out.outlet, &out.published, &out.added,
                               &out.text, &out.record}) {
      *field = row.text(column++);
    }
    out.revision = row.count(8);
    out.revisions = row.count(9);
    out.withdrawn = row.text(10);
    out.withdrawn_note = row.text(11);
    return out;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

// Happenings with all that articles tell of them. Tested in tests/unit/store/happenings_test.cc.

#include <algorithm>
#include <limits>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry_rows.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/moments.h"
#include "rapporteur/store/query.h"

namespace rapporteur::store {
namespace {

std::vector<std::string> statements_of(const std::vector<Entry>& entries) {
  std::vector<std::string> out;
  for (const Entry& entry : entries) {
    for (const EntryLink& link : entry.links) {
      if (link.what == "according_to" || link.what == "disputed_by" || link.what == "evidence")
        out.push_back(link.entry);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Reads one happening after the other by the same two questions.
class HappeningReader {
 public:
  explicit HappeningReader(database::Connection& database)
      : entries_(database,
                 std::string(kEntryTables) +
                     " WHERE e.account IN (SELECT a.key FROM accounts a JOIN happenings h ON h.key = "
                     "a.happening WHERE h.id = ?) ORDER BY e.published IS NULL, e.published, e.article, "
                     "e.kind, e.number"),
        // an id is of one line; a file in which it is of many may not ask for all, again and again
        statements_(database,
                    std::string(kEntryTables) + " WHERE e.kind = 'statement' AND e.id = ? LIMIT 1") {}

  Happening read(const std::string& id) {
    Happening out;
    out.id = id;
    ask(entries_, id, out.entries);
    for (const std::string& statement : statements_of(out.entries))
      ask(statements_, statement, out.statements);
    return out;
  }

 private:
  static void ask(EntryRows& rows, const std::string& id, std::vector<Entry>& out) {
    rows.reset();
    rows.question().bind(1, id);
    Entry entry;
    while (rows.next(entry)) out.push_back(entry);
  }

  EntryRows entries_, statements_;
};

/// Goes on behind a happening; whether there was one of this id.
bool skip_to(database::Statement& rows, const std::string& id) {
  if (id.empty()) return true;
  while (rows.step()) {
    if (rows.text(0) == id) return true;
  }
  return false;
}

}  // namespace

Result<Happening> Store::happening(const std::string& id) {
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    return HappeningReader(inside_->database).read(id);
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

namespace {

/// Every happening that a line found tells of, changed since a moment where one is given.
Status read_happenings(database::Connection& database, const std::string& path, const Query& query,
                       const std::string& since, const std::function<bool(const Happening&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    database::Transaction one_moment(database, database::Access::kRead);
    Asked asked = asked_by(query, database.kind());
    std::string sql =
        "SELECT h.id, max(e.published) AS last, min(e.published) AS first FROM happenings h JOIN accounts g "
        "ON "
        "g.happening = h.key JOIN (SELECT e.account AS account, e.published AS published" +
        asked.from() + ") e ON e.account = g.key";
    if (!since.empty()) {
      sql += " WHERE h.modified >= ?";
      asked.values.emplace_back(since);
    }
    sql += " GROUP BY h.key ORDER BY ";
    sql += query.oldest_first ? "min(e.published) IS NULL, first, h.id" : "last DESC NULLS LAST, h.id";
    database::Statement rows(database, sql, database::Size::kMany);
    asked.bind(rows);
    HappeningReader reader(database);
    std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    if (!skip_to(rows, query.after))
      return Error{ErrorCode::kBadArgument, query.after,
                   "no happening that was found before goes by this cursor"};
    while (left-- > 0 && rows.step()) {
      if (!visit(reader.read(rows.text(0)))) break;
    }
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, path, Doing::kReading);
  }
}

}  // namespace

Status Store::happenings(const Query& query, const std::function<bool(const Happening&)>& visit) {
  return read_happenings(inside_->database, inside_->path, query, {}, visit);
}

Status Store::news(const std::string& since, const Query& query,
                   const std::function<bool(const Happening&, const std::string&)>& visit) {
  const auto moment = moment_of(since);
  if (!moment)
    return Error{ErrorCode::kBadArgument, since,
                 "a time is a date or a moment: 2026-03-03, 2026-03-03T14:30Z"};
  return read_happenings(inside_->database, inside_->path, query, *moment,
                         [&](const Happening& happening) { return visit(happening, *moment); });
}

}  // namespace rapporteur::store

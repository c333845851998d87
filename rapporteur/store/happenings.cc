// Happenings with all that articles tell of them. Tested in tests/unit/store/happenings_test.cc.
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <limits>

#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/query.h"
#include "rapporteur/store/rows.h"

namespace rapporteur::store {
namespace {

constexpr std::size_t kIdsAtOnce = 500;  // far below SQLite's bound on marks in one statement

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

}  // namespace

Result<Happening> Store::happening(const std::string& id) {
  Happening out;
  out.id = id;
  const auto keep_in = [](std::vector<Entry>& list) {
    return [&list](const Entry& entry) {
      list.push_back(entry);
      return true;
    };
  };
  Query query;
  query.happening = {id};
  query.oldest_first = true;
  if (const Status done = find(query, keep_in(out.entries)); !done) return done.error();
  const std::vector<std::string> ids = statements_of(out.entries);
  for (std::size_t from = 0; from < ids.size(); from += kIdsAtOnce) {
    Query some;
    some.kinds = {EntryKind::kStatement};
    some.id.assign(ids.begin() + static_cast<std::ptrdiff_t>(from),
                   ids.begin() + static_cast<std::ptrdiff_t>(std::min(from + kIdsAtOnce, ids.size())));
    some.limit =
        some.id
            .size();  // an id is of one line; a file in which it is of many may not ask for all, again and again
    if (const Status done = find(some, keep_in(out.statements)); !done) return done.error();
  }
  return out;
}

Status Store::happenings(const Query& query, const std::function<bool(const Happening&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    const Asked asked = asked_by(query);
    std::string sql =
        "SELECT h.id, max(e.published) AS last, min(e.published) AS first FROM happenings h JOIN accounts g "
        "ON "
        "g.happening = h.key JOIN (SELECT e.account AS account, e.published AS published" +
        asked.sql + ") e ON e.account = g.key GROUP BY h.key ORDER BY ";
    sql += query.oldest_first ? "first IS NULL, first, h.id" : "last DESC, h.id";
    SQLite::Statement rows(inside_->database, sql);
    asked.bind(rows);
    std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    while (left-- > 0 && rows.executeStep()) {
      const Result<Happening> one = happening(text_of(rows, 0));
      if (!one) return one.error();
      if (!visit(one.value())) break;
    }
    return Done{};
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

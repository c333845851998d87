// Finding and counting lines. Tested in tests/unit/store/find_test.cc and fuzz/store.cc.

#include <algorithm>
#include <limits>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry_rows.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/query.h"

namespace rapporteur::store {
namespace {

// Newest first by the outlet's own day, then by the moment as written; undated last.
constexpr const char* kNewestFirst =
    " ORDER BY e.published DESC NULLS LAST, e.article, e.kind, e.number LIMIT ?";
constexpr const char* kOldestFirst =
    " ORDER BY e.published IS NULL, e.published, e.article, e.kind, e.number LIMIT ?";

constexpr std::uint64_t kAll = std::numeric_limits<std::int64_t>::max();

}  // namespace

Status Store::find(const Query& query, const std::function<bool(const Entry&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    Asked asked = asked_by(query, inside_->database.kind());
    asked.values.emplace_back(static_cast<std::int64_t>(std::min(query.limit.value_or(kAll), kAll)));
    EntryRows rows(inside_->database,
                   kEntryTables + asked.where + (query.oldest_first ? kOldestFirst : kNewestFirst),
                   database::Size::kMany);
    asked.bind(rows.question());
    Entry entry;
    while (rows.next(entry) && visit(entry)) {
    }
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<std::uint64_t> Store::count(const Query& query) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    Asked asked = asked_by(query, inside_->database.kind());
    database::Statement rows(inside_->database, "SELECT count(*)" + asked.from());
    asked.bind(rows);
    rows.step();
    const auto all = static_cast<std::uint64_t>(rows.number(0));
    return std::min(all, query.limit.value_or(kAll));
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

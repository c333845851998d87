// Happenings with all that articles tell of them. Tested in tests/unit/store/happenings_test.cc.

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

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
  HappeningReader(database::Connection& database, EntryMemory& memory)
      : memory_(memory),
        entries_(database, memory,
                 std::string(kEntryTables) +
                     " WHERE e.account IN (SELECT a.key FROM accounts a JOIN happenings h ON h.key = "
                     "a.happening WHERE h.id = ?) ORDER BY e.published IS NULL, e.published, e.article, "
                     "e.kind, e.number"),
        // an id is of one line; a file in which it is of many may not ask for all, again and again
        statements_(database, memory,
                    std::string(kEntryTables) + " WHERE e.kind = 'statement' AND e.id = ? LIMIT 1") {}

  Happening read(const std::string& id) {
    if (auto known = memory_.happening(id)) return std::move(*known);
    Happening out;
    out.id = id;
    EntryMemory::Members members;
    ask(entries_, id, out.entries, members.entries);
    for (const std::string& statement : statements_of(out.entries))
      ask(statements_, statement, out.statements, members.statements);
    memory_.keep(id, std::move(members));
    return out;
  }

 private:
  static void ask(EntryRows& rows, const std::string& id, std::vector<Entry>& out,
                  std::vector<std::int64_t>& keys) {
    rows.reset();
    rows.question().bind(1, id);
    Entry entry;
    while (rows.next(entry)) {
      out.push_back(entry);
      keys.push_back(rows.key());
    }
  }

  EntryMemory& memory_;
  EntryRows entries_, statements_;
};

/// The ids of the happenings that lines found tell of, in their order. A happening stands where the first of its lines stands,
/// so that the first ones are known before the last line is read.
class Order {
 public:
  /// `since`: only those changed since this moment; empty: all.
  Order(database::Connection& database, const Query& query, const std::string& since)
      : id_(database, "SELECT id FROM happenings WHERE key = ?") {
    Asked asked = first_asked_by(query, database);
    std::string sql = "SELECT g.happening, e.published FROM entries e JOIN accounts g ON g.key = e.account";
    if (!since.empty()) {
      sql += " JOIN happenings h ON h.key = g.happening";
      asked.where += " AND h.modified >= ?";
      asked.values.emplace_back(since);
    }
    sql += asked.where;
    // two questions, as an index has no order in which what is unknown comes last both ways
    for (const char* rest :
         {query.oldest_first ? " AND e.published IS NOT NULL ORDER BY e.published"
                             : " AND e.published IS NOT NULL ORDER BY e.published DESC NULLS LAST",
          " AND e.published IS NULL"}) {
      parts_.emplace_back(database, sql + rest, database::Size::kMany);
      asked.bind(parts_.back());
    }
    step();
  }

  std::optional<std::string> next() {
    while (at_ == ready_.size()) {
      if (part_ == parts_.size()) return std::nullopt;
      take();
    }
    return ready_[at_++];
  }

  /// Goes on behind a happening; whether there was one of this id.
  bool skip_to(const std::string& id) {
    while (const auto one = next()) {
      if (*one == id) return true;
    }
    return false;
  }

 private:
  /// To the next line, of this part or another.
  void step() {
    while (part_ < parts_.size() && !parts_[part_].step()) ++part_;
  }

  /// Those that come in with one time of publication, by their ids.
  void take() {
    ready_.clear();
    at_ = 0;
    const std::size_t part = part_;
    const std::string published = parts_[part].text(1);
    for (; part_ == part && parts_[part].text(1) == published; step()) {
      const std::int64_t key = parts_[part].number(0);
      if (!seen_.insert(key).second) continue;
      id_.reset();
      id_.bind(1, key);
      if (id_.step()) ready_.push_back(id_.text(0));
    }
    std::sort(ready_.begin(), ready_.end());
  }

  std::vector<database::Statement> parts_;
  std::size_t part_ = 0, at_ = 0;
  database::Statement id_;
  std::unordered_set<std::int64_t> seen_;
  std::vector<std::string> ready_;
};

}  // namespace

Result<Happening> Store::happening(const std::string& id) {
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    inside_->memory.begin(inside_->database);
    return HappeningReader(inside_->database, inside_->memory).read(id);
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

namespace {

/// The happening to go on behind is no more, as two have become one since, or it never was.
Error not_behind(const std::string& id) {
  constexpr std::size_t kDigits = 16;
  if (id.size() != kDigits || id.find_first_not_of("0123456789abcdef") != std::string::npos)
    return {ErrorCode::kBadArgument, id, "this is no cursor"};
  return {ErrorCode::kGone, id, "the record has changed since the page before: begin again without a cursor"};
}

/// Those of which a line found tells, changed since a moment where one is given.
Status read_happenings(database::Connection& database, EntryMemory& memory, const std::string& path,
                       const Query& query, const std::string& since,
                       const std::function<bool(const Happening&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    database::Transaction one_moment(database, database::Access::kRead);
    Order order(database, query, since);
    if (!query.after.empty() && !order.skip_to(query.after)) return not_behind(query.after);
    memory.begin(database);
    HappeningReader reader(database, memory);
    for (std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max()); left > 0;
         --left) {
      const auto id = order.next();
      if (!id || !visit(reader.read(*id))) break;
    }
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, path, Doing::kReading);
  }
}

}  // namespace

Status Store::happenings(const Query& query, const std::function<bool(const Happening&)>& visit) {
  return read_happenings(inside_->database, inside_->memory, inside_->path, query, {}, visit);
}

Status Store::news(const std::string& since, const Query& query,
                   const std::function<bool(const Happening&, const std::string&)>& visit) {
  const auto moment = moment_of(since);
  if (!moment)
    return Error{ErrorCode::kBadArgument, since,
                 "a time is a date or a moment: 2026-03-03, 2026-03-03T14:30Z"};
  return read_happenings(inside_->database, inside_->memory, inside_->path, query, *moment,
                         [&](const Happening& happening) { return visit(happening, *moment); });
}

}  // namespace rapporteur::store

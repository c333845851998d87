// Making, undoing and listing corrections. A correction is one row, written once; only the moment of its undoing is added.
// Tested in tests/unit/store/corrections_test.cc and tests/fault/corrections_test.cc.
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <optional>

#include "rapporteur/record/record.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/corrections.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/rows.h"

namespace rapporteur::store {
namespace {

constexpr const char* kColumns =
    "SELECT c.key, c.made, c.undone, c.by, c.note, c.kind, c.entry, c.article, c.what, c.value, x.machine, "
    "CASE WHEN c.undone IS NOT NULL THEN 3 WHEN x.correction IS NOT NULL THEN 0 "
    "WHEN c.kind = 'happening' THEN CASE WHEN 2 = (SELECT count(DISTINCT m.side) FROM correction_events m "
    "JOIN entries e ON e.id = m.event AND e.account IS NOT NULL WHERE m.correction = c.key) THEN 0 ELSE 2 "
    "END "
    "WHEN EXISTS (SELECT 1 FROM corrections l WHERE l.article = c.article AND l.entry = c.entry AND l.what = "
    "c.what AND l.undone IS NULL AND l.key > c.key) THEN 1 ELSE 2 END "
    "FROM corrections c LEFT JOIN corrected x ON x.correction = c.key";

Correction correction_of(SQLite::Statement& row) {
  Correction out;
  out.number = row.getColumn(0).getInt64();
  int column = 1;
  for (std::string* field : {&out.made, &out.undone, &out.by, &out.note, &out.kind, &out.entry, &out.article,
                             &out.what, &out.value, &out.machine})
    *field = text_of(row, column++);
  constexpr CorrectionState kStates[] = {CorrectionState::kInForce, CorrectionState::kReplaced,
                                         CorrectionState::kWaiting, CorrectionState::kUndone};
  out.state = kStates[row.getColumn(11).getInt() & 3];
  return out;
}

std::optional<Correction> correction_at(SQLite::Database& database, std::int64_t number) {
  SQLite::Statement row(database, std::string(kColumns) + " WHERE c.key = ?");
  row.bind(1, number);
  if (!row.executeStep()) return std::nullopt;
  return correction_of(row);
}

/// A line that is or was there.
struct Target {
  std::string id, kind, article;
};

Result<Target> target_of(SQLite::Database& database, const std::string& id) {
  SQLite::Statement rows(database,
                         "SELECT id, kind, article FROM ledger WHERE id >= ?1 AND id < ?1 || char(1114111) "
                         "AND substr(id, 1, length(?1)) = ?1 "
                         "ORDER BY id LIMIT 6");
  rows.bind(1, id);
  std::vector<Target> found;
  while (!id.empty() && rows.executeStep())
    found.push_back({text_of(rows, 0), text_of(rows, 1), text_of(rows, 2)});
  if (found.empty()) return Error{ErrorCode::kNotFound, id.empty() ? "line" : id, "no line of this store"};
  if (found.size() == 1 || found.front().id == id) return found.front();
  std::string some;
  for (const Target& one : found) some += (some.empty() ? "" : ", ") + one.id;
  return Error{ErrorCode::kBadArgument, id, "the beginning of several lines: " + some};
}

/// Writes the row; its number.
std::int64_t keep(SQLite::Database& database, const Correcting& what, const Target& target) {
  SQLite::Statement row(database,
                        "INSERT INTO corrections (made, by, what, kind, entry, article, value, note) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(1, now_utc());
  bind_text(row, 2, what.by);
  row.bind(3, what.what);
  row.bind(4, target.kind);
  row.bind(5, target.id);
  bind_text(row, 6, target.article);
  bind_text(row, 7, what.value);
  bind_text(row, 8, what.note);
  row.exec();
  return database.getLastInsertRowid();
}

/// Brings the lines of an article up to its corrections; of one that is withdrawn there are none.
Status apply(SQLite::Database& database, Adding& adding, const std::string& article,
             const std::string& path) {
  SQLite::Statement row(
      database,
      "SELECT r.key, r.record FROM articles a JOIN revisions r ON r.article = a.key AND r.current "
      "= 1 WHERE a.id = ? AND a.withdrawn IS NULL");
  row.bind(1, article);
  if (!row.executeStep()) return Done{};
  Result<Document> document = document_of(text_of(row, 1), article);
  if (!document) return Error{ErrorCode::kDamagedStore, path, to_string(document.error())};
  name_entries(document.value());
  adding.rewrite(document.value(), row.getColumn(0).getInt64());
  return Done{};
}

/// The accounts of a happening are known by their events: those go to `side` of the correction. Of one event's account
/// alone, or of all others, where `event` names one.
constexpr const char* kSide =
    "INSERT OR IGNORE INTO correction_events (correction, side, event) "
    "SELECT ?1, ?2, e.id FROM happenings h JOIN accounts a ON a.happening = h.key "
    "JOIN entries e ON e.account = a.key AND e.kind = 'event' "
    "WHERE h.id = ?3 AND (?4 IS NULL OR (a.key = (SELECT account FROM entries WHERE id = ?4 AND account IS "
    "NOT "
    "NULL)) = ?5)";

int put_side(SQLite::Database& database, std::int64_t correction, int side, const std::string& happening,
             const std::string& event, bool its_own) {
  SQLite::Statement put(database, kSide);
  put.bind(1, correction);
  put.bind(2, side);
  put.bind(3, happening);
  bind_text(put, 4, event);
  put.bind(5, its_own ? 1 : 0);
  return put.exec();
}

Result<std::string> happening_of(SQLite::Database& database, const std::string& id) {
  SQLite::Statement rows(database,
                         "SELECT id, gone IS NOT NULL, merged_into FROM happenings WHERE id >= ?1 AND id < "
                         "?1 || char(1114111) AND substr(id, 1, "
                         "length(?1)) = ?1 ORDER BY id LIMIT 2");
  rows.bind(1, id);
  if (id.empty() || !rows.executeStep())
    return Error{ErrorCode::kNotFound, id.empty() ? "happening" : id, "no happening of this store"};
  std::string found = text_of(rows, 0);
  const bool gone = rows.getColumn(1).getInt() != 0;
  const std::string into = text_of(rows, 2);
  if (found != id && rows.executeStep())
    return Error{ErrorCode::kBadArgument, id, "the beginning of several happenings"};
  if (gone)
    return Error{ErrorCode::kNotFound, found,
                 into.empty() ? "it has no lines any more" : "it goes on in " + into};
  return found;
}

/// The events that the correction holds together or apart; kBadArgument where there is nothing to do.
Status put_sides(SQLite::Database& database, std::int64_t correction, const Correcting& what) {
  if (what.what == "merge") {
    put_side(database, correction, 0, what.entry, {}, false);
    put_side(database, correction, 1, what.value, {}, false);
    return Done{};
  }
  if (put_side(database, correction, 0, what.entry, what.value, true) == 0)
    return Error{ErrorCode::kBadArgument, what.value, "it is no event or meeting of happening " + what.entry};
  if (put_side(database, correction, 1, what.entry, what.value, false) == 0)
    return Error{ErrorCode::kBadArgument, what.entry, "no other article tells of it"};
  return Done{};
}

}  // namespace

Result<Correction> Store::correct(const Correcting& asked) {
  try {
    SQLite::Database& database = inside_->database;
    Adding& adding = inside_->writing();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    Correcting what = asked;
    std::int64_t number = 0;
    if (what.what == "merge" || what.what == "split") {
      const Result<std::string> happening = happening_of(database, what.entry);
      if (!happening) return happening.error();
      what.entry = happening.value();
      if (what.what == "merge") {
        const Result<std::string> other = happening_of(database, what.value);
        if (!other) return other.error();
        if (other.value() == what.entry)
          return Error{ErrorCode::kBadArgument, what.entry, "it cannot be merged with itself"};
        what.value = other.value();
      } else {
        const Result<Target> line = target_of(database, what.value);
        if (!line) return line.error();
        what.value = line->id;
      }
      number = keep(database, what, {what.entry, "happening", {}});
      if (const Status put = put_sides(database, number, what); !put) return put.error();
      adding.regroup(number);
    } else {
      const Result<Target> target = target_of(database, what.entry);
      if (!target) return target.error();
      const auto kind = entry_kind_of(target->kind);
      if (!kind) return Error{ErrorCode::kDamagedStore, inside_->path, "a line of kind " + target->kind};
      if (const auto fault = fault_of(what, *kind)) return Error{ErrorCode::kBadArgument, what.value, *fault};
      number = keep(database, what, target.value());
      if (const Status done = apply(database, adding, target->article, inside_->path); !done)
        return done.error();
    }
    Correction out = correction_at(database, number).value_or(Correction{});
    transaction.commit();
    return out;
  } catch (const SQLite::Exception& exception) {
    inside_->adding.reset();
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Result<Correction> Store::undo(std::int64_t number) {
  try {
    SQLite::Database& database = inside_->database;
    Adding& adding = inside_->writing();
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    const std::optional<Correction> found = correction_at(database, number);
    const std::string name = "correction " + std::to_string(number);
    if (!found) return Error{ErrorCode::kNotFound, name, "none of this store"};
    if (!found->undone.empty())
      return Error{ErrorCode::kBadArgument, name, "it was undone at " + found->undone};
    SQLite::Statement mark(database, "UPDATE corrections SET undone = ? WHERE key = ?");
    mark.bind(1, now_utc());
    mark.bind(2, number);
    mark.exec();
    if (found->kind == "happening") {
      adding.regroup(number);
    } else if (const Status done = apply(database, adding, found->article, inside_->path); !done) {
      return done.error();
    }
    Correction out = correction_at(database, number).value_or(Correction{});
    transaction.commit();
    return out;
  } catch (const SQLite::Exception& exception) {
    inside_->adding.reset();
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Status Store::corrections(const std::function<bool(const Correction&)>& visit) {
  try {
    SQLite::Statement rows(inside_->database, std::string(kColumns) + " ORDER BY c.key");
    while (rows.executeStep()) {
      if (!visit(correction_of(rows))) break;
    }
    return Done{};
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

// Making, undoing and listing corrections. A correction is one row, written once; only the moment of its undoing is added.
// Tested in tests/unit/store/corrections_test.cc and tests/fault/corrections_test.cc.

#include <optional>
#include <set>

#include "rapporteur/database/database.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/corrections.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/prefix.h"

namespace rapporteur::store {
namespace {

constexpr const char* kColumns =
    "SELECT c.key, c.made, c.undone, c.by, c.note, c.kind, c.entry, c.article, c.what, c.value, x.machine, "
    "CASE WHEN c.undone IS NOT NULL THEN 3 WHEN x.correction IS NOT NULL THEN 0 "
    "WHEN c.what = 'merge' THEN CASE WHEN EXISTS (SELECT 1 FROM correction_events m JOIN entries e ON e.id = "
    "m.event JOIN accounts a ON a.key = e.account JOIN accounts b ON b.happening = a.happening JOIN entries "
    "f ON "
    "f.account = b.key JOIN correction_events n ON n.event = f.id AND n.correction = m.correction AND n.side "
    "= 1 "
    "WHERE m.correction = c.key AND m.side = 0) THEN 0 ELSE 2 END "
    "WHEN c.kind = 'happening' THEN CASE WHEN 2 = (SELECT count(DISTINCT m.side) FROM correction_events m "
    "JOIN entries e ON e.id = m.event AND e.account IS NOT NULL WHERE m.correction = c.key) THEN 0 ELSE 2 "
    "END "
    "WHEN EXISTS (SELECT 1 FROM corrections l WHERE l.article = c.article AND l.entry = c.entry AND l.what = "
    "c.what AND l.undone IS NULL AND l.key > c.key) THEN 1 ELSE 2 END "
    "FROM corrections c LEFT JOIN corrected x ON x.correction = c.key";

Correction correction_of(database::Statement& row) {
  Correction out;
  out.number = row.number(0);
  int column = 1;
  for (std::string* field : {&out.made, &out.undone, &out.by, &out.note, &out.kind, &out.entry, &out.article,
                             &out.what, &out.value, &out.machine})
    *field = row.text(column++);
  constexpr CorrectionState kStates[] = {CorrectionState::kInForce, CorrectionState::kReplaced,
                                         CorrectionState::kWaiting, CorrectionState::kUndone};
  out.state = kStates[static_cast<std::size_t>(row.number(11) & 3)];
  return out;
}

std::optional<Correction> correction_at(database::Connection& database, std::int64_t number) {
  database::Statement row(database, std::string(kColumns) + " WHERE c.key = ?");
  row.bind(1, number);
  if (!row.step()) return std::nullopt;
  return correction_of(row);
}

/// A line that is or was there.
struct Target {
  std::string id, kind, article;
};

Result<Target> target_of(database::Connection& database, const std::string& id) {
  database::Statement rows(database,
                           "SELECT id, kind, article FROM ledger WHERE id >= ?1 AND id < ?2 "
                           "AND substr(id, 1, length(?1)) = ?1 "
                           "ORDER BY id LIMIT 6");
  rows.bind(1, id);
  rows.bind(2, after_prefix(id));
  std::vector<Target> found;
  while (!id.empty() && rows.step()) found.push_back({rows.text(0), rows.text(1), rows.text(2)});
  if (found.empty()) return Error{ErrorCode::kNotFound, id.empty() ? "line" : id, "no line of this store"};
  if (found.size() == 1 || found.front().id == id) return found.front();
  std::string some;
  for (const Target& one : found) some += (some.empty() ? "" : ", ") + one.id;
  return Error{ErrorCode::kBadArgument, id, "the beginning of several lines: " + some};
}

/// Writes the row; its number.
std::int64_t keep(database::Connection& database, const Correcting& what, const Target& target) {
  database::Statement row(database,
                          "INSERT INTO corrections (made, by, what, kind, entry, article, value, note) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING key");
  row.bind(1, now_utc());
  row.bind_or_null(2, what.by);
  row.bind(3, what.what);
  row.bind(4, target.kind);
  row.bind(5, target.id);
  row.bind_or_null(6, target.article);
  row.bind_or_null(7, what.value);
  row.bind_or_null(8, what.note);
  return row.take_number();
}

/// Brings the lines of an article up to its corrections; of one that is withdrawn there are none.
Status apply(database::Connection& database, Adding& adding, const std::string& article,
             const std::string& path) {
  database::Statement row(
      database,
      "SELECT r.key, r.record FROM articles a JOIN revisions r ON r.article = a.key AND r.current "
      "= 1 WHERE a.id = ? AND a.withdrawn IS NULL");
  row.bind(1, article);
  if (!row.step()) return Done{};
  Result<Document> document = document_of(row.text(1), article);
  if (!document) return Error{ErrorCode::kDamagedStore, path, to_string(document.error())};
  name_entries(document.value());
  adding.rewrite(document.value(), row.number(0));
  return Done{};
}

/// The accounts of a happening are known by their events: those go to `side` of the correction. Of one event's account
/// alone, or of all others, where `event` names one.
constexpr const char* kSide =
    "INSERT INTO correction_events (correction, side, event) "
    "SELECT ?1, ?2, e.id FROM happenings h JOIN accounts a ON a.happening = h.key "
    "JOIN entries e ON e.account = a.key AND e.kind = 'event' "
    "WHERE h.id = ?3 AND (CAST(?4 AS TEXT) IS NULL OR CASE WHEN a.key = (SELECT account FROM entries WHERE "
    "id = "
    "CAST(?4 AS TEXT) AND account IS NOT NULL) THEN 1 ELSE 0 END = ?5) ON CONFLICT DO NOTHING";

std::uint64_t put_side(database::Connection& database, std::int64_t correction, int side,
                       const std::string& happening, const std::string& event, bool its_own) {
  database::Statement put(database, kSide);
  put.bind(1, correction);
  put.bind(2, side);
  put.bind(3, happening);
  put.bind_or_null(4, event);
  put.bind(5, its_own ? 1 : 0);
  return put.run();
}

Result<std::string> happening_of(database::Connection& database, const std::string& id) {
  database::Statement rows(database,
                           "SELECT id, gone IS NOT NULL, merged_into FROM happenings WHERE id >= ?1 AND id < "
                           "?2 AND substr(id, 1, "
                           "length(?1)) = ?1 ORDER BY id LIMIT 2");
  rows.bind(1, id);
  rows.bind(2, after_prefix(id));
  if (id.empty() || !rows.step())
    return Error{ErrorCode::kNotFound, id.empty() ? "happening" : id, "no happening of this store"};
  std::string found = rows.text(0);
  const bool gone = rows.flag(1);
  const std::string into = rows.text(2);
  if (found != id && rows.step())
    return Error{ErrorCode::kBadArgument, id, "the beginning of several happenings"};
  if (gone)
    return Error{ErrorCode::kNotFound, found,
                 into.empty() ? "it has no lines any more" : "it goes on in " + into};
  return found;
}

/// The events that the correction holds together or apart; kBadArgument where there is nothing to do.
Status put_sides(database::Connection& database, std::int64_t correction, const Correcting& what) {
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

/// A correction that has its row and is not applied yet.
struct Kept {
  std::int64_t number = 0;
  std::string article;  // empty: it is of a happening
};

Result<Kept> keep_of_line(database::Connection& database, const Correcting& what) {
  const Result<Target> target = target_of(database, what.entry);
  if (!target) return target.error();
  const auto kind = entry_kind_of(target->kind);
  if (!kind) return Error{ErrorCode::kDamagedStore, what.entry, "a line of kind " + target->kind};
  if (const auto fault = fault_of(what, *kind)) return Error{ErrorCode::kBadArgument, what.value, *fault};
  return Kept{keep(database, what, target.value()), target->article};
}

Result<Kept> keep_of_happening(database::Connection& database, Correcting what) {
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
  const std::int64_t number = keep(database, what, {what.entry, "happening", {}});
  if (const Status put = put_sides(database, number, what); !put) return put.error();
  return Kept{number, {}};
}

}  // namespace

Result<std::vector<Correction>> Store::correct(const std::vector<Correcting>& all) {
  try {
    Inside::Writing writing(*inside_);
    std::vector<Kept> kept;
    for (const Correcting& one : all) {
      Result<Kept> next = one.what == "merge" || one.what == "split"
                              ? keep_of_happening(inside_->database, one)
                              : keep_of_line(inside_->database, one);
      if (!next) return next.error();
      kept.push_back(std::move(next).value());
    }
    std::set<std::string> done;  // articles: their lines obey all corrections at once
    for (const Kept& one : kept) {
      if (one.article.empty()) {
        writing.adding().regroup(one.number);
      } else if (done.insert(one.article).second) {
        if (const Status applied = apply(inside_->database, writing.adding(), one.article, inside_->path);
            !applied)
          return applied.error();
      }
    }
    std::vector<Correction> out;
    for (const Kept& one : kept)
      out.push_back(correction_at(inside_->database, one.number).value_or(Correction{}));
    writing.commit();
    return out;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Result<Correction> Store::correct(const Correcting& one) {
  Result<std::vector<Correction>> done = correct(std::vector{one});
  if (!done) return done.error();
  return std::move(done.value().front());
}

Result<Correction> Store::undo(std::int64_t number) {
  try {
    database::Connection& database = inside_->database;
    Inside::Writing writing(*inside_);
    const std::optional<Correction> found = correction_at(database, number);
    const std::string name = "correction " + std::to_string(number);
    if (!found) return Error{ErrorCode::kNotFound, name, "none of this store"};
    if (!found->undone.empty()) return Error{ErrorCode::kConflict, name, "it was undone at " + found->undone};
    database::Statement mark(database, "UPDATE corrections SET undone = ? WHERE key = ?");
    mark.bind(1, now_utc());
    mark.bind(2, number);
    mark.run();
    if (found->kind == "happening") {
      writing.adding().regroup(number);
    } else if (const Status done = apply(database, writing.adding(), found->article, inside_->path); !done) {
      return done.error();
    }
    Correction out = correction_at(database, number).value_or(Correction{});
    writing.commit();
    return out;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

Status Store::corrections(const std::function<bool(const Correction&)>& visit) {
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    database::Statement rows(inside_->database, std::string(kColumns) + " ORDER BY c.key",
                             database::Size::kMany);
    while (rows.step()) {
      if (!visit(correction_of(rows))) break;
    }
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

// Finding statements: a fixed set of clauses, chosen by what the query asks, every value bound.
// Tested in tests/unit/store/find_test.cc and fuzz/store.cc.
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <limits>
#include <string_view>

#include "rapporteur/document/document.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/words.h"

namespace rapporteur::store {
namespace {

constexpr const char* kColumns =
    "SELECT article, url, title, outlet, published, revision, id, speaker, acts_for, via, addressee, "
    "channel, act, "
    "polarity, form, cue, content, sentence, sentence_start, sentence_stop, confidence, number, key FROM "
    "all_statements";

// Newest first by the outlet's own day, then by the moment as written; undated last (NULLs sort low).
constexpr const char* kOrder =
    " ORDER BY substr(published, 1, 10) DESC, published DESC, article, number LIMIT ?5";

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// YYYY, YYYY-MM or YYYY-MM-DD with a month and a day that can be.
bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  if (!digits(text.substr(0, 4))) return false;
  for (std::size_t at = 4; at < text.size(); at += 3) {
    if (text[at] != '-' || !digits(text.substr(at + 1, 2))) return false;
    const int value = (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
    if (value < 1 || value > (at == 4 ? 12 : 31)) return false;
  }
  return true;
}

std::string all_acts() {
  std::string out;
  for (int act = 0; act <= static_cast<int>(SpeechAct::kDecline); ++act) {
    out += (act == 0 ? "" : " ") + std::string(to_word(static_cast<SpeechAct>(act)));
  }
  return out;
}

std::optional<Error> fault_of(const Query& query) {
  for (const std::string* date : {&query.since, &query.until}) {
    if (!date->empty() && !is_date(*date)) {
      return Error{ErrorCode::kBadArgument, *date, "a date is YYYY, YYYY-MM or YYYY-MM-DD"};
    }
  }
  if (!query.act.empty() && !speech_act_of(query.act)) {
    return Error{ErrorCode::kBadArgument, query.act, "a speech act is one of " + all_acts()};
  }
  for (const std::string* words : {&query.text, &query.speaker}) {
    if (!words->empty() && match_of(*words).empty()) {
      return Error{ErrorCode::kBadArgument, *words, "there is no word in it to look for"};
    }
  }
  return std::nullopt;
}

std::string expression(const Query& query) {
  const std::string text = match_of(query.text);
  const std::string speaker = match_of(query.speaker);
  std::string out = text.empty() ? "" : "(" + text + ")";
  if (!speaker.empty()) out += (out.empty() ? "" : " AND ") + ("speaker : (" + speaker + ")");
  return out;
}

void select(SQLite::Statement& statement, const Query& query) {
  const std::string match = expression(query);
  if (!match.empty()) statement.bind(1, match);
  if (!query.act.empty()) statement.bind(2, query.act);
  if (!query.since.empty()) statement.bind(3, query.since);
  if (!query.until.empty()) statement.bind(4, query.until);
  constexpr std::uint64_t kAll = std::numeric_limits<std::int64_t>::max();
  statement.bind(5, static_cast<std::int64_t>(std::min(query.limit.value_or(kAll), kAll)));
}

std::string sql_for(const Query& query) {
  std::string out = kColumns;
  out += " WHERE current = 1";
  const auto ask = [&out](bool asked, const char* clause) {
    if (asked) out += std::string(" AND ") + clause;
  };
  ask(!query.text.empty() || !query.speaker.empty(),
      "key IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?1)");
  ask(!query.act.empty(), "act = ?2");
  ask(!query.since.empty(), "substr(published, 1, 10) >= ?3");
  ask(!query.until.empty(), "substr(published, 1, length(?4)) <= ?4");
  return out + kOrder;
}

Span span_at(SQLite::Statement& row, int column) {
  return {row.getColumn(column).getUInt(), row.getColumn(column + 1).getUInt()};
}

Found found_in(SQLite::Statement& row) {
  int next = 0;
  const auto text = [&] { return row.getColumn(next++).getString(); };
  Found out;
  for (std::string* field : {&out.article, &out.url, &out.title, &out.outlet, &out.published})
    *field = text();
  out.revision = row.getColumn(next++).getUInt();
  for (std::string* field : {&out.id, &out.speaker, &out.acts_for, &out.via, &out.addressee, &out.channel,
                             &out.act, &out.polarity, &out.form, &out.cue, &out.content, &out.sentence}) {
    *field = text();
  }
  out.sentence_span = span_at(row, next);
  out.confidence = row.getColumn(next + 2).getDouble();
  out.number = row.getColumn(next + 3).getUInt();
  return out;
}

void add_spans(SQLite::Statement& spans, std::int64_t statement, Found& found) {
  spans.reset();
  spans.bind(1, statement);
  while (spans.executeStep()) {
    const std::string what = spans.getColumn(0).getString();
    const Span span = span_at(spans, 1);
    if (what == "cue") found.cue_span = span;
    if (what == "source") found.source_span = span;
    if (what == "content") found.content_spans.push_back(span);
  }
}

Status visit_rows(SQLite::Database& database, SQLite::Statement& rows,
                  const std::function<bool(const Found&)>& visit) {
  SQLite::Statement spans(
      database, "SELECT what, start, stop FROM statement_spans WHERE statement = ? ORDER BY what, number");
  while (rows.executeStep()) {
    Found found = found_in(rows);
    add_spans(spans, rows.getColumn(22).getInt64(), found);
    if (!visit(found)) break;
  }
  return Done{};
}

}  // namespace

Status Store::find(const Query& query, const std::function<bool(const Found&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    SQLite::Statement rows(inside_->database, sql_for(query));
    select(rows, query);
    return visit_rows(inside_->database, rows, visit);
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

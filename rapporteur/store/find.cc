// Finding and counting lines. Tested in tests/unit/store/find_test.cc and fuzz/store.cc.

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry_rows.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/query.h"

namespace rapporteur::store {
namespace {

// Newest first by the outlet's own day, then by the moment as written; undated last.
constexpr const char* kNewestFirst = " ORDER BY e.published DESC NULLS LAST, e.article, e.kind, e.number";
constexpr const char* kOldestFirst = " ORDER BY e.published, e.article, e.kind, e.number";

constexpr std::uint64_t kAll = std::numeric_limits<std::int64_t>::max();
constexpr char kBetween = '~';  // the fields of a cursor

/// Where a line stands in the order.
struct Place {
  std::string published, article, kind;
  std::int64_t number = 0;
};

/// "2026-03-03T07:00:00Z~308a78df36605217~event~12"; nothing where it is none.
std::optional<Place> place_of(const std::string& cursor) {
  std::vector<std::string> fields(1);
  for (const char c : cursor) {
    if (c == kBetween) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  if (fields.size() != 4 || !entry_kind_of(fields[2])) return std::nullopt;
  Place out{fields[0], fields[1], fields[2]};
  const char* end = fields[3].data() + fields[3].size();
  const auto [read, fault] = std::from_chars(fields[3].data(), end, out.number);
  if (fault != std::errc() || read != end) return std::nullopt;
  return out;
}

/// Asks for what stands behind a place among the lines that have a date, or among those that have none.
Asked behind(Asked asked, const Place& place, bool dated, bool oldest_first) {
  const auto bind = [&](const std::string& value) { asked.values.emplace_back(value); };
  if (!dated) {
    asked.where += " AND e.published IS NULL";
    if (!place.published.empty()) return asked;  // the first of them all
  } else {
    // the bound on one column alone is what an index is entered by
    asked.where += oldest_first ? " AND e.published >= ? AND (e.published > ? OR"
                                : " AND e.published <= ? AND (e.published < ? OR";
    bind(place.published);
    bind(place.published);
  }
  asked.where +=
      std::string(dated ? " " : " AND ") + "(e.article, e.kind, e.number) > (?, ?, ?)" + (dated ? ")" : "");
  bind(place.article);
  bind(place.kind);
  asked.values.emplace_back(place.number);
  return asked;
}

/// The parts of an answer, one after the other: no index has undated lines last in order of time.
std::vector<Asked> parts_of(const Asked& all, const std::optional<Place>& place, bool oldest_first) {
  if (place) {
    std::vector<Asked> out;
    if (!place->published.empty()) out.push_back(behind(all, *place, true, oldest_first));
    out.push_back(behind(all, *place, false, oldest_first));
    return out;
  }
  if (!oldest_first) return {all};
  std::vector<Asked> out(2, all);
  out[0].where += " AND e.published IS NOT NULL";
  out[1].where += " AND e.published IS NULL";
  return out;
}

/// The lines of one part in order. Of a few first ones the keys are found before anything else is read.
std::string question(const Asked& asked, const Query& query) {
  const std::string order = query.oldest_first ? kOldestFirst : kNewestFirst;
  if (!query.limit) return kEntryTables + asked.where + order + " LIMIT ?";
  return std::string(kEntryTables) + " WHERE e.key IN (SELECT e.key" + asked.from() + order + " LIMIT ?)" +
         order;
}

}  // namespace

std::string cursor_of(const Entry& entry) {
  return entry.published + kBetween + entry.article + kBetween + to_word(entry.kind) + kBetween +
         std::to_string(entry.number);
}

Status Store::find(const Query& query, const std::function<bool(const Entry&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  std::optional<Place> place;
  if (!query.after.empty() && !(place = place_of(query.after)))
    return Error{ErrorCode::kBadArgument, query.after, "this is no cursor"};
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    inside_->memory.begin(inside_->database);
    const Asked all =
        query.limit ? first_asked_by(query, inside_->database) : asked_by(query, inside_->database.kind());
    std::vector<Asked> parts = parts_of(all, place, query.oldest_first);
    std::uint64_t left = std::min(query.limit.value_or(kAll), kAll);
    bool going = true;
    for (Asked& asked : parts) {
      if (!going || left == 0) break;
      asked.values.emplace_back(static_cast<std::int64_t>(left));
      EntryRows rows(inside_->database, inside_->memory, question(asked, query), database::Size::kMany);
      asked.bind(rows.question());
      Entry entry;
      while (going && rows.next(entry)) {
        --left;
        going = visit(entry);
      }
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

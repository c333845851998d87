// The figures of a store, each by one pass over one table. Tested in tests/unit/store/stats_test.cc.
#include "rapporteur/store/stats.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>
#include <tuple>
#include <unordered_map>

#include "rapporteur/database/database.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/opening.h"
#include "rapporteur/store/sources.h"
#include "rapporteur/store/store.h"

namespace rapporteur::store {
namespace {

std::uint64_t number_at(database::Statement& row, int column) {
  return static_cast<std::uint64_t>(row.number(column));
}

void each_row(database::Connection& database, const char* sql,
              const std::function<void(database::Statement&)>& take) {
  database::Statement query(database, sql, database::Size::kMany);
  while (query.step()) take(query);
}

void count_articles(database::Connection& database, Stats& out) {
  each_row(
      database, "SELECT count(*) - count(withdrawn), count(withdrawn) FROM articles",
      [&](database::Statement& row) { out.articles = number_at(row, 0), out.withdrawn = number_at(row, 1); });
  each_row(database, "SELECT count(*) FROM revisions",
           [&](database::Statement& row) { out.revisions = number_at(row, 0); });
  // answered by an index alone: in a row they stand behind the whole record
  each_row(database, "SELECT count(*) - count(DISTINCT copies) FROM revisions WHERE copies IS NOT NULL",
           [&](database::Statement& row) { out.copies = number_at(row, 0); });
}

void count_outlets(database::Connection& database, Stats& out) {
  std::vector<std::string> days;
  const auto close = [&] {
    if (!out.outlets.empty()) out.outlets.back().gaps = gaps_of(days);
    days.clear();
  };
  each_row(
      database,
      "SELECT coalesce(r.outlet, '') AS name, substr(r.published, 1, 10) AS day, count(*) FROM revisions r "
      "JOIN articles a ON a.key = r.article WHERE r.current = 1 AND a.withdrawn IS NULL "
      "GROUP BY name, day ORDER BY name, day",
      [&](database::Statement& row) {
        const std::string name = row.text(0), day = row.text(1);
        if (out.outlets.empty() || out.outlets.back().name != name) {
          close();
          out.outlets.emplace_back().name = name;
        }
        OutletStats& outlet = out.outlets.back();
        outlet.articles += number_at(row, 2);
        if (day.empty()) {
          outlet.undated += number_at(row, 2);
          return;
        }
        if (outlet.first.empty()) outlet.first = day;
        outlet.last = day;
        days.push_back(day);
      });
  close();
  for (OutletStats& outlet : out.outlets) {
    if (outlet.name.empty()) outlet.gaps.clear();  // nobody's days
    if (outlet.first.empty()) continue;
    if (out.first.empty() || outlet.first < out.first) out.first = outlet.first;
    out.last = std::max(out.last, outlet.last);
  }
  std::stable_sort(out.outlets.begin(), out.outlets.end(),
                   [](const OutletStats& a, const OutletStats& b) { return a.articles > b.articles; });
}

void count_happenings(database::Connection& database, Stats& out) {
  each_row(database, "SELECT count(*) FROM happenings WHERE gone IS NULL AND merged_into IS NULL",
           [&](database::Statement& row) { out.happenings = number_at(row, 0); });
  std::int64_t at = 0;
  Sources sources;
  const auto close = [&] {
    out.told_by_several += sources.outlets() > 1 ? 1 : 0;
    out.independent += sources.independent() > 1 ? 1 : 0;
    sources = {};
  };
  struct Told {
    std::string outlet, text;
  };
  std::unordered_map<std::int64_t, Told> revisions;
  each_row(database, "SELECT key, outlet FROM revisions WHERE current = 1", [&](database::Statement& row) {
    revisions[row.number(0)] = {row.text(1), row.text(0)};
  });
  each_row(database, "SELECT key, copies FROM revisions WHERE copies IS NOT NULL",
           [&](database::Statement& row) { revisions[row.number(0)].text = row.text(1); });
  each_row(database,
           "SELECT happening, revision FROM accounts WHERE happening IS NOT NULL ORDER BY happening",
           [&](database::Statement& row) {
             if (const std::int64_t happening = row.number(0); happening != at) {
               close();
               at = happening;
             }
             const Told& told = revisions[row.number(1)];
             sources.add(told.outlet, told.text);
           });
  close();
}

/// What stands before the article in a record: the version and the model. Records of other makers give nothing.
ReaderStats reader_of(const std::string& head) {
  ReaderStats out;
  const std::size_t end = head.find(",\"article\":");
  if (end == std::string::npos) return out;
  const auto json = nlohmann::json::parse(head.substr(0, end) + "}", nullptr, false);
  if (!json.is_object()) return out;
  const auto text = [](const nlohmann::json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  out.program = text(json, "rapporteur");
  if (const auto model = json.find("model"); model != json.end() && model->is_object()) {
    out.model = text(*model, "name");
    out.sha256 = text(*model, "sha256");
  }
  return out;
}

void count_readers(database::Connection& database, Stats& out) {
  std::map<std::tuple<std::string, std::string, std::string>, std::uint64_t> counts;
  each_row(
      database,
      "SELECT substr(r.record, 1, instr(substr(r.record, 1, 1000), ',\"article\":') + 10) AS head, count(*) "
      "FROM revisions r WHERE r.current = 1 GROUP BY head",
      [&](database::Statement& row) {
        const ReaderStats one = reader_of(row.text(0));
        counts[{one.program, one.model, one.sha256}] += number_at(row, 1);
      });
  for (const auto& [key, count] : counts)
    out.readers.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
  std::stable_sort(out.readers.begin(), out.readers.end(),
                   [](const ReaderStats& a, const ReaderStats& b) { return a.articles > b.articles; });
}

void count_rest(database::Connection& database, Stats& out) {
  each_row(
      database,
      "SELECT kind, label, coalesce(status, ''), count(*) AS lines FROM entries GROUP BY kind, label, status "
      "ORDER BY CASE kind WHEN 'statement' THEN 0 WHEN 'event' THEN 1 WHEN 'meeting' THEN 2 ELSE 3 END, "
      "lines DESC, label, status NULLS FIRST",
      [&](database::Statement& row) {
        out.lines.push_back({row.text(0), row.text(1), row.text(2), number_at(row, 3)});
      });
  each_row(
      database,
      "SELECT kind, count(*) AS many FROM actors WHERE gone IS NULL GROUP BY kind ORDER BY many DESC, kind",
      [&](database::Statement& row) {
        out.actors.push_back({row.text(0), number_at(row, 1)});
      });
  for (const char* last : {"SELECT max(modified) FROM ledger", "SELECT max(added) FROM revisions"})
    each_row(database, last,
             [&](database::Statement& row) { out.changed = std::max(out.changed, row.text(0)); });
}

std::uint64_t bytes_of(const std::string& path) {
  std::uint64_t out = 0;
  for (const char* ending : {"", "-wal"}) {
    std::error_code failed;
    const auto size = std::filesystem::file_size(path + ending, failed);
    if (!failed) out += size;
  }
  return out;
}

}  // namespace

Result<Stats> Store::stats() {
  try {
    database::Transaction one_moment(inside_->database,
                                     database::Access::kRead);  // what others write meanwhile is not seen
    Stats out;
    count_articles(inside_->database, out);
    count_outlets(inside_->database, out);
    count_happenings(inside_->database, out);
    count_readers(inside_->database, out);
    count_rest(inside_->database, out);
    out.bytes = inside_->database.kind() == database::Kind::kPostgres ? bytes_on_server(inside_->database)
                                                                      : bytes_of(inside_->path);
    return out;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

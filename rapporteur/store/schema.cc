// What the tables of a file are, and how older ones are brought up to date. Tested in tests/unit/store/schema_test.cc.
#include "rapporteur/store/schema.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "rapporteur/database/sqlite.h"

namespace rapporteur::store {
namespace {

/// What a schema has under one name.
struct Made {
  std::string type, sql;
  bool operator==(const Made&) const = default;
};

using Schema = std::map<std::string, Made>;

/// Everything with a name, but SQLite's own. Spaces do not count: which SQLite wrote the words is no matter.
Schema schema_of(database::Connection& database) {
  Schema out;
  database::Statement rows(
      database,
      "SELECT name, type, ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' "
      "ESCAPE '\\'");
  while (rows.step()) {
    Made& one = out[rows.text(0)];
    one.type = rows.text(1);
    one.sql = rows.text(2);
    std::erase_if(one.sql, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; });
  }
  return out;
}

/// What a list, or the first part of one, makes: tried out once in a process, as a server opens a store again and again.
const Schema& made_by(std::span<const Migration> list) {
  static std::mutex one_at_a_time;
  static std::map<std::pair<const Migration*, std::size_t>, Schema> known;
  const std::lock_guard lock(one_at_a_time);
  const auto [at, fresh] = known.try_emplace({list.data(), list.size()});
  if (fresh) {
    database::Connection memory = database::in_memory();
    for (const Migration& step : list) memory.execute(step.sql);
    at->second = schema_of(memory);
  }
  return at->second;
}

/// How the full-text search lays out its own tables is a matter of SQLite's version.
bool is_of_search(const std::string& name, const Schema& all) {
  const std::size_t end = name.rfind('_');
  if (end == std::string::npos) return false;
  const auto owner = all.find(name.substr(0, end));
  return owner != all.end() && owner->second.sql.starts_with("CREATEVIRTUALTABLE");
}

}  // namespace

Standing standing(database::Connection& database, std::span<const Migration> list) {
  // One statement, so that all three are of one moment while another process makes the same store.
  database::Statement query(database,
                            "SELECT a.application_id, v.user_version, (SELECT count(*) FROM sqlite_schema) "
                            "FROM pragma_application_id a, pragma_user_version v");
  query.step();
  const std::int64_t id = query.number(0), version = query.number(1);
  if (id == 0 && version == 0 && query.number(2) == 0) return Standing::kBlank;
  if (id != kApplicationId || version < 1) return Standing::kForeign;
  const std::int64_t newest = std::ssize(list);
  if (version == newest) return Standing::kCurrent;
  return version < newest ? Standing::kOlder : Standing::kNewer;
}

std::optional<std::string> strange_in(database::Connection& database, std::span<const Migration> list,
                                      int version) {
  const Schema& wanted = made_by(list.first(std::min(list.size(), static_cast<std::size_t>(version))));
  const Schema there = schema_of(database);
  for (const auto& [name, made] : wanted) {
    const auto found = there.find(name);
    if (found == there.end()) return "no " + made.type + " " + name;
    const bool alike = is_of_search(name, wanted) ? found->second.type == made.type : found->second == made;
    if (!alike) return "another " + made.type + " " + name;
  }
  for (const auto& [name, made] : there) {
    if (made.type == "trigger") return "a trigger, " + name;
  }
  return std::nullopt;
}

bool lines_anew(std::span<const Migration> steps) {
  return std::any_of(steps.begin(), steps.end(), [](const Migration& step) { return step.lines_anew; });
}

void migrate(database::Connection& database, std::span<const Migration> list,
             const std::function<void(database::Connection&)>& fill) {
  database::Transaction transaction(database, database::Access::kWrite);
  const Standing now = standing(database, list);  // read again: another process may have been first
  if (now != Standing::kBlank && now != Standing::kOlder) return;
  const auto from = static_cast<std::size_t>(database.number_of("PRAGMA user_version"));
  for (const Migration& step : list.subspan(from)) database.execute(step.sql);
  if (fill && from > 0 && lines_anew(list.subspan(from))) fill(database);
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.execute("PRAGMA user_version = " + std::to_string(list.size()));
  transaction.commit();
}

}  // namespace rapporteur::store

// Tested in tests/cli/find_test.py.
#include "apps/cli/asked.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "apps/cli/exit_status.h"
#include "apps/cli/terminal.h"

namespace cli {

using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Query;
using rapporteur::Result;
using rapporteur::Store;

namespace {

void declare_who(CLI::App& app, Query& query) {
  const char* group = "Who and what";
  const auto words = [&](const char* names, std::vector<std::string>& values, const char* what) {
    app.add_option(names, values, what)->type_name("WORDS")->group(group)->allow_extra_args(false);
  };
  words("--who,--speaker", query.who,
        "Of a name, title, office, or whom they act for: who speaks, acts or meets");
  words("--whom", query.whom, "The same of whom it is said or done to");
  app.add_option("--actor", query.actor,
                 "Id of an actor across articles, in any role ('rapporteur actors' tells them)")
      ->type_name("ID")
      ->group(group)
      ->allow_extra_args(false);
  words("--according-to", query.according_to, "The same of those who say so");
  app.add_option("--what", query.what,
                 "Speech act, event type, kind of meeting or stance: threaten, CONSULT, summit")
      ->type_name("LABEL")
      ->group(group)
      ->allow_extra_args(false);
  app.add_option("--act", query.act, "Speech act; statements only")
      ->type_name("ACT")
      ->group(group)
      ->allow_extra_args(false);
  app.add_option("--mode", query.mode, "PLOVER's mode of an event: visit, ceasefire")
      ->type_name("MODE")
      ->group(group)
      ->allow_extra_args(false);
  app.add_option("--status", query.status,
                 "planned, denied, held ...: of an event, or the phase of a meeting")
      ->type_name("STATUS")
      ->group(group)
      ->allow_extra_args(false);
  words("--text", query.text, "Of the sentence and of what was said or done; \"a phrase\", prefix*");
}

void declare_where(CLI::App& app, Query& query) {
  const char* group = "Where, when and in what";
  const auto some = [&](const char* name, std::vector<std::string>& values, const char* type,
                        const char* what) {
    app.add_option(name, values, what)->type_name(type)->group(group)->allow_extra_args(false);
  };
  some("--place", query.place, "WORDS", "Of the place, its region or country, or its ISO code");
  some("--when", query.when, "DATE[..DATE]", "It took or takes place then: 2026-03, 2026-03-01..2026-03-15");
  app.add_option("--since", query.since, "Published on this day or later: 2026, 2026-03 or 2026-03-03")
      ->type_name("DATE")
      ->group(group);
  app.add_option("--until", query.until, "Published on this day or before")->type_name("DATE")->group(group);
  app.add_option("--missing", query.missing, "Lines that lack it: who, whom, time, place or published")
      ->type_name("WHAT")
      ->group(group)
      ->allow_extra_args(false);
  some("--outlet", query.outlet, "NAME", "Part of the outlet's name");
  some("--article", query.article, "ID", "Of this article");
  some("--id", query.id, "ID", "This line");
  some("--happening", query.happening, "ID", "What was told of this happening");
}

}  // namespace

void declare(CLI::App& app, Asked& asked) {
  app.add_option("STORE", asked.store, "The store")->required();
  declare_who(app, asked.query);
  declare_where(app, asked.query);
  app.add_option("--kind", asked.kinds, "statement, event, meeting or position")
      ->check(CLI::IsMember({"statement", "event", "meeting", "position"}))
      ->type_name("KIND")
      ->allow_extra_args(false);
  app.add_option("--confidence", asked.query.confidence, "At least: 0 to 1")
      ->type_name("NUMBER")
      ->check(CLI::Range(0.0, 1.0));
  auto* background = app.add_flag("--background", asked.background, "Only history told beside the news");
  app.add_flag("--no-background", asked.news, "None of it")->excludes(background);
  app.add_flag("--oldest-first", asked.query.oldest_first, "In order of publication (default: newest first)");
  app.add_option("--limit", asked.query.limit, "At most so many lines")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
}

Query query_of(const Asked& asked) {
  Query query = asked.query;
  for (const std::string& kind : asked.kinds) query.kinds.push_back(*rapporteur::store::entry_kind_of(kind));
  if (asked.background) query.background = true;
  if (asked.news) query.background = false;
  return query;
}

namespace {

Result<Store> told(Result<Store> store) {
  const std::size_t lost = store ? store->lost_when_opened() : 0;
  if (lost > 0)
    complain(fmt::format("the store is brought up to date, but {} could not be read; {} no lines",
                         lost == 1 ? "a record" : fmt::format("{} records", lost),
                         lost == 1 ? "its article has" : "their articles have"));
  return store;
}

}  // namespace

Result<Store> open_store(const std::string& where) { return told(Store::open(where)); }
Result<Store> open_store_to_add(const std::string& where) { return told(Store::open_or_create(where)); }

int fail(const Error& error) {
  complain(error);
  if (error.code == ErrorCode::kNotFound) return kSomeFailed;
  return error.code == ErrorCode::kBadArgument || error.code == ErrorCode::kConflict ? kUsage : kUnusable;
}

}  // namespace cli

// rapporteur changes: what is new, changed or gone since a moment. Tested in tests/cli/living_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"
#include "rapporteur/rapporteur.h"

namespace cli {
namespace {

using rapporteur::Change;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur changes tern.store --since 2026-03-03\n"
    "  rapporteur changes tern.store --since 2026-03-03T14:30:00Z --format json    for a program that keeps "
    "up\n"
    "  rapporteur changes tern.store --since 2026-03 --kind event --kind meeting\n"
    "\n"
    "Times are UTC unless they say otherwise. What happened in that very second is listed, too: the last "
    "line "
    "tells\n"
    "the time to ask from next, and the lines of that second come again then.";

struct Options {
  std::string store, since, format = "text";
  std::vector<std::string> kinds;
};

std::string text_of(const Change& change) {
  std::string out =
      fmt::format("{}  {:7}  {:10}  {}", change.at, to_word(change.what), change.kind, change.id);
  const auto add = [&out](const char* between, const std::string& words) {
    if (!words.empty()) out += between + words;
  };
  add("  ", change.label);
  add(" ", change.status);
  add(" \u00b7 ", change.who);
  add(" \u2192 ", change.whom);
  add(" \u00b7 ", change.words);
  if ((change.kind == "happening" || change.kind == "actor") && !change.detail.empty()) out += "  goes on in";
  add("  ", change.detail);
  if (change.article != change.id) add("  of article ", change.article);
  return one_line(out) + "\n";
}

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  Output output;
  std::string last;
  if (options.format == "csv") output.write(rapporteur::exports::change_csv_head());
  const auto done = store->changes(options.since, options.kinds, [&](const Change& change) {
    last = change.at;
    if (options.format == "json") return output.write(rapporteur::exports::change_json(change));
    if (options.format == "csv") return output.write(rapporteur::exports::change_csv(change));
    return output.write(text_of(change));
  });
  if (!done) {
    output.finish();
    return fail(done.error());
  }
  if (last.empty()) last = options.since;
  if (options.format == "json") {
    output.write(nlohmann::ordered_json{{"next", last}}.dump() + "\n");
  } else if (options.format == "csv") {
    output.write("# next: " + last + "\r\n");
  } else {
    output.write("next: --since " + last + "\n");
  }
  return output.finish();
}

}  // namespace

Run set_up_changes(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("--since", options->since, "2026-03-03, or a moment: 2026-03-03T14:30:00Z")
      ->type_name("TIME")
      ->required();
  app.add_option("--kind", options->kinds,
                 "statement, event, meeting, position, happening, actor, article, correction")
      ->check(CLI::IsMember(
          {"statement", "event", "meeting", "position", "happening", "actor", "article", "correction"}))
      ->type_name("KIND")
      ->allow_extra_args(false);
  app.add_option("--format", options->format, "How to print: text, json (one line each) or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

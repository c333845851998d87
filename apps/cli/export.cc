// rapporteur export: lines of a store in the forms that others read. Tested in tests/cli/export_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Entry;
using rapporteur::Store;
namespace exports = rapporteur::exports;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur export tern.store --form gdelt > events.tsv       what occurred or is ongoing, as GDELT's "
    "table\n"
    "  rapporteur export tern.store --form gdelt --dates published  with the day of the article where no day "
    "is told\n"
    "  rapporteur export tern.store --form sidecar > status.tsv     what that table has no column for\n"
    "  rapporteur export tern.store --form ical --status planned --status scheduled > meetings.ics\n"
    "  rapporteur export tern.store --form csv --no-text --outlet Tern\n"
    "\n"
    "Takes the options of 'find'. Rows written and entries left out are told on standard error; together "
    "they are the\n"
    "entries of the query. An export that had to end early says so in its last line.";

struct Options : Asked {
  std::string form, dates = "told";
  exports::Options how;
};

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char out[32];
  return {out, std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// Whether the form has a day for each event, which may be filled.
bool fills(const std::string& form) {
  const auto forms = exports::forms();
  return std::any_of(forms.begin(), forms.end(),
                     [&](const exports::Form& one) { return one.fills && form == one.name; });
}

/// "12 written, 3 left out, 7 dated by publication".
std::string told_of(const exports::Writer& writer, std::size_t entries, bool published_dates) {
  std::string out = fmt::format("{} written, {} left out", entries - writer.left_out(), writer.left_out());
  if (published_dates) out += fmt::format(", {} dated by publication", writer.filled());
  return out;
}

int run(Options options) {
  options.how.published_dates = options.dates == "published";
  if (options.how.published_dates && !fills(options.form))
    return complain("--dates published is for gdelt, icews, polecat and plover"), kUsage;
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  options.how.version = rapporteur::version();
  options.how.now = now();
  const auto writer = exports::writer_of(options.form, options.how);
  const Interrupt interrupt;
  Output output;
  std::size_t entries = 0;
  bool going = output.write(writer->head());
  const auto done = store->find(query_of(options), [&](const Entry& entry) {
    if (Interrupt::requested()) return false;
    ++entries;
    return going = output.write(writer->entry(entry));
  });
  const bool interrupted = Interrupt::requested();
  if (going)
    output.write(!done         ? writer->cut(to_string(done.error()))
                 : interrupted ? writer->cut("interrupted")
                               : writer->tail());
  const int status = output.finish();
  complain(told_of(*writer, entries, options.how.published_dates));
  if (!done) return fail(done.error());
  if (interrupted) Interrupt::end();
  return status;
}

}  // namespace

Run set_up_export(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  std::vector<std::string> names;
  std::string told = "One of";
  for (const exports::Form& form : exports::forms()) {
    names.emplace_back(form.name);
    told += fmt::format("\n{:15} {}", form.name, form.what);
  }
  app.add_option("--form", options->form, told)->required()->check(CLI::IsMember(names))->type_name("FORM");
  app.add_flag("--no-text", options->how.no_text, "Offsets and hashes instead of the articles' words");
  app.add_option("--dates", options->dates,
                 "Event tables: the day that is told, or, where none is, that of publication")
      ->check(CLI::IsMember({"told", "published"}));
  app.add_flag("--all-statuses", options->how.all_statuses,
               "Tables without a column for status: also what did not, or not yet, happen");
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

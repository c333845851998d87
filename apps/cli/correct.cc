// rapporteur correct: what a person says about a line, kept beside what the program read. Tested in tests/cli/living_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <optional>
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

using rapporteur::Correcting;
using rapporteur::Correction;
using rapporteur::Result;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur find tern.store --who Reis --ids                         lines with their ids\n"
    "  rapporteur correct tern.store 9c41 --status cancelled --by 'M. Ohe' --note 'see the second "
    "paragraph'\n"
    "  rapporteur correct tern.store 9c41 --who 'Ana Reis' --who 'Tom Okafor'\n"
    "  rapporteur correct tern.store 9c41 --not-an-entry\n"
    "  rapporteur correct tern.store 9c41 --place '' --time 2026-03-05..2026-03-07\n"
    "  rapporteur correct tern.store --happening 77e0 --merge 51b2         both are one\n"
    "  rapporteur correct tern.store --happening 77e0 --split 9c41         this event is another one\n"
    "  rapporteur correct tern.store --undo 12\n"
    "  rapporteur correct tern.store --list --format json > corrections.jsonl\n"
    "\n"
    "The program's own reading stays in the record. A correction holds whatever is read later, as long as "
    "the line "
    "has\n"
    "the same id; 'waiting' says that it has no line now. An empty value says that there is none.";

struct Options {
  std::string store, entry, by, note, format = "text";
  bool not_an_entry = false, list = false;
  std::optional<std::string> label, status, time, place, happening, merge, split;
  std::vector<std::string> who, whom;
  std::optional<std::int64_t> undo;
};

std::string text_of(const Correction& one) {
  std::string out = fmt::format("{:4}  {:8}  {}  {} {}: {}", one.number, to_word(one.state), one.made,
                                one.kind, one.entry, one.what);
  if (one.what != "not_an_entry") out += " " + (one.value.empty() ? std::string("none") : one.value);
  if (!one.machine.empty()) out += " (the program read: " + one.machine + ")";
  if (!one.by.empty()) out += ", by " + one.by;
  if (!one.note.empty()) out += ": " + one.note;
  return one_line(out) + "\n";
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!name.empty()) out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

/// What the options ask for, in the order of --help.
std::vector<Correcting> asked_by(const Options& options) {
  std::vector<Correcting> out;
  const auto add = [&](const std::string& entry, const char* what, const std::string& value) {
    out.push_back({.entry = entry, .what = what, .value = value, .by = options.by, .note = options.note});
  };
  if (options.not_an_entry) add(options.entry, "not_an_entry", {});
  if (options.label) add(options.entry, "label", *options.label);
  if (options.status) add(options.entry, "status", *options.status);
  if (!options.who.empty()) add(options.entry, "who", joined(options.who));
  if (!options.whom.empty()) add(options.entry, "whom", joined(options.whom));
  if (options.time) add(options.entry, "time", *options.time);
  if (options.place) add(options.entry, "place", *options.place);
  if (options.merge) add(options.happening.value_or(""), "merge", *options.merge);
  if (options.split) add(options.happening.value_or(""), "split", *options.split);
  return out;
}

int list(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  Output output;
  const auto done = store->corrections([&](const Correction& one) {
    return output.write(options.format == "json" ? rapporteur::exports::correction_json(one) : text_of(one));
  });
  if (!done) return fail(done.error());
  return output.finish();
}

std::optional<std::string> clash(const Options& options, std::size_t asked) {
  const int ways = (options.list ? 1 : 0) + (options.undo ? 1 : 0) + (options.happening ? 1 : 0) +
                   (options.entry.empty() ? 0 : 1);
  if ((options.merge || options.split) && !options.happening) return "--merge and --split need --happening";
  if (ways != 1) return "give one of ENTRY, --happening, --undo and --list";
  if ((options.list || options.undo) && asked > 0) return "--list and --undo take no correction";
  if (!options.list && !options.undo && asked == 0) return "there is nothing to correct: say what is right";
  if (options.happening && asked != ((options.merge ? 1U : 0U) + (options.split ? 1U : 0U)))
    return "of a happening there is only --merge and --split";
  return std::nullopt;
}

int run(const Options& options) {
  const std::vector<Correcting> asked = asked_by(options);
  if (const auto fault = clash(options, asked.size())) return complain(*fault), kUsage;
  if (options.list) return list(options);
  auto there = open_store(options.store);  // makes no store
  if (!there) return complain(there.error()), kUnusable;
  auto store = open_store_to_add(options.store);
  if (!store) return complain(store.error()), kUnusable;
  Output output;
  const auto tell = [&](const Result<Correction>& done) {
    if (!done) return fail(done.error());
    output.write(options.format == "json" ? rapporteur::exports::correction_json(done.value())
                                          : text_of(done.value()));
    return static_cast<int>(kDone);
  };
  if (options.undo) {
    const int status = tell(store->undo(*options.undo));
    const int written = output.finish();
    return status == kDone ? written : status;
  }
  const auto done = store->correct(asked);  // all or none
  if (!done) return fail(done.error());
  for (const Correction& one : done.value()) tell(one);
  return output.finish();
}

void declare_values(CLI::App& app, Options& options) {
  const char* group = "What is right";
  app.add_flag("--not-an-entry", options.not_an_entry, "It is no statement, event, meeting or position")
      ->group(group);
  app.add_option("--label", options.label, "Speech act, event type, kind of meeting or stance")
      ->type_name("LABEL")
      ->group(group);
  app.add_option("--status", options.status,
                 "Of an event; the phase of a meeting; the polarity of a statement")
      ->type_name("STATUS")
      ->group(group);
  app.add_option("--who", options.who, "Who speaks, acts, meets or holds the position; again for more")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--whom", options.whom, "To whom it is said or done; again for more")
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->group(group);
  app.add_option("--time", options.time, "2026-03-05, 2026-03-05..2026-03-07 or 2026-03-05T14:30")
      ->type_name("TIME")
      ->group(group);
  app.add_option("--place", options.place, "Its name")->type_name("NAME")->group(group);
  app.add_option("--merge", options.merge, "This happening is the same one")->type_name("ID")->group(group);
  app.add_option("--split", options.split, "This event or meeting is of another one")
      ->type_name("ENTRY")
      ->group(group);
}

}  // namespace

Run set_up_correct(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("ENTRY", options->entry, "The line's id, or the beginning of it");
  declare_values(app, *options);
  app.add_option("--happening", options->happening, "Corrects a happening, for --merge and --split")
      ->type_name("ID");
  app.add_option("--by", options->by, "Who says so")->type_name("NAME");
  app.add_option("--note", options->note, "Why")->type_name("TEXT");
  app.add_option("--undo", options->undo, "Takes a correction back, by its number")->type_name("N");
  app.add_flag("--list", options->list, "Every correction that was ever made");
  app.add_option("--format", options->format, "How to print: text, or json (one line each)")
      ->check(CLI::IsMember({"text", "json"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

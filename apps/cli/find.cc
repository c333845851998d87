// rapporteur find: lines of a store by who, whom, what, status, place, time and words. Tested in tests/cli/find_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Entry;
using rapporteur::Error;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur find tern.store --who Reis                       what she says, does and stands for, "
    "newest first\n"
    "  rapporteur find tern.store --who Norland --act deny         denials by those who speak for Norland\n"
    "  rapporteur find tern.store --what CONSULT --status planned --place Geneva\n"
    "  rapporteur find tern.store --kind meeting --status cancelled --status postponed\n"
    "  rapporteur find tern.store --who Velia --whom Norland --when 2026-03-01..2026-03-15\n"
    "  rapporteur find tern.store --text 'ceasefire \"no date\" negotiat*' --according-to Tern\n"
    "  rapporteur find tern.store --act threaten --format csv > threats.csv\n"
    "\n"
    "An option given again asks for either; different options must all hold. The first line tells how many "
    "there are.\n"
    "Speech acts: say announce confirm deny accuse condemn praise warn threaten demand urge propose promise\n"
    "agree reject worry hope ask predict decline. 'rapporteur export' writes other forms.";

struct Options : Asked {
  std::string format = "text";
  bool ids = false;
};

/// "3f2a…  event  CONSULT planned · Ana Reis", and what people corrected in it.
std::string named(const Entry& entry) {
  std::string who;
  for (const rapporteur::store::Party& party : entry.parties) {
    if (party.role == "speaker" || party.role == "actor" || party.role == "party")
      who += (who.empty() ? " \u00b7 " : ", ") + party.name;
  }
  std::string out =
      fmt::format("{}  {:9}  {}{}{}{}\n", one_line(entry.id), to_word(entry.kind), one_line(entry.label),
                  entry.status.empty() ? "" : " ", one_line(entry.status), one_line(who));
  return out;
}

std::string corrections_of(const Entry& entry) {
  std::string out;
  for (const rapporteur::store::EntryCorrection& one : entry.corrected) {
    out += fmt::format("corrected ({}): {} of {} {}; the program read {}{}{}\n", one.number, one.what,
                       to_word(entry.kind), one_line(entry.id),
                       one.machine.empty() ? "none" : "\"" + one_line(one.machine) + "\"",
                       one.by.empty() ? "" : "; by ", one_line(one.by));
  }
  return out;
}

/// Prints lines as they come; for text, those of one article together.
class Printer {
 public:
  Printer(Store& other, const std::string& format, bool ids)
      : store_(other),
        ids_(ids),
        look_(look_of_output()),
        writer_(rapporteur::exports::writer_of(format, {})) {
    if (writer_) output_.write(writer_->head());
  }

  bool take(const Entry& entry) {
    if (writer_) return output_.write(writer_->entry(entry));
    if (!together_.empty() && together_.front().article != entry.article && !flush()) return false;
    together_.push_back(entry);
    return true;
  }

  /// Writes what is left; false after an error, which stands in fault().
  bool flush() {
    if (writer_) return output_.write(writer_->tail());
    if (together_.empty()) return true;
    const auto text = readable(store_, together_, look_);
    if (!text) {
      fault_ = text.error();
      return false;
    }
    bool written = output_.write("\n" + text.value());
    if (written) output_.write("\n");
    for (const Entry& entry : together_)
      written &= output_.write((ids_ ? named(entry) : "") + corrections_of(entry));
    if (written) output_.write(fmt::format("article {}\n", one_line(together_.front().article)));
    together_.clear();
    return written;
  }

  void say(const std::string& line) { output_.write(line); }
  void cut(const Error& error) {
    if (writer_) output_.write(writer_->cut(to_string(error)));
  }
  const std::optional<Error>& fault() const { return fault_; }
  int finish() { return output_.finish(); }

 private:
  Store& store_;
  bool ids_;
  rapporteur::Look look_;
  std::unique_ptr<rapporteur::exports::Writer> writer_;
  Output output_;
  std::vector<Entry> together_;
  std::optional<Error> fault_;
};

int run(const Options& options) {
  auto store = open_store(options.store);
  auto texts = open_store(options.store);  // reads articles while the first is in the middle of finding
  if (!store || !texts) return complain(store ? texts.error() : store.error()), kUnusable;
  const rapporteur::Query query = query_of(options);
  const auto count = store->count(query);
  if (!count) return fail(count.error());
  if (count.value() == 0 && options.format == "text") return complain("nothing found"), kDone;
  Printer printer(texts.value(), options.format, options.ids);
  if (options.format == "text")
    printer.say(fmt::format("{} line{} found\n", count.value(), count.value() == 1 ? "" : "s"));
  const auto done = store->find(query, [&](const Entry& entry) { return printer.take(entry); });
  if (!done) {
    printer.cut(done.error());
    printer.finish();
    return fail(done.error());
  }
  printer.flush();
  const int status = printer.finish();
  if (printer.fault()) return complain(*printer.fault()), kUnusable;
  return status;
}

}  // namespace

Run set_up_find(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.add_option("--format", options->format, "How to print: text, json (one line each) or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.add_flag("--ids", options->ids, "With text: the id of each line, as 'correct' takes it");
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

// rapporteur add: reads articles and keeps each in one transaction. What the store has already is not analysed again.
// Tested in tests/cli/add_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/interrupt.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::AddOutcome;
using rapporteur::Record;
using rapporteur::Result;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur add tern.store page.html           makes the store if there is none\n"
    "  rapporteur add tern.store archive/ --quiet    a folder; adding it again adds only what is new\n"
    "  rapporteur add tern.store articles.jsonl --outlet 'The Tern'\n"
    "  rapporteur add tern.store --records records.jsonl    read elsewhere, by 'read --format json'\n"
    "\n"
    "The same article with the same text changes nothing; a changed text becomes a revision. Every article "
    "is\n"
    "stored whole or not at all, whatever happens; Ctrl-C stops after the article at hand.";

struct Options : Reading {
  std::string store;
  bool records = false;  // the inputs are records, not articles
};

class Adder {
 public:
  /// Without an analyser records alone can be added.
  Adder(const Options& options, const rapporteur::Analyser* analyser, Store to_write, Store to_ask)
      : options_(options),
        analyser_(analyser),
        store_(std::move(to_write)),
        asked_(std::move(to_ask)),
        inputs_(options.paths),
        progress_(inputs_.files(), !options.quiet) {}

  int run() {
    in_order(
        inputs_, options_.threads, Interrupt::requested(), [this](const Input& input) { return read(input); },
        [this](Outcome outcome) { return add(outcome); });
    progress_.clear();
    if (inputs_.files() == 0) complain("there is no file in the folders given");
    if (!options_.quiet) {
      complain(fmt::format("added {}, revised {}, unchanged {}, failed {}{}", added_, revised_, unchanged_,
                           failed_, Interrupt::requested() ? "; interrupted" : ""));
    }
    const int status = output_.finish();
    if (unusable_) return kUnusable;
    return status == kDone && (failed_ > 0 || inputs_.files() == 0) ? kSomeFailed : status;
  }

 private:
  Outcome read(const Input& input) {
    Outcome out;
    if (options_.records) {
      out.records.push_back(input.error ? *input.error : rapporteur::record_of(input.bytes, input.name));
      return out;
    }
    out.records = articles_of(input, options_.about);
    for (auto& record : out.records) {
      if (record && !has(record.value())) analyser_->analyse(record.value());
    }
    return out;
  }

  /// Asked from many threads; a store that cannot answer now will say why when it is written to.
  bool has(const Record& record) {
    const std::lock_guard one_at_a_time(asking_);
    const Result<bool> kept = is_kept(asked_, record);
    return kept && kept.value();
  }

  bool add(Outcome& outcome) {
    for (auto& record : outcome.records) {
      if (Interrupt::requested()) return false;
      if (!record) {
        ++failed_;
        progress_.clear();
        complain(record.error());
      } else if (!add(record.value())) {
        return false;
      }
    }
    progress_.show(outcome.files_done, added_ + revised_ + unchanged_, failed_);
    return true;
  }

  bool add(Record& record) {
    if (!record.analysed()) {
      // The store had it when it was asked; since then another input may have brought a revision.
      const Result<bool> kept = is_kept(store_, record);
      if (kept && kept.value()) return unchanged(record);
      analyser_->analyse(record);
    }
    const auto added = keep(store_, record);
    if (!added && added.error().code == rapporteur::ErrorCode::kTooLarge) {  // this one alone
      ++failed_;
      progress_.clear();
      complain(added.error());
      return true;
    }
    if (!added) {
      unusable_ = true;
      progress_.clear();
      complain(added.error());
      return false;
    }
    switch (added->outcome) {
      case AddOutcome::kAdded: ++added_; return tell("added", record);
      case AddOutcome::kRevised: ++revised_; return tell("revised", record);
      case AddOutcome::kUnchanged: return unchanged(record);
    }
    return true;
  }

  /// An article that was withdrawn stays so; that is worth a word.
  bool unchanged(const Record& record) {
    ++unchanged_;
    const Result<bool> withdrawn = store_.withdrawn(record.id());
    return tell(withdrawn && withdrawn.value() ? "withdrawn" : "unchanged", record);
  }

  bool tell(const char* what, const Record& record) {
    if (options_.quiet) return true;
    progress_.clear();
    std::string line = fmt::format("{:9}  {}", what, record.id());
    if (record.analysed()) line += fmt::format("  {:3} statements", record.statements());
    output_.write(line + "  " + one_line(record.title()) + "\n");
    return true;  // what is stored does not depend on who reads these lines
  }

  const Options& options_;
  const rapporteur::Analyser* analyser_;
  Store store_;
  Store asked_;
  std::mutex asking_;
  Inputs inputs_;
  Progress progress_;
  Output output_;
  std::size_t added_ = 0, revised_ = 0, unchanged_ = 0, failed_ = 0;
  bool unusable_ = false;
};

int run(const Options& options) {
  if (const auto fault = clash(options)) return complain(*fault), kUsage;
  std::optional<rapporteur::Analyser> analyser;
  if (!options.records && !(analyser = open_analyser(options))) return kUnusable;
  auto store = open_store_to_add(options.store);
  if (!store) return complain(store.error()), kUnusable;
  auto asked = open_store(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  const Interrupt interrupt;
  int status = kDone;
  {
    Adder adder(options, analyser ? &*analyser : nullptr, std::move(store).value(), std::move(asked).value());
    status = adder.run();
  }
  if (Interrupt::requested()) Interrupt::end();
  return status;
}

}  // namespace

Run set_up_add(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store, a file or postgresql://\u2026; made if there is none")
      ->required();
  declare(app, *options);
  app.add_flag(
      "--records", options->records,
      "The files hold records as 'read --format json' writes them, one per line: nothing is read again");
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

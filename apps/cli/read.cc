// rapporteur read: articles in, records out, in the order of the inputs. Tested in tests/cli/read_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur read page.html another.txt\n"
    "  rapporteur read archive/ --format json > records.jsonl     one record per line, in order\n"
    "  rapporteur read articles.jsonl --format json --threads 8\n"
    "  curl -s URL | rapporteur read - --url URL\n"
    "  rapporteur read talks.txt --published 2026-03-03 --outlet 'The Tern'\n"
    "  rapporteur read talks.txt --format conllu                  words, lemmas, syntax, names\n"
    "  rapporteur read talks.txt --format json --layers syntax,roles,coreference";

struct Options : Reading {
  std::string format = "text";
  std::string layers;
};

std::string written(const rapporteur::Record& record, const Options& options, const rapporteur::Look& look) {
  if (options.format == "json") return record.json(options.layers) + "\n";
  if (options.format == "conllu") return record.conllu();
  return record.readable(look);
}

class Reader {
 public:
  Reader(const Options& options, const rapporteur::Analyser& analyser)
      : options_(options),
        analyser_(analyser),
        look_(look_of_output()),
        inputs_(options.paths),
        progress_(inputs_.files(), !options.quiet) {}

  int run() {
    const std::atomic<bool> never = false;
    in_order(
        inputs_, options_.threads, never, [this](const Input& input) { return read(input); },
        [this](Outcome outcome) { return print(outcome); });
    progress_.clear();
    if (inputs_.files() == 0) complain("there is no file in the folders given");
    if (failed_ > 0 && articles_ + failed_ > 1 && !options_.quiet) {
      complain(fmt::format("{} of {} articles could not be read", failed_, articles_ + failed_));
    }
    const int status = output_.finish();
    return status == kDone && (failed_ > 0 || inputs_.files() == 0) ? kSomeFailed : status;
  }

 private:
  Outcome read(const Input& input) const {
    Outcome out;
    out.records = articles_of(input, options_.about);
    for (auto& record : out.records) {
      if (record) analyser_.analyse(record.value(), options_.layers);
      out.written.push_back(record ? written(record.value(), options_, look_) : std::string());
    }
    return out;
  }

  bool print(const Outcome& outcome) {
    for (std::size_t i = 0; i < outcome.records.size(); ++i) {
      const auto& record = outcome.records[i];
      progress_.clear();
      if (!record) {
        ++failed_;
        complain(record.error());
        continue;
      }
      if (options_.format == "text" && articles_ > 0) output_.write("\n");
      ++articles_;
      if (!output_.write(outcome.written[i])) return false;
    }
    progress_.show(outcome.files_done, articles_, failed_);
    return true;
  }

  const Options& options_;
  const rapporteur::Analyser& analyser_;
  rapporteur::Look look_;
  Inputs inputs_;
  Progress progress_;
  Output output_;
  std::size_t articles_ = 0;
  std::size_t failed_ = 0;
};

int run(const Options& options) {
  std::optional<std::string> fault = clash(options);
  if (!fault && !options.layers.empty()) {
    if (options.format != "json") fault = "--layers goes with --format json";
    if (const auto known = rapporteur::check_layers(options.layers); !known) fault = to_string(known.error());
  }
  if (fault) return complain(*fault), kUsage;
  const auto analyser = open_analyser(options);
  if (!analyser) return kUnusable;
  return Reader(options, *analyser).run();
}

}  // namespace

Run set_up_read(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.add_option("--format", options->format, "How to print: text, json (one article per line) or conllu")
      ->check(CLI::IsMember({"text", "json", "conllu"}));
  app.add_option("--layers", options->layers,
                 "Add to the JSON, with commas: tokens syntax roles factuality names entities coreference "
                 "attribution")
      ->type_name("LIST");
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

// Options of reading, the model, and the ordered pipeline (oneTBB's parallel_pipeline, whose number of tokens bounds
// the articles in memory). Tested in tests/cli/read_test.py and tests/agree/reading_test.py.
#include "apps/cli/reading.h"

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <memory>
#include <thread>

#include "apps/cli/model_path.h"
#include "apps/cli/terminal.h"

namespace cli {

using rapporteur::Error;
using rapporteur::ErrorCode;

void declare(CLI::App& app, Reading& reading) {
  app.add_option("FILES", reading.paths, "Files, folders (read in sorted order), or - for standard input")
      ->required();
  app.add_option("--published", reading.about.published,
                 "The date of publication: 2026-03-03, or with time and offset")
      ->type_name("DATE");
  app.add_option("--outlet", reading.about.outlet, "The outlet's name")->type_name("NAME");
  app.add_option("--url", reading.about.url, "The article's address (one file only)")->type_name("URL");
  app.add_option("--title", reading.about.title, "The article's title (one file only)")->type_name("TITLE");
  app.add_flag("--force", reading.about.force, "Read on where the language is not English");
  app.add_flag("--quiet,-q", reading.quiet, "No progress and no summary; errors are still told");
  app.add_option("--threads,-j", reading.threads, "Articles read at once (default: one per core)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
  app.add_option("--model", reading.model,
                 "The model file (default: RAPPORTEUR_MODEL, or where it was installed)")
      ->type_name("FILE");
  app.add_option("--actors", reading.actors,
                 "A table of organisations and office-holders that win over the built-in ones")
      ->type_name("FILE");
}

std::optional<std::string> clash(const Reading& reading) {
  std::error_code ignored;
  const bool many = reading.paths.size() > 1 || std::filesystem::is_directory(reading.paths.front(), ignored);
  if (many && !reading.about.url.empty()) return "--url goes with one file only";
  if (many && !reading.about.title.empty()) return "--title goes with one file only";
  if (std::count(reading.paths.begin(), reading.paths.end(), "-") > 1) return "- can be given once only";
  return std::nullopt;
}

namespace {}  // namespace

std::optional<rapporteur::Analyser> open_analyser(const Reading& reading) {
  const std::optional<std::string> own = reading.actors.empty() ? std::string() : table_of(reading.actors);
  if (!own) return std::nullopt;
  const std::vector<std::string> candidates =
      reading.model.empty() ? model_candidates() : std::vector<std::string>{reading.model};
  for (const std::string& path : candidates) {
    if (candidates.size() > 1 && access(path.c_str(), F_OK) != 0) continue;
    std::vector<Error> faults;
    auto analyser = rapporteur::Analyser::open(path, {reading.actors, *own, &faults});
    for (const Error& fault : faults) complain(fault);
    if (analyser) return std::move(analyser).value();
    complain(analyser.error());
    return std::nullopt;
  }
  complain(fmt::format("no model found; looked for {}; --model or RAPPORTEUR_MODEL can name one",
                       fmt::join(candidates, ", ")));
  return std::nullopt;
}

void in_order(Inputs& inputs, unsigned threads, const std::atomic<bool>& stop,
              const std::function<Outcome(const Input&)>& work, const std::function<bool(Outcome)>& finish) {
  const std::size_t workers = threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
  tbb::global_control limit(tbb::global_control::max_allowed_parallelism, workers);
  std::atomic<bool> enough = false;
  // Tokens are copied by the pipeline; the bytes and records behind them are not.
  using InputPointer = std::shared_ptr<Input>;
  using OutcomePointer = std::shared_ptr<Outcome>;
  const auto take = [&](tbb::flow_control& flow) -> InputPointer {
    std::optional<Input> input = stop || enough ? std::nullopt : inputs.next();
    if (!input) {
      flow.stop();
      return nullptr;
    }
    return std::make_shared<Input>(std::move(*input));
  };
  const auto process = [&](const InputPointer& input) {
    auto outcome = std::make_shared<Outcome>();
    try {
      *outcome = work(*input);
    } catch (const std::exception& fault) {  // no memory for it, or a broken invariant: its own failure only
      outcome->records.emplace_back(Error{ErrorCode::kInternal, input->name, fault.what()});
    }
    outcome->files_done = input->files_done;
    return outcome;
  };
  const auto give = [&](const OutcomePointer& outcome) {
    if (!enough && !finish(std::move(*outcome))) enough = true;
  };
  tbb::parallel_pipeline(
      2 * workers, tbb::make_filter<void, InputPointer>(tbb::filter_mode::serial_in_order, take) &
                       tbb::make_filter<InputPointer, OutcomePointer>(tbb::filter_mode::parallel, process) &
                       tbb::make_filter<OutcomePointer, void>(tbb::filter_mode::serial_in_order, give));
}

std::vector<rapporteur::Result<rapporteur::Record>> articles_of(const Input& input,
                                                                const rapporteur::About& about) {
  std::vector<rapporteur::Result<rapporteur::Record>> out;
  if (input.error) {
    out.emplace_back(*input.error);
    return out;
  }
  return rapporteur::read_articles_of(input.bytes, input.name, about);
}

}  // namespace cli

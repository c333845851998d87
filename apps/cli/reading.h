// What `read` and `add` have in common: their options, the model, and the flow of inputs through the cores.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/inputs.h"
#include "rapporteur/rapporteur.h"

namespace CLI {
class App;
}

namespace cli {

struct Reading {
  std::vector<std::string> paths;
  rapporteur::About about;
  bool quiet = false;
  unsigned threads = 0;  // 0: one per core
  std::string model;     // empty: looked for
  std::string actors;    // a table of the user's; empty: none
};

/// Declares the options; `reading` must outlive the app.
void declare(CLI::App& app, Reading& reading);

/// A sentence on why these options do not go together, or nothing.
std::optional<std::string> clash(const Reading& reading);

/// Loads the model of the options, the environment variable RAPPORTEUR_MODEL, or the folders of models/README.md;
/// complains and gives nothing if there is none that can be used.
std::optional<rapporteur::Analyser> open_analyser(const Reading& reading);

/// What became of one input.
struct Outcome {
  std::vector<rapporteur::Result<rapporteur::Record>> records;
  std::vector<std::string> written;  // parallel to records: their output, if `read` made any
  std::size_t files_done = 0;
};

/// Runs inputs through `work` on several cores, at most a few at a time, and hands the outcomes to `finish` in the
/// order of the inputs, on one thread at a time. `finish` returns false to stop; so does `stop`. An exception in `work`
/// becomes the error of its input alone.
void in_order(Inputs& inputs, unsigned threads, const std::atomic<bool>& stop,
              const std::function<Outcome(const Input&)>& work, const std::function<bool(Outcome)>& finish);

/// The articles of an input, not analysed yet.
std::vector<rapporteur::Result<rapporteur::Record>> articles_of(const Input& input,
                                                                const rapporteur::About& about);

}  // namespace cli

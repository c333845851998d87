// rapporteur serve: the record of a store in a browser, and as an API. Tested in tests/api/.
#include "apps/cli/serve.h"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/model_path.h"
#include "apps/cli/output.h"
#include "apps/cli/reading.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur serve tern.store                       http://127.0.0.1:7878, for this machine alone\n"
    "  rapporteur serve tern.store --read-only --port 0  on any free port; nobody can change anything\n"
    "  rapporteur serve postgresql://... --address 0.0.0.0\n"
    "                                                    for others, too: a token is made and asked for\n"
    "\n"
    "Ends with Ctrl-C. The API is told by /api/v1/openapi.json. Nothing is loaded from the network; traffic "
    "is not encrypted:\n"
    "for others, put it behind a server that does.";

/// Whether there is a model, so that a desk without one says from the first that it reads nothing.
bool has_model(const std::string& named) {
  const std::vector<std::string> all = named.empty() ? model_candidates() : std::vector{named};
  return std::any_of(all.begin(), all.end(), [](const std::string& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
  });
}

rapporteur::Result<rapporteur::Analyser> analyser_of(const std::string& model) {
  Reading reading;
  reading.model = model;
  auto analyser = open_analyser(reading);
  if (!analyser) return Error{ErrorCode::kUnreadable, "model", "there is none that can be used"};
  return std::move(*analyser);
}

}  // namespace

int serve(server::Serving serving, const std::string& model) {
  if (has_model(model)) serving.open_analyser = [&model] { return analyser_of(model); };
  int told = kDone;
  const auto done = server::serve(serving, [&](const server::Listening& at) {
    Output output;
    output.write(fmt::format("{}: {}\n", one_line(at.name), at.address));
    return (told = output.finish()) == kDone;
  });
  return done ? told : fail(done.error());
}

Run set_up_serve(CLI::App& app) {
  struct Options {
    server::Serving serving;
    std::string model;
  };
  auto options = std::make_shared<Options>();
  server::Serving& serving = options->serving;
  app.add_option("STORE", serving.store, "The store")->required();
  app.add_option("--address", serving.address,
                 "Where to listen; another than this machine's own asks for a token")
      ->type_name("IP");
  app.add_option("--port", serving.port, "0: any free one")->type_name("N");
  app.add_option("--token", serving.token,
                 "The token to ask for, at least 16 letters (default: a new one, where one is needed)");
  app.add_flag("--read-only", serving.read_only, "Nothing can be added or corrected");
  app.add_flag("--fetch-inside", serving.fetch_inside,
               "Pages of this network may be added by their address, too");
  app.add_option("--model", options->model, "The model file")->type_name("FILE");
  app.add_option("--web", serving.web, "A folder with the screens, for who works on them")
      ->type_name("FOLDER");
  app.footer(kExamples);
  return [options] { return serve(options->serving, options->model); };
}

}  // namespace cli

// rapporteur: who said what, in news coverage of diplomacy and conflict. Parses the command line and runs a command.
// The program is described in docs/cli.md and tested in tests/cli/.
#include <fmt/core.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <map>
#include <string>

#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "rapporteur/rapporteur.h"

namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur read page.html                      who said what on a page\n"
    "  rapporteur read - --format json < page.html    the whole record, for programs\n"
    "  rapporteur add tern.store archive/             keep a folder of articles\n"
    "  rapporteur find tern.store --act deny          every denial in it\n"
    "  rapporteur show tern.store 3f2a                one article, by the beginning of its id\n"
    "\n"
    "Exit status: 0 all done, 1 some inputs could not be read, 2 wrong usage, 3 the model or the store\n"
    "cannot be used, 4 standard output cannot be written.\n"
    "'rapporteur COMMAND --help' tells more. This is a record of what was reported, not of what happened.";

}  // namespace

int main(int argc, char** argv) {
  signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error with a message, not the end
  CLI::App app(
      "Reads news of diplomacy and conflict and keeps the record: who said what, to whom, by whose account.",
      "rapporteur");
  app.set_version_flag("--version", "rapporteur " + std::string(rapporteur::version()));
  app.footer(kExamples);
  app.require_subcommand(1);
  std::map<const CLI::App*, cli::Run> runs;
  for (const cli::Command& command : cli::kCommands) {
    CLI::App* sub = app.add_subcommand(command.name, command.summary);
    runs[sub] = command.set_up(*sub);
  }
  try {
    app.parse(argc, argv);
    return runs.at(app.get_subcommands().front())();
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::kDone : cli::kUsage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "rapporteur: {}\n", error.what());
    return cli::kUnusable;
  }
}

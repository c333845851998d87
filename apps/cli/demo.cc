// rapporteur demo: the invented articles of the project's corpus, read live into a new store, then a short tour of
// commands. Each is run as the user would type it, by this very program, and its output cut to a screen.
// Tested in tests/cli/demo_test.py.
#include <fmt/core.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/serve.h"
#include "apps/cli/spawn.h"
#include "apps/cli/terminal.h"
#include "rapporteur/rapporteur.h"

namespace cli {
namespace {

using rapporteur::Entry;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Query;
using rapporteur::Result;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur demo                          a new folder below the system's temporary one\n"
    "  rapporteur demo --store try.store\n"
    "  rapporteur demo --serve                  the archive in a browser, instead of the tour\n"
    "\n"
    "Every person, outlet and happening in it is invented. Nothing is written but the store.";

constexpr std::size_t kScreen = 22;  // lines of one command

struct Options {
  std::string store, model;
  bool quiet = false, serve = false;
  std::uint16_t port = server::Serving().port;
};

struct Step {
  std::string title;
  std::vector<std::string> words;  // after "rapporteur"
};

/// As it would be typed: quoted where the shell would take it otherwise.
std::string typed(const std::string& word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c > 0x7F ||
           std::string_view("-_./:,+=@%").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (plain) return word;
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

std::string typed(const std::vector<std::string>& words) {
  std::string out = "$ rapporteur";
  for (const std::string& word : words) out += " " + typed(word);
  return out + "\n";
}

/// The first lines of what a command prints, indented; the others are counted.
class Screen {
 public:
  Screen(Output& output, std::size_t lines) : output_(output), most_(lines) {}

  bool take(const std::string& line) {
    if (++seen_ > most_) return true;  // the command goes on to its end
    output_.write("  " + line + "\n");
    return std::fflush(stdout) == 0;
  }
  void end() {
    if (seen_ > most_) output_.write(fmt::format("  ... and {} lines more\n", seen_ - most_));
  }

 private:
  Output& output_;
  std::size_t most_, seen_ = 0;
};

Result<std::string> path_of(const Options& options) {
  std::error_code failed;
  if (!options.store.empty()) {
    if (options.store.find("://") != std::string::npos)
      return Error{ErrorCode::kBadArgument, "--store",
                   "the demonstration makes a new file, nothing on a server"};
    if (std::filesystem::exists(options.store, failed))
      return Error{ErrorCode::kBadArgument, options.store,
                   "there is something: the demonstration makes a new store"};
    return options.store;
  }
  std::string folder = (std::filesystem::temp_directory_path(failed) / "rapporteur-demo-XXXXXX").string();
  if (failed || mkdtemp(folder.data()) == nullptr)
    return Error{ErrorCode::kUnwritable, folder, "the system's temporary folder; name a file with --store"};
  return folder + "/demo.store";
}

/// The first line found that is surest, to be cited; empty if there is none.
std::string surest(const std::string& path, const Query& query) {
  auto store = Store::open(path);
  if (!store) return {};
  std::string id;
  double confidence = -1;
  const auto done = store->find(query, [&](const Entry& entry) {
    if (entry.confidence > confidence) id = entry.id, confidence = entry.confidence;
    return true;
  });
  return done ? id : std::string();
}

std::vector<Step> tour_of(const std::string& path) {
  std::vector<Step> out = {
      {"Who met? Each meeting once, followed from article to article, with who was left out.",
       {"meetings", path, "--status", "held"}},
      {"What is planned? Visits that somebody means to make, and who says so.",
       {"find", path, "--what", "CONSULT", "--mode", "visit", "--status", "planned", "--limit", "3"}},
      {"What is denied, and by whom? [What is denied] stands in brackets, {who} denies it in braces.",
       {"find", path, "--act", "deny", "--confidence", "0.6", "--limit", "2"}},
      {"Where do accounts of one happening differ? Side by side, with who says each.",
       {"disputes", path, "--what", "ASSAULT"}}};
  const Query denied = {.kinds = {rapporteur::EntryKind::kEvent}, .status = {"denied"}};
  if (const std::string id = surest(path, denied); !id.empty()) {
    out.push_back({"On what does a line rest? Its sentence, and all that is needed to find it again.",
                   {"cite", path, id}});
  }
  return out;
}

std::string farewell(const std::string& path) {
  return fmt::format(
      "\nNow with articles of your own:\n"
      "$ rapporteur read page.html                     what one page reports\n"
      "$ rapporteur add my.store archive/              keep a folder of pages, texts or JSON\n"
      "$ rapporteur find my.store --who NAME           what somebody says and does\n"
      "$ rapporteur stats my.store                     what is in it\n"
      "$ rapporteur serve my.store                     all of it in a browser\n"
      "\nThe demonstration's store is {}; delete it when you are done.\n"
      "All in it is invented. A store is a record of what was reported, never of what happened.\n",
      typed(path));
}

/// Runs a command and shows it; its exit status.
int show(const Step& step, std::string_view input, std::size_t lines, Output& output) {
  output.write("\n" + step.title + "\n" + typed(step.words));
  std::fflush(stdout);
  Screen screen(output, lines);
  const int status = run_self(step.words, input, [&](const std::string& line) { return screen.take(line); });
  screen.end();
  return status;
}

int run(const Options& options) {
  const auto path = path_of(options);
  if (!path) return complain(path.error()), path.error().code == ErrorCode::kBadArgument ? kUsage : kUnusable;
  Output output;
  Step reading{"Reading the corpus's archive: invented news of 18 threads, each told by several outlets.",
               {"add", path.value(), "-"}};
  if (!options.model.empty()) reading.words.insert(reading.words.end(), {"--model", options.model});
  if (options.quiet) {
    reading.words.emplace_back("--quiet");
    const int status =
        run_self(reading.words, rapporteur::demonstration(), [](const std::string&) { return true; });
    if (status == kDone) output.write(path.value() + "\n");
    const int written = output.finish();
    return status == kDone ? written : status;
  }
  if (const int status = show(reading, rapporteur::demonstration(), 6, output); status != kDone)
    return status;
  if (options.serve) {
    output.write("\nAll in it is invented. End it with Ctrl-C.\n");
    if (const int told = output.finish(); told != kDone) return told;
    server::Serving serving;
    serving.store = path.value();
    serving.port = options.port;
    return serve(std::move(serving), options.model);
  }
  for (const Step& step : tour_of(path.value())) {
    if (const int status = show(step, {}, kScreen, output); status != kDone) return status;
  }
  output.write(farewell(path.value()));
  return output.finish();
}

}  // namespace

Run set_up_demo(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--store", options->store, "The store to make (default: in a new temporary folder)")
      ->type_name("FILE");
  app.add_option("--model", options->model, "The model file")->type_name("FILE");
  app.add_flag("--quiet,-q", options->quiet, "Make the store and print its path alone");
  auto* shown = app.add_flag("--serve", options->serve, "Open the archive in a browser")->excludes("--quiet");
  app.add_option("--port", options->port, "Where; 0: any free one")->type_name("N")->needs(shown);
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

// rapporteur show: one article of a store as it was kept. Tested in tests/cli/find_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"
#include "rapporteur/rapporteur.h"

namespace cli {
namespace {

using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur show tern.store 3f2a                  by the beginning of its id ('find' and 'add' print "
    "ids)\n"
    "  rapporteur show tern.store 3f2a --revision 1     as it was first added\n"
    "  rapporteur show tern.store 3f2a --format json    the whole record\n"
    "  rapporteur show tern.store 3f2a --format source  the article's text, to which all positions refer";

struct Options {
  std::string store, article;
  std::optional<std::uint32_t> revision;
  std::string format = "text";
};

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  const auto stored = store->show(options.article, options.revision);
  if (!stored) return fail(stored.error());
  Output output;
  if (options.format == "json") {
    output.write(stored->record + "\n");
  } else if (options.format == "source") {
    output.write(stored->text + "\n");
  } else {
    const auto text = readable(store.value(), stored.value(), look_of_output());
    if (!text) return fail(text.error());
    output.write(text.value());
    output.write(fmt::format("\narticle {}, revision {} of {}, added {}\n", one_line(stored->article),
                             stored->revision, stored->revisions, one_line(stored->added)));
    if (!stored->withdrawn.empty()) {
      output.write(fmt::format("withdrawn {}{}{}: nothing finds its lines\n", one_line(stored->withdrawn),
                               stored->withdrawn_note.empty() ? "" : ", ", one_line(stored->withdrawn_note)));
    }
  }
  return output.finish();
}

}  // namespace

Run set_up_show(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("ARTICLE", options->article, "The article's id, or the beginning of it")->required();
  app.add_option("--revision", options->revision, "An earlier revision (default: the newest)")
      ->type_name("N");
  app.add_option("--format", options->format, "How to print: text, json, or source (the article's text)")
      ->check(CLI::IsMember({"text", "json", "source"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

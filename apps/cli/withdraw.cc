// rapporteur withdraw: an article that should not count any more goes out of the record; its text stays.
// Tested in tests/cli/living_test.py.
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
    "  rapporteur withdraw tern.store 3f2a --note 'a correction says that it never happened'\n"
    "  rapporteur withdraw tern.store 3f2a --undo\n"
    "\n"
    "Nothing finds the lines of a withdrawn article; 'changes' tells that they are gone, 'show' still shows "
    "it.\n"
    "Adding the same text again leaves it withdrawn, a changed text brings it back.";

struct Options {
  std::string store, article, note;
  bool undo = false;
};

int run(const Options& options) {
  auto there = open_store(options.store);  // makes no store
  if (!there) return complain(there.error()), kUnusable;
  auto store = open_store_to_add(options.store);
  if (!store) return complain(store.error()), kUnusable;
  const auto done =
      options.undo ? store->restore(options.article) : store->withdraw(options.article, options.note);
  if (!done) return fail(done.error());
  Output output;
  output.write(fmt::format("{}  {}\n", options.undo ? "restored " : "withdrawn", one_line(done.value())));
  return output.finish();
}

}  // namespace

Run set_up_withdraw(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("ARTICLE", options->article, "The article's id, or the beginning of it")->required();
  auto* undo = app.add_flag("--undo", options->undo, "Put it back");
  app.add_option("--note", options->note, "Why")->type_name("TEXT")->excludes(undo);
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

// rapporteur check: whether a store is whole and says what its records say. Tested in tests/cli/living_test.py.
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
    "  rapporteur check tern.store\n"
    "  rapporteur check tern.store --repair     writes what is made of the records anew, then checks\n"
    "\n"
    "Each fault is one line with the id of its article. Status 1 if there is any.";

struct Options {
  std::string store;
  bool repair = false;
};

int check(Store& store, Output& output) {
  const auto done = store.check([&](const rapporteur::store::StoreFault& fault) {
    output.write(fmt::format("{}{}{}\n", fault.article.empty() ? "" : "article ", one_line(fault.article),
                             (fault.article.empty() ? "" : ": ") + one_line(fault.what)));
  });
  if (!done) return complain(done.error()), kUnusable;
  output.write(fmt::format("{} revision{}, {} line{}, {} fault{}\n", done->revisions,
                           done->revisions == 1 ? "" : "s", done->lines, done->lines == 1 ? "" : "s",
                           done->faults, done->faults == 1 ? "" : "s"));
  return done->faults == 0 ? kDone : kSomeFailed;
}

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  Output output;
  if (options.repair) {
    auto writing = open_store_to_add(options.store);
    if (!writing) return complain(writing.error()), kUnusable;
    const auto unreadable = writing->repair();
    if (!unreadable) return complain(unreadable.error()), kUnusable;
    output.write("written anew\n");
    if (unreadable.value() > 0)
      complain(fmt::format("{} records could not be read; their articles have no lines", unreadable.value()));
  }
  const int found = check(store.value(), output);
  const int written = output.finish();
  return found == kDone ? written : found;
}

}  // namespace

Run set_up_check(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_flag("--repair", options->repair,
               "First write anew what is made of the records: lines, search, happenings");
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

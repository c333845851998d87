// rapporteur cite: lines of a store as citations. Tested in tests/cli/cite_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Entry;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Result;
using rapporteur::Store;
using rapporteur::exports::Citation;
using rapporteur::exports::CitationStyle;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur cite tern.store 42a41d14d24893cd                     to be read\n"
    "  rapporteur cite tern.store 42a41d14d24893cd --style csl-json    for Zotero and others\n"
    "\n"
    "Ids of lines stand in what 'find --format csv' and '--format json' print.";

struct Options {
  std::string store;
  std::vector<std::string> entries;
  CitationStyle style = CitationStyle::kText;
};

const std::map<std::string, CitationStyle> kStyles = {{"text", CitationStyle::kText},
                                                      {"markdown", CitationStyle::kMarkdown},
                                                      {"json", CitationStyle::kJson},
                                                      {"csl-json", CitationStyle::kCslJson},
                                                      {"bibtex", CitationStyle::kBibtex}};

/// The lines with this id. Errors: kNotFound, and those of the store.
Result<std::vector<Citation>> citations_of(Store& store, const std::string& id) {
  std::vector<Entry> found;
  const auto done = store.find({.id = {id}}, [&](const Entry& entry) {
    found.push_back(entry);
    return true;
  });
  if (!done) return done.error();
  if (found.empty()) return Error{ErrorCode::kNotFound, id, "no line of this store has this id"};
  std::vector<Citation> out;
  for (const Entry& entry : found) {
    auto one = rapporteur::exports::citation_of(store, entry);
    if (!one) return one.error();
    out.push_back(std::move(one).value());
  }
  return out;
}

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  std::vector<Citation> citations;
  int status = kDone;
  for (const std::string& id : options.entries) {
    auto some = citations_of(store.value(), id);
    if (!some) {
      status = fail(some.error());
      if (status != kSomeFailed) return status;
      continue;
    }
    for (Citation& one : some.value()) citations.push_back(std::move(one));
  }
  Output output;
  output.write(rapporteur::exports::cite(citations, options.style));
  const int written = output.finish();
  return written == kDone ? status : written;
}

}  // namespace

Run set_up_cite(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("ENTRY", options->entries, "Ids of lines")->required();
  app.add_option("--style", options->style, "text (default), markdown, json, csl-json or bibtex")
      ->type_name("STYLE")
      ->transform(CLI::Transformer(kStyles).description(""));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

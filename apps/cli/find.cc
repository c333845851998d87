// rapporteur find: statements of a store by speaker, act, date and words. Tested in tests/cli/find_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/found.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Found;
using rapporteur::Store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur find tern.store --speaker Reis                     statements by her, newest first\n"
    "  rapporteur find tern.store --speaker Norland --act deny       denials by those who speak for Norland\n"
    "  rapporteur find tern.store --since 2026-03 --until 2026-03-15\n"
    "  rapporteur find tern.store --text 'ceasefire \"no date\" negotiat*'\n"
    "  rapporteur find tern.store --act threaten --format csv > threats.csv\n"
    "\n"
    "Speech acts: say announce confirm deny accuse condemn praise warn threaten demand urge propose promise\n"
    "agree reject worry hope ask predict decline. All that is asked must hold. Dates are the outlet's own.";

struct Options {
  std::string store;
  rapporteur::Query query;
  std::string format = "text";
};

/// Prints statements as they come; for text, those of one article together.
class Printer {
 public:
  Printer(Store& other, const std::string& format) : store_(other), format_(format), look_(look_of_output()) {
    if (format_ == "csv") output_.write(csv_head());
  }

  bool take(const Found& found) {
    ++statements_;
    if (format_ == "csv") return output_.write(csv_line(found));
    if (format_ == "json") return output_.write(json_line(found));
    if (!together_.empty() && together_.front().article != found.article && !flush()) return false;
    together_.push_back(found);
    return true;
  }

  /// Writes what is left; false after an error, which stands in fault().
  bool flush() {
    if (together_.empty()) return true;
    const auto text = readable(store_, together_, look_);
    if (!text) {
      fault_ = text.error();
      return false;
    }
    if (articles_++ > 0) output_.write("\n");
    const bool written = output_.write(text.value());
    if (written) output_.write(fmt::format("\narticle {}\n", one_line(together_.front().article)));
    together_.clear();
    return written;
  }

  const std::optional<Error>& fault() const { return fault_; }
  std::size_t statements() const { return statements_; }
  int finish() { return output_.finish(); }

 private:
  Store& store_;
  const std::string& format_;
  rapporteur::Look look_;
  Output output_;
  std::vector<Found> together_;
  std::optional<Error> fault_;
  std::size_t statements_ = 0;
  std::size_t articles_ = 0;
};

int run(const Options& options) {
  auto store = Store::open(options.store);
  auto texts = Store::open(options.store);  // reads articles while the first is in the middle of finding
  if (!store || !texts) return complain(store ? texts.error() : store.error()), kUnusable;
  Printer printer(texts.value(), options.format);
  const auto done = store->find(options.query, [&](const Found& found) { return printer.take(found); });
  if (!done) {
    complain(done.error());
    return done.error().code == ErrorCode::kBadArgument ? kUsage : kUnusable;
  }
  printer.flush();
  const int status = printer.finish();
  if (printer.fault()) return complain(*printer.fault()), kUnusable;
  if (printer.statements() == 0 && options.format == "text") complain("nothing found");
  return status;
}

}  // namespace

Run set_up_find(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("--speaker", options->query.speaker,
                 "Words of the speaker's name or title, or of whom they speak for")
      ->type_name("NAME");
  app.add_option("--act", options->query.act, "The speech act, such as deny")->type_name("ACT");
  app.add_option("--since", options->query.since,
                 "Published on this day or later: 2026, 2026-03 or 2026-03-03")
      ->type_name("DATE");
  app.add_option("--until", options->query.until, "Published on this day or before")->type_name("DATE");
  app.add_option("--text", options->query.text,
                 "Words, \"a phrase\", prefix* of the statement and its sentence")
      ->type_name("WORDS");
  app.add_option("--limit", options->query.limit, "At most so many statements")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format, "How to print: text, json (one statement per line) or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

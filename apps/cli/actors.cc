// rapporteur actors: who appears in a store, across articles: names, offices with the words they rest on, how often.
// Tested in tests/cli/actors_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
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

using rapporteur::ActorQuery;
using rapporteur::KnownActor;
using rapporteur::Store;

constexpr std::size_t kMostNames = 5;  // of one actor that are printed to be read
constexpr std::size_t kMostOffices = 3;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur actors tern.store                                who is in most articles\n"
    "  rapporteur actors tern.store --who Reis                     everybody of that name\n"
    "  rapporteur actors tern.store --office 'foreign minister' --country NOR\n"
    "  rapporteur actors tern.store --kind 'armed group' --format csv > groups.csv\n"
    "\n"
    "'rapporteur find STORE --actor ID' gives what one of them says and does. Articles are taken to tell of "
    "one actor by name,\n"
    "office and country, never by a surname alone.";

struct Options {
  std::string store, format = "text";
  ActorQuery query;
};

std::string plural(std::uint64_t count, const char* one, const char* several) {
  return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string days_of(const std::string& first, const std::string& last) {
  if (first.empty()) return "";
  return first == last ? first : first + " to " + last;
}

std::string head_of(const KnownActor& actor) {
  std::string out = actor.name + "  (" + actor.kind;
  for (const std::string* part : {&actor.country, &actor.wikidata}) {
    if (!part->empty()) out += ", " + *part;
  }
  out +=
      ")\n  " + plural(actor.articles, "article", "articles") + ", " + plural(actor.entries, "line", "lines");
  const std::string days = days_of(actor.first, actor.last);
  return out + (days.empty() ? "" : ", " + days) + "  id " + actor.id + "\n";
}

std::string offices_of(const KnownActor& actor) {
  std::string out;
  for (std::size_t i = 0; i < std::min(actor.offices.size(), kMostOffices); ++i) {
    const auto& office = actor.offices[i];
    out += "  " + office.title + (office.of.empty() ? "" : ", " + office.of);
    const std::string days = days_of(office.first, office.last);
    out += fmt::format("  {}{}\n", plural(office.articles, "article", "articles"),
                       days.empty() ? "" : ", " + days);
    if (!office.sentence.empty()) out += "    \"" + office.sentence + "\"  [" + office.article + "]\n";
  }
  if (actor.offices.size() > kMostOffices)
    out += fmt::format("  and {} more\n", actor.offices.size() - kMostOffices);
  return out;
}

/// Lines without characters of control in them.
std::string readable(const KnownActor& actor) {
  std::string text = head_of(actor), names, out;
  for (std::size_t i = 0; i < actor.names.size() && i < kMostNames; ++i)
    names += (i == 0 ? "" : "; ") + actor.names[i].name;
  if (actor.names.size() > kMostNames) names += fmt::format("; and {} more", actor.names.size() - kMostNames);
  if (actor.names.size() > 1) text += "  as " + names + "\n";
  text += offices_of(actor);
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    out += one_line(std::string_view(text).substr(from, end - from)) + "\n";
    from = end + 1;
  }
  return out;
}

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  Output output;
  std::size_t found = 0;
  if (options.format == "csv") output.write(rapporteur::exports::actor_csv_head());
  const auto done = store->actors(options.query, [&](const KnownActor& actor) {
    const bool first = found++ == 0;
    if (options.format == "json") return output.write(rapporteur::exports::actor_json(actor));
    if (options.format == "csv") return output.write(rapporteur::exports::actor_csv(actor));
    return output.write((first ? "" : "\n") + readable(actor));
  });
  const int status = output.finish();
  if (!done) return fail(done.error());
  if (found == 0 && options.format == "text") complain("nobody found");
  return status;
}

}  // namespace

Run set_up_actors(CLI::App& app) {
  auto options = std::make_shared<Options>();
  ActorQuery& query = options->query;
  const auto some = [&](const char* name, std::vector<std::string>& values, const char* type,
                        const char* what) {
    app.add_option(name, values, what)->type_name(type)->allow_extra_args(false);
  };
  app.add_option("STORE", options->store, "The store")->required();
  some("--who", query.who, "WORDS", "That all stand in one of the names; prefix*");
  app.add_option("--kind", query.kind,
                 "person, state, government, organisation, armed group, bloc, outlet or population")
      ->type_name("KIND")
      ->allow_extra_args(false);
  some("--country", query.country, "ISO", "ISO 3166-1 alpha-3: NOR");
  some("--office", query.office, "WORDS", "Of a title and of whose office it is: 'foreign minister norway'");
  some("--id", query.id, "ID", "This actor");
  app.add_option("--limit", query.limit, "At most so many actors")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format, "How to print: text, json (one line each) or csv")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

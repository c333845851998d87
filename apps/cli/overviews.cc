// rapporteur happenings, meetings, positions, disputes, timeline: what the articles of a store make of the same things.
// Tested in tests/cli/overview_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/overview_text.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using rapporteur::Happening;
using rapporteur::Query;
using rapporteur::Store;
namespace overview = rapporteur::overview;

struct Options : Asked {
  std::string format = "text";
  std::size_t sources = 0;  // independent ones, at least
};

bool is_told_enough(const Happening& happening, const Options& options) {
  return options.sources < 2 || overview::summary_of(happening).independent >= options.sources;
}

/// What one happening gives: any number of lines.
using Write = std::function<std::string(const Happening&, const Options&)>;

int run(const Options& options, const Write& write) {
  auto asked = Store::open(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  Output output;
  bool some = false;
  Query query = query_of(options);
  std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
  query.limit.reset();  // counts what is shown, not what was looked at
  const auto done = asked->happenings(query, [&](const Happening& happening) {
    if (left == 0) return false;
    if (!is_told_enough(happening, options)) return true;
    const std::string lines = write(happening, options);
    if (lines.empty()) return true;
    some = true;
    --left;
    return output.write(lines);
  });
  const int status = output.finish();
  if (!done) return fail(done.error());
  if (!some && options.format == "text") complain("nothing found");
  return status;
}

std::string a_happening(const Happening& happening, const Options& options) {
  const overview::Summary summary = overview::summary_of(happening);
  if (options.format == "json") return json_line(summary, happening);
  std::string out = text_of(summary, newest_day(summary));
  if (options.query.happening.empty()) return out;
  for (const rapporteur::Entry& entry : happening.entries) {  // one that was asked for, in full
    out +=
        fmt::format("   {}  {} {}: {} {}, entry {}\n      {}\n",
                    entry.published.empty() ? "undated" : entry.published.substr(0, 10), flat(entry.outlet),
                    entry.article, entry.label, entry.status, entry.id, flat(entry.sentence));
  }
  return out;
}

std::string a_meeting(const Happening& happening, const Options& options) {
  const overview::MeetingThread meeting = overview::meeting_of(happening);
  if (meeting.kind.empty()) return "";
  // "--status scheduled" asks for those that are, not for those that once were
  const auto& asked = options.query.status;
  if (!asked.empty() && std::find(asked.begin(), asked.end(), meeting.phase) == asked.end()) return "";
  return options.format == "json" ? json_line(meeting) : text_of(meeting) + "\n";
}

std::string the_disputes(const Happening& happening, const Options& options) {
  std::string out;
  for (const overview::Dispute& dispute : overview::disputes_of(happening))
    out += options.format == "json" ? json_line(dispute)
                                    : text_of(dispute, overview::summary_of(happening)) + "\n";
  return out;
}

/// Happenings in the order in which they took place, not in that of their publication.
int run_timeline(const Options& options) {
  auto asked = Store::open(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  struct Row {
    std::string from, line;
  };
  std::vector<Row> rows;
  std::size_t timeless = 0;
  Query query = query_of(options);
  const std::uint64_t most = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
  query.limit.reset();  // counts what is shown, not what was looked at
  const auto done = asked->happenings(query, [&](const Happening& happening) {
    if (!is_told_enough(happening, options)) return true;
    const overview::Summary summary = overview::summary_of(happening);
    const std::string& begin = summary.from.empty() ? summary.to : summary.from;
    if (begin.empty()) return ++timeless, true;
    // of an end alone the day is not known: the line says until when
    const std::string shown = summary.from.empty() ? "" : begin.substr(0, 10);
    rows.push_back(
        {begin, options.format == "json" ? json_line(summary, happening) : text_of(summary, shown)});
    return true;
  });
  if (!done) return fail(done.error());
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.from < b.from; });
  Output output;
  for (std::size_t i = 0; i < std::min<std::uint64_t>(rows.size(), most); ++i) output.write(rows[i].line);
  const int status = output.finish();
  if (timeless > 0) complain(fmt::format("{} more without a known time", timeless));
  if (rows.empty() && timeless == 0 && options.format == "text") complain("nothing found");
  return status;
}

int run_positions(const Options& options) {
  auto asked = Store::open(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  Query query = query_of(options);
  query.kinds = {rapporteur::EntryKind::kPosition};
  query.oldest_first = true;
  std::vector<rapporteur::Entry> positions;
  const auto done = asked->find(query, [&](const rapporteur::Entry& entry) {
    positions.push_back(entry);
    return true;
  });
  if (!done) return fail(done.error());
  Output output;
  std::optional<std::string> party;
  for (const overview::Stands& stands : overview::stands_of(positions)) {
    if (options.format == "json") {
      output.write(json_line(stands));
      continue;
    }
    if (stands.party != party)
      output.write((party ? "\n" : "") + (stands.party.empty() ? "party unknown" : flat(stands.party)) +
                   "\n");
    party = stands.party;
    output.write(text_of(stands));
  }
  const int status = output.finish();
  if (positions.empty() && options.format == "text") complain("nothing found");
  return status;
}

std::shared_ptr<Options> set_up(CLI::App& app, const char* examples) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.add_option("--sources", options->sources, "Told by at least so many independent sources")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format, "How to print: text, or json (one line each)")
      ->check(CLI::IsMember({"text", "json"}));
  app.footer(
      std::string(examples) +
      "\n\nTakes the options of 'find'; what is chosen is every happening of which a line found tells.");
  return options;
}

}  // namespace

Run set_up_happenings(CLI::App& app) {
  auto options =
      set_up(app,
             "Examples:\n"
             "  rapporteur happenings tern.store --since 2026-03-01          newest first, one line each\n"
             "  rapporteur happenings tern.store --happening 3f2a9c...         one of them, with every line");
  return [options] { return run(*options, a_happening); };
}

Run set_up_meetings(CLI::App& app) {
  auto options =
      set_up(app,
             "Examples:\n"
             "  rapporteur meetings tern.store --who Velia --whom Norland    followed from phase to phase\n"
             "  rapporteur meetings tern.store --status cancelled");
  return [options] {
    Options meetings = *options;
    if (meetings.kinds.empty()) meetings.kinds = {"meeting"};
    return run(meetings, a_meeting);
  };
}

Run set_up_disputes(CLI::App& app) {
  auto options = set_up(
      app,
      "Examples:\n"
      "  rapporteur disputes tern.store                               what sources contradict each other on\n"
      "  rapporteur disputes tern.store --what ASSAULT --since 2026-03");
  return [options] { return run(*options, the_disputes); };
}

Run set_up_positions(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.add_option("--format", options->format, "How to print: text, or json (one line per party and issue)")
      ->check(CLI::IsMember({"text", "json"}));
  app.footer(
      "Examples:\n"
      "  rapporteur positions tern.store --who Velia                  where it stands, issue by issue, and "
      "when it shifted\n"
      "  rapporteur positions tern.store --text harbour --what rejects\n"
      "\n"
      "Takes the options of 'find'; positions alone are looked at.");
  return [options] { return run_positions(*options); };
}

Run set_up_timeline(CLI::App& app) {
  auto options = set_up(
      app,
      "Examples:\n"
      "  rapporteur timeline tern.store --who Reis                    in the order in which it took place\n"
      "  rapporteur timeline tern.store --when 2026-03 --no-background");
  return [options] { return run_timeline(*options); };
}

}  // namespace cli

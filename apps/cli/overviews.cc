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
#include <utility>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/inputs.h"
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

using Rows = std::vector<std::string>;

/// What one happening gives: any number of rows, lines, blocks.
using Write = std::function<Rows(const Happening&, const Options&)>;

/// Standard output in the form that was asked for.
class Printer {
 public:
  Printer(const std::string& format, const std::string& csv_head) : format_(format) {
    if (format == "csv") output_.write(csv_head);
  }
  /// What one thing gives; false where nothing more can be written.
  bool write(const Rows& rows) {
    if (rows.empty()) return true;
    ++things_;
    for (const std::string& row : rows) {
      ++rows_;
      if (!output_.write(row)) return false;
    }
    return true;
  }
  /// Ends it; the exit status. `fault`: it had to end early. `things` are told beside the rows of a CSV file.
  int finish(const rapporteur::Status& done, const char* things, bool more_to_tell = false) {
    const auto writer = rapporteur::exports::writer_of(format_, {});  // none for text
    if (!done && writer) output_.write(writer->cut(to_string(done.error())));
    const int status = output_.finish();
    if (!done) return fail(done.error());
    if (format_ == "csv")
      complain(fmt::format("{} row{}, of {} {}", rows_, rows_ == 1 ? "" : "s", things_, things));
    if (format_ == "text" && things_ == 0 && !more_to_tell) complain("nothing found");
    return status;
  }

 private:
  std::string format_;
  Output output_;
  std::size_t rows_ = 0, things_ = 0;
};

int run(const Options& options, const Write& write, const std::string& csv_head, const char* things) {
  auto asked = open_store(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  Printer printer(options.format, csv_head);
  Query query = query_of(options);
  std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
  query.limit.reset();  // counts what is shown, not what was looked at
  const auto done = asked->happenings(query, [&](const Happening& happening) {
    if (left == 0) return false;
    if (!is_told_enough(happening, options)) return true;
    const Rows rows = write(happening, options);
    if (rows.empty()) return true;
    --left;
    return printer.write(rows);
  });
  return printer.finish(done, things);
}

Rows a_happening(const Happening& happening, const Options& options) {
  const overview::Summary summary = overview::summary_of(happening);
  if (options.format == "csv") return csv_rows(summary, happening);
  if (options.format == "json") return {json_line(summary, happening)};
  std::string out = text_of(summary, newest_day(summary));
  if (options.query.happening.empty()) return {out};
  for (const rapporteur::Entry& entry : happening.entries) {  // one that was asked for, in full
    out +=
        fmt::format("   {}  {} {}: {} {}, entry {}\n      {}\n",
                    entry.published.empty() ? "undated" : entry.published.substr(0, 10), flat(entry.outlet),
                    entry.article, entry.label, entry.status, entry.id, flat(entry.sentence));
  }
  return {out};
}

struct NewsOptions : Options {
  std::string since;  // when it came into the store
};

/// What came since a moment; happenings to which nothing came that was not known are left out.
int run_news(const NewsOptions& options) {
  auto asked = Store::open(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  Printer printer(options.format, overview::movement_csv_head());
  Query query = query_of(options);
  std::uint64_t left = query.limit.value_or(std::numeric_limits<std::uint64_t>::max());
  query.limit.reset();  // counts what is shown, not what was looked at
  const auto done =
      asked->news(options.since, query, [&](const Happening& happening, const std::string& since) {
        if (left == 0) return false;
        if (!is_told_enough(happening, options)) return true;
        const overview::Movement movement = overview::movement_of(happening, since);
        if (!movement.is_new && movement.moves.empty()) return true;
        --left;
        if (options.format == "csv") return printer.write(csv_rows(movement));
        if (options.format == "json") return printer.write({json_line(movement, happening)});
        return printer.write({text_of(movement, newest_day(movement.now))});
      });
  return printer.finish(done, "happenings");
}

Rows a_meeting(const Happening& happening, const Options& options) {
  const overview::MeetingThread meeting = overview::meeting_of(happening);
  if (meeting.kind.empty()) return {};
  // "--status scheduled" asks for those that are, not for those that once were
  const auto& asked = options.query.status;
  if (!asked.empty() && std::find(asked.begin(), asked.end(), meeting.phase) == asked.end()) return {};
  if (options.format == "csv") return csv_rows(meeting);
  return {options.format == "json" ? json_line(meeting) : text_of(meeting) + "\n"};
}

Rows the_disputes(const Happening& happening, const Options& options) {
  Rows out;
  for (const overview::Dispute& dispute : overview::disputes_of(happening)) {
    if (options.format == "csv") {
      for (std::string& row : csv_rows(dispute)) out.push_back(std::move(row));
    } else {
      out.push_back(options.format == "json" ? json_line(dispute)
                                             : text_of(dispute, overview::summary_of(happening)) + "\n");
    }
  }
  return out;
}

/// Happenings in the order in which they took place, not in that of their publication.
int run_timeline(const Options& options) {
  auto asked = open_store(options.store);
  if (!asked) return complain(asked.error()), kUnusable;
  struct Told {
    std::string from, line;
  };
  std::vector<Told> rows;
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
    rows.push_back({begin, options.format == "csv"    ? csv_row(summary)
                           : options.format == "json" ? json_line(summary, happening)
                                                      : text_of(summary, shown)});
    return true;
  });
  if (!done) return fail(done.error());
  std::stable_sort(rows.begin(), rows.end(), [](const Told& a, const Told& b) { return a.from < b.from; });
  Printer printer(options.format, overview::summary_csv_head());
  for (std::size_t i = 0; i < std::min<std::uint64_t>(rows.size(), most); ++i) printer.write({rows[i].line});
  const int status = printer.finish(done, "happenings", timeless > 0);
  if (timeless > 0) complain(fmt::format("{} more without a known time", timeless));
  return status;
}

struct PositionOptions : Options {
  std::string codebook;  // a path
};

std::string written(const overview::Stands& stands, const std::string& format, bool first_of_party) {
  if (format == "json") return json_line(stands);
  const std::string party = stands.party.empty() ? "party unknown" : flat(stands.party);
  return (first_of_party ? party + "\n" : "") + text_of(stands);
}

/// The table of parties and issues; the exit status.
int print_table(const std::vector<rapporteur::Entry>& positions, const overview::Codebook& codebook,
                const PositionOptions& options) {
  Printer printer(options.format, overview::stands_csv_head());
  std::optional<std::string> party;
  std::size_t without = 0;  // a code
  for (const overview::Stands& stands : overview::stands_of(positions, codebook)) {
    if (stands.code.empty()) without += stands.history.size();
    const bool fresh = stands.party != party;
    if (options.format == "csv") {
      printer.write(csv_rows(stands));
    } else {
      printer.write({(fresh && party && options.format == "text" ? "\n" : "") +
                     written(stands, options.format, fresh)});
    }
    party = stands.party;
  }
  const int status = printer.finish(rapporteur::Done{}, "parties' issues");
  if (!options.codebook.empty())
    complain(fmt::format("{} of {} positions are under no code", without, positions.size()));
  return status;
}

int run_positions(const PositionOptions& options) {
  overview::Codebook codebook;
  if (!options.codebook.empty()) {
    const auto bytes = table_of(options.codebook);
    if (!bytes) return kUsage;
    auto parsed = overview::Codebook::parse(options.codebook, *bytes);
    if (!parsed) return complain(parsed.error()), kUsage;
    codebook = std::move(parsed).value();
  }
  auto asked = open_store(options.store);
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
  return print_table(positions, codebook, options);
}

/// `csv`: what the forms are, and of what CSV has a row.
std::shared_ptr<Options> set_up(CLI::App& app, const char* csv, const char* examples) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.add_option("--sources", options->sources, "Told by at least so many independent sources")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format, csv)->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(
      std::string(examples) +
      "\n\nTakes the options of 'find'; what is chosen is every happening of which a line found tells.");
  return options;
}

}  // namespace

Run set_up_happenings(CLI::App& app) {
  auto options =
      set_up(app, "How to print: text, json (one line each) or csv (a row per line that tells of one)",
             "Examples:\n"
             "  rapporteur happenings tern.store --since 2026-03-01          newest first, one line each\n"
             "  rapporteur happenings tern.store --happening 3f2a9c...         one of them, with every line");
  return [options] { return run(*options, a_happening, overview::happening_csv_head(), "happenings"); };
}

Run set_up_news(CLI::App& app) {
  auto options = std::make_shared<NewsOptions>();
  declare(app, *options);
  app.add_option("--new-since", options->since, "It came into the store then or later: a date, or a moment")
      ->type_name("TIME")
      ->required();
  app.add_option("--sources", options->sources, "Told by at least so many independent sources")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber);
  app.add_option("--format", options->format,
                 "How to print: text, json (one line each) or csv (a row per thing that moved)")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(
      "Examples:\n"
      "  rapporteur news tern.store --new-since 2026-03-03                  what is new or not as it was, "
      "happening by happening\n"
      "  rapporteur news tern.store --new-since 2026-03-03T07:30Z --who Norland --sources 2\n"
      "\n"
      "Takes the options of 'find'. 'rapporteur changes' lists every single line.");
  return [options] { return run_news(*options); };
}

Run set_up_meetings(CLI::App& app) {
  auto options = set_up(
      app, "How to print: text, json (one line each) or csv (a row per step, and per party's attendance)",
      "Examples:\n"
      "  rapporteur meetings tern.store --who Velia --whom Norland    followed from phase to phase\n"
      "  rapporteur meetings tern.store --status cancelled");
  return [options] {
    Options meetings = *options;
    if (meetings.kinds.empty()) meetings.kinds = {"meeting"};
    return run(meetings, a_meeting, overview::meeting_csv_head(), "meetings");
  };
}

Run set_up_disputes(CLI::App& app) {
  auto options = set_up(
      app, "How to print: text, json (one line each) or csv (a row per value and who says it)",
      "Examples:\n"
      "  rapporteur disputes tern.store                               what sources contradict each other on\n"
      "  rapporteur disputes tern.store --what ASSAULT --since 2026-03");
  return [options] { return run(*options, the_disputes, overview::dispute_csv_head(), "happenings"); };
}

Run set_up_positions(CLI::App& app) {
  auto options = std::make_shared<PositionOptions>();
  declare(app, *options);
  app.add_option("--codebook", options->codebook, "A table of codes for issues and the words that tell them")
      ->type_name("FILE");
  app.add_option("--format", options->format,
                 "How to print: text, json (one line per party and issue) or csv (a row per position)")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(
      "Examples:\n"
      "  rapporteur positions tern.store --who Velia                  where it stands, issue by issue, and "
      "when it shifted\n"
      "  rapporteur positions tern.store --text harbour --what rejects\n"
      "  rapporteur positions tern.store --codebook issues.tsv --format csv > positions.csv\n"
      "\n"
      "Takes the options of 'find'; positions alone are looked at.");
  return [options] { return run_positions(*options); };
}

Run set_up_timeline(CLI::App& app) {
  auto options = set_up(
      app, "How to print: text, json (one line each) or csv (a row per happening)",
      "Examples:\n"
      "  rapporteur timeline tern.store --who Reis                    in the order in which it took place\n"
      "  rapporteur timeline tern.store --when 2026-03 --no-background");
  return [options] { return run_timeline(*options); };
}

}  // namespace cli

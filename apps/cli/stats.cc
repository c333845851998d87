// rapporteur stats: what a store holds, in figures. Tested in tests/cli/stats_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
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
namespace store = rapporteur::store;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur stats tern.store\n"
    "  rapporteur stats tern.store --format json";

constexpr std::size_t kMostOutlets = 20,
                      kMostGaps = 5;  // shown as text, the gaps of one outlet; JSON has all

struct Options {
  std::string store, format = "text";
};

std::string row(const std::string& name, const std::string& value) {
  return fmt::format("{:<22}{}\n", name, value);
}

std::string days_of(const std::string& first, const std::string& last) {
  return first.empty() ? "no date known" : one_line(first) + " to " + one_line(last);
}

/// "     12  Tern  more".
std::string counted(std::uint64_t count, const std::string& name, const std::string& more) {
  return fmt::format("  {:>8}  {}{}\n", count, one_line(name), more.empty() ? "" : "  " + more);
}

std::string outlet_of(const store::OutletStats& outlet) {
  std::string days = days_of(outlet.first, outlet.last);
  if (outlet.undated > 0 && !outlet.first.empty()) days += fmt::format(", {} without a date", outlet.undated);
  std::string out = counted(outlet.articles, outlet.name.empty() ? "(unknown)" : outlet.name, days);
  for (std::size_t i = 0; i < outlet.gaps.size() && i < kMostGaps; ++i) {
    const store::Gap& gap = outlet.gaps[i];
    out += fmt::format("            nothing {} ({} day{} on which there usually is something)\n",
                       gap.days == 1 ? "on " + gap.from : gap.from + " to " + gap.to, gap.days,
                       gap.days == 1 ? "" : "s");
  }
  if (outlet.gaps.size() > kMostGaps)
    out += fmt::format("            and {} gaps more\n", outlet.gaps.size() - kMostGaps);
  return out;
}

/// "  CONSULT 12 (occurred 5, planned 7)", for each kind a head.
std::string lines_of(const store::Stats& stats) {
  std::map<std::string, std::uint64_t> kinds;
  std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::string>> labels;
  for (const store::LineCount& line : stats.lines) {
    kinds[line.kind] += line.lines;
    auto& [count, statuses] = labels[{line.kind, line.label}];
    count += line.lines;
    if (!line.status.empty())
      statuses += (statuses.empty() ? "" : ", ") + one_line(line.status) + " " + std::to_string(line.lines);
  }
  std::string out;
  for (const char* kind : {"statement", "event", "meeting", "position"}) {
    out += row(std::string(kind) + "s", std::to_string(kinds[kind]));
    std::vector<std::pair<std::uint64_t, std::string>> ordered;
    for (const auto& [key, value] : labels) {
      if (key.first != kind) continue;
      ordered.emplace_back(value.first, counted(value.first, key.second, value.second));
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, text] : ordered) out += text;
  }
  return out;
}

std::string size_of(std::uint64_t bytes) {
  return bytes < 1u << 20 ? fmt::format("{} kB", (bytes + 1023) >> 10)
                          : fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1u << 20));
}

std::string text_of(const store::Stats& stats) {
  std::string out = row("articles", fmt::format("{}, {}", stats.articles, days_of(stats.first, stats.last)));
  out += row("revisions", std::to_string(stats.revisions));
  out += row("withdrawn", std::to_string(stats.withdrawn));
  out += row("copies of others", std::to_string(stats.copies));
  out += row("outlets", std::to_string(stats.outlets.size()));
  for (std::size_t i = 0; i < stats.outlets.size() && i < kMostOutlets; ++i)
    out += outlet_of(stats.outlets[i]);
  if (stats.outlets.size() > kMostOutlets)
    out += fmt::format("            and {} outlets more (--format json has all)\n",
                       stats.outlets.size() - kMostOutlets);
  out += lines_of(stats);
  std::uint64_t actors = 0;
  for (const store::Named& one : stats.actors) actors += one.count;
  out += row("actors", std::to_string(actors));
  for (const store::Named& one : stats.actors) out += counted(one.count, one.name, {});
  out += row("happenings", fmt::format("{}, {} told by several outlets, {} of them not all copies of one",
                                       stats.happenings, stats.told_by_several, stats.independent));
  for (const store::ReaderStats& reader : stats.readers) {
    out += row("read by", fmt::format("rapporteur {}, model {} ({}): {} article{}",
                                      reader.program.empty() ? "?" : one_line(reader.program),
                                      reader.model.empty() ? "?" : one_line(reader.model),
                                      one_line(reader.sha256.substr(0, 12)), reader.articles,
                                      reader.articles == 1 ? "" : "s"));
  }
  out += row("size", size_of(stats.bytes));
  return out + row("last change", stats.changed.empty() ? "never" : one_line(stats.changed));
}

int run(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  const auto stats = store->stats();
  if (!stats) return complain(stats.error()), kUnusable;
  Output output;
  output.write(options.format == "csv"    ? rapporteur::exports::stats_csv(stats.value())
               : options.format == "json" ? rapporteur::exports::stats_json(stats.value())
                                          : text_of(stats.value()));
  return output.finish();
}

}  // namespace

Run set_up_stats(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("STORE", options->store, "The store")->required();
  app.add_option("--format", options->format, "How to print: text, json or csv (a row per figure)")
      ->check(CLI::IsMember({"text", "json", "csv"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

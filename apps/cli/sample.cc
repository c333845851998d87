// rapporteur sample: lines of a store for people to code, and what the filled sheets say. Tested in
// tests/cli/sample_test.py.
#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "apps/cli/asked.h"
#include "apps/cli/commands.h"
#include "apps/cli/exit_status.h"
#include "apps/cli/output.h"
#include "apps/cli/terminal.h"

namespace cli {
namespace {

using nlohmann::ordered_json;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Result;
using rapporteur::Store;
namespace coding = rapporteur::coding;

constexpr const char* kExamples =
    "Examples:\n"
    "  rapporteur sample tern.store --size 200 > sheet.csv              the same number of each kind\n"
    "  rapporteur sample tern.store --kind event --by label,status --size 300 --seed 7 > sheet.csv\n"
    "  rapporteur sample tern.store --by confidence --proportional > sheet.csv\n"
    "  rapporteur sample --measure anna.csv --measure ben.csv           precision, and how far they agree\n"
    "\n"
    "Coders fill the column correct: yes, no or unsure. The same seed gives the same sample of the same "
    "lines.";

struct Options : Asked {
  coding::Design design;
  std::string format;
  std::vector<std::string> sheets;
};

Result<std::string> content_of(const std::string& path) {
  constexpr std::uintmax_t kMost = 64u << 20;
  std::error_code failed;
  const auto size = std::filesystem::file_size(path, failed);
  if (failed) return Error{ErrorCode::kUnreadable, path, failed.message()};
  if (size > kMost) return Error{ErrorCode::kTooLarge, path, "at most 64 MB"};
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) return Error{ErrorCode::kUnreadable, path, ""};
  return bytes;
}

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::string between(const coding::Interval& interval) {
  return fmt::format("{:.1f} to {:.1f}", 100 * interval.low, 100 * interval.high);
}

std::string figure(const std::optional<double>& value) {
  return value ? fmt::format("{:.3f}", *value) : "not defined (one answer alone, or nothing that two coded)";
}

std::string table_of(const coding::CoderScore& score) {
  std::string out = fmt::format("\n{}\n", one_line(score.coder));
  out += fmt::format("  {:<40} {:>9} {:>7} {:>7} {:>7} {:>9}  {}\n", "stratum", "lines", "right", "wrong",
                     "unsure", "right in", "95 %");
  for (const coding::StratumScore& stratum : score.strata) {
    const bool counted = stratum.right + stratum.wrong > 0;
    out += fmt::format("  {:<40} {:>9} {:>7} {:>7} {:>7} {:>9}  {}\n", one_line(stratum.name), stratum.size,
                       stratum.right, stratum.wrong, stratum.unsure, counted ? percent(stratum.share) : "-",
                       counted ? between(stratum.interval) : "-");
  }
  if (!score.share) return out + "  no line was called right or wrong\n";
  out += fmt::format(
      "  all, weighted by the lines of each stratum: {}, 95 % interval {} (as good as {:.0f} drawn "
      "from all)\n",
      percent(*score.share), between(score.interval), score.effective);
  if (score.left > 0) out += fmt::format("  not covered: {} lines in strata without an answer\n", score.left);
  return out;
}

std::string text_of(const coding::Measured& measured) {
  std::string out =
      fmt::format("{} lines in the sheets, {} without an answer\n", measured.lines, measured.unanswered);
  for (const coding::CoderScore& score : measured.coders) out += table_of(score);
  if (measured.coders.size() < 2) return out;
  out += "\nagreement\n";
  for (const coding::PairScore& pair : measured.pairs) {
    out += fmt::format("  {} and {}: {} of {} lines alike, Cohen's kappa {}\n", one_line(pair.first),
                       one_line(pair.second), pair.agreed, pair.both, figure(pair.kappa));
  }
  return out + fmt::format("  all coders: Krippendorff's alpha {}\n", figure(measured.alpha));
}

ordered_json pair_of(const coding::Interval& interval) { return {interval.low, interval.high}; }

std::string json_of(const coding::Measured& measured) {
  ordered_json out = {{"lines", measured.lines}, {"unanswered", measured.unanswered}};
  for (const coding::CoderScore& score : measured.coders) {
    ordered_json coder = {{"coder", score.coder}};
    for (const coding::StratumScore& stratum : score.strata) {
      ordered_json one = {{"stratum", stratum.name},
                          {"lines", stratum.size},
                          {"right", stratum.right},
                          {"wrong", stratum.wrong},
                          {"unsure", stratum.unsure}};
      if (stratum.right + stratum.wrong > 0) {
        one["precision"] = stratum.share;
        one["interval"] = pair_of(stratum.interval);
      }
      coder["strata"].push_back(one);
    }
    if (score.share) {
      coder["precision"] = *score.share;
      coder["interval"] = pair_of(score.interval);
      coder["effective_size"] = score.effective;
    }
    coder["lines_covered"] = score.covered;
    coder["lines_not_covered"] = score.left;
    out["coders"].push_back(coder);
  }
  for (const coding::PairScore& pair : measured.pairs) {
    ordered_json one = {{"coders", {pair.first, pair.second}}, {"both", pair.both}, {"alike", pair.agreed}};
    if (pair.kappa) one["kappa"] = *pair.kappa;
    out["pairs"].push_back(one);
  }
  if (measured.alpha) out["alpha"] = *measured.alpha;
  return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

int measure(const Options& options) {
  std::vector<coding::Filled> sheets;
  for (const std::string& path : options.sheets) {
    auto bytes = content_of(path);
    if (!bytes) return complain(bytes.error()), kSomeFailed;
    sheets.push_back({path, std::move(bytes).value()});
  }
  const auto measured = coding::measure(sheets);
  if (!measured) return complain(measured.error()), kSomeFailed;
  Output output;
  output.write(options.format == "json" ? json_of(measured.value()) : text_of(measured.value()));
  return output.finish();
}

int draw(const Options& options) {
  auto store = open_store(options.store);
  if (!store) return complain(store.error()), kUnusable;
  const auto sample = coding::draw(store.value(), query_of(options), options.design);
  if (!sample) return fail(sample.error());
  std::string by;
  for (const std::string& column : options.design.by) by += (by.empty() ? "" : ", ") + column;
  complain(fmt::format("a stratified random sample of {} of {} lines, {} strata by {}, {}, seed {}",
                       sample->lines.size(), sample->lines_in_all, sample->strata.size(), by,
                       options.design.proportional ? "proportional allocation" : "equal allocation",
                       options.design.seed));
  const coding::Sheet sheet(options.format == "json" ? coding::Sheet::Form::kJson
                                                     : coding::Sheet::Form::kCsv);
  Output output;
  output.write(sheet.head());
  for (const coding::Drawn& line : sample->lines) {
    if (!output.write(sheet.row(sample.value(), line))) break;
  }
  return output.finish();
}

int run(const Options& options) {
  if (options.store.empty() == options.sheets.empty())
    return complain("either a store to draw from, or filled sheets to --measure"), kUsage;
  return options.sheets.empty() ? draw(options) : measure(options);
}

}  // namespace

Run set_up_sample(CLI::App& app) {
  auto options = std::make_shared<Options>();
  declare(app, *options);
  app.get_option("STORE")->required(false);
  std::string all;
  for (const char* column : coding::columns()) all += (all.empty() ? "" : " ") + std::string(column);
  app.add_option("--by", options->design.by, "Strata by these columns, of: " + all)
      ->type_name("COLUMNS")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->capture_default_str();
  app.add_option("--size", options->design.size, "Lines in the sample")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--seed", options->design.seed, "Another seed, another sample")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--proportional", options->design.proportional,
               "As many of a stratum as its size asks for (default: the same number of each)");
  app.add_option("--measure", options->sheets, "A filled sheet (CSV); several for several coders")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--format", options->format,
                 "A sample as csv (default) or json; what sheets say is text, or json")
      ->check(CLI::IsMember({"csv", "json"}));
  app.footer(kExamples);
  return [options] { return run(*options); };
}

}  // namespace cli

// What filled sheets say. Shares of strata are weighted by the strata's sizes in the store, so that a sample that took
// the same number of each still tells of all lines; the interval of the whole is Wilson's at Kish's effective size, which
// stays an interval where every line is right (Franco et al., J. Surv. Stat. Methodol. 7, 2019).
// Tested in tests/unit/coding/measure_test.cc and tests/cli/sample_test.py.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

#include "rapporteur/base/text.h"
#include "rapporteur/coding/coding.h"
#include "rapporteur/coding/csv.h"

namespace rapporteur::coding {
namespace {

enum class Answer { kNone, kRight, kWrong, kUnsure };

std::optional<Answer> answer_of(std::string_view typed) {
  const std::string word = lower_case(typed);
  if (word.empty()) return Answer::kNone;
  if (any_of(word, {"yes", "y", "1", "true", "right", "correct"})) return Answer::kRight;
  if (any_of(word, {"no", "n", "0", "false", "wrong", "incorrect"})) return Answer::kWrong;
  if (any_of(word, {"unsure", "unclear", "?"})) return Answer::kUnsure;
  return std::nullopt;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

struct Answered {
  std::string line;  // which one: kind and id
  std::string stratum, coder;
  Answer answer = Answer::kNone;
  std::size_t row = 0;
};

/// The rows of all sheets, taken in one after the other.
class Answers {
 public:
  Status take(const Filled& sheet) {
    CsvReader reader(sheet.name, sheet.bytes);
    auto row = reader.next();
    if (!row) return row.error();
    if (!row.value()) return Error{ErrorCode::kEmpty, sheet.name, ""};
    if (const auto missing = find_columns(*row.value()); !missing.empty())
      return reader.fault("a sheet of 'rapporteur sample' has a column " + missing);
    const std::size_t width = row.value()->size();
    std::vector<Answered> rows;
    while (true) {
      row = reader.next();
      if (!row) return row.error();
      if (!row.value()) break;
      if (row.value()->size() != width)
        return reader.fault(std::to_string(row.value()->size()) + " cells where the first line has " +
                            std::to_string(width));
      auto one = read(*row.value(), reader);
      if (!one) return one.error();
      lines_.insert(one->line);
      if (one->answer != Answer::kNone) rows.push_back(std::move(one).value());
    }
    return keep(sheet, std::move(rows));
  }

  const std::map<std::string, std::uint64_t>& strata() const { return strata_; }
  const std::map<std::string, std::map<std::string, Answered>>& by_coder() const { return by_coder_; }
  const std::set<std::string>& lines() const { return lines_; }

 private:
  static constexpr std::array kNames = {"stratum", "stratum_size", "coder", "correct", "kind", "id"};

  /// The name of one that is missing; empty: all are there.
  std::string find_columns(const std::vector<std::string>& head) {
    for (std::size_t i = 0; i < kNames.size(); ++i) {
      const auto found = std::find_if(head.begin(), head.end(),
                                      [&](const std::string& name) { return trimmed(name) == kNames[i]; });
      if (found == head.end()) return kNames[i];
      columns_[i] = static_cast<std::size_t>(found - head.begin());
    }
    return {};
  }

  Result<Answered> read(const std::vector<std::string>& row, const CsvReader& reader) {
    const auto cell = [&](std::size_t column) { return trimmed(row[columns_[column]]); };
    Answered out{cell(4) + " " + cell(5), cell(0), cell(2), Answer::kNone, reader.line()};
    const auto answer = answer_of(cell(3));
    if (!answer) return reader.fault("'" + cell(3) + "' in the column correct: yes, no, unsure or nothing");
    out.answer = *answer;
    const std::string digits = cell(1);
    std::uint64_t size = 0;
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    if (failed != std::errc{} || end != digits.data() + digits.size() || size == 0)
      return reader.fault("'" + digits + "' in the column stratum_size is no number of lines");
    const auto [known, is_new] = strata_.emplace(out.stratum, size);
    if (!is_new && known->second != size)
      return reader.fault("stratum '" + out.stratum +
                          "' has another size in another row: sheets of different samples");
    return out;
  }

  /// A coder who named herself in some rows meant all; one who never did is called by the sheet's name.
  Status keep(const Filled& sheet, std::vector<Answered> rows) {
    std::set<std::string> named;
    for (const Answered& one : rows) {
      if (!one.coder.empty()) named.insert(one.coder);
    }
    for (Answered& one : rows) {
      if (one.coder.empty()) one.coder = named.size() == 1 ? *named.begin() : sheet.name;
      const std::size_t row = one.row;
      auto& own = by_coder_[one.coder];
      const std::string line = one.line, coder = one.coder;
      if (!own.emplace(line, std::move(one)).second)
        return Error{ErrorCode::kDamagedInput, sheet.name + ":" + std::to_string(row),
                     coder + " has coded this line twice"};
    }
    return Done{};
  }

  std::array<std::size_t, kNames.size()> columns_{};
  std::map<std::string, std::uint64_t> strata_;
  std::map<std::string, std::map<std::string, Answered>> by_coder_;
  std::set<std::string> lines_;
};

std::vector<StratumScore> strata_of(const std::map<std::string, Answered>& answered,
                                    const std::map<std::string, std::uint64_t>& sizes) {
  std::map<std::string, StratumScore> strata;
  for (const auto& [line, one] : answered) {
    StratumScore& stratum = strata[one.stratum];
    ++(one.answer == Answer::kRight   ? stratum.right
       : one.answer == Answer::kWrong ? stratum.wrong
                                      : stratum.unsure);
  }
  std::vector<StratumScore> out;
  for (auto& [name, stratum] : strata) {
    stratum.name = name;
    stratum.size = sizes.at(name);
    const auto counted = static_cast<double>(stratum.right + stratum.wrong);
    stratum.share = counted > 0 ? static_cast<double>(stratum.right) / counted : 0;
    stratum.interval = wilson(stratum.share, counted);
    out.push_back(stratum);
  }
  return out;
}

CoderScore score_of(const std::string& coder, const std::map<std::string, Answered>& answered,
                    const std::map<std::string, std::uint64_t>& sizes) {
  CoderScore out;
  out.coder = coder;
  out.strata = strata_of(answered, sizes);
  std::uint64_t all = 0;
  for (const auto& [name, size] : sizes) all += size;
  double weighted = 0, squares = 0;  // sums over strata of N·p and N²/n
  for (const StratumScore& stratum : out.strata) {
    const auto counted = static_cast<double>(stratum.right + stratum.wrong);
    if (counted == 0) continue;
    const auto size = static_cast<double>(stratum.size);
    out.covered += stratum.size;
    weighted += size * stratum.share;
    squares += size * size / counted;
  }
  out.left = all - out.covered;
  if (out.covered == 0) return out;
  const auto covered = static_cast<double>(out.covered);
  out.share = weighted / covered;
  out.effective = covered * covered / squares;
  out.interval = wilson(*out.share, out.effective);
  return out;
}

PairScore pair_of(const CoderScore& first, const CoderScore& second, const Answers& answers) {
  PairScore out;
  out.first = first.coder;
  out.second = second.coder;
  const auto& others = answers.by_coder().at(second.coder);
  std::vector<std::pair<int, int>> both;
  for (const auto& [line, one] : answers.by_coder().at(first.coder)) {
    const auto other = others.find(line);
    if (other == others.end()) continue;
    both.emplace_back(static_cast<int>(one.answer), static_cast<int>(other->second.answer));
    out.agreed += one.answer == other->second.answer ? 1 : 0;
  }
  out.both = both.size();
  out.kappa = cohens_kappa(both);
  return out;
}

}  // namespace

Result<Measured> measure(std::span<const Filled> sheets) {
  Answers answers;
  for (const Filled& sheet : sheets) {
    if (const Status done = answers.take(sheet); !done) return done.error();
  }
  if (answers.by_coder().empty())
    return Error{ErrorCode::kEmpty, sheets.empty() ? "sheet" : sheets.front().name,
                 "no answer in the column correct"};
  Measured out;
  std::map<std::string, std::vector<int>> units;
  for (const auto& [coder, answered] : answers.by_coder()) {
    out.coders.push_back(score_of(coder, answered, answers.strata()));
    for (const auto& [line, one] : answered) units[line].push_back(static_cast<int>(one.answer));
  }
  for (std::size_t i = 0; i < out.coders.size(); ++i) {
    for (std::size_t j = i + 1; j < out.coders.size(); ++j) {
      PairScore pair = pair_of(out.coders[i], out.coders[j], answers);
      if (pair.both > 0) out.pairs.push_back(std::move(pair));
    }
  }
  std::vector<std::vector<int>> all;
  for (auto& [line, given] : units) all.push_back(std::move(given));
  out.alpha = krippendorffs_alpha(all);
  out.lines = answers.lines().size();
  out.unanswered = out.lines - all.size();
  return out;
}

}  // namespace rapporteur::coding

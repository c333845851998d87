// coding/: how good the record is, found by people who code a sample of it. draw() takes a stratified random sample of
// the lines of a store, a sheet gives it to the coders with empty columns, measure() reads the filled sheets: the share
// of lines that are right, weighted back to all lines, and how far coders agree.
// Sources: Cochran, Sampling Techniques (1977), ch. 5, for strata and weights; docs/cli.md tells the columns.
// Also public: agreement.h (kappa, alpha, intervals). Needs: store/store.h, exports/exports.h.
// Tested in tests/unit/coding/ and tests/cli/sample_test.py.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/coding/agreement.h"
#include "rapporteur/exports/exports.h"
#include "rapporteur/store/store.h"

namespace rapporteur::coding {

/// What strata can be made by: kind, label, status, outlet, confidence (in tenths) …
std::span<const char* const> columns();

struct Design {
  std::vector<std::string> by = {"kind"};  // some of columns()
  std::size_t size = 100;                  // lines in the sample; at most kLargest
  std::uint64_t seed = 1;
  bool proportional =
      false;  // to the size of the strata; else the same number of each, where there are as many
};
constexpr std::size_t kLargest = 100'000;

struct Stratum {
  std::string name;  // "event / CONSULT"
  std::uint64_t size = 0;
  std::uint64_t drawn = 0;
  /// How many lines of the store one of the sample stands for.
  double weight() const { return static_cast<double>(size) / static_cast<double>(drawn); }
};

struct Drawn {
  store::Entry entry;
  std::size_t stratum = 0;  // an index
};

struct Sample {
  std::vector<Stratum> strata;  // in the order of their names
  std::vector<Drawn> lines;     // in random order
  std::uint64_t lines_in_all = 0;
};

/// The same sample for the same seed and content, whatever the order the articles came in. Errors: kBadArgument (a
/// column that is none, a size that leaves a stratum without a line), kStoreBusy (the store was changed meanwhile), and
/// those of Store::find().
Result<Sample> draw(store::Store& store, const store::Query& query, const Design& design);

/// How many of each stratum, in their order; requires size >= their number. Adds up to min(size, all lines).
std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& sizes, std::uint64_t size,
                                    bool proportional);

/// The sheet for the coders: CSV (RFC 4180) with the columns of the export after those of the sample, or JSON lines.
class Sheet {
 public:
  enum class Form { kCsv, kJson };
  explicit Sheet(Form form);
  std::string head() const;
  std::string row(const Sample& sample, const Drawn& line) const;

 private:
  Form form_;
  std::unique_ptr<exports::Writer> writer_;
};

/// A sheet that came back.
struct Filled {
  std::string name;  // of the file; the coder's, where the column is empty
  std::string bytes;
};

struct StratumScore {
  std::string name;
  std::uint64_t size = 0;  // lines of the store
  std::uint64_t right = 0, wrong = 0, unsure = 0;
  double share = 0;  // right of right and wrong; requires one of them
  Interval interval;
};

struct CoderScore {
  std::string coder;
  std::vector<StratumScore> strata;  // those with an answer
  std::uint64_t covered = 0,
                left = 0;       // lines of the store in strata with an answer that counts, and in others
  std::optional<double> share;  // weighted by the strata's sizes
  Interval interval;
  double effective = 0;  // the size of a simple random sample that would tell as much (Kish)
};

struct PairScore {
  std::string first, second;
  std::uint64_t both = 0, agreed = 0;  // lines
  std::optional<double> kappa;
};

struct Measured {
  std::vector<CoderScore> coders;  // in the order of their names
  std::vector<PairScore> pairs;    // those with lines that both coded
  std::optional<double> alpha;
  std::uint64_t lines = 0, unanswered = 0;
};

/// `correct` is yes or no (y, n, 1, 0, true, false, right, wrong), unsure (?, unclear) or empty. Separators may be
/// commas, semicolons or tabs. Errors: kDamagedInput with file and line, kTooLarge, kEmpty (no answer at all).
Result<Measured> measure(std::span<const Filled> sheets);

}  // namespace rapporteur::coding

// One pass over the lines, counted in memory: to group by each field in turn would read them as often. Outlets are counted by
// revision, of which there are few. Tested in tests/unit/store/facets_test.cc.
#include "rapporteur/store/facets.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "rapporteur/database/database.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/query.h"

namespace rapporteur::store {
namespace {

using Counts = std::unordered_map<std::string, std::uint64_t>;

/// Most first, those of equal count by name.
std::vector<Named> by_count(const Counts& counts) {
  std::vector<Named> out;
  for (const auto& [name, count] : counts) {
    if (!name.empty()) out.push_back({name, count});
  }
  const std::size_t most = std::min(out.size(), kMostFacetValues);
  std::partial_sort(
      out.begin(), out.begin() + static_cast<std::ptrdiff_t>(most), out.end(),
      [](const Named& a, const Named& b) { return std::tie(b.count, a.name) < std::tie(a.count, b.name); });
  out.resize(most);
  return out;
}

std::vector<Named> by_name(const Counts& counts) {
  std::vector<Named> out;
  for (const auto& [name, count] : counts) {
    if (!name.empty()) out.push_back({name, count});
  }
  std::sort(out.begin(), out.end(), [](const Named& a, const Named& b) { return a.name < b.name; });
  return out;
}

constexpr int kFirstLack = 7;  // column

std::string columns() {
  std::string out = "e.revision, e.kind, e.label, e.status, e.published, e.who, e.place_country";
  for (const Lack& one : lacks()) out += std::string(", ") + one.clause;
  return out;
}

class Counting {
 public:
  Counting() {
    for (const Lack& one : lacks()) missing_.push_back({one.word, 0});
  }

  void take(database::Statement& row) {
    ++lines_;
    ++revisions_[row.number(0)];
    ++what_[row.text(1) + kBetween + row.text(2) + kBetween + row.text(3)];
    ++days_[row.text(4).substr(0, 10)];
    count_names(row.text(5));
    ++countries_[row.text(6)];
    for (std::size_t i = 0; i < missing_.size(); ++i)
      missing_[i].count += row.flag(kFirstLack + static_cast<int>(i)) ? 1U : 0U;
  }

  Facets facets(database::Connection& database) const {
    return {.lines = lines_,
            .what = what(),
            .outlets = outlets(database),
            .who = by_count(who_),
            .countries = by_count(countries_),
            .days = by_name(days_),
            .missing = missing()};
  }

 private:
  static constexpr char kBetween = '\x1F';  // no label or status has it

  /// Each of "Ana Reis; Tom Okafor", as lines join them.
  void count_names(const std::string& joined) {
    for (std::size_t from = 0; from < joined.size();) {
      const std::size_t end = std::min(joined.find("; ", from), joined.size());
      ++who_[joined.substr(from, end - from)];
      from = end + 2;
    }
  }

  std::vector<LineCount> what() const {
    std::vector<LineCount> out;
    for (const auto& [key, count] : what_) {
      const std::size_t first = key.find(kBetween), second = key.find(kBetween, first + 1);
      out.push_back(
          {key.substr(0, first), key.substr(first + 1, second - first - 1), key.substr(second + 1), count});
    }
    std::sort(out.begin(), out.end(), [](const LineCount& a, const LineCount& b) {
      return std::tie(a.kind, b.lines, a.label, a.status) < std::tie(b.kind, a.lines, b.label, b.status);
    });
    return out;
  }

  std::vector<Named> missing() const {
    std::vector<Named> out = missing_;
    std::erase_if(out, [](const Named& one) { return one.count == 0; });
    return out;
  }

  std::vector<Named> outlets(database::Connection& database) const {
    Counts counts;
    database::Statement outlet(database, "SELECT outlet FROM revisions WHERE key = ?");
    for (const auto& [revision, count] : revisions_) {
      outlet.reset();
      outlet.bind(1, revision);
      if (outlet.step()) counts[outlet.text(0)] += count;
    }
    return by_count(counts);
  }

  std::uint64_t lines_ = 0;
  std::unordered_map<std::int64_t, std::uint64_t> revisions_;
  Counts what_, days_, who_, countries_;
  std::vector<Named> missing_;
};

}  // namespace

Result<Facets> Store::facets(const Query& query) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    const Asked asked = asked_by(query, inside_->database.kind());
    database::Statement rows(inside_->database, "SELECT " + columns() + asked.from(), database::Size::kMany);
    asked.bind(rows);
    Counting counting;
    while (rows.step()) counting.take(rows);
    return counting.facets(inside_->database);
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

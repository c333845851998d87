// Drawing: one pass over all lines finds the strata and, of each, the lines whose hash of seed and id is smallest; a second
// one fetches those. So a sample depends on the seed and on which lines there are, on nothing else.
// Tested in tests/unit/coding/sample_test.cc.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>

#include "rapporteur/base/fnv.h"
#include "rapporteur/coding/coding.h"

namespace rapporteur::coding {
namespace {

using store::Entry;
using store::Query;

struct Column {
  const char* name;
  std::string (*value)(const Entry&);
};

std::string tenth_of(double confidence) {
  const int tenth = std::clamp(static_cast<int>(std::floor(confidence * 10 + 1e-9)), 0, 9);
  return "0." + std::to_string(tenth);
}

constexpr std::array kColumns = {
    Column{"kind", [](const Entry& e) { return std::string(to_word(e.kind)); }},
    Column{"label", [](const Entry& e) { return e.label; }},
    Column{"status", [](const Entry& e) { return e.status; }},
    Column{"mode", [](const Entry& e) { return e.mode; }},
    Column{"background", [](const Entry& e) { return std::string(e.background ? "background" : "news"); }},
    Column{"outlet", [](const Entry& e) { return e.outlet; }},
    Column{"month", [](const Entry& e) { return e.published.substr(0, 7); }},
    Column{"country", [](const Entry& e) { return e.place ? e.place->country : std::string(); }},
    Column{"confidence", [](const Entry& e) { return tenth_of(e.confidence); }},
};

/// FNV-1a over the bytes, stirred by the last steps of MurmurHash3, so that near ids are far apart.
std::uint64_t hash_of(std::uint64_t seed, const Entry& entry) {
  std::uint64_t hash = 0xCBF29CE484222325ULL ^ seed * 0x9E3779B97F4A7C15ULL;
  hash = fnv1a(entry.id, fnv1a(to_word(entry.kind), hash));
  hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCDULL;
  hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53ULL;
  return hash ^ hash >> 33;
}

/// Where a line comes in the order of chance.
struct Ticket {
  std::uint64_t hash = 0;
  store::EntryKind kind = store::EntryKind::kStatement;
  std::string id;
  bool operator<(const Ticket& other) const {
    return std::tie(hash, kind, id) < std::tie(other.hash, other.kind, other.id);
  }
};

struct Pool {
  std::uint64_t size = 0;
  std::priority_queue<Ticket> first;  // the smallest, at most as many as the sample has
};
using Pools = std::map<std::string, Pool>;

Result<std::vector<const Column*>> columns_of(const Design& design) {
  std::vector<const Column*> out;
  for (const std::string& name : design.by) {
    const auto* found =
        std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& c) { return name == c.name; });
    if (found == kColumns.end()) {
      std::string all;
      for (const Column& column : kColumns) all += (all.empty() ? "" : " ") + std::string(column.name);
      return Error{ErrorCode::kBadArgument, name, "strata are made by some of " + all};
    }
    out.push_back(found);
  }
  return out;
}

std::string stratum_of(const Entry& entry, const std::vector<const Column*>& columns) {
  std::string out;
  for (const Column* column : columns) {
    const std::string value = column->value(entry);
    out += (out.empty() ? "" : " / ") + (value.empty() ? "none" : value);
  }
  return out.empty() ? "all" : out;
}

Error too_few(std::size_t size) {
  return {ErrorCode::kBadArgument, "a sample of " + std::to_string(size),
          "there are more strata than that, and each needs a line: a larger sample, or fewer columns"};
}

Result<Pools> pools_of(store::Store& store, const Query& query, const Design& design) {
  const auto columns = columns_of(design);
  if (!columns) return columns.error();
  Pools pools;
  const Status done = store.find(query, [&](const Entry& entry) {
    Pool& pool = pools[stratum_of(entry, columns.value())];
    ++pool.size;
    pool.first.push({hash_of(design.seed, entry), entry.kind, entry.id});
    if (pool.first.size() > design.size) pool.first.pop();
    return pools.size() <= design.size;
  });
  if (!done) return done.error();
  if (pools.size() > design.size) return too_few(design.size);
  return pools;
}

/// The lines of the tickets, found by their ids, some at a time.
Status fetch(store::Store& store, const std::map<Ticket, std::size_t>& drawn, std::uint64_t seed,
             Sample& sample) {
  constexpr std::size_t kAtOnce = 200;  // SQL takes no sentence of any length
  auto next = drawn.begin();
  while (next != drawn.end()) {
    Query some;
    for (std::size_t i = 0; i < kAtOnce && next != drawn.end(); ++i, ++next)
      some.id.push_back(next->first.id);
    const Status done = store.find(some, [&](const Entry& entry) {
      const auto found = drawn.find({hash_of(seed, entry), entry.kind, entry.id});
      if (found != drawn.end()) sample.lines.push_back({entry, found->second});
      return true;
    });
    if (!done) return done;
  }
  if (sample.lines.size() != drawn.size())
    return Error{ErrorCode::kStoreBusy, "store", "it was changed while the sample was drawn: try again"};
  std::sort(sample.lines.begin(), sample.lines.end(), [&](const Drawn& a, const Drawn& b) {
    return Ticket{hash_of(seed, a.entry), a.entry.kind, a.entry.id} <
           Ticket{hash_of(seed, b.entry), b.entry.kind, b.entry.id};
  });
  return Done{};
}

/// Fills every stratum evenly until it has no more lines, or the sample is full.
std::vector<std::uint64_t> evenly(const std::vector<std::uint64_t>& sizes, std::uint64_t size) {
  std::vector<std::uint64_t> out(sizes.size());
  while (size > 0) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      if (out[i] < sizes[i]) open.push_back(i);
    }
    // what does not divide goes to the largest
    std::stable_sort(open.begin(), open.end(),
                     [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
    const std::uint64_t each = size / open.size();
    for (const std::size_t i : open) {
      const std::uint64_t more = std::min({std::max<std::uint64_t>(each, 1), sizes[i] - out[i], size});
      out[i] += more;
      size -= more;
    }
  }
  return out;
}

/// One each, and the rest by largest remainders (Hamilton's method).
std::vector<std::uint64_t> by_size(const std::vector<std::uint64_t>& sizes, std::uint64_t size,
                                   std::uint64_t all) {
  std::vector<std::uint64_t> out(sizes.size());
  std::vector<std::pair<double, std::size_t>> rests;
  std::uint64_t given = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const double exact = static_cast<double>(sizes[i]) * static_cast<double>(size) / static_cast<double>(all);
    out[i] = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(exact), 1, sizes[i]);
    rests.emplace_back(exact - static_cast<double>(out[i]), i);
    given += out[i];
  }
  std::stable_sort(rests.begin(), rests.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t at = 0; given < size; at = (at + 1) % rests.size()) {
    const std::size_t i = rests[at].second;
    if (out[i] < sizes[i]) ++out[i], ++given;
  }
  for (std::size_t at = rests.size(); given > size; at = at == 0 ? rests.size() : at) {
    const std::size_t i =
        rests[--at].second;  // small strata were rounded up at the cost of those furthest above theirs
    if (out[i] > 1) --out[i], --given;
  }
  return out;
}

}  // namespace

std::span<const char* const> columns() {
  static const auto kNames = [] {
    std::array<const char*, kColumns.size()> out{};
    std::transform(kColumns.begin(), kColumns.end(), out.begin(),
                   [](const Column& column) { return column.name; });
    return out;
  }();
  return kNames;
}

std::vector<std::uint64_t> allocate(const std::vector<std::uint64_t>& sizes, std::uint64_t size,
                                    bool proportional) {
  const std::uint64_t all = std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0});
  if (size >= all) return sizes;
  return proportional ? by_size(sizes, size, all) : evenly(sizes, size);
}

Result<Sample> draw(store::Store& store, const Query& query, const Design& design) {
  if (design.size == 0 || design.size > kLargest) {
    return Error{ErrorCode::kBadArgument, "a sample of " + std::to_string(design.size),
                 "from 1 to " + std::to_string(kLargest) + " lines"};
  }
  auto pools = pools_of(store, query, design);
  if (!pools) return pools.error();
  Sample sample;
  std::vector<std::uint64_t> sizes;
  for (const auto& [name, pool] : pools.value()) {
    sample.strata.push_back({name, pool.size, 0});
    sizes.push_back(pool.size);
    sample.lines_in_all += pool.size;
  }
  const std::vector<std::uint64_t> wanted = allocate(sizes, design.size, design.proportional);
  std::map<Ticket, std::size_t> drawn;
  std::size_t number = 0;
  for (auto& [name, pool] : pools.value()) {
    sample.strata[number].drawn = wanted[number];
    while (pool.first.size() > wanted[number]) pool.first.pop();
    for (; !pool.first.empty(); pool.first.pop()) drawn.emplace(pool.first.top(), number);
    ++number;
  }
  if (const Status done = fetch(store, drawn, design.seed, sample); !done) return done.error();
  return sample;
}

}  // namespace rapporteur::coding

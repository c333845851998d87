// The features of two accounts and their weights. All of them are symmetric. Tested in
// tests/unit/happenings/likeness_test.cc; how well they tell happenings apart: bench/accuracy record.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

#include "rapporteur/base/data.h"
#include "rapporteur/happenings/happenings.h"
#include "rapporteur/happenings/words.h"

namespace rapporteur {
namespace {

using Hashes = Account::Hashes;

constexpr std::string_view kWeights = "happenings/weights.tsv";
constexpr std::string_view kWords = "happenings/words.tsv";
constexpr double kMostDays = 60;

constexpr std::array<std::string_view, 26> kNames = {
    "type",         "other_type", "mode",       "other_mode",      "names",         "no_names",
    "strangers",    "states",     "actors",     "recipients",      "swapped",       "same_time",
    "days_apart",   "other_day",  "same_place", "other_place",     "other_country", "words",
    "words_of_all", "figures",    "background", "published_apart", "type_names",    "type_states",
    "type_words",   "speech"};

std::size_t shared(const Hashes& one, const Hashes& other) {
  std::size_t out = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) ++out;
    if (*a < *b) {
      ++a;
    } else if (*b < *a) {
      ++b;
    } else {
      ++a, ++b;
    }
  }
  return out;
}

/// Shared ones as a part of the shorter list; 0 where one is empty.
double overlap(const Hashes& one, const Hashes& other) {
  const std::size_t least = std::min(one.size(), other.size());
  return least == 0 ? 0 : static_cast<double>(shared(one, other)) / static_cast<double>(least);
}

double of_all(const Hashes& one, const Hashes& other) {
  const std::size_t both = shared(one, other), all = one.size() + other.size() - both;
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

double truth(bool value) { return value ? 1 : 0; }

/// Days between the nearest of two lists of intervals; 0 where any overlap.
double days_between(const std::vector<Days>& one, const std::vector<Days>& other) {
  double least = std::numeric_limits<double>::max();
  for (const Days& a : one) {
    for (const Days& b : other)
      least = std::min(least, static_cast<double>(std::max(a.from, b.from)) - std::min(a.to, b.to) + 1);
  }
  return std::max(0.0, least);
}

/// Whether some interval is a day or two: no month, season or year that another day may lie in.
bool is_day(const std::vector<Days>& times) {
  return std::any_of(times.begin(), times.end(),
                     [](const Days& one) { return std::int64_t{one.to} - one.from <= 2; });
}

bool is_speech(EventType type) {
  return type == EventType::kRequest || type == EventType::kAccuse || type == EventType::kReject ||
         type == EventType::kThreaten;
}

Result<double> read_number(std::string_view file, const TableRow& row, std::string_view word) {
  double out = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), out);
  if (read.ec != std::errc() || read.ptr != word.data() + word.size() || !std::isfinite(out))
    return table_error(std::string("data/") + std::string(file), row, "no number: " + std::string(word));
  return out;
}

}  // namespace

Result<Likeness> Likeness::load() {
  Likeness out;
  const auto weights = read_embedded_table(kWeights, 2, 2);
  if (!weights) return weights.error();
  std::map<std::string, double, std::less<>> given;
  for (const TableRow& row : weights.value()) {
    const auto value = read_number(kWeights, row, row.cells[1]);
    if (!value) return value.error();
    given.emplace(row.cells[0], value.value());
  }
  const std::string file = "data/" + std::string(kWeights);
  static_assert(kNames.size() == kFeatures);
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const std::string_view name = kNames[i];
    const auto at = given.find(name);
    if (at == given.end()) return Error{ErrorCode::kDamagedData, file, "no weight of " + std::string(name)};
    out.weights_[i] = at->second;
  }
  const auto bias = given.find("bias");
  if (bias == given.end() || given.size() != kFeatures + 1)
    return Error{ErrorCode::kDamagedData, file, "a bias and a weight per feature, nothing else"};
  out.bias_ = bias->second;
  const auto words = read_embedded_table(kWords, 2, 2);
  if (!words) return words.error();
  for (const TableRow& row : words.value()) {
    const auto value = read_number(kWords, row, row.cells[1]);
    if (!value) return value.error();
    if (row.cells[0] == "-") {
      out.unknown_rarity_ = value.value();
    } else {
      out.rarity_.emplace(happenings::word_hash(row.cells[0]), value.value());
    }
  }
  return out;
}

double Likeness::shared_weight(const Hashes& one, const Hashes& other) const {
  double first = 0, second = 0, both = 0;
  const auto rarity = [this](std::uint32_t word) {
    const auto at = rarity_.find(word);
    return at == rarity_.end() ? unknown_rarity_ : at->second;
  };
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() || b != other.end()) {
    if (b == other.end() || (a != one.end() && *a < *b)) {
      first += rarity(*a++);
    } else if (a == one.end() || *b < *a) {
      second += rarity(*b++);
    } else {
      both += rarity(*a++);
      ++b;
    }
  }
  const double least = both + std::min(first, second);
  return least > 0 ? both / least : 0;
}

Likeness::Values Likeness::values_of(const Account& a, const Account& b) const {
  const bool type = a.type == b.type;
  const double names = overlap(a.names, b.names), states = overlap(a.states, b.states);
  const double words = shared_weight(a.words, b.words);
  const bool known = !a.names.empty() && !b.names.empty();
  const bool crossed = shared(a.actors, b.recipients) + shared(a.recipients, b.actors) > 0;
  const bool timed = !a.times.empty() && !b.times.empty();
  const double apart = timed ? days_between(a.times, b.times) : 0;
  const bool placed = !a.places.empty() && !b.places.empty();
  const bool same_place = shared(a.places, b.places) > 0;
  const double published =
      a.published && b.published
          ? std::min(std::abs(static_cast<double>(*a.published) - *b.published) / kMostDays, 1.0)
          : 0;
  return {
      truth(type),
      truth(!type && (a.types & b.types) != 0),
      truth(shared(a.modes, b.modes) > 0),
      truth(!a.modes.empty() && !b.modes.empty() && shared(a.modes, b.modes) == 0),
      names,
      truth(!known),
      truth(known && names == 0 && states == 0),
      states,
      overlap(a.actors, b.actors),
      overlap(a.recipients, b.recipients),
      truth(crossed && shared(a.actors, b.actors) == 0),
      truth(timed && apart == 0),
      std::min(apart / kMostDays, 1.0),
      truth(timed && is_day(a.times) && is_day(b.times) && apart > 1),
      truth(placed && same_place),
      truth(placed && !same_place),
      truth(!a.countries.empty() && !b.countries.empty() && shared(a.countries, b.countries) == 0),
      words,
      of_all(a.words, b.words),
      truth(shared(a.figures, b.figures) > 0),
      truth(a.background != b.background),
      published,
      truth(type) * names,
      truth(type) * states,
      truth(type) * words,
      truth(type && is_speech(a.type)),
  };
}

std::vector<std::pair<std::string, double>> Likeness::features(const Account& one,
                                                               const Account& other) const {
  const Values values = values_of(one, other);
  std::vector<std::pair<std::string, double>> out;
  for (std::size_t i = 0; i < values.size(); ++i) out.emplace_back(kNames[i], values[i]);
  return out;
}

double Likeness::between(const Account& one, const Account& other) const {
  const Values values = values_of(one, other);
  double out = bias_;
  for (std::size_t i = 0; i < values.size(); ++i) out += weights_[i] * values[i];
  return out;
}

}  // namespace rapporteur

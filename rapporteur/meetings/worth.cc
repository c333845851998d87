// The features of a meeting and their weights. Tested in tests/unit/meetings/worth_test.cc.
#include "rapporteur/meetings/worth.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "rapporteur/base/data.h"

namespace rapporteur {
namespace {

constexpr std::string_view kWeights = "meetings/worth.tsv";
constexpr std::string_view kPath = "data/meetings/worth.tsv";
constexpr std::size_t kMostDelegates = 2;  // a third says no more than two
constexpr std::uint32_t kEarly = 2;        // sentences: the title and the lead

double truth(bool value) { return value ? 1 : 0; }

/// Whether any event of the meeting stands as one of these.
bool any_stands(const Document& document, const Meeting& meeting, std::initializer_list<EventStatus> as) {
  return std::any_of(meeting.events.begin(), meeting.events.end(), [&](std::uint32_t e) {
    return std::find(as.begin(), as.end(), document.events[e].status) != as.end();
  });
}

template <typename Test>
bool any_event(const Document& document, const Meeting& meeting, Test test) {
  return std::any_of(meeting.events.begin(), meeting.events.end(),
                     [&](std::uint32_t e) { return test(document.events[e]); });
}

}  // namespace

const std::array<std::string_view, MeetingWorth::kFeatures> MeetingWorth::kNames = {
    "one_party", "parties", "delegates", "told_twice", "told_often", "named", "indefinite", "time",
    "place",     "score",   "past",      "open",       "off",        "not",   "third",      "early"};

MeetingWorth::Values MeetingWorth::values_of(const Document& document, const Meeting& meeting,
                                             MeetingTold told) {
  const std::size_t parties = meeting.parties.size(), events = meeting.events.size();
  using S = EventStatus;
  return {truth(parties == 1),
          truth(parties >= 2),
          static_cast<double>(std::min(meeting.delegates.size(), kMostDelegates)),
          truth(events >= 2),
          truth(events >= 3),
          truth(told.named),
          truth(told.indefinite),
          truth(meeting.time.has_value()),
          truth(meeting.place.has_value()),
          static_cast<double>(meeting.confidence),
          truth(any_stands(document, meeting, {S::kOccurred, S::kOngoing})),
          truth(any_stands(document, meeting, {S::kPlanned, S::kProposed, S::kPossible, S::kConditional})),
          truth(any_stands(document, meeting, {S::kCancelled, S::kPostponed, S::kRefused})),
          truth(any_stands(document, meeting, {S::kDenied, S::kNegated})),
          truth(!meeting.hosts.empty() || !meeting.mediators.empty()),
          truth(any_event(document, meeting, [](const Event& e) { return e.sentence <= kEarly; }))};
}

Result<MeetingWorth> MeetingWorth::load() {
  const auto rows = read_embedded_table(kWeights, 2, 2);
  if (!rows) return rows.error();
  MeetingWorth out;
  std::size_t read = 0;
  for (const TableRow& row : rows.value()) {
    double weight = 0;
    const auto [end, error] =
        std::from_chars(row.cells[1].data(), row.cells[1].data() + row.cells[1].size(), weight);
    if (error != std::errc() || end != row.cells[1].data() + row.cells[1].size())
      return table_error(kPath, row, "the weight is no number");
    const auto name = std::find(kNames.begin(), kNames.end(), row.cells[0]);
    if (name != kNames.end()) {
      out.weights_[static_cast<std::size_t>(name - kNames.begin())] = weight;
      ++read;
    } else if (row.cells[0] == "bias") {
      out.bias_ = weight;
      ++read;
    } else {
      return table_error(kPath, row, "no such feature");
    }
  }
  if (read != kFeatures + 1)
    return Error{ErrorCode::kDamagedData, std::string(kPath), "a feature is missing or there twice"};
  return out;
}

double MeetingWorth::of(const Document& document, const Meeting& meeting, MeetingTold told) const {
  const Values values = values_of(document, meeting, told);
  double odds = bias_;
  for (std::size_t i = 0; i < kFeatures; ++i) odds += weights_[i] * values[i];
  return 1 / (1 + std::exp(-odds));
}

std::vector<std::pair<std::string_view, double>> MeetingWorth::features(const Document& document,
                                                                        const Meeting& meeting,
                                                                        MeetingTold told) {
  const Values values = values_of(document, meeting, told);
  std::vector<std::pair<std::string_view, double>> out;
  for (std::size_t i = 0; i < kFeatures; ++i) out.emplace_back(kNames[i], values[i]);
  return out;
}

}  // namespace rapporteur

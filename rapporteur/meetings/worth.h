// Whether what was gathered as a meeting is one that a reader would list: a logistic regression over what is told of it (who meets, when,
// where, how often and with which words; data/meetings/worth.tsv, fitted on the training part of the corpus by training/meetings.py).
// "Discussions" of nobody at no time are no line of the record. Tested in tests/unit/meetings/worth_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// Of the words that tell of a meeting, what the meeting itself does not keep.
struct MeetingTold {
  bool named = false;       // by a word for one: "talks", "phoned"
  bool indefinite = false;  // "a meeting"
};

class MeetingWorth {
 public:
  /// Errors: kDamagedData with file and line.
  static Result<MeetingWorth> load();

  /// From 0 to 1: how likely it is a real meeting.
  double of(const Document& document, const Meeting& meeting, MeetingTold told) const;
  /// Names and values of the features, for training.
  static std::vector<std::pair<std::string_view, double>> features(const Document& document,
                                                                   const Meeting& meeting, MeetingTold told);

 private:
  static constexpr std::size_t kFeatures = 16;
  using Values = std::array<double, kFeatures>;
  static const std::array<std::string_view, kFeatures> kNames;
  static Values values_of(const Document& document, const Meeting& meeting, MeetingTold told);

  Values weights_{};
  double bias_ = 0;
};

}  // namespace rapporteur

// Words that say how an event stands ("cancelled the visit", "refused to withdraw", "may attack"), of data/frames/standing.tsv: they are heard beside
// the model. Tested in tests/unit/events/standing_test.cc, which reads the example of every row, and tests/cases/events/status.case.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"
#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// What one word says of an event.
struct StandingCue {
  std::string how;  // the column of that name
  EventStatus status = EventStatus::kOccurred;
  std::string example;
  std::size_t line = 0;  // of data/frames/standing.tsv
};

class StandingCues {
 public:
  /// kDamagedData with file and line where the table does not parse.
  static Result<StandingCues> load();

  struct Vote {
    EventStatus status = EventStatus::kOccurred;
    std::uint32_t cue = 0;  // token
    const StandingCue* row = nullptr;
    bool alone =
        false;  // nothing else in the sentence tells it: "denied any part in the attack", "I would urge them"
  };
  /// The nearest cue of an event's trigger; nothing where none is near.
  std::optional<Vote> vote(const Tree& tree, std::uint32_t trigger) const;

  /// "Was not allowed to leave": where such a word tells that somebody is kept from something, its "not" is a part of the deed.
  bool lets(const Tree& tree, std::uint32_t trigger) const { return find(tree, trigger, "let") != nullptr; }

  /// "Not", "no", "nobody", "without".
  bool negates(const Tree& tree, std::uint32_t token) const;

  const std::vector<StandingCue>& rows() const { return rows_; }

 private:
  std::optional<Vote> below(const Tree& tree, std::uint32_t trigger, bool carried = false) const;
  std::optional<Vote> above(const Tree& tree, std::uint32_t trigger) const;
  const StandingCue* find(const Tree& tree, std::uint32_t cue, std::string_view how) const;

  std::vector<StandingCue> rows_;
  std::map<std::string, std::vector<std::size_t>, std::less<>>
      by_lemma_;  // rows; of "call_off" by the verb, see particles_
  std::map<std::pair<std::string, std::size_t>, std::string> particles_;  // of a verb in a row
};

}  // namespace rapporteur

// Why a mention is of its actor, and who else it might have been of, told by the rule that decides and while it decides: never guessed
// afterwards. The words are those of MentionReason and LostBy (document/layers.h), their examples in docs/formats/record.md.
// Tested in tests/cases/actors/reasons.case and tests/unit/actors/reasons_test.cc.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

constexpr std::uint32_t kNoGroup = std::numeric_limits<std::uint32_t>::max();

/// The group that a rule finds for a candidate, and why.
struct Found {
  std::uint32_t group = kNoGroup;
  std::optional<MentionReason> reason =
      {};                       // none where what the candidate is by itself decides: one entry of the tables
  std::uint32_t by = kNoGroup;  // the candidate that it rests on
  std::vector<Alternative> others = {};  // whose actors are groups still
};

/// The groups that a rule went by on its way to another.
class Rivals {
 public:
  /// One of this score; the best of a group counts.
  void note(std::uint32_t group, int score);
  /// A mention that a rule shuts out whatever its score; another one of its group may count.
  void bar(std::uint32_t group, LostBy lost);
  /// All but the one taken: those near its score, the likeliest first, then those shut out, the nearest first.
  std::vector<Alternative> besides(std::uint32_t taken, int score) const;

 private:
  struct Rival {
    std::uint32_t group;
    int score;
    std::optional<LostBy> barred;
  };
  Rival* find(std::uint32_t group);
  std::vector<Rival> rivals_;
};

/// Two readings of a name that the tables or the map have: adds the place that the map has for just these words.
void add_place(const Document& document, Range name, LostBy lost, Mention& mention);

/// Mentions of which a table knows more than the text: those of the reason `was` rest on its line, whose first cell is `entry`.
void know_by(Actor& actor, MentionReason was, MentionReason now, std::string_view entry, Span evidence = {});

}  // namespace rapporteur

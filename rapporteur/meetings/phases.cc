// Tested in tests/unit/meetings/phases_test.cc and tests/cases/meetings/phases.case.
#include "rapporteur/meetings/phases.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rapporteur {
namespace {

constexpr std::size_t kDay = 10;  // characters of "2026-03-03"

/// Whether a time was over when the article came out; a duration or what comes again is not over.
bool is_over(const Document& document, std::optional<std::uint32_t> time) {
  const std::string_view published = document.article.published;
  if (!time || published.size() < kDay) return false;
  const TimeExpression& told = document.times[*time];
  if (told.type == TimeType::kDuration || told.type == TimeType::kSet || told.to.size() < kDay) return false;
  const std::string_view end = told.to, day = end.substr(0, kDay), today = published.substr(0, kDay);
  return day < today || (day == today && end.size() == kDay);
}

/// "Visited", "held talks": a word of the trigger is a verb of the past. "Was to visit" has none.
bool has_verb_of_past(const Tree& tree, const Event& event) {
  return std::any_of(event.trigger.begin(), event.trigger.end(), [&](Span span) {
    const auto words = tree.document().tokens_in(span);
    for (std::uint32_t t = words ? words->begin : 0; words && t < words->end; ++t) {
      if (tree.xpos(t) == "VBD") return true;
    }
    return false;
  });
}

bool is_past(EventStatus status) {
  return status == EventStatus::kOccurred || status == EventStatus::kOngoing;
}

bool is_open(EventStatus status) {
  return status == EventStatus::kPlanned || status == EventStatus::kProposed ||
         status == EventStatus::kPossible || status == EventStatus::kConditional;
}

/// How many events say each phase.
class Counts {
 public:
  explicit Counts(const std::vector<MeetingStep>& history) {
    for (const MeetingStep& step : history) at(step.phase) += step.evidence.events.size();
  }
  std::size_t& at(MeetingPhase phase) { return counts_[static_cast<std::size_t>(phase)]; }

 private:
  std::array<std::size_t, static_cast<std::size_t>(MeetingPhase::kRefused) + 1> counts_{};
};

/// What put an end to it and was not followed by its being held, or after it was called off by another date.
std::optional<MeetingPhase> ended_by(const std::vector<MeetingStep>& history) {
  std::optional<MeetingPhase> ended;
  for (const MeetingStep& step : history) {
    switch (step.phase) {
      case MeetingPhase::kCancelled:
      case MeetingPhase::kPostponed: ended = step.phase; break;
      case MeetingPhase::kScheduled:
      case MeetingPhase::kConfirmed:
        if (ended == MeetingPhase::kCancelled) ended.reset();  // of one put off it is the new date
        break;
      case MeetingPhase::kOngoing:
      case MeetingPhase::kHeld: ended.reset(); break;
      case MeetingPhase::kProposed:
      case MeetingPhase::kRefused: break;
    }
  }
  return ended;
}

}  // namespace

std::optional<MeetingPhase> phase_told_by(const Tree& tree, const Event& event) {
  const bool over = is_over(tree.document(), event.time);
  switch (event.status) {
    case EventStatus::kOccurred: return MeetingPhase::kHeld;
    case EventStatus::kOngoing: return over ? MeetingPhase::kHeld : MeetingPhase::kOngoing;
    case EventStatus::kPlanned:
      return over && has_verb_of_past(tree, event) ? MeetingPhase::kHeld : MeetingPhase::kScheduled;
    case EventStatus::kCancelled: return MeetingPhase::kCancelled;
    case EventStatus::kPostponed: return MeetingPhase::kPostponed;
    case EventStatus::kRefused: return MeetingPhase::kRefused;
    case EventStatus::kProposed:
    case EventStatus::kPossible:
    case EventStatus::kConditional: return MeetingPhase::kProposed;
    case EventStatus::kDenied:
    case EventStatus::kNegated: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<MeetingPhase> phase_at_the_end(const std::vector<MeetingStep>& history) {
  if (history.empty()) return std::nullopt;
  if (const auto ended = ended_by(history)) return ended;
  Counts counts(history);
  // one who will not come does not end what others plan or hold; what is only proposed ends with the refusal
  const bool stands = counts.at(MeetingPhase::kScheduled) + counts.at(MeetingPhase::kOngoing) +
                          counts.at(MeetingPhase::kHeld) >
                      0;
  if (!stands && counts.at(MeetingPhase::kRefused) > 0) return MeetingPhase::kRefused;
  for (const MeetingPhase past : {MeetingPhase::kRefused, MeetingPhase::kCancelled, MeetingPhase::kPostponed})
    counts.at(past) = 0;  // it goes on after all
  // what was proposed and is set is set, however often it is told that it was proposed
  if (counts.at(MeetingPhase::kScheduled) > 0)
    counts.at(MeetingPhase::kScheduled) += std::exchange(counts.at(MeetingPhase::kProposed), 0);
  MeetingPhase most = history.front().phase;
  for (const MeetingStep& step : history) {
    if (counts.at(step.phase) > counts.at(most)) most = step.phase;
  }
  return most;
}

bool stand_together(EventStatus a, EventStatus b) {
  return !(is_past(a) && is_open(b)) && !(is_open(a) && is_past(b));
}

}  // namespace rapporteur

// Each list is read off the enumeration of the layer, so that a new word is there at once. Tested in
// tests/unit/store/find_test.cc.
#include "rapporteur/store/vocabulary.h"

#include "rapporteur/document/document.h"
#include "rapporteur/store/entry.h"

namespace rapporteur::store {
namespace {

/// The words of every value up to `last`.
template <class Enum>
Vocabulary::Words words_to(Enum last) {
  Vocabulary::Words out;
  for (int i = 0; i <= static_cast<int>(last); ++i) out.emplace_back(to_word(static_cast<Enum>(i)));
  return out;
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary kWords = {.kinds = words_to(EntryKind::kPosition),
                                    .acts = words_to(SpeechAct::kDecline),
                                    .event_types = words_to(EventType::kAssault),
                                    .meeting_kinds = words_to(MeetingKind::kConference),
                                    .stances = words_to(Stance::kUndecided),
                                    .statuses = words_to(EventStatus::kNegated),
                                    .phases = words_to(MeetingPhase::kRefused),
                                    .polarities = words_to(Polarity::kNegative),
                                    .actor_kinds = words_to(ActorKind::kUnnamed)};
  return kWords;
}

}  // namespace rapporteur::store

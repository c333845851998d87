// To which meeting an attendance belongs, and which of those that the model finds count. Tested in tests/cases/meetings/attendance.case.
#include <algorithm>
#include <set>
#include <utility>

#include "rapporteur/base/text.h"
#include "rapporteur/events/links.h"
#include "rapporteur/meetings/attendance.h"

namespace rapporteur {
namespace {

constexpr std::size_t kMostAttendances =
    500;                            // heard of in one article: hostile text must not make the work a square
constexpr std::uint32_t kNear = 8;  // sentences between a meeting and who comes to it

}  // namespace

/// Attendance goes to the meeting that is told of nearest, one before it rather than one behind.
Meeting* AttendanceSeats::nearest(std::uint32_t sentence) {
  Meeting* found = nullptr;
  std::uint32_t distance = 0;
  for (Meeting& meeting : document_.meetings) {
    const auto behind =
        std::partition_point(meeting.events.begin(), meeting.events.end(),
                             [&](std::uint32_t e) { return document_.events[e].sentence <= sentence; });
    const auto hear = [&](std::uint32_t e, bool before) {
      const std::uint32_t other = document_.events[e].sentence;
      const std::uint32_t apart = before ? 2 * (sentence - other) : 2 * (other - sentence) + 1;
      if (apart > 2 * kNear + 1 || (found != nullptr && apart >= distance)) return;
      found = &meeting;
      distance = apart;
    };
    if (behind != meeting.events.begin()) hear(*(behind - 1), true);
    if (behind != meeting.events.end()) hear(*behind, false);
  }
  return found;
}

void AttendanceSeats::fill(const AttendanceTagger& tagger, const StandingCues& standing) {
  std::size_t left = kMostAttendances;
  std::set<std::pair<std::uint32_t, std::uint32_t>>
      told;  // actors, with the sentence whose words tell it: heard before the model
  const auto take = [&](const AttendanceFound& found, std::uint32_t sentence) {
    if (left == 0) return;
    --left;
    Meeting* const meeting = nearest(sentence);
    if (meeting == nullptr) return;
    const bool guessed = found.word == nullptr && found.token == found.who;  // by the tagger
    const auto known = actors_.at(found.who);
    if (guessed && known && only_meets(*known, found.as, sentence)) return;
    const auto actor = actor_of(found);
    if (!actor || (found.word == nullptr && told.contains({*actor, sentence}))) return;
    if (!guessed) told.emplace(*actor, sentence);
    attend(found, *actor, *meeting);
  };
  for (AttendanceFound found : find_attendance(tree_, words_, standing)) {
    const std::uint32_t sentence = tree_.sentence_of(found.token);
    // "were invited to neither": the event knows better than the word
    if (found.as == AttendanceKind::kInvited && is_rejection(found.token))
      found.as = AttendanceKind::kExcluded;
    // "boycotted the product", "kept the inspectors out": of no meeting
    if (found.word->needs_meeting || tells_of_meeting(sentence)) take(found, sentence);
  }
  for (const AttendanceFound& found : left_out()) take(found, tree_.sentence_of(found.token));
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    if (!tells_of_meeting(s)) continue;
    for (const AttendanceFound& found : tagger.find(tree_, document_.sentences[s].tokens)) take(found, s);
  }
}

bool AttendanceSeats::is_rejection(std::uint32_t token) const {
  const auto event = headed_by(document_.events, token);
  return event && document_.events[*event].type == EventType::kReject;
}

/// "Turned back at the airport, four delegates followed the summit from a bench": who is kept from meeting, by nobody who is told, is left out.
std::vector<AttendanceFound> AttendanceSeats::left_out() const {
  std::vector<AttendanceFound> out;
  for (const Event& event : document_.events) {
    const auto in_role = [&](ParticipantRole role) {
      return std::any_of(event.participants.begin(), event.participants.end(),
                         [role](const Participant& one) { return one.role == role; });
    };
    const bool kept_out =
        event.type == EventType::kReject && event.mode == "meet" && event.status == EventStatus::kOccurred;
    if (!kept_out || in_role(ParticipantRole::kActor) || !tells_of_meeting(event.sentence)) continue;
    for (const Participant& one : event.participants) {
      const auto words =
          one.role == ParticipantRole::kRecipient ? document_.tokens_in(one.span) : std::nullopt;
      const auto who = words ? tree_.top_of(*words) : std::nullopt;
      if (who) out.push_back({event.head, *who, AttendanceKind::kExcluded, nullptr});
    }
  }
  return out;
}

/// "No Norland official would attend": Norland stays away.
std::optional<std::uint32_t> AttendanceSeats::state_without(std::uint32_t who) const {
  const auto determiner = tree_.child(who, "det");
  if (!determiner || tree_.lower(*determiner) != "no") return std::nullopt;
  for (const std::uint32_t child : tree_.children(who)) {
    if (!tree_.is(child, "amod") && !tree_.is(child, "compound")) continue;
    if (const auto state = actors_.state_at(child)) return state;
    const auto named = actors_.at(child);
    if (named && document_.actors[*named].kind == ActorKind::kState) return named;
  }
  return std::nullopt;
}

/// The actor that a word names; of "we" the side of whoever says so, and of one who is no actor yet a new one.
std::optional<std::uint32_t> AttendanceSeats::actor_of(const AttendanceFound& found) {
  const std::uint32_t who = found.who;
  if (const auto known = actors_.at(who)) return known;
  if (any_of(tree_.lower(who), {"we", "us"})) {
    const auto around = statements_around(document_, document_.tokens[who].span);
    return around.empty() ? std::nullopt : side_of(document_, document_.statements[around.front()]);
  }
  const bool stays_away = found.as == AttendanceKind::kRefusing || found.as == AttendanceKind::kAbsent;
  if (const auto state = stays_away ? state_without(who) : std::nullopt) return state;
  return admit(document_, who);
}

/// "Germany and Poland met", "will visit Egypt": told by parties and delegates already, and needs words for coming to be attendance too.
bool AttendanceSeats::only_meets(std::uint32_t actor, AttendanceKind as, std::uint32_t sentence) const {
  if (as != AttendanceKind::kAttended && as != AttendanceKind::kAttending) return false;
  return std::any_of(document_.events.begin(), document_.events.end(), [&](const Event& event) {
    const std::string_view lemma = tree_.lemma(event.head);
    const bool meets = event.sentence == sentence && event.type == EventType::kConsult &&
                       (words_.is_meeting_verb(lemma) || words_.kind_of(lemma, tree_.is_nominal(event.head)));
    if (!meets) return false;
    return std::any_of(event.participants.begin(), event.participants.end(), [&](const Participant& one) {
      return one.actor == actor && one.role == ParticipantRole::kActor;
    });
  });
}

/// Whether a sentence has a word for a meeting, or an event of one or of staying away: what the model tags elsewhere is chance.
bool AttendanceSeats::tells_of_meeting(std::uint32_t sentence) const {
  const Range words = document_.sentences[sentence].tokens;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    if (tree_.is_nominal(t) && words_.kind_of(tree_.lemma(t), true)) return true;
  }
  const auto& events = document_.events;
  auto event = std::partition_point(events.begin(), events.end(),
                                    [sentence](const Event& e) { return e.sentence < sentence; });
  for (; event != events.end() && event->sentence == sentence; ++event) {
    if (event->type == EventType::kConsult || event->type == EventType::kReject) return true;
  }
  return false;
}

void AttendanceSeats::attend(const AttendanceFound& found, std::uint32_t actor, Meeting& meeting) {
  const auto same = [&](const Attendance& a) { return a.actor == actor && a.as == found.as; };
  if (std::any_of(meeting.attendance.begin(), meeting.attendance.end(), same)) return;
  Attendance attendance{actor, found.as, {}};
  if (const auto event = headed_by(document_.events, found.token)) attendance.evidence.events = {*event};
  attendance.evidence.statements = statements_around(document_, document_.tokens[found.token].span);
  meeting.attendance.push_back(std::move(attendance));
}

}  // namespace rapporteur

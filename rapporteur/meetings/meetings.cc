// The stage, step by step; see meetings.h. Tested in tests/cases/meetings.
#include "rapporteur/meetings/meetings.h"

#include <algorithm>
#include <map>
#include <set>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/base/curve.h"
#include "rapporteur/events/links.h"
#include "rapporteur/meetings/attendance.h"
#include "rapporteur/meetings/sides.h"
#include "rapporteur/meetings/words.h"

namespace rapporteur {
namespace {

constexpr std::size_t kReach = 40;  // meetings looked back upon: hostile text must not make the work a square
constexpr std::size_t kMostAttendances = 500;  // of one article, for the same reason
constexpr std::uint32_t kNear = 8;             // sentences between a meeting and who comes to it
constexpr std::uint32_t kFarthest = 12;        // sentences between "the talks" and the meeting it refers to

void add_new(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::optional<MeetingPhase> phase_of(EventStatus status) {
  switch (status) {
    case EventStatus::kOccurred: return MeetingPhase::kHeld;
    case EventStatus::kOngoing: return MeetingPhase::kOngoing;
    case EventStatus::kPlanned: return MeetingPhase::kScheduled;
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

/// What most of its events say, of equals the one told first; but what puts an end to it stands until it is told to go on, or to have been
/// held.
MeetingPhase phase_at_the_end(const std::vector<MeetingStep>& history) {
  const auto ends = [](MeetingPhase phase) {
    return phase == MeetingPhase::kCancelled || phase == MeetingPhase::kPostponed ||
           phase == MeetingPhase::kRefused;
  };
  std::map<MeetingPhase, std::size_t> counts;
  std::optional<MeetingPhase> ended;
  for (const MeetingStep& step : history) {
    counts[step.phase] += step.evidence.events.size();
    if (ends(step.phase)) {
      ended = step.phase;
    } else if (step.phase == MeetingPhase::kHeld || step.phase == MeetingPhase::kOngoing) {
      ended.reset();
    }
  }
  if (ended) return *ended;
  MeetingPhase most = history.empty() ? MeetingPhase::kScheduled : history.front().phase;
  for (const MeetingStep& step : history) {
    if (counts[step.phase] > counts[most]) most = step.phase;
  }
  return most;
}

/// Whether two events can be of one meeting by how they stand: what was held is not what is still to come ("they met and will meet again").
bool stand_together(EventStatus a, EventStatus b) {
  const auto is_past = [](EventStatus s) {
    return s == EventStatus::kOccurred || s == EventStatus::kOngoing;
  };
  const auto is_open = [](EventStatus s) {
    return s == EventStatus::kPlanned || s == EventStatus::kProposed || s == EventStatus::kPossible ||
           s == EventStatus::kConditional;
  };
  return !(is_past(a) && is_open(b)) && !(is_open(a) && is_past(b));
}

/// What the words around one event of consultation say of its meeting.
struct Told {
  std::uint32_t event = 0;
  std::optional<MeetingKind> kind;
  std::set<std::uint32_t> parties;
  bool named = false;     // by a word for one: "talks", "phoned"
  bool definite = false;  // "the talks"
};

class Reader {
 public:
  Reader(Document& document, const MeetingWords& words, const AttendanceTagger& attendance,
         const StandingCues& standing)
      : document_(document),
        tree_(document),
        actors_(document),
        words_(words),
        attendance_(attendance),
        standing_(standing) {}

  void read() {
    for (std::uint32_t e = 0; e < document_.events.size(); ++e) {
      if (document_.events[e].type == EventType::kConsult && !document_.events[e].background)
        place(told_by(e));
    }
    for (Meeting& meeting : meetings_) complete(meeting);
    // of what is only denied or told as not so there is no phase
    std::erase_if(meetings_, [](const Meeting& meeting) { return meeting.history.empty(); });
    fill_sides();
    attend();
    for (Meeting& meeting : meetings_) document_.meetings.push_back(std::move(meeting));
  }

 private:
  Told told_by(std::uint32_t event) const;
  bool agrees(const Told& told, std::size_t meeting) const;
  void place(const Told& told);
  void take_part(const Event& event, Meeting& meeting) const;
  void complete(Meeting& meeting) const;
  Meeting* nearest(std::uint32_t sentence);
  bool refers_back(const Meeting& meeting) const;
  void fill_sides();
  void attend();
  bool tells_of_meeting(std::uint32_t sentence) const;
  void attend(const AttendanceFound& found);
  std::vector<Span> purpose_of(const Event& event) const;

  Document& document_;
  Tree tree_;
  ActorMap actors_;
  const MeetingWords& words_;
  const AttendanceTagger& attendance_;
  const StandingCues& standing_;
  std::vector<Meeting> meetings_;
  std::vector<std::set<std::uint32_t>> sides_;         // of each meeting
  std::vector<std::optional<MeetingKind>> told_kind_;  // of each meeting, where a word tells it
};

Told Reader::told_by(std::uint32_t index) const {
  const Event& event = document_.events[index];
  Told told;
  told.event = index;
  const Range sentence = document_.sentences[event.sentence].tokens;
  for (std::uint32_t t = sentence.begin; t < sentence.end && !told.kind; ++t) {
    const Span span = document_.tokens[t].span;
    const bool inside =
        std::any_of(event.trigger.begin(), event.trigger.end(), [span](Span s) { return s.contains(span); });
    if (inside) told.kind = words_.kind_of(tree_.lemma(t), tree_.is_nominal(t));
  }
  told.named = told.kind.has_value();
  if (event.mode == "phone") told.kind = MeetingKind::kCall;
  if (event.mode == "visit" && !told.kind) told.kind = MeetingKind::kVisit;
  for (const std::uint32_t c : tree_.children(event.head)) {
    if (tree_.is(c, "det") &&
        (tree_.lower(c) == "the" || tree_.lower(c) == "those" || tree_.lower(c) == "these"))
      told.definite = true;
  }
  for (const Participant& one : event.participants) {
    const bool takes_part = one.role == ParticipantRole::kActor || one.role == ParticipantRole::kRecipient;
    if (!one.actor || !takes_part) continue;
    for (const std::uint32_t party : parties_of(tree_, actors_, one)) told.parties.insert(party);
  }
  return told;
}

/// Whether an event can be of a meeting: no other kind, no other time, and parties that it shares or does not tell.
bool Reader::agrees(const Told& told, std::size_t i) const {
  const Event& event = document_.events[told.event];
  const auto is_general = [](std::optional<MeetingKind> kind) {
    return !kind || kind == MeetingKind::kTalks;
  };
  if (!is_general(told.kind) && !is_general(told_kind_[i]) && told.kind != told_kind_[i]) return false;
  if (told.kind == MeetingKind::kVisit || told_kind_[i] == MeetingKind::kVisit) {
    if (told.kind != told_kind_[i]) return false;
  }
  if (!times_agree(document_, event.time, meetings_[i].time)) return false;
  const auto stands_apart = [&](std::uint32_t e) {
    return !stand_together(document_.events[e].status, event.status);
  };
  if (std::any_of(meetings_[i].events.begin(), meetings_[i].events.end(), stands_apart)) return false;
  const auto& sides = sides_[i];
  std::size_t shared = 0;
  for (const std::uint32_t party : told.parties) shared += sides.contains(party);
  const std::uint32_t before = document_.events[meetings_[i].events.back()].sentence;
  if (told.parties.size() >= 2 && sides.size() >= 2) return shared >= 2;
  if (told.parties.empty()) return event.sentence - before <= kFarthest;
  return shared >= 1 || (sides.empty() && told.definite);
}

void Reader::place(const Told& told) {
  const Event& event = document_.events[told.event];
  for (std::size_t back = 0; back < std::min(meetings_.size(), kReach); ++back) {
    const std::size_t i = meetings_.size() - 1 - back;
    if (!agrees(told, i)) continue;
    meetings_[i].events.push_back(told.event);
    sides_[i].insert(told.parties.begin(), told.parties.end());
    if (!told_kind_[i] || told_kind_[i] == MeetingKind::kTalks)
      told_kind_[i] = told.kind ? told.kind : told_kind_[i];
    if (!meetings_[i].time) meetings_[i].time = event.time;
    return;
  }
  // "sent", "joined": without a word for a meeting or two who meet, not a meeting of its own; nor, by its mode alone, what nobody is told to
  // take part in ("a communications blackout")
  const std::size_t needed = told.named ? 0 : told.kind ? 1 : 2;
  if (told.parties.size() < needed) return;
  Meeting meeting;
  meeting.events = {told.event};
  meeting.time = event.time;
  meetings_.push_back(std::move(meeting));
  sides_.push_back(told.parties);
  told_kind_.push_back(told.kind);
}

void Reader::take_part(const Event& event, Meeting& meeting) const {
  for (const Participant& one : event.participants) {
    if (!one.actor) continue;
    const auto party = party_of(document_, *one.actor);
    const bool person = document_.actors[*one.actor].kind == ActorKind::kPerson ||
                        document_.actors[*one.actor].kind == ActorKind::kUnnamed;
    switch (one.role) {
      case ParticipantRole::kHost: add_new(meeting.hosts, party.value_or(*one.actor)); break;
      case ParticipantRole::kMediator: add_new(meeting.mediators, party.value_or(*one.actor)); break;
      case ParticipantRole::kActor:
      case ParticipantRole::kRecipient: {
        for (const std::uint32_t side : parties_of(tree_, actors_, one)) add_new(meeting.parties, side);
        const auto known = [&](const Delegate& d) { return d.actor == *one.actor; };
        if (person && std::none_of(meeting.delegates.begin(), meeting.delegates.end(), known))
          meeting.delegates.push_back({*one.actor, party});
        break;
      }
      default: break;
    }
  }
}

/// "talks on a prisoner exchange": the first such phrase.
std::vector<Span> Reader::purpose_of(const Event& event) const {
  for (const std::uint32_t c : tree_.children(event.head)) {
    const std::string_view word = tree_.case_of(c);
    const bool about = tree_.is(c, "nmod") || tree_.is(c, "obl");
    if (!about || (word != "on" && word != "about" && word != "over")) continue;
    const bool is_time = std::any_of(document_.times.begin(), document_.times.end(),
                                     [c](const TimeExpression& t) { return t.tokens.contains(c); });
    if (is_time) continue;
    Range range = tree_.extent(c);
    if (tree_.is(range.begin, "case")) ++range.begin;
    if (!range.empty()) return {document_.span_of(range)};
  }
  return {};
}

void Reader::complete(Meeting& meeting) const {
  const auto index = static_cast<std::size_t>(&meeting - meetings_.data());
  meeting.kind = told_kind_[index].value_or(MeetingKind::kTalks);
  Span fullest;
  for (const std::uint32_t e : meeting.events) {
    const Event& event = document_.events[e];
    take_part(event, meeting);
    if (!meeting.place) meeting.place = event.place;
    if (meeting.purpose.empty()) meeting.purpose = purpose_of(event);
    const Span words = cover(event.trigger.front(), event.trigger.back());
    if (fullest.empty() || (tree_.is_nominal(event.head) && words.size() > fullest.size())) fullest = words;
    const auto phase = phase_of(event.status);
    if (phase && (meeting.history.empty() || meeting.history.back().phase != *phase)) {
      meeting.history.push_back({*phase, {{e}, {}}});
    } else if (phase) {
      meeting.history.back().evidence.events.push_back(e);
    }
    meeting.confidence = std::max(meeting.confidence, event.confidence);
  }
  meeting.what = fullest;
  meeting.phase = phase_at_the_end(meeting.history);
  meeting.reason = std::to_string(meeting.events.size()) +
                   (meeting.events.size() == 1 ? " event" : " events") + " of the article tell of it";
}

/// Whether a meeting is told of as one that is known: "the talks", "the two sides met".
bool Reader::refers_back(const Meeting& meeting) const {
  return std::any_of(meeting.events.begin(), meeting.events.end(), [&](std::uint32_t e) {
    const Event& event = document_.events[e];
    if (tree_.is_nominal(event.head)) return words_.kind_of(tree_.lemma(event.head), true).has_value();
    const auto subject = tree_.child(event.head, "nsubj");
    if (!subject || !words_.is_side(tree_.lemma(*subject))) return false;
    const bool plural =
        tree_.xpos(*subject) == "NNS" || !tree_.is_nominal(*subject) || tree_.upos(*subject) == "PRON";
    const Mention* const mention = actors_.mention_at(*subject);
    return plural && (mention == nullptr || mention->form != MentionForm::kName);
  });
}

/// "The talks were put off": talks whose parties no sentence names are those of whom the article tells most.
void Reader::fill_sides() {
  const Sides sides(document_);
  for (Meeting& meeting : meetings_) {
    if (meeting.kind != MeetingKind::kTalks || meeting.parties.size() >= 2 || !refers_back(meeting)) continue;
    std::vector<std::uint32_t> others = meeting.hosts;
    others.insert(others.end(), meeting.mediators.begin(), meeting.mediators.end());
    if (meeting.parties.size() == 1) {
      if (const auto other = sides.opposite(meeting.parties.front(), others))
        meeting.parties.push_back(*other);
    } else if (const auto pair = sides.main_pair()) {
      meeting.parties = {pair->first, pair->second};
    }
  }
}

/// Attendance goes to the meeting that is told of nearest, one before it rather than one behind.
Meeting* Reader::nearest(std::uint32_t sentence) {
  Meeting* found = nullptr;
  std::uint32_t distance = 0;
  for (Meeting& meeting : meetings_) {
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

void Reader::attend() {
  std::size_t left = kMostAttendances;
  std::vector<AttendanceFound> all = find_attendance(tree_, actors_, words_, standing_);
  std::set<std::pair<std::uint32_t, std::uint32_t>>
      told;  // actors, with the sentence whose words tell it: heard before the model
  for (const AttendanceFound& found : all) told.emplace(found.actor, tree_.sentence_of(found.token));
  for (const AttendanceFound& found : attendance_.find(tree_, actors_)) {
    const std::uint32_t sentence = tree_.sentence_of(found.token);
    if (!told.contains({found.actor, sentence}) && tells_of_meeting(sentence)) all.push_back(found);
  }
  for (const AttendanceFound& found : all) {
    if (left-- == 0) return;
    attend(found);
  }
}

/// Whether a sentence has a word for a meeting, or an event of one or of staying away: what the model tags elsewhere is chance.
bool Reader::tells_of_meeting(std::uint32_t sentence) const {
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

void Reader::attend(const AttendanceFound& found) {
  Meeting* const meeting = nearest(tree_.sentence_of(found.token));
  if (meeting == nullptr) return;
  const auto same = [&](const Attendance& a) { return a.actor == found.actor && a.as == found.as; };
  if (std::any_of(meeting->attendance.begin(), meeting->attendance.end(), same)) return;
  Attendance attendance{found.actor, found.as, {}};
  if (const auto event = headed_by(document_.events, found.token)) attendance.evidence.events = {*event};
  attendance.evidence.statements = statements_around(document_, document_.tokens[found.token].span);
  meeting->attendance.push_back(std::move(attendance));
}

}  // namespace

Result<MeetingReader> MeetingReader::load(const nn::ModelFile& model) {
  auto words = MeetingWords::load();
  if (!words) return words.error();
  auto attendance = AttendanceTagger::load(model);
  if (!attendance) return attendance.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto confidence = Curve::load("confidence/meetings.tsv");
  if (!confidence) return confidence.error();
  return MeetingReader(std::make_shared<const MeetingWords>(std::move(words).value()),
                       std::make_shared<const AttendanceTagger>(std::move(attendance).value()),
                       std::make_shared<const StandingCues>(std::move(standing).value()),
                       std::make_shared<const Curve>(std::move(confidence).value()));
}

void MeetingReader::read(Document& document) const {
  document.meetings.clear();
  const std::size_t tokens = document.tokens.size();
  if (document.syntax.size() != tokens || document.events.empty() ||
      document.encoding.event_vectors.rows() != tokens)
    return;
  Reader(document, *words_, *attendance_, *standing_).read();
  for (Meeting& one : document.meetings) one.confidence = confidence_->at(one.confidence);
}

}  // namespace rapporteur

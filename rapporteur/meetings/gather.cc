// Tested in tests/cases/meetings.
#include "rapporteur/meetings/gather.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/text.h"
#include "rapporteur/events/links.h"
#include "rapporteur/meetings/phases.h"
#include "rapporteur/meetings/sides.h"

namespace rapporteur {
namespace {

constexpr std::size_t kReach = 40;  // meetings looked back upon: hostile text must not make the work a square
constexpr std::uint32_t kFarthest = 12;  // sentences between "the talks" and the meeting it refers to

/// What the words around one event of consultation say of its meeting.
struct Told {
  std::uint32_t event = 0;
  std::optional<MeetingKind> kind;
  std::set<std::uint32_t> parties;
  std::set<std::uint32_t> people;  // with a name, and no known party
  bool named = false;              // by a word for one: "talks", "phoned"
  bool definite = false;           // "the talks"
  bool indefinite = false;         // "a meeting"
  bool attends = false;  // "will attend the talks": of a meeting that is told of, whoever its parties are
};

class Gatherer {
 public:
  Gatherer(const Document& document, const Tree& tree, const ActorMap& actors, const MeetingWords& words)
      : document_(document), tree_(tree), actors_(actors), words_(words) {}

  std::vector<Gathered> gather() {
    for (std::uint32_t e = 0; e < document_.events.size(); ++e) {
      if (document_.events[e].type == EventType::kConsult && !document_.events[e].background)
        place(told_by(e));
    }
    return std::move(gathered_);
  }

 private:
  Told told_by(std::uint32_t event) const;
  bool attends_known(std::uint32_t verb) const;
  bool goes_to_meeting(std::uint32_t verb) const;
  bool agrees(const Told& told, const Gathered& one) const;
  std::optional<std::uint32_t> day_of(const Event& event) const;
  bool elsewhere(const Event& event, const Meeting& meeting) const;
  void place(const Told& told);

  const Document& document_;
  const Tree& tree_;
  const ActorMap& actors_;
  const MeetingWords& words_;
  std::vector<Gathered> gathered_;
};

/// "Went to the summit", "will travel to the talks": no visit beside the meeting.
bool Gatherer::goes_to_meeting(std::uint32_t verb) const {
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [this](std::uint32_t c) {
    if (!tree_.is(c, "obl") || tree_.case_of(c) != "to") return false;
    const auto kind = words_.kind_of(tree_.lemma(c), true);
    return kind && kind != MeetingKind::kVisit;
  });
}

/// A word for coming or staying away, with "the talks" as its object or behind its preposition.
bool Gatherer::attends_known(std::uint32_t verb) const {
  if (words_.attendance(tree_.lemma(verb)).empty()) return false;
  const auto& children = tree_.children(verb);
  return std::any_of(children.begin(), children.end(), [this](std::uint32_t c) {
    const bool beside = tree_.is(c, "obj") || tree_.is(c, "obl");
    if (!beside || !words_.kind_of(tree_.lemma(c), true)) return false;
    const auto det = tree_.child(c, "det");
    return det && tree_.lower(*det) == "the";
  });
}

Told Gatherer::told_by(std::uint32_t index) const {
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
  if (event.mode == "visit" && !told.kind && !goes_to_meeting(event.head)) told.kind = MeetingKind::kVisit;
  told.attends = attends_known(event.head);
  for (const std::uint32_t c : tree_.children(event.head)) {
    if (!tree_.is(c, "det")) continue;
    told.definite |= any_of(tree_.lower(c), {"the", "those", "these"});
    told.indefinite |= any_of(tree_.lower(c), {"a", "an", "another"});
  }
  for (const Participant& one : event.participants) {
    const bool takes_part = one.role == ParticipantRole::kActor || one.role == ParticipantRole::kRecipient;
    if (!one.actor || !takes_part) continue;
    const std::vector<std::uint32_t> parties = parties_of(tree_, actors_, one);
    told.parties.insert(parties.begin(), parties.end());
    const Actor& actor = document_.actors[*one.actor];
    if (parties.empty() && actor.kind == ActorKind::kPerson && is_named(actor))
      told.people.insert(*one.actor);
  }
  return told;
}

bool is_general(std::optional<MeetingKind> kind) { return !kind || kind == MeetingKind::kTalks; }

/// When a meeting is: how long it lasts, or how often it comes, does not tell.
std::optional<std::uint32_t> Gatherer::day_of(const Event& event) const {
  if (!event.time) return std::nullopt;
  const TimeType type = document_.times[*event.time].type;
  return type == TimeType::kDuration || type == TimeType::kSet ? std::nullopt : event.time;
}

/// Whether two towns are told of: what was held in the one was not held in the other. A hall or a country says nothing against a town.
bool Gatherer::elsewhere(const Event& event, const Meeting& meeting) const {
  if (!event.place || !meeting.place) return false;
  const Place &a = document_.places[*event.place], &b = document_.places[*meeting.place];
  return a.precision == Precision::kCity && b.precision == Precision::kCity && a.name != b.name;
}

/// "Macron met Scholz. Orban held talks in Beijing": named people, none of them the same.
bool others_meet(const Told& told, const Gathered& one) {
  const auto same = [&](std::uint32_t person) { return one.people.contains(person); };
  return !told.people.empty() && !one.people.empty() &&
         std::none_of(told.people.begin(), told.people.end(), same);
}

/// Whether an event can be of a meeting: no other kind, time or town, and parties that it shares or does not tell.
bool Gatherer::agrees(const Told& told, const Gathered& one) const {
  const Event& event = document_.events[told.event];
  if (!is_general(told.kind) && !is_general(one.kind) && told.kind != one.kind) return false;
  if ((told.kind == MeetingKind::kVisit) != (one.kind == MeetingKind::kVisit)) return false;
  if (!times_agree(document_, day_of(event), one.meeting.time) || elsewhere(event, one.meeting)) return false;
  const auto stands_apart = [&](std::uint32_t e) {
    return !stand_together(document_.events[e].status, event.status);
  };
  if (std::any_of(one.meeting.events.begin(), one.meeting.events.end(), stands_apart)) return false;
  std::size_t shared = 0;
  for (const std::uint32_t party : told.parties) shared += one.parties.contains(party);
  const std::uint32_t before = document_.events[one.meeting.events.back()].sentence;
  if (told.parties.size() >= 2 && one.parties.size() >= 2) return shared >= 2;
  if (!told.definite && !told.attends && others_meet(told, one)) return false;
  if (told.parties.empty() || (told.attends && told.parties.size() == 1))
    return event.sentence - before <= kFarthest;
  return shared >= 1 || (one.parties.empty() && told.definite);
}

void Gatherer::place(const Told& told) {
  const Event& event = document_.events[told.event];
  for (std::size_t back = 0; back < std::min(gathered_.size(), kReach); ++back) {
    Gathered& one = gathered_[gathered_.size() - 1 - back];
    if (!agrees(told, one)) continue;
    one.meeting.events.push_back(told.event);
    one.parties.insert(told.parties.begin(), told.parties.end());
    one.people.insert(told.people.begin(), told.people.end());
    if (is_general(one.kind) && told.kind) one.kind = told.kind;
    if (!one.meeting.time) one.meeting.time = day_of(event);
    if (!one.meeting.place) one.meeting.place = event.place;
    one.told.named |= told.named;
    one.told.indefinite |= told.indefinite;
    return;
  }
  Gathered one;
  one.meeting.events = {told.event};
  one.meeting.time = day_of(event);
  one.meeting.place = event.place;
  one.parties = told.parties;
  one.people = told.people;
  one.kind = told.kind;
  one.told = {told.named, told.indefinite};
  gathered_.push_back(std::move(one));
}

}  // namespace

std::vector<Gathered> gather_meetings(const Document& document, const Tree& tree, const ActorMap& actors,
                                      const MeetingWords& words) {
  return Gatherer(document, tree, actors, words).gather();
}

}  // namespace rapporteur

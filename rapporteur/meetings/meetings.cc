// The stage, step by step; see meetings.h. Tested in tests/cases/meetings.
#include "rapporteur/meetings/meetings.h"

#include <algorithm>
#include <utility>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/base/curve.h"
#include "rapporteur/base/text.h"
#include "rapporteur/meetings/attendance.h"
#include "rapporteur/meetings/gather.h"
#include "rapporteur/meetings/phases.h"
#include "rapporteur/meetings/sides.h"
#include "rapporteur/meetings/words.h"
#include "rapporteur/meetings/worth.h"

namespace rapporteur {
namespace {

constexpr double kLeastWorth = 0.40;  // likelihood from which a meeting is a line of the record

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

void add_new(std::vector<std::uint32_t>& list, std::uint32_t value) {
  if (!contains(list, value)) list.push_back(value);
}

class Reader {
 public:
  Reader(const Document& document, const Tree& tree, const ActorMap& actors, const MeetingWords& words)
      : document_(document), tree_(tree), actors_(actors), words_(words) {}

  std::vector<Gathered> read() const {
    std::vector<Gathered> all = gather_meetings(document_, tree_, actors_, words_);
    for (Gathered& one : all) {
      complete(one);
      seat_hosts(one.meeting);
    }
    // of what is only denied or told as not so there is no phase
    std::erase_if(all, [](const Gathered& one) { return one.meeting.history.empty(); });
    fill_sides(all);
    for (Gathered& one : all) unseat_third(one.meeting);
    return all;
  }

 private:
  void take_part(const Event& event, Meeting& meeting) const;
  std::vector<Span> purpose_of(const Event& event) const;
  void complete(Gathered& one) const;
  std::optional<std::uint32_t> visited(const Meeting& meeting) const;
  void seat_hosts(Meeting& meeting) const;
  void unseat_third(Meeting& meeting) const;
  bool names_known(std::uint32_t noun) const;
  bool refers_back(const Meeting& meeting) const;
  void fill_sides(std::vector<Gathered>& all) const;

  const Document& document_;
  const Tree& tree_;
  const ActorMap& actors_;
  const MeetingWords& words_;
};

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
    if (event.place) {  // "on fisheries in Muscat": in Muscat they meet
      const Place& place = document_.places[*event.place];
      const bool held_there = place.precision == Precision::kCity || place.precision == Precision::kPoint;
      const std::uint32_t begin = place.tokens.begin;
      if (held_there && begin > range.begin + 1 && range.contains(begin) && tree_.is(begin - 1, "case"))
        range.end = begin - 1;
    }
    if (!range.empty()) return {document_.span_of(range)};
  }
  return {};
}

void Reader::complete(Gathered& one) const {
  Meeting& meeting = one.meeting;
  meeting.kind = one.kind.value_or(MeetingKind::kTalks);
  const bool goes_on = std::any_of(meeting.events.begin(), meeting.events.end(), [&](std::uint32_t e) {
    return document_.events[e].status != EventStatus::kRefused;
  });
  Span fullest;
  for (const std::uint32_t e : meeting.events) {
    const Event& event = document_.events[e];
    // who will not come is no party of what others hold
    if (!goes_on || event.status != EventStatus::kRefused) take_part(event, meeting);
    if (meeting.purpose.empty()) meeting.purpose = purpose_of(event);
    const Span words = cover(event.trigger.front(), event.trigger.back());
    if (fullest.empty() || (tree_.is_nominal(event.head) && words.size() > fullest.size())) fullest = words;
    const auto phase = phase_told_by(tree_, event);
    if (phase && (meeting.history.empty() || meeting.history.back().phase != *phase)) {
      meeting.history.push_back({*phase, {{e}, {}}});
    } else if (phase) {
      meeting.history.back().evidence.events.push_back(e);
    }
    meeting.confidence = std::max(meeting.confidence, event.confidence);
  }
  meeting.what = fullest;
  if (const auto phase = phase_at_the_end(meeting.history)) meeting.phase = *phase;
  meeting.reason = std::to_string(meeting.events.size()) +
                   (meeting.events.size() == 1 ? " event" : " events") + " of the article tell of it";
}

/// "The talks", "talks resumed"; but "negotiations to open a port" are told of for the first time.
bool Reader::names_known(std::uint32_t noun) const {
  if (!words_.kind_of(tree_.lemma(noun), true)) return false;
  const auto& children = tree_.children(noun);
  const bool definite = std::any_of(children.begin(), children.end(), [this](std::uint32_t c) {
    return tree_.is(c, "det") && any_of(tree_.lower(c), {"the", "these", "those", "this"});
  });
  return definite || !tree_.child(noun, "acl");
}

/// Whether a meeting is told of as one that is known: "the talks", "the two sides met".
bool Reader::refers_back(const Meeting& meeting) const {
  return std::any_of(meeting.events.begin(), meeting.events.end(), [&](std::uint32_t e) {
    const Event& event = document_.events[e];
    if (tree_.is_nominal(event.head)) return names_known(event.head);
    const auto subject = tree_.child(event.head, "nsubj");
    if (!subject || !words_.is_side(tree_.lemma(*subject))) return false;
    const bool plural =
        tree_.xpos(*subject) == "NNS" || !tree_.is_nominal(*subject) || tree_.upos(*subject) == "PRON";
    const Mention* const mention = actors_.mention_at(*subject);
    return plural && (mention == nullptr || mention->form != MentionForm::kName);
  });
}

/// The state where a visit takes place: the one that is visited.
std::optional<std::uint32_t> Reader::visited(const Meeting& meeting) const {
  if (!meeting.place || document_.places[*meeting.place].country.empty()) return std::nullopt;
  const std::string& country = document_.places[*meeting.place].country;
  const auto at_home = [&](std::uint32_t actor) { return document_.actors[actor].country == country; };
  const bool own = std::any_of(meeting.parties.begin(), meeting.parties.end(), at_home) ||
                   std::any_of(meeting.delegates.begin(), meeting.delegates.end(),
                               [&](const Delegate& one) { return at_home(one.actor); });
  if (own) return std::nullopt;
  for (std::uint32_t a = 0; a < document_.actors.size(); ++a) {
    if (document_.actors[a].kind == ActorKind::kState && at_home(a)) return a;
  }
  return std::nullopt;
}

/// Who gives a visit or a summit its place is a party to it; who gives talks of others theirs, or goes between them, is none.
void Reader::seat_hosts(Meeting& meeting) const {
  if (meeting.parties.empty()) return;
  if (meeting.kind == MeetingKind::kVisit && meeting.hosts.empty() && meeting.parties.size() == 1) {
    if (const auto host = visited(meeting)) meeting.hosts = {*host};
  }
  if (meeting.kind == MeetingKind::kVisit || meeting.kind == MeetingKind::kSummit) {
    for (const std::uint32_t host : meeting.hosts) {
      if (is_side(document_.actors[host].kind)) add_new(meeting.parties, host);
    }
  }
}

/// Who goes between the parties, or gives their talks a place, is none of them where two others are told.
void Reader::unseat_third(Meeting& meeting) const {
  if (meeting.kind != MeetingKind::kTalks && meeting.kind != MeetingKind::kCall) return;
  std::vector<std::uint32_t> sides;
  for (const std::uint32_t party : meeting.parties) {
    if (!contains(meeting.hosts, party) && !contains(meeting.mediators, party)) sides.push_back(party);
  }
  if (sides.size() >= 2) meeting.parties = std::move(sides);
}

/// "The talks were put off": a meeting whose parties no sentence names is of those of whom the article tells most.
void Reader::fill_sides(std::vector<Gathered>& all) const {
  const Sides sides(document_);
  for (Gathered& one : all) {
    Meeting& meeting = one.meeting;
    const bool of_sides = meeting.kind != MeetingKind::kVisit && meeting.kind != MeetingKind::kCall;
    if (!of_sides || meeting.parties.size() >= 2 || !refers_back(meeting)) continue;
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

bool is_analysed(const Document& document) {
  const std::size_t tokens = document.tokens.size();
  return document.syntax.size() == tokens && !document.events.empty() &&
         document.encoding.event_vectors.rows() == tokens;
}

}  // namespace

Result<MeetingReader> MeetingReader::load(const nn::ModelFile& model) {
  auto words = MeetingWords::load();
  if (!words) return words.error();
  auto attendance = AttendanceTagger::load(model);
  if (!attendance) return attendance.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto worth = MeetingWorth::load();
  if (!worth) return worth.error();
  auto confidence = Curve::load("confidence/meetings.tsv");
  if (!confidence) return confidence.error();
  return MeetingReader(std::make_shared<const MeetingWords>(std::move(words).value()),
                       std::make_shared<const AttendanceTagger>(std::move(attendance).value()),
                       std::make_shared<const StandingCues>(std::move(standing).value()),
                       std::make_shared<const MeetingWorth>(std::move(worth).value()),
                       std::make_shared<const Curve>(std::move(confidence).value()));
}

std::vector<std::pair<Meeting, MeetingTold>> MeetingReader::candidates(const Document& document) const {
  std::vector<std::pair<Meeting, MeetingTold>> out;
  if (!is_analysed(document)) return out;
  const Tree tree(document);
  const ActorMap actors(document);
  for (Gathered& one : Reader(document, tree, actors, *words_).read())
    out.emplace_back(std::move(one.meeting), one.told);
  return out;
}

void MeetingReader::read(Document& document) const {
  document.meetings.clear();
  if (!is_analysed(document)) return;
  const Tree tree(document);
  const ActorMap actors(document);
  for (Gathered& one : Reader(document, tree, actors, *words_).read()) {
    const double worth = worth_->of(document, one.meeting, one.told);
    if (worth < kLeastWorth) continue;
    one.meeting.confidence = confidence_->at(static_cast<float>(worth));
    document.meetings.push_back(std::move(one.meeting));
  }
  AttendanceSeats(document, tree, actors, *words_).fill(*attendance_, *standing_);
}

}  // namespace rapporteur

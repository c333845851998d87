// See rebuttals.h. Tested in tests/unit/events/rebuttals_test.cc.
#include "rapporteur/events/rebuttals.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/links.h"

namespace rapporteur {
namespace {

using Sides = std::vector<std::uint32_t>;

constexpr std::uint32_t kNear = 6;      // sentences between a denial and what it is of, if they share a party
constexpr std::uint32_t kNext = 1;      // ... and if the parties of one are not told
constexpr std::uint32_t kBack = 1;      // ... and if the denial points back: "denied it"
constexpr std::uint32_t kBackNoun = 3;  // ... "called the report a lie"
constexpr std::uint32_t kBackBlame = 12;  // from one who says who did it to one who says another did
constexpr std::size_t kReach = 60;        // events compared with one: articles are short, hostile text is not

/// Those whom the participants of an event act for, each list sorted.
struct Parties {
  Sides actors, others, all;
};

/// Types in which all parties do the same: who is told first says nothing.
bool is_mutual(EventType type) {
  return type == EventType::kConsult || type == EventType::kAgree || type == EventType::kCooperate;
}

/// A promised deed and the deed are one.
EventType kind_of(EventType type) { return type == EventType::kConcede ? EventType::kRetreat : type; }

bool has_happened(EventStatus status) {
  return status == EventStatus::kOccurred || status == EventStatus::kOngoing;
}

bool is_told_as_so(EventStatus status) { return has_happened(status) || status == EventStatus::kPlanned; }

bool share_one(const Sides& a, const Sides& b) {
  auto x = a.begin();
  auto y = b.begin();
  while (x != a.end() && y != b.end()) {
    if (*x == *y) return true;
    *x < *y ? ++x : ++y;
  }
  return false;
}

/// Whether two events of one type can be one deed by who takes part: one is shared, and where both name who does it, or to whom, the same
/// one does it, or has it done to him. What A does to B is not what B does to A.
bool share_parties(const Parties& a, const Parties& b, EventType type) {
  if (!share_one(a.all, b.all)) return false;
  if (is_mutual(type)) return true;
  const auto contradict = [](const Sides& x, const Sides& y) {
    return !x.empty() && !y.empty() && !share_one(x, y);
  };
  return !contradict(a.actors, b.actors) && !contradict(a.others, b.others) &&
         (share_one(a.actors, b.actors) || share_one(a.others, b.others));
}

bool has(const std::vector<std::uint32_t>& list, std::uint32_t one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

std::uint32_t apart(const Event& a, const Event& b) {
  return std::max(a.sentence, b.sentence) - std::min(a.sentence, b.sentence);
}

class Rebuttals {
 public:
  explicit Rebuttals(Document& document) : document_(document), events_(document.events) {
    for (const Event& event : events_) parties_.push_back(parties_of(event));
    for (Event& event : events_) event.disputed_by.clear();
  }

  void link() {
    tell_denials_from_negations();
    link_denials();
    link_bare_denials();
    link_rivals();
  }

 private:
  Parties parties_of(const Event& event) const;
  Sides sides_of(std::uint32_t statement) const;
  bool of_one_speaker(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t claim_of(const Event& told) const;
  bool of_one_side(const Event& told, std::uint32_t denial) const;
  std::vector<std::uint32_t> speakers_of(const Event& event) const;
  std::optional<std::uint32_t> denial_in(const Event& event) const;
  bool can_be_denied(const Event& told, const Event& denied, std::uint32_t denial) const;
  bool same_word(const Event& a, const Event& b) const;
  bool is_answer(std::size_t denied, std::uint32_t denial, std::size_t told) const;
  bool may_be_of(std::size_t denied, std::uint32_t denial, std::size_t told) const;
  std::vector<std::size_t> rebutted_by(std::size_t denied, std::uint32_t denial) const;
  bool points_back(std::uint32_t denial) const;
  bool is_ellipsis(Range words) const;
  bool points_far(std::uint32_t denial) const;
  bool is_said_plainly(const Event& event) const;
  std::optional<std::uint32_t> claim_before(std::uint32_t denial) const;
  void tell_denials_from_negations();
  void link_denials();
  void dispute_what_was_agreed(const Event& agreement, std::uint32_t denial);
  void link_bare_denials();
  bool is_told_with(const Event& event, const Quantity& figure,
                    std::initializer_list<std::string_view> list) const;
  bool are_rivals(const Event& a, const Event& b) const;
  bool are_of_others(std::size_t a, std::size_t b) const;
  bool are_known(const Sides& sides) const;
  bool blame_one_another(std::size_t a, std::size_t b) const;
  void link_rivals();
  static void dispute(Event& told, std::uint32_t statement);

  Document& document_;
  std::vector<Event>& events_;
  std::vector<Parties> parties_;
};

Parties Rebuttals::parties_of(const Event& event) const {
  Parties parties;
  for (const Participant& one : event.participants) {
    if (!one.actor) continue;
    const std::uint32_t side = principal_of(document_, *one.actor);
    parties.all.push_back(side);
    (one.role == ParticipantRole::kActor ? parties.actors : parties.others).push_back(side);
  }
  for (Sides* sides : {&parties.actors, &parties.others, &parties.all})
    std::sort(sides->begin(), sides->end());
  return parties;
}

Sides Rebuttals::sides_of(std::uint32_t statement) const {
  Sides out;
  for (const std::uint32_t speaker : document_.statements[statement].speakers)
    out.push_back(principal_of(document_, speaker));
  std::sort(out.begin(), out.end());
  return out;
}

bool Rebuttals::of_one_speaker(std::uint32_t a, std::uint32_t b) const {
  const auto &one = document_.statements[a].speakers, &other = document_.statements[b].speakers;
  return a == b || (!one.empty() && one == other);  // whom nobody names may be anybody
}

/// The statement that claims an event: that of "Velia and Norland agreed to meet, Velia said" is Velia's, not that of both.
std::uint32_t Rebuttals::claim_of(const Event& told) const {
  const std::uint32_t within = told.according_to.front();
  const bool joint = document_.statements[within].speakers.size() > 1 && told.according_to.size() > 1;
  return joint ? told.according_to[1] : within;
}

/// Whether an event is told by those who deny: a spokeswoman and her ministry do not answer one another.
bool Rebuttals::of_one_side(const Event& told, std::uint32_t denial) const {
  if (told.according_to.empty()) return false;
  const std::uint32_t within = claim_of(told);
  return of_one_speaker(within, denial) || share_one(sides_of(within), sides_of(denial));
}

std::vector<std::uint32_t> Rebuttals::speakers_of(const Event& event) const {
  if (event.according_to.empty()) return {};
  return document_.statements[event.according_to.front()].speakers;
}

/// The statement that denies a denied event: of "the ministry rejects the mayor's claim that …" the ministry's, and not the mayor's within.
std::optional<std::uint32_t> Rebuttals::denial_in(const Event& event) const {
  if (event.according_to.empty()) return std::nullopt;
  for (const std::uint32_t one : event.according_to) {
    const SpeechAct act = document_.statements[one].act;
    if (act == SpeechAct::kDeny || act == SpeechAct::kReject) return one;
  }
  // what somebody asks for he does not say to be so or not
  const std::string_view act = to_word(document_.statements[event.according_to.front()].act);
  if (any_of(act, {"urge", "propose", "ask", "hope"})) return std::nullopt;
  return event.according_to.front();
}

void Rebuttals::dispute(Event& told, std::uint32_t statement) {
  if (!has(told.according_to, statement) && !has(told.disputed_by, statement))
    told.disputed_by.push_back(statement);
}

/// Whether a denied event can be of what is told without a shared word: of one type, near by, told as so by another, and no party of the one is missing
/// from the other.
bool Rebuttals::may_be_of(std::size_t denied, std::uint32_t denial, std::size_t told) const {
  const Event &event = events_[denied], &other = events_[told];
  const Sides &a = parties_[denied].all, &b = parties_[told].all;
  if (event.type != other.type || other.background) return false;
  if (speakers_of(event) == speakers_of(other)) return false;
  return share_one(a, b) || share_one(sides_of(denial), b)
             ? apart(event, other) <= kNear
             : (a.empty() || b.empty()) && apart(event, other) <= kNext;
}

bool Rebuttals::same_word(const Event& a, const Event& b) const {
  return document_.syntax.size() == document_.tokens.size() &&
         document_.syntax[a.head].lemma == document_.syntax[b.head].lemma;
}

bool Rebuttals::is_answer(std::size_t denied, std::uint32_t denial, std::size_t told) const {
  const Event &event = events_[denied], &other = events_[told];
  if (!can_be_denied(other, event, denial) || kind_of(event.type) != kind_of(other.type) ||
      !times_agree(document_, event.time, other.time))
    return false;
  return same_word(event, other) || share_parties(parties_[denied], parties_[told], other.type) ||
         may_be_of(denied, denial, told);
}

/// What somebody else tells as so; in the outlet's own voice only near a denial, for it seldom tells as a fact what it knows to be denied.
bool Rebuttals::can_be_denied(const Event& told, const Event& denied, std::uint32_t denial) const {
  const bool set = told.status == EventStatus::kCancelled || told.status == EventStatus::kPostponed;
  if (!is_told_as_so(told.status) && !set) return false;
  return told.according_to.empty() ? apart(told, denied) <= kBackNoun : !of_one_side(told, denial);
}

/// What a denied event rebuts: all that tells of the same happening, and of what else it may be of the nearest: one denial is
/// not of every strike of the article.
std::vector<std::size_t> Rebuttals::rebutted_by(std::size_t denied, std::uint32_t denial) const {
  const Event& event = events_[denied];
  std::vector<std::size_t> out, may_be;
  std::uint32_t nearest = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t j = denied > kReach ? denied - kReach : 0; j < std::min(events_.size(), denied + kReach);
       ++j) {
    const Event& other = events_[j];
    if (j == denied || !can_be_denied(other, event, denial)) continue;
    if (other.happening == event.happening) {
      out.push_back(j);
      continue;
    }
    if (!is_answer(denied, denial, j)) continue;
    if (apart(event, other) < nearest) may_be.clear();
    nearest = std::min(nearest, apart(event, other));
    if (apart(event, other) == nearest) may_be.push_back(j);
  }
  return out.empty() ? may_be : out;
}

/// "There was no raid" is a denial where somebody else says that there was one.
void Rebuttals::tell_denials_from_negations() {
  for (std::size_t i = 0; i < events_.size(); ++i) {
    Event& event = events_[i];
    if (event.status != EventStatus::kNegated || event.according_to.empty() || event.background) continue;
    const std::uint32_t statement = event.according_to.front();
    for (std::size_t j = i > kReach ? i - kReach : 0; j < i; ++j) {
      const Event& other = events_[j];
      if (other.according_to.empty() || !is_told_as_so(other.status) || apart(event, other) > kNear ||
          (other.happening != event.happening && !is_answer(i, statement, j)) ||
          of_one_side(other, statement))
        continue;
      event.status = EventStatus::kDenied;
      break;
    }
  }
}

void Rebuttals::link_denials() {
  for (std::size_t i = 0; i < events_.size(); ++i) {
    if (events_[i].status != EventStatus::kDenied) continue;
    const auto denial = denial_in(events_[i]);
    if (!denial) continue;
    for (const std::size_t j : rebutted_by(i, *denial)) {
      dispute(events_[j], *denial);
      if (events_[j].type == EventType::kAgree) dispute_what_was_agreed(events_[j], *denial);
    }
  }
}

/// Who denies that it was agreed to keep apart disputes that they will keep apart.
void Rebuttals::dispute_what_was_agreed(const Event& agreement, std::uint32_t denial) {
  for (Event& event : events_) {
    if (event.status != EventStatus::kPlanned || event.according_to.empty()) continue;
    const Span cue = document_.statements[event.according_to.front()].cue;
    const bool agreed = std::any_of(agreement.trigger.begin(), agreement.trigger.end(),
                                    [&](const Span& word) { return word.overlaps(cue); });
    if (agreed && !of_one_side(event, denial)) dispute(event, denial);
  }
}

/// Whether a denial only points back at what it denies: "denied it", "called the charge a fairy tale", "an account they dispute". One that has a clause or a
/// deed of its own ("denied leaking it", "denied that the work was an affront") is of that.
bool Rebuttals::points_back(std::uint32_t denial) const {
  const bool tells = std::any_of(events_.begin(), events_.end(), [&](const Event& event) {
    return event.type != EventType::kAccuse && has(event.according_to, denial);
  });
  const Statement& statement = document_.statements[denial];
  const auto words =
      statement.content.empty() ? std::nullopt : document_.tokens_in(statement.content.front());
  if (tells || !words || document_.syntax.size() != document_.tokens.size()) return false;
  if (is_ellipsis(*words)) return true;
  const SyntaxWord& first = document_.syntax[words->begin];
  if (!any_of(first.upos, {"PRON", "DET"}) && first.xpos != "PRP$")
    return false;  // "denied visas to the crew"
  for (std::uint32_t t = words->begin; t < words->end; ++t) {
    const std::string_view word = document_.form(t);
    if (t > words->begin && any_of(word, {"as", "\"", "\u201c", ":"}))
      break;  // how it is called comes behind
    if (any_of(document_.syntax[t].upos, {"VERB", "AUX"})) return false;
  }
  return true;
}

/// "That it was", "they had": a pronoun and an auxiliary alone.
bool Rebuttals::is_ellipsis(Range words) const {
  constexpr std::uint32_t kLongest = 4;  // "that it ever was"
  bool pronoun = false, auxiliary = false;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::string_view upos = document_.syntax[t].upos;
    if (!any_of(upos, {"PRON", "AUX", "SCONJ", "ADV"})) return false;
    pronoun |= upos == "PRON";
    auxiliary |= upos == "AUX";
  }
  return words.size() <= kLongest && pronoun && auxiliary;
}

/// Whether it points back with a noun and not with a pronoun.
bool Rebuttals::points_far(std::uint32_t denial) const {
  const auto words = document_.tokens_in(document_.statements[denial].content.front());
  return words && words->size() > 1 &&
         (document_.syntax[words->begin].upos != "PRON" || document_.syntax[words->begin].xpos == "PRP$");
}

/// What somebody else has said last before a denial; a noun ("the report") points beyond other denials of the same.
std::optional<std::uint32_t> Rebuttals::claim_before(std::uint32_t denial) const {
  const Statement& own = document_.statements[denial];
  const bool noun = points_far(denial);
  std::optional<std::uint32_t> out;
  for (std::uint32_t s = 0; s < document_.statements.size(); ++s) {
    const Statement& other = document_.statements[s];
    if (other.content.empty() || of_one_speaker(s, denial) || other.content.front().begin >= own.cue.begin ||
        other.sentence > own.sentence || own.sentence - other.sentence > (noun ? kBackNoun : kBack))
      continue;
    const bool tells = std::any_of(events_.begin(), events_.end(), [&](const Event& event) {
      if (event.according_to.empty() || event.according_to.front() != s) return false;
      const bool rebuts = event.status == EventStatus::kDenied || event.status == EventStatus::kNegated;
      return !noun || !rebuts || (event.sentence < own.sentence && is_said_plainly(event));
    });
    if (tells && (!out || document_.statements[*out].content.front().begin < other.content.front().begin))
      out = s;
  }
  return out;
}

/// The model hears a denial beside a claim in the claim, too: one whose own words deny nothing is told as so.
bool Rebuttals::is_said_plainly(const Event& event) const {
  const SpeechAct act = document_.statements[event.according_to.front()].act;
  if (event.status != EventStatus::kDenied || act == SpeechAct::kDeny || act == SpeechAct::kReject)
    return false;
  const Range words = document_.sentences[event.sentence].tokens;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    const std::string_view lemma = document_.syntax[t].lemma;
    if (any_of(lemma,
               {"no", "not", "never", "nobody", "nothing", "none", "neither", "nor", "deny", "denial"}))
      return false;
  }
  return true;
}

/// "A charge his office denied": of all that the claim before it tells; but what somebody has demanded or blamed by saying so cannot be denied.
void Rebuttals::link_bare_denials() {
  for (std::uint32_t s = 0; s < document_.statements.size(); ++s) {
    const Statement& denial = document_.statements[s];
    if (denial.act != SpeechAct::kDeny || denial.polarity == Polarity::kNegative || !points_back(s)) continue;
    const auto claim = claim_before(s);
    if (!claim) continue;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      Event& event = events_[i];
      if (event.according_to.empty() || event.according_to.front() != *claim || event.background) continue;
      if (event.sentence < denial.sentence && is_said_plainly(event)) event.status = EventStatus::kOccurred;
      const bool rebuts = event.status == EventStatus::kDenied || event.status == EventStatus::kNegated;
      const bool saying = quad_of(event.type) == 3 && share_one(sides_of(*claim), parties_[i].actors);
      const bool told = is_told_as_so(event.status) || event.status == EventStatus::kPossible;
      if (!saying && (told || (rebuts && !points_far(s)))) dispute(event, s);
    }
  }
}

/// Whether one of a few words stands in a figure or right in front of it; "more than" is no "more".
bool Rebuttals::is_told_with(const Event& event, const Quantity& figure,
                             std::initializer_list<std::string_view> list) const {
  constexpr std::uint32_t kBefore = 3;
  const auto words = document_.tokens_in(figure.span);
  if (!words) return false;
  const Range sentence = document_.sentences[event.sentence].tokens;
  for (std::uint32_t t = std::max(words->begin, sentence.begin + kBefore) - kBefore; t < words->end; ++t) {
    const bool than = t + 1 < sentence.end && document_.form(t + 1) == "than";
    if (!than && any_of(lower_case(document_.form(t)), list)) return true;
  }
  return false;
}

/// One unit, or people of some kind beside people at all. Of these the kind may be a part, so that in the outlet's own voice only more of the kind than of
/// all is too many; of two who are asked for their count, each gives all.
bool count_the_same(const Quantity& a, const Quantity& b, bool both_voiced) {
  if (a.unit == b.unit) return true;
  const auto too_many = [both_voiced](const Quantity& some, const Quantity& all) {
    return all.unit == "person" && (both_voiced || (some.low && all.high && *some.low > *all.high));
  };
  return too_many(a, b) || too_many(b, a);
}

/// "The council speaks of two dead, the rights groups of six": figures of one thing that cannot both be right. "Four more", "the other
/// three" and "among them two" are parts, and all together are not those of a day.
bool Rebuttals::are_rivals(const Event& a, const Event& b) const {
  const bool both_voiced = !a.according_to.empty() && !b.according_to.empty();
  const auto is_part = [&](const Event& event, const Quantity& one) {
    return is_told_with(
        event, one,
        {"more", "another", "additional", "further", "other", "others", "remaining", "including", "among"});
  };
  const auto is_sum = [&](const Event& event, const Quantity& one) {
    return is_told_with(event, one, {"total", "overall", "altogether"});
  };
  const auto differ = [&](const Quantity& x, const Quantity& y) {
    const bool below = x.high && y.low && *x.high < *y.low, above = y.high && x.low && *y.high < *x.low;
    return x.what == y.what && count_the_same(x, y, both_voiced) && (below || above) && !is_part(a, x) &&
           !is_part(b, y) && is_sum(a, x) == is_sum(b, y);
  };
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const Quantity& x) {
    return std::any_of(b.quantities.begin(), b.quantities.end(),
                       [&](const Quantity& y) { return differ(x, y); });
  });
}

/// Whether two events with figures are of others: done by others or to others, or two deeds that no two speakers set against one another.
bool Rebuttals::are_of_others(std::size_t a, std::size_t b) const {
  const auto strangers = [](const Sides& x, const Sides& y) {
    return !x.empty() && !y.empty() && !share_one(x, y);
  };
  const Event &x = events_[a], &y = events_[b];
  const bool both_voiced = !x.according_to.empty() && !y.according_to.empty();
  const bool one_deed = both_voiced || x.happening == y.happening || same_word(x, y);
  return !one_deed || strangers(parties_[a].others, parties_[b].others) ||
         strangers(parties_[a].actors, parties_[b].actors);
}

/// "Gunmen" of the one may be the "armed men" of the other.
bool Rebuttals::are_known(const Sides& sides) const {
  return std::none_of(sides.begin(), sides.end(), [&](std::uint32_t side) {
    const ActorKind kind = document_.actors[side].kind;
    return kind == ActorKind::kUnnamed || kind == ActorKind::kPopulation || kind == ActorKind::kPerson;
  });
}

/// "Guyana called it off", says the one, "Venezuela did", the other: who did it, each by the other's account.
bool Rebuttals::blame_one_another(std::size_t a, std::size_t b) const {
  const Event &x = events_[a], &y = events_[b];
  if (x.according_to.empty() || y.according_to.empty() || is_mutual(x.type)) return false;
  const Sides &by = parties_[a].actors, &or_by = parties_[b].actors;
  if (by.empty() || or_by.empty() || share_one(by, or_by)) return false;
  const Sides one = sides_of(x.according_to.front()), other = sides_of(y.according_to.front());
  if (share_one(by, one) || share_one(or_by, other))
    return false;  // who tells of his own deeds blames nobody
  return (x.happening == y.happening && are_known(by) && are_known(or_by)) ||
         (share_one(by, other) && share_one(or_by, one));
}

/// Each of two who give rival figures, or blame others for the same, disputes what the other tells.
void Rebuttals::link_rivals() {
  for (std::size_t i = 0; i < events_.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(events_.size(), i + kReach); ++j) {
      Event &a = events_[i], &b = events_[j];
      if (b.sentence - a.sentence > kBackBlame) break;
      const bool near = b.sentence - a.sentence <= kBack;
      if (a.type != b.type || a.background || b.background || speakers_of(a) == speakers_of(b)) continue;
      if (!a.according_to.empty() && of_one_side(b, a.according_to.front())) continue;
      const bool so = has_happened(a.status) && has_happened(b.status);
      if (!(near && are_rivals(a, b) && !are_of_others(i, j)) && !(so && blame_one_another(i, j))) continue;
      if (!b.according_to.empty()) dispute(a, b.according_to.front());
      if (!a.according_to.empty()) dispute(b, a.according_to.front());
    }
  }
}

}  // namespace

void link_disputes(Document& document) { Rebuttals(document).link(); }

}  // namespace rapporteur

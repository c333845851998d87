// Sources and disputes of events; see links.h. Tested in tests/unit/events/links_test.cc.
#include "rapporteur/events/links.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

std::uint32_t length_of(const std::vector<Span>& spans) {
  return std::accumulate(spans.begin(), spans.end(), 0U,
                         [](std::uint32_t sum, Span span) { return sum + span.size(); });
}

using Sides = std::vector<std::uint32_t>;

/// Those whom the participants of an event act for, each list sorted.
struct Parties {
  Sides actors, others, all;
};

/// Types in which all parties do the same: who is told first says nothing.
bool is_mutual(EventType type) {
  return type == EventType::kConsult || type == EventType::kAgree || type == EventType::kCooperate;
}

std::vector<Parties> parties_of(const Document& document) {
  std::vector<Parties> out;
  for (const Event& event : document.events) {
    Parties parties;
    for (const Participant& one : event.participants) {
      if (!one.actor) continue;
      const std::uint32_t side = principal_of(document, *one.actor);
      parties.all.push_back(side);
      (one.role == ParticipantRole::kActor ? parties.actors : parties.others).push_back(side);
    }
    for (Sides* sides : {&parties.actors, &parties.others, &parties.all})
      std::sort(sides->begin(), sides->end());
    out.push_back(std::move(parties));
  }
  return out;
}

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

/// A promised deed and the deed are one.
EventType kind_of(EventType type) { return type == EventType::kConcede ? EventType::kRetreat : type; }

bool same_word(const Document& document, const Event& a, const Event& b) {
  return document.syntax.size() == document.tokens.size() &&
         document.syntax[a.head].lemma == document.syntax[b.head].lemma;
}

/// Whether a denied event is the one that another side tells of.
bool answers(const Document& document, const Event& denied, const Event& told) {
  return kind_of(denied.type) == kind_of(told.type) && times_agree(document, denied.time, told.time);
}

constexpr std::uint32_t kNear = 6;  // sentences between a denial and what it is of, if they share a party
constexpr std::uint32_t kNext = 1;  // ... and if the parties of one are not told
constexpr std::size_t kReach = 60;  // events compared with one: articles are short, hostile text is not

}  // namespace

bool times_agree(const Document& document, std::optional<std::uint32_t> a, std::optional<std::uint32_t> b) {
  if (!a || !b || a == b) return true;
  const std::string &x = document.times[*a].value, &y = document.times[*b].value;
  return x.empty() || y.empty() || x.starts_with(y) || y.starts_with(x);
}

std::vector<std::uint32_t> statements_around(const Document& document, Span span) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t s = 0; s < document.statements.size(); ++s) {
    const auto& content = document.statements[s].content;
    if (std::any_of(content.begin(), content.end(), [span](Span piece) { return piece.contains(span); }))
      out.push_back(s);
  }
  std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) {
    return length_of(document.statements[a].content) < length_of(document.statements[b].content);
  });
  return out;
}

void link_sources(Document& document) {
  for (Event& event : document.events)
    event.according_to = statements_around(document, document.tokens[event.head].span);
}

namespace {

/// Whom the speakers of a statement mean by "we": one who acts for nobody speaks for himself alone, and "we" stays open.
std::optional<std::uint32_t> side_of(const Document& document, const Statement& statement) {
  if (statement.speakers.size() != 1) return std::nullopt;
  const std::uint32_t speaker = statement.speakers.front();
  const Actor& actor = document.actors[speaker];
  if (actor.kind != ActorKind::kPerson && actor.kind != ActorKind::kUnnamed) return speaker;
  if (!actor.acts_for) return std::nullopt;
  return any_of(actor.sector, {"GOV", "MIL"}) ? principal_of(document, speaker) : *actor.acts_for;
}

}  // namespace

void name_our_side(Document& document) {
  for (Event& event : document.events) {
    if (event.according_to.empty()) continue;
    const Statement& statement = document.statements[event.according_to.front()];
    for (Participant& one : event.participants) {
      if (one.actor || !any_of(lower_case(document.article.text.slice(one.span)), {"we", "us", "our"}))
        continue;
      one.actor = side_of(document, statement);
      if (one.actor) one.reason = "the side of whoever is quoted";
    }
  }
}

namespace {

std::vector<std::uint32_t> speakers_of(const Document& document, const Event& event) {
  if (event.according_to.empty()) return {};
  return document.statements[event.according_to.front()].speakers;
}

/// Whether a denied event can be of what is told without a shared word: of one type, near by, told as so by another, and no party of the one is missing
/// from the other.
bool may_be_of(const Document& document, const Event& denied, const Parties& a, const Event& told,
               const Parties& b) {
  const std::uint32_t apart =
      denied.sentence > told.sentence ? denied.sentence - told.sentence : told.sentence - denied.sentence;
  const bool as_so = told.status == EventStatus::kOccurred || told.status == EventStatus::kOngoing ||
                     told.status == EventStatus::kPlanned;
  if (denied.type != told.type || told.background || !as_so) return false;
  if (speakers_of(document, denied) == speakers_of(document, told)) return false;
  return share_one(a.all, b.all) ? apart <= kNear : (a.all.empty() || b.all.empty()) && apart <= kNext;
}

bool has(const std::vector<std::uint32_t>& list, std::uint32_t statement) {
  return std::find(list.begin(), list.end(), statement) != list.end();
}

/// "The council speaks of two dead, the rights groups of six": figures of one thing that cannot both be right.
bool are_rivals(const Event& a, const Event& b) {
  const auto apart = [](const Quantity& x, const Quantity& y) {
    const bool below = x.high && y.low && *x.high < *y.low, above = y.high && x.low && *y.high < *x.low;
    return x.what == y.what && (below || above);
  };
  return std::any_of(a.quantities.begin(), a.quantities.end(), [&](const Quantity& x) {
    return std::any_of(b.quantities.begin(), b.quantities.end(),
                       [&](const Quantity& y) { return apart(x, y); });
  });
}

/// Each of two who give rival figures disputes the other's.
void link_rivals(Document& document) {
  auto& events = document.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(events.size(), i + kReach); ++j) {
      Event &a = events[i], &b = events[j];
      if (b.sentence - a.sentence > 1) break;
      if (a.type != b.type || a.background || b.background || !are_rivals(a, b)) continue;
      if (speakers_of(document, a) == speakers_of(document, b)) continue;
      for (auto [told, rival] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        if (rival->according_to.empty()) continue;
        const std::uint32_t statement = rival->according_to.front();
        if (!has(told->according_to, statement) && !has(told->disputed_by, statement))
          told->disputed_by.push_back(statement);
      }
    }
  }
}

/// What a denied event rebuts: all that tells of the same happening, and of what else it may be of the nearest: one denial is
/// not of every strike of the article.
std::vector<std::size_t> rebutted_by(const Document& document, const std::vector<Parties>& parties,
                                     std::size_t denied) {
  const auto& events = document.events;
  const Event& event = events[denied];
  std::vector<std::size_t> out, may_be;
  std::uint32_t nearest = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t j = denied > kReach ? denied - kReach : 0; j < std::min(events.size(), denied + kReach);
       ++j) {
    const Event& other = events[j];
    if (j == denied || other.status == EventStatus::kDenied) continue;
    if (other.happening == event.happening) {
      out.push_back(j);
      continue;
    }
    if (!answers(document, event, other)) continue;
    if (!share_parties(parties[denied], parties[j], other.type) && !same_word(document, event, other) &&
        !may_be_of(document, event, parties[denied], other, parties[j]))
      continue;
    const std::uint32_t apart =
        std::max(event.sentence, other.sentence) - std::min(event.sentence, other.sentence);
    if (apart < nearest) may_be.clear();
    nearest = std::min(nearest, apart);
    if (apart == nearest) may_be.push_back(j);
  }
  if (out.empty()) out = may_be;
  return out;
}

}  // namespace

void link_disputes(Document& document) {
  auto& events = document.events;
  const std::vector<Parties> parties = parties_of(document);
  for (Event& event : events) event.disputed_by.clear();
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].status != EventStatus::kDenied || events[i].according_to.empty()) continue;
    const std::uint32_t denial = events[i].according_to.front();
    for (const std::size_t j : rebutted_by(document, parties, i)) {
      Event& other = events[j];
      if (!has(other.according_to, denial) && !has(other.disputed_by, denial))
        other.disputed_by.push_back(denial);
    }
  }
  link_rivals(document);
}

}  // namespace rapporteur

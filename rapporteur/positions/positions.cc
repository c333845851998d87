// Tested in tests/cases/positions.
#include "rapporteur/positions/positions.h"

#include <algorithm>
#include <map>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/base/curve.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/links.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/positions/ballots.h"
#include "rapporteur/positions/issues.h"
#include "rapporteur/positions/sides.h"
#include "rapporteur/positions/spokes.h"
#include "rapporteur/positions/stances.h"
#include "rapporteur/positions/weights.h"

namespace rapporteur {

struct PositionTables {
  StanceTable stances;
  Ballots ballots;
  StandingCues standing;
  SpokesTable spokes;
  NoIssues no_issues;
  PositionWeights weights;
  Curve confidence;
};

namespace {

constexpr const char* kOwnDeed = "' is a deed of its own that it rules out or ties to a condition";
constexpr std::uint32_t kFarthest = 3;  // sentences from a pronoun to its noun

/// A position on its way, before it is known which others are on the same issue.
struct Draft {
  Position position;
  std::vector<std::string> matter;
  bool headline = false;
};

class Reader {
 public:
  Reader(Document& document, const PositionTables& tables)
      : document_(document), tree_(document), actors_(document), tables_(tables) {}

  void read() {
    for (std::uint32_t s = 0; s < document_.statements.size(); ++s) {
      const Span cue = document_.statements[s].cue;
      const auto words = cue.empty() ? std::nullopt : document_.tokens_in(cue);
      const auto main = words ? tree_.top_of(*words) : std::nullopt;
      if (main) said_by_.emplace(*main, s);
    }
    for (const Side& side : sides_of(tree_, tables_.stances, tables_.ballots, tables_.standing)) take(side);
    for (std::uint32_t s = 0; s < document_.statements.size(); ++s) own_deed(s);
    for (std::uint32_t e = 0; e < document_.events.size(); ++e) deed(e);
    write();
  }

 private:
  void take(const Side& side);
  void own_deed(std::uint32_t index);
  void deed(std::uint32_t index);
  void add(Position position, std::uint32_t speaker, std::uint32_t head, Range issue);
  float score(const Position& position, Part part) const;
  void write();
  std::vector<std::uint32_t> holders_of(const Side& side, std::optional<std::uint32_t> statement) const;
  std::optional<std::uint32_t> statement_around(std::uint32_t token) const;
  bool may_hold(std::uint32_t actor) const;
  bool may_be_issue(std::uint32_t head, Stance stance = Stance::kSupports) const;
  std::uint32_t holder(std::uint32_t speaker) const;
  bool speaks_of_own(const Statement& statement, std::uint32_t subject) const;
  bool in_denial(std::uint32_t token) const;
  std::optional<std::uint32_t> antecedent_of(std::uint32_t head) const;

  Document& document_;
  Tree tree_;
  ActorMap actors_;
  const PositionTables& tables_;
  std::vector<Draft> drafts_;
  std::map<std::uint32_t, std::uint32_t> said_by_;  // the word that heads a statement's cue, the statement
};

/// Who holds what a speaker says: the state or organisation that a foreign minister, spokesman or ministry speaks for; of all others themselves.
std::uint32_t Reader::holder(std::uint32_t speaker) const {
  const Actor& actor = document_.actors[speaker];
  const std::uint32_t at = principal_of(document_, speaker);
  if (at == speaker || document_.actors[at].kind == ActorKind::kPerson) return speaker;
  const ActorKind top = document_.actors[at].kind;
  if (actor.kind == ActorKind::kGovernment || actor.kind == ActorKind::kOrganisation)
    return top == ActorKind::kState && any_of(actor.sector, {"", "GOV", "MIL"}) ? at : speaker;
  if (actor.kind != ActorKind::kPerson) return at;
  const bool spokes = actor.offices.empty() ||
                      std::any_of(actor.offices.begin(), actor.offices.end(),
                                  [&](const Office& one) { return tables_.spokes.speaks_for(one.title); });
  return spokes ? at : speaker;
}

/// "we", "it", "Halvonia", "his country": the speaker's own side.
bool Reader::speaks_of_own(const Statement& statement, std::uint32_t subject) const {
  if (any_of(tree_.lower(subject), {"we", "i"})) return true;
  const auto actor = actors_.at(subject);
  return actor && std::any_of(statement.speakers.begin(), statement.speakers.end(), [&](std::uint32_t s) {
           return principal_of(document_, s) == principal_of(document_, *actor);
         });
}

/// No text and no thing ("the resolution demands": it is not who took the side).
bool Reader::may_hold(std::uint32_t actor) const {
  const Actor& one = document_.actors[actor];
  const auto entity =
      one.mentions.empty() ? std::nullopt : headed_by(document_.entities, one.mentions.front().head);
  const bool named = any_of(to_word(one.kind), {"state", "government", "bloc"});
  return named || !entity ||
         !any_of(document_.entities[*entity].kind, {"abstract", "object", "event", "time", "substance"});
}

/// No person, place or sum ("accepted 300 refugees"); a body only where somebody sides with it ("criticised the company" is no issue).
bool Reader::may_be_issue(std::uint32_t head, Stance stance) const {
  if (tables_.no_issues.leave(tree_, head)) return false;
  const auto entity = headed_by(document_.entities, head);
  if (!entity) return true;
  const std::string& kind = document_.entities[*entity].kind;
  return !any_of(kind, {"person", "place", "time", "animal", "plant"}) &&
         (kind != "organization" || stance == Stance::kSupports);
}

/// "ruled it out": the noun that the pronoun last stood for.
std::optional<std::uint32_t> Reader::antecedent_of(std::uint32_t head) const {
  if (!any_of(tree_.lower(head), {"it", "this", "that", "them", "both"}) || tree_.upos(head) == "SCONJ")
    return std::nullopt;
  const auto own = headed_by(document_.entities, head);
  if (!own) return std::nullopt;
  for (std::size_t i = *own; i-- > 0;) {
    const EntityMention& one = document_.entities[i];
    if (tree_.sentence_of(head) - tree_.sentence_of(one.head) > kFarthest) break;
    if (one.entity == document_.entities[*own].entity && may_be_issue(one.head)) return one.head;
  }
  return std::nullopt;
}

bool Reader::in_denial(std::uint32_t token) const {
  for (const std::uint32_t s : statements_around(document_, document_.tokens[token].span)) {
    if (document_.statements[s].act == SpeechAct::kDeny) return true;
  }
  return false;
}

std::optional<std::uint32_t> Reader::statement_around(std::uint32_t token) const {
  const auto around = statements_around(document_, document_.tokens[token].span);
  return around.empty() ? std::nullopt : std::optional(around.front());
}

std::vector<std::uint32_t> Reader::holders_of(const Side& side,
                                              std::optional<std::uint32_t> statement) const {
  if (statement && !document_.statements[*statement].speakers.empty())
    return document_.statements[*statement].speakers;
  std::vector<std::uint32_t> out;
  for (const std::uint32_t word : side.holders) {
    auto actor = actors_.at(word);
    if (!actor) actor = actors_.state_at(word);
    if (actor) {
      out.push_back(*actor);
    } else if (any_of(tree_.lower(word), {"we", "i", "our", "us"})) {
      if (const auto around = statement_around(side.cue)) {
        for (const std::uint32_t speaker : document_.statements[*around].speakers) out.push_back(speaker);
      }
    }
  }
  return out;
}

/// A word that takes a side, told by a statement or not.
void Reader::take(const Side& side) {
  if (in_denial(side.cue)) return;
  const auto own = said_by_.find(side.cue);
  const auto statement = own == said_by_.end() ? std::nullopt : std::optional(own->second);
  Position position;
  position.stance = side.stance;
  position.statement = statement ? statement : statement_around(side.cue);
  position.event = headed_by(document_.events, side.cue);
  if (side.ballot && !position.event) position.event = headed_by(document_.events, *side.ballot);
  if (!position.statement && !position.event) return;
  // "blocked the road": a deed and no side
  if (position.event &&
      any_of(to_word(document_.events[*position.event].type), {"PROTEST", "COERCE", "ASSAULT", "MOBILIZE"}))
    return;
  position.reason = "'" + std::string(document_.form(side.cue)) + "' takes a side";
  for (const std::uint32_t who : holders_of(side, statement)) add(position, who, side.head, side.issue);
}

/// "it would not pull back", "we will not apologise": a deed of its own that a side rules out. "It will accept a month only if ...": one it
/// ties to a condition.
void Reader::own_deed(std::uint32_t index) {
  const Statement& statement = document_.statements[index];
  if (statement.speakers.empty() || statement.content.empty()) return;
  if (!any_of(to_word(statement.act), {"say", "announce", "promise", "agree"})) return;
  const auto content = document_.tokens_in(statement.content.front());
  const auto verb = content ? tree_.top_of(*content) : std::nullopt;
  const auto subject = verb ? tree_.child(*verb, "nsubj") : std::nullopt;
  if (!subject || !speaks_of_own(statement, *subject)) return;
  const auto vote = tables_.standing.vote(tree_, *verb);
  if (!vote || (vote->status != EventStatus::kRefused && vote->status != EventStatus::kConditional)) return;
  for (const std::string_view relation : {"obj", "obl", "xcomp"}) {
    const auto head = tree_.child(*verb, relation);
    if (!head || !content->contains(*head) || !may_be_issue(*head)) continue;
    Position position;
    position.stance = vote->status == EventStatus::kRefused ? Stance::kRejects : Stance::kConditions;
    position.statement = index;
    position.event = headed_by(document_.events, *verb);
    position.reason = "'" + std::string(document_.form(*verb)) + kOwnDeed;
    const Range issue = issue_around(tree_, *head);
    const auto actor = actors_.at(*subject);
    if (actor) return add(position, *actor, *head, issue);
    for (const std::uint32_t speaker : statement.speakers) add(position, speaker, *head, issue);
    return;
  }
}

/// A side rejects what it will not do. What it backs, votes down or ties to a condition was tried too: on the corpus one in ten of those was an issue that
/// people follow.
void Reader::deed(std::uint32_t index) {
  const Event& event = document_.events[index];
  if (event.status != EventStatus::kRefused || event.background || event.type == EventType::kAssault) return;
  std::uint32_t head = event.head;
  if (tree_.is_nominal(head)) return;  // its actors are all who would take part, not those who refuse
  {
    std::optional<std::uint32_t> found;
    for (const std::string_view relation : {"obj", "nsubj:pass", "obl", "xcomp", "ccomp"}) {
      const auto child = tree_.child(head, relation);
      if (!found && child && may_be_issue(*child)) found = child;
    }
    if (!found) return;
    head = *found;
  }
  Range issue = issue_around(tree_, head);
  if (head > event.head) issue.begin = event.head;  // the act with its object: "condemn the attack"
  for (const Participant& one : event.participants) {
    if (one.role != ParticipantRole::kActor || !one.actor) continue;
    Position position;
    position.stance = Stance::kRejects;
    position.event = index;
    if (!event.according_to.empty()) position.statement = event.according_to.front();
    position.reason = "'" + std::string(document_.form(event.head)) + kOwnDeed;
    add(std::move(position), *one.actor, head, issue);
  }
}

/// Adds a position of whom the speaker speaks for; not a second one of his on the same words.
void Reader::add(Position position, std::uint32_t speaker, std::uint32_t head, Range issue) {
  if (const auto noun = antecedent_of(head)) {
    const std::uint32_t pronoun = head;
    head = *noun;
    issue = issue_around(tree_, head);
    // "an amendment that was vetoed": the pronoun's clause tells the side, not what it is about
    if (pronoun > head) issue.end = std::min(issue.end, pronoun);
  }
  if (issue.empty() || !may_be_issue(head, position.stance)) return;
  position.actor = holder(speaker);
  if (!may_hold(position.actor)) return;
  position.span = document_.span_of(issue);
  const auto same = [&](const Draft& other) {
    return other.position.actor == position.actor && other.position.span.overlaps(position.span);
  };
  if (std::any_of(drafts_.begin(), drafts_.end(), same)) return;
  if (position.actor != speaker) position.reason += "; " + document_.actors[speaker].name + " speaks for it";
  const std::uint32_t paragraph = document_.sentences[tree_.sentence_of(head)].paragraph;
  const Part part = document_.article.paragraphs[paragraph].part;
  position.confidence = score(position, part);
  drafts_.push_back({std::move(position), matter_of(tree_, head), part == Part::kTitle});
}

float Reader::score(const Position& position, Part part) const {
  std::vector<std::string_view> features = {"always", to_word(position.stance)};
  if (position.reason.find(kOwnDeed) != std::string::npos) features.emplace_back("deed");
  if (part == Part::kTitle) features.emplace_back("headline");
  if (part == Part::kLead) features.emplace_back("lead");
  if (document_.actors[position.actor].kind == ActorKind::kState) features.emplace_back("state");
  if (position.event) features.emplace_back("event");
  return tables_.weights.score(features);
}

/// Writes them in order, each with the words under which the article's first on the same thing stands. Of a headline and the text below it that tell the
/// same side on the same thing the text's stays: it has the fuller words.
void Reader::write() {
  std::stable_sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
    return a.position.span.begin < b.position.span.begin;
  });
  std::vector<const Draft*> kept;
  for (const Draft& one : drafts_) {
    const bool again = one.headline && std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& other) {
                         return !other.headline && other.position.actor == one.position.actor &&
                                other.position.stance == one.position.stance &&
                                is_same_matter(other.matter, one.matter);
                       });
    if (again) continue;
    const auto first = std::find_if(kept.begin(), kept.end(), [&](const Draft* other) {
      return is_same_matter(other->matter, one.matter);
    });
    Position position = one.position;
    position.issue = first == kept.end()
                         ? std::string(document_.article.text.slice(position.span))
                         : document_.positions[static_cast<std::size_t>(first - kept.begin())].issue;
    kept.push_back(&one);
    document_.positions.push_back(std::move(position));
  }
}

}  // namespace

Result<PositionReader> PositionReader::load() {
  auto stances = StanceTable::load();
  if (!stances) return stances.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto ballots = Ballots::load();
  if (!ballots) return ballots.error();
  auto spokes = SpokesTable::load();
  if (!spokes) return spokes.error();
  auto no_issues = NoIssues::load();
  if (!no_issues) return no_issues.error();
  auto weights = PositionWeights::load();
  if (!weights) return weights.error();
  auto confidence = Curve::load("confidence/positions.tsv");
  if (!confidence) return confidence.error();
  return PositionReader(std::make_shared<const PositionTables>(
      PositionTables{std::move(stances).value(), std::move(ballots).value(), std::move(standing).value(),
                     std::move(spokes).value(), std::move(no_issues).value(), std::move(weights).value(),
                     std::move(confidence).value()}));
}

void PositionReader::read(Document& document) const {
  document.positions.clear();
  if (document.syntax.size() != document.tokens.size()) return;
  Reader(document, *tables_).read();
  for (Position& one : document.positions) one.confidence = tables_->confidence.at(one.confidence);
}

}  // namespace rapporteur

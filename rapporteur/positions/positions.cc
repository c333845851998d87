// Tested in tests/cases/positions.
#include "rapporteur/positions/positions.h"

#include <algorithm>
#include <map>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/actors/tree.h"
#include "rapporteur/base/curve.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/positions/stances.h"

namespace rapporteur {
namespace {

class Reader {
 public:
  Reader(Document& document, const StanceTable& table, const StandingCues& standing)
      : document_(document), tree_(document), actors_(document), table_(table), standing_(standing) {}

  void read() {
    for (std::uint32_t s = 0; s < document_.statements.size(); ++s) statement(s);
    for (std::uint32_t e = 0; e < document_.events.size(); ++e) deed(e);
  }

 private:
  void statement(std::uint32_t index);
  void deed(std::uint32_t index);
  void add(Position position, std::uint32_t speaker, Range issue);
  std::optional<Stance> by_cue(const Statement& statement, Range cue, bool phrase) const;
  std::optional<Stance> by_content(const Statement& statement, std::uint32_t verb) const;
  std::optional<Range> issue_of(Range content, std::uint32_t top) const;
  std::optional<Stance> by_event(const Event& event) const;
  std::optional<Range> issue_of_deed(const Event& event) const;
  std::uint32_t holder(std::uint32_t speaker) const;
  bool speaks_of_own(const Statement& statement, std::uint32_t subject) const;
  std::string grouped(Range issue);

  Document& document_;
  Tree tree_;
  ActorMap actors_;
  const StanceTable& table_;
  const StandingCues& standing_;
  std::map<std::string, std::string, std::less<>>
      issues_;  // lemma of the head, the words it was first told in
};

/// Who holds what a speaker says: the state that a minister, spokesman or ministry speaks for; of all others themselves.
std::uint32_t Reader::holder(std::uint32_t speaker) const {
  const std::uint32_t at = principal_of(document_, speaker);
  const ActorKind top = document_.actors[at].kind;
  const std::string& sector = document_.actors[speaker].sector;
  const bool government = sector.empty() || sector == "GOV" || sector == "MIL";
  return top == ActorKind::kState && government ? at : speaker;
}

/// "we", "it", "Halvonia", "his country": the speaker's own side.
bool Reader::speaks_of_own(const Statement& statement, std::uint32_t subject) const {
  if (any_of(tree_.lower(subject), {"we", "i"})) return true;
  const auto actor = actors_.at(subject);
  return actor && std::any_of(statement.speakers.begin(), statement.speakers.end(),
                              [&](std::uint32_t s) { return holder(s) == holder(*actor); });
}

std::optional<Stance> Reader::by_cue(const Statement& statement, Range cue, bool phrase) const {
  const auto main = tree_.top_of(cue).value_or(cue.begin);
  const StanceRow* row = table_.row(statement.act, tree_.lemma(main), phrase);
  if (row == nullptr) return std::nullopt;
  return statement.polarity == Polarity::kNegative ? row->negated : row->stance;
}

/// "it would not pull back", "we will not apologise": a deed of its own that a side rules out. "It will accept a month only if ...": one it
/// ties to a condition.
std::optional<Stance> Reader::by_content(const Statement& statement, std::uint32_t verb) const {
  if (!any_of(to_word(statement.act), {"say", "announce", "promise", "agree"})) return std::nullopt;
  const auto subject = tree_.child(verb, "nsubj");
  if (!subject || !speaks_of_own(statement, *subject)) return std::nullopt;
  const auto vote = standing_.vote(tree_, verb);
  if (!vote) return std::nullopt;
  if (vote->status == EventStatus::kRefused) return Stance::kRejects;
  return vote->status == EventStatus::kConditional ? std::optional(Stance::kConditions) : std::nullopt;
}

/// The noun phrase that the content is or is about: the object of its verb, else what stands behind a preposition, else the subject
/// ("the troops must leave").
std::optional<Range> Reader::issue_of(Range content, std::uint32_t top) const {
  std::uint32_t head = top;
  if (!tree_.is_nominal(head)) {
    std::optional<std::uint32_t> found;
    for (const std::string_view relation : {"obj", "obl", "nsubj"}) {
      const auto child = tree_.child(head, relation);
      if (!found && child && content.contains(*child) && tree_.upos(*child) != "PRON") found = child;
    }
    if (!found) return content;
    head = *found;
  }
  Range range = tree_.extent(head);
  range = {std::max(range.begin, content.begin), std::min(range.end, content.end)};
  while (range.size() > 1 && (tree_.is(range.begin, "case") || tree_.is(range.begin, "mark") ||
                              tree_.is_punctuation(range.begin)))
    ++range.begin;
  while (range.size() > 1 && tree_.is_punctuation(range.end - 1)) --range.end;
  return range.empty() ? std::nullopt : std::optional(range);
}

/// The words under which the article's first position on the same thing stands.
std::string Reader::grouped(Range issue) {
  const auto head = tree_.top_of(issue);
  const std::string words(document_.article.text.slice(document_.span_of(issue)));
  if (!head || tree_.upos(*head) == "PRON") return words;
  return issues_.emplace(tree_.lemma(*head), words).first->second;
}

void Reader::statement(std::uint32_t index) {
  const Statement& statement = document_.statements[index];
  if (statement.speakers.empty() || statement.content.empty()) return;
  const auto content = document_.tokens_in(statement.content.front());
  const auto cue = statement.cue.empty() ? std::nullopt : document_.tokens_in(statement.cue);
  const auto top = content ? tree_.top_of(*content) : std::nullopt;
  if (!top) return;
  auto stance = cue ? by_cue(statement, *cue, tree_.is_nominal(*top)) : std::nullopt;
  const bool told = stance.has_value();
  if (!stance) stance = by_content(statement, *top);
  const auto issue = !stance                           ? std::nullopt
                     : told && !tree_.is_nominal(*top) ? content
                                                       : issue_of(*content, *top);
  if (!issue) return;
  for (const std::uint32_t speaker : statement.speakers) {
    Position position;
    position.stance = *stance;
    position.statement = index;
    position.confidence = statement.confidence;
    position.reason =
        "'" + std::string(document_.article.text.slice(told ? statement.cue : document_.tokens[*top].span)) +
        "' takes a side";
    add(std::move(position), speaker, *issue);
  }
}

/// A side rejects what it will not do. What it backs, votes down or ties to a condition was tried too: on the corpus one in ten of those was an issue that
/// people follow.
std::optional<Stance> Reader::by_event(const Event& event) const {
  const bool told =
      event.status == EventStatus::kRefused && !event.background && event.type != EventType::kAssault;
  return told ? std::optional(Stance::kRejects) : std::nullopt;
}

/// The words of a deed that is refused: a noun's phrase; a verb with its object, or what it is done to.
std::optional<Range> Reader::issue_of_deed(const Event& event) const {
  const std::uint32_t head = event.head;
  if (tree_.is_nominal(head)) return tree_.extent(head);
  for (const std::string_view relation : {"obj", "nsubj:pass", "obl", "xcomp", "ccomp"}) {
    const auto child = tree_.child(head, relation);
    if (!child || tree_.upos(*child) == "PRON") continue;
    Range range = tree_.extent(*child);
    if (*child > head) return Range{head, range.end};  // the act with its object: "condemn the attack"
    while (range.size() > 1 && (tree_.is(range.begin, "case") || tree_.is(range.begin, "mark")))
      ++range.begin;
    return range;
  }
  return std::nullopt;
}

void Reader::deed(std::uint32_t index) {
  const Event& event = document_.events[index];
  const auto stance = by_event(event);
  const auto issue = stance ? issue_of_deed(event) : std::nullopt;
  if (!issue) return;
  for (const Participant& one : event.participants) {
    if (one.role != ParticipantRole::kActor || !one.actor) continue;
    Position position;
    position.stance = *stance;
    position.event = index;
    if (!event.according_to.empty()) position.statement = event.according_to.front();
    position.confidence = event.confidence;
    position.reason = "'" + std::string(document_.form(event.head)) + "' takes a side";
    add(std::move(position), *one.actor, *issue);
  }
}

/// Adds a position of whom the speaker speaks for; not a second one of his on the same words.
void Reader::add(Position position, std::uint32_t speaker, Range issue) {
  // "which", "this", "something": whoever reads the line alone does not know what it is about
  const auto head = tree_.top_of(issue);
  if (head && any_of(tree_.upos(*head), {"PRON", "DET"})) return;
  position.actor = holder(speaker);
  position.span = document_.span_of(issue);
  const auto same = [&](const Position& other) {
    return other.actor == position.actor && other.span.overlaps(position.span);
  };
  if (std::any_of(document_.positions.begin(), document_.positions.end(), same)) return;
  position.issue = grouped(issue);
  if (position.actor != speaker) position.reason += "; " + document_.actors[speaker].name + " speaks for it";
  document_.positions.push_back(std::move(position));
}

}  // namespace

Result<PositionReader> PositionReader::load() {
  auto table = StanceTable::load();
  if (!table) return table.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto confidence = Curve::load("confidence/positions.tsv");
  if (!confidence) return confidence.error();
  return PositionReader(std::make_shared<const StanceTable>(std::move(table).value()),
                        std::make_shared<const StandingCues>(std::move(standing).value()),
                        std::make_shared<const Curve>(std::move(confidence).value()));
}

void PositionReader::read(Document& document) const {
  document.positions.clear();
  if (document.syntax.size() != document.tokens.size()) return;
  Reader(document, *table_, *standing_).read();
  for (Position& one : document.positions) one.confidence = confidence_->at(one.confidence);
}

}  // namespace rapporteur

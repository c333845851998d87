// Where a sentence takes a side; see sides.h. Tested in tests/cases/positions.
#include "rapporteur/positions/sides.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"
#include "rapporteur/positions/issues.h"

namespace rapporteur {
namespace {

constexpr int kMostClimbs = 4;               // over joined and controlled verbs
constexpr std::uint32_t kLongestAside = 20;  // tokens from a noun to the one that takes it up again
constexpr std::uint32_t kMostPoints = 12;    // of a list: "Velia demands: – the release of …; – …"

/// The infinitive's "to", or a conjunction.
bool has_mark(const Tree& tree, std::uint32_t verb, std::initializer_list<std::string_view> words) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return (tree.is(c, "mark") || tree.is(c, "advmod")) && any_of(tree.lower(c), words);
  });
}

/// Whether a mark stands before a phrase: it is told beside the clause.
bool opens_aside(const Tree& tree, std::uint32_t token) {
  const std::uint32_t begin = tree.extent(token).begin;
  return begin > 0 && tree.is_punctuation(begin - 1);
}

/// "that Velia release its crew", "must release": a clause that wishes and does not tell.
bool is_wish(const Tree& tree, std::uint32_t verb) {
  bool modal = false, aux = false;
  for (const std::uint32_t c : tree.children(verb)) {
    if (!tree.is(c, "aux") && !tree.is(c, "cop")) continue;
    if (any_of(tree.lower(c), {"must", "should"})) modal = true;
    // "that the crews be given a seat"
    if (tree.lower(c) == "be" && !has_mark(tree, verb, {"to"})) modal = true;
    aux = true;
  }
  const auto subject = tree.child(verb, "nsubj");
  const bool singular = subject && any_of(tree.xpos(*subject), {"NN", "NNP"});  // "that the truce lapse"
  const bool bare = (tree.xpos(verb) == "VB" || (tree.xpos(verb) == "VBP" && singular)) && !aux &&
                    tree.upos(verb) == "VERB" && !has_mark(tree, verb, {"to"});
  return modal || bare;
}

class Finder {
 public:
  Finder(const Tree& tree, const StanceTable& table, const Ballots& ballots, const StandingCues& standing)
      : tree_(tree), table_(table), ballots_(ballots), standing_(standing) {}

  std::vector<Side> find() const {
    std::vector<Side> out;
    for (std::uint32_t t = 0; t < tree_.size(); ++t) {
      if (auto side = at(t)) {
        out.push_back(std::move(*side));
      } else {
        add_points(t, out);
      }
    }
    return out;
  }

 private:
  std::optional<Side> at(std::uint32_t cue) const;
  std::optional<Side> in_ballot(std::uint32_t cue, const StanceRow& row) const;
  std::vector<std::uint32_t> voters(std::uint32_t cue) const;
  void add_points(std::uint32_t cue, std::vector<Side>& out) const;
  std::optional<Side> for_or_against(std::uint32_t cue) const;
  Range without_cue(Range issue, std::uint32_t cue, std::uint32_t head) const;
  std::optional<std::uint32_t> issue_of(std::uint32_t cue, std::string_view how) const;
  std::optional<std::uint32_t> object_of(std::uint32_t cue) const;
  std::optional<std::uint32_t> clause_of(std::uint32_t cue, std::string_view how) const;
  std::optional<Stance> stance_of(std::uint32_t cue, const StanceRow& row) const;
  std::optional<Stance> told(std::uint32_t cue, const StanceRow& row) const;
  bool only_imagined(std::uint32_t cue) const;
  bool is_tied(std::uint32_t cue) const;
  Range antecedent_around(std::uint32_t cue, std::uint32_t head) const;

  const Tree& tree_;
  const StanceTable& table_;
  const Ballots& ballots_;
  const StandingCues& standing_;
};

/// The object, over passives and relative clauses ("a demand he rejected").
std::optional<std::uint32_t> Finder::object_of(std::uint32_t cue) const {
  // "considers the ruling a mistake": it says what somebody thinks of it
  const auto predicate = tree_.child(cue, "xcomp");
  if (predicate && *predicate > cue && !has_mark(tree_, *predicate, {"to"}) && tree_.is_nominal(*predicate))
    return std::nullopt;
  const auto slot = in_slot(tree_, cue, "obj");
  std::optional<std::uint32_t> last;  // "offered the union three seats": the first object is whom
  for (const std::uint32_t c : tree_.children(cue)) {
    if (tree_.relation(c) == "obj" && !opens_aside(tree_, c)) last = c;
  }
  if (last && slot.size() == 1 && *last > slot.front() && tree_.below(slot.front(), cue)) return last;
  if (!slot.empty()) return slot.front();
  const bool gap = tree_.relation(cue) == "acl:relcl" && tree_.child(cue, "nsubj") && is_verb(tree_, cue) &&
                   !tree_.child(cue, "ccomp") && !tree_.child(cue, "xcomp");
  return gap ? tree_.head(cue) : std::nullopt;
}

std::optional<std::uint32_t> Finder::clause_of(std::uint32_t cue, std::string_view how) const {
  for (const std::uint32_t c : tree_.children(cue)) {
    const bool gerund = how == "comp" && tree_.is(c, "advcl") && tree_.xpos(c) == "VBG" &&
                        !tree_.child(c, "mark") && !opens_aside(tree_, c);
    if (!tree_.is(c, "ccomp") && !tree_.is(c, "xcomp") && !tree_.is(c, "acl") && !gerund) continue;
    if (c < cue || tree_.relation(c) == "acl:relcl") continue;
    const bool infinitive = has_mark(tree_, c, {"to"});
    if (how == "inf" ? infinitive : how == "wish" ? is_wish(tree_, c) : !tree_.is(c, "acl")) return c;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Finder::issue_of(std::uint32_t cue, std::string_view how) const {
  if (how == "obj") return is_verb(tree_, cue) ? object_of(cue) : std::nullopt;
  if (any_of(how, {"comp", "inf", "wish"})) return clause_of(cue, how);
  const auto slot = in_slot(tree_, cue, how);
  return slot.empty() ? std::nullopt : std::optional(slot.front());
}

/// "if Velia rejects the plan", "whether it will back the bill", "urged Norland to accept": nobody takes the side yet.
bool Finder::only_imagined(std::uint32_t cue) const {
  std::uint32_t at = cue;
  for (int climbs = 0; climbs < kMostClimbs; ++climbs) {
    if (has_mark(tree_, at, {"if", "unless", "whether", "once", "until", "till", "before", "lest", "should"}))
      return true;
    const auto up = tree_.head(at);
    const bool joined = tree_.is(at, "conj") || tree_.is(at, "xcomp") || tree_.is(at, "obj");
    if (!up || !joined) return false;
    at = *up;
  }
  return false;
}

/// Whether a condition hangs on the cue: "accepted the plan, provided that", "will back it only if".
bool Finder::is_tied(std::uint32_t cue) const {
  for (const std::uint32_t c : tree_.children(cue)) {
    if (!tree_.is(c, "advcl")) continue;
    if (has_mark(tree_, c, {"if", "unless", "provided", "once", "until", "till"})) return true;
    if (any_of(tree_.lower(c), {"provided", "providing"})) return true;
  }
  for (const std::uint32_t c : tree_.children(cue)) {
    if (tree_.is(c, "obl") && tree_.lower(c) == "condition" && tree_.case_of(c) == "on") return true;
  }
  return false;
}

/// The stance after who negates or refuses it.
std::optional<Stance> Finder::told(std::uint32_t cue, const StanceRow& row) const {
  const auto vote = standing_.vote(tree_, cue);
  const bool warm = row.stance == Stance::kSupports || row.stance == Stance::kAccepts;
  if (!vote) {
    const auto up = tree_.head(cue);
    // "wants to back", "tried to reject": what somebody would like is not yet his side, nor what he is asked to do
    const bool wanted = up && tree_.is(cue, "xcomp") && has_mark(tree_, cue, {"to"});
    // "would like to see Norland accept it"; but who is glad to see that it does tells that it does
    const auto wish = up && tree_.lemma(*up) == "see" ? tree_.head(*up) : std::nullopt;
    const bool seen = wish && any_of(tree_.lemma(*wish), {"like", "want", "wish", "hope", "love", "prefer"});
    const bool hangs = wanted || seen;
    if (!hangs) return row.stance;
    if (tree_.lemma(*up) == "have" && has_mark(tree_, *up, {"yet"}))
      return warm ? std::optional(Stance::kUndecided) : std::nullopt;
    return any_of(tree_.lemma(*up), {"continue", "vote", "move", "go", "threaten"}) ? row.stance
                                                                                    : std::nullopt;
  }
  switch (vote->status) {
    case EventStatus::kNegated: {
      const auto yet = tree_.child(cue, "advmod");
      const bool open = yet && has_mark(tree_, cue, {"yet"});
      return open && warm ? std::optional(Stance::kUndecided) : row.negated;
    }
    case EventStatus::kRefused: return warm ? std::optional(Stance::kRejects) : row.negated;
    case EventStatus::kPlanned:
    case EventStatus::kOngoing:
    case EventStatus::kOccurred: return row.stance;
    case EventStatus::kConditional: return row.stance ? std::optional(Stance::kConditions) : std::nullopt;
    default: return std::nullopt;  // possible, proposed, denied, called off
  }
}

std::optional<Stance> Finder::stance_of(std::uint32_t cue, const StanceRow& row) const {
  if (!row.stance || only_imagined(cue)) return std::nullopt;
  const auto stance = told(cue, row);
  if (stance && stance != Stance::kUndecided && is_tied(cue)) return Stance::kConditions;
  return stance;
}

/// "a truce of ten days, an idea that Norland rejected": the clause of the cue tells only who; what it is about, the noun before.
Range Finder::antecedent_around(std::uint32_t cue, std::uint32_t head) const {
  std::uint32_t clause = cue;
  while (tree_.head(clause) && *tree_.head(clause) != head) clause = *tree_.head(clause);
  Range range = issue_around(tree_, head);
  range.end = std::max(head + 1, std::min(range.end, tree_.extent(clause).begin));
  while (range.end > head + 1 && tree_.is_punctuation(range.end - 1)) --range.end;
  // the phrase before the comma, whatever the parser hangs the noun on
  if (range.begin < 2 || tree_.lower(range.begin - 1) != "," ||
      !any_of(tree_.lower(range.begin), {"a", "an"}))
    return range;
  std::uint32_t noun = range.begin - 2;
  for (int climbs = 0; climbs < kMostClimbs && tree_.head(noun); ++climbs) {
    const std::uint32_t up = *tree_.head(noun);
    if (!tree_.is_nominal(up) || up > noun || range.begin - up > kLongestAside) break;
    noun = up;
  }
  if (tree_.is_nominal(noun)) range.begin = std::min(range.begin, issue_around(tree_, noun).begin);
  return range;
}

/// "a resolution demanding a truce was vetoed": the words up to the cue and its auxiliaries, wherever the parser hangs it.
Range Finder::without_cue(Range issue, std::uint32_t cue, std::uint32_t head) const {
  if (cue <= head || !issue.contains(cue)) return issue;
  issue.end = cue;
  while (issue.end > head + 1 && tree_.head(issue.end - 1) == cue &&
         (tree_.is(issue.end - 1, "aux") || tree_.is(issue.end - 1, "advmod")))
    --issue.end;
  return issue;
}

/// "Norland is against the plan": the issue is the predicate itself.
std::optional<Side> Finder::for_or_against(std::uint32_t cue) const {
  const auto be = tree_.child(cue, "cop");
  const auto subject = tree_.child(cue, "nsubj");
  if (!be || !subject || !tree_.is_nominal(cue) || *subject > *be) return std::nullopt;
  for (const StanceRow* row : table_.of(tree_, *be)) {
    for (const std::string& how : row->hows) {
      if (tree_.case_of(cue) != how) continue;
      const auto stance = stance_of(cue, *row);
      const auto marker = tree_.child(cue, "case");
      if (!stance || *marker < *be) return std::nullopt;
      const Range words = issue_around(tree_, cue);
      return Side{*be, *stance, cue, {*marker + 1, words.end}, std::nullopt, {*subject}};
    }
  }
  return std::nullopt;
}

std::optional<Side> Finder::at(std::uint32_t cue) const {
  if (tree_.is_nominal(cue) && tree_.child(cue, "cop")) {
    if (auto side = for_or_against(cue)) return side;
  }
  if (tree_.is(cue, "aux") || tree_.is(cue, "cop")) return std::nullopt;
  for (const StanceRow* row : table_.of(tree_, cue)) {
    if (auto side = in_ballot(cue, *row)) return side;
    for (const std::string& how : row->hows) {
      const auto head = issue_of(cue, how);
      if (!head) continue;
      const auto stance = stance_of(cue, *row);
      if (!stance) return std::nullopt;
      Side side{cue, *stance, *head, issue_around(tree_, *head), std::nullopt, doers_of(tree_, cue)};
      // "wants the plant to stay open": what it wants is the clause
      const auto clause = how == "obj" && tree_.lemma(cue) == "want" ? clause_of(cue, "inf") : std::nullopt;
      if (clause && *clause > *head)
        side.issue.end = std::max(side.issue.end, issue_around(tree_, *clause).end);
      std::erase(side.holders, *head);
      if (tree_.below(cue, *head)) side.issue = antecedent_around(cue, *head);
      side.issue = without_cue(side.issue, cue, *head);
      return side;
    }
  }
  return std::nullopt;
}

/// "Velia and Norland were among those who abstained": those who are named, not "those".
std::vector<std::uint32_t> Finder::voters(std::uint32_t cue) const {
  std::vector<std::uint32_t> out;
  const auto told = tree_.child(cue, "cop") ? std::vector<std::uint32_t>{cue} : doers_of(tree_, cue);
  for (const std::uint32_t doer : told) {
    const auto named = tree_.lower(doer) == "those" ? tree_.child(doer, "nsubj") : std::nullopt;
    const auto all = named ? with_joined(tree_, *named) : std::vector<std::uint32_t>{doer};
    out.insert(out.end(), all.begin(), all.end());
  }
  return out;
}

/// "Velia voted against": on what was last put to a vote.
std::optional<Side> Finder::in_ballot(std::uint32_t cue, const StanceRow& row) const {
  if (row.hows.front() != "ballot") return std::nullopt;
  // "passed with Norland abstaining": not who passed it
  if (tree_.xpos(cue) == "VBG" && !tree_.child(cue, "nsubj")) return std::nullopt;
  const auto ballot = ballots_.last_before(tree_, cue);
  const auto stance = ballot ? stance_of(cue, row) : std::nullopt;
  if (!stance) return std::nullopt;
  Side side{cue, *stance, ballot->text, issue_around(tree_, ballot->text), ballot->word, voters(cue)};
  // "the resolution with Norland abstaining"
  if (tree_.below(cue, ballot->text))
    side.issue.end = std::max(ballot->text + 1, std::min(side.issue.end, tree_.extent(cue).begin));
  side.issue = without_cue(side.issue, ballot->word, ballot->text);
  return side;
}

bool opens_point(const Tree& tree, std::uint32_t token) {
  return any_of(tree.lower(token), {"-", "*", "\u2013", "\u2014", "\u2022"});
}

/// "Velia demands:" with what it demands in the points of a list below.
void Finder::add_points(std::uint32_t cue, std::vector<Side>& out) const {
  const auto& sentences = tree_.document().sentences;
  const std::uint32_t sentence = tree_.sentence_of(cue);
  if (tree_.lower(sentences[sentence].tokens.end - 1) != ":") return;
  for (const StanceRow* row : table_.of(tree_, cue)) {
    const auto stance =
        row->hows.front() == "obj" && is_verb(tree_, cue) ? stance_of(cue, *row) : std::nullopt;
    if (!stance) continue;
    for (std::uint32_t s = sentence + 1; s < sentences.size() && s <= sentence + kMostPoints; ++s) {
      const Range words = sentences[s].tokens;
      if (words.size() < 2 || !opens_point(tree_, words.begin)) return;
      const auto head = tree_.top_of({words.begin + 1, words.end});
      if (head && tree_.is_nominal(*head))
        out.push_back({cue, *stance, *head, issue_around(tree_, *head), std::nullopt, doers_of(tree_, cue)});
    }
    return;
  }
}

}  // namespace

std::vector<Side> sides_of(const Tree& tree, const StanceTable& table, const Ballots& ballots,
                           const StandingCues& standing) {
  return Finder(tree, table, ballots, standing).find();
}

std::vector<std::uint32_t> doers_of(const Tree& tree, std::uint32_t word) {
  if (!tree.is_nominal(word)) {
    auto doers = is_verb(tree, word) ? in_slot(tree, word, "subj") : std::vector<std::uint32_t>{};
    if (!doers.empty()) return doers;
    // "is ready to", "is opposed to", "farmers opposed to"
    const auto subject = tree.is(word, "acl") ? tree.head(word) : tree.child(word, "nsubj");
    return subject && !tree.child(word, "obj") ? with_joined(tree, *subject) : std::vector<std::uint32_t>{};
  }
  for (const std::uint32_t c : tree.children(word)) {
    if (tree.relation(c) == "nmod:poss") return with_joined(tree, c);
    if (tree.is(c, "nmod") && any_of(tree.case_of(c), {"by", "from", "of"})) return with_joined(tree, c);
  }
  for (const std::uint32_t c : tree.children(word)) {
    if (tree.is(c, "amod") && c < word)
      return {c};  // "a Velian demand": the map of actors knows whether it is one
  }
  return in_slot(tree, word, "subj");
}

}  // namespace rapporteur

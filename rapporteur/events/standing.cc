// Tested in tests/unit/events/standing_test.cc.
#include "rapporteur/events/standing.h"

#include <algorithm>

#include "rapporteur/base/data.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/slots.h"

namespace rapporteur {
namespace {

constexpr std::string_view kTable = "data/frames/standing.tsv";
constexpr int kMostClimbs = 3;  // over joined and light verbs

bool is_how(std::string_view word) {
  return any_of(word, {"comp", "inf", "obj",   "subj",    "aux",  "not",   "mark",    "if",   "mod",
                       "of",   "for", "from",  "with",    "on",   "about", "against", "past", "question",
                       "none", "let", "ended", "perfect", "only", "that",  "share",   "own"});
}

bool has_infinitive_mark(const Tree& tree, std::uint32_t verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return tree.is(c, "mark") && tree.lower(c) == "to"; });
}

/// Verbs that only carry their noun: "held talks", "an attack took place".
bool is_light(std::string_view lemma) {
  return any_of(
      lemma, {"hold",  "make",  "carry", "stage", "conduct", "launch", "give", "take",  "have",  "do", "go",
              "begin", "start", "open",  "mount", "pay",     "use",    "send", "issue", "reach", "put"});
}

/// "Its role in the attack", "Norland's involvement in the coup": the noun for a share in a deed; the parser may hang the deed on its verb.
std::optional<std::uint32_t> share_in(const Tree& tree, std::uint32_t deed) {
  const auto up = tree.case_of(deed) == "in" ? tree.head(deed) : std::nullopt;
  const auto noun = up && tree.is(deed, "obl") ? tree.child(*up, "obj") : up;
  const bool share = noun && any_of(tree.lemma(*noun),
                                    {"involvement", "role", "part", "hand", "complicity", "participation"});
  return share ? noun : std::nullopt;
}

bool is_negated(const Tree& tree, std::uint32_t verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return any_of(tree.lower(c), {"not", "n't", "n\u2019t", "never", "nobody", "neither", "nor"});
  });
}

/// "would have attacked", "has lifted"
bool has_perfect(const Tree& tree, std::uint32_t verb) {
  const auto& children = tree.children(verb);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t c) { return tree.is(c, "aux") && tree.lemma(c) == "have"; });
}

/// "Has lifted", "lifted": told as done.
bool is_done(const Tree& tree, std::uint32_t verb) {
  return tree.xpos(verb) == "VBD" || (tree.xpos(verb) == "VBN" && has_perfect(tree, verb));
}

/// "Condemn the attack or demand an apology"; not "leave or be destroyed", which is a threat.
bool is_alternative(const Tree& tree, std::uint32_t word) {
  const auto joined_by = tree.is(word, "conj") ? tree.child(word, "cc") : std::nullopt;
  return joined_by && !tree.child(word, "aux") && !tree.child(word, "nsubj") &&
         any_of(tree.lower(*joined_by), {"or", "nor"});
}

/// What a cue that is itself negated says: "did not offer to resign" that nobody did, "has not ruled out talks" that there may be some; and of
/// what one "would not comment on" still that it is there.
EventStatus turned(const StandingCue& cue) {
  switch (cue.status) {
    case EventStatus::kOccurred: return cue.how == "perfect" ? EventStatus::kNegated : EventStatus::kOccurred;
    case EventStatus::kPlanned:
    case EventStatus::kProposed:
    case EventStatus::kPossible: return EventStatus::kNegated;
    case EventStatus::kDenied:
    case EventStatus::kRefused: return EventStatus::kPossible;
    default: return cue.status;
  }
}

/// "Will Velia attack?": the auxiliary stands before the subject.
bool is_asked(const Tree& tree, std::uint32_t aux, std::uint32_t verb) {
  const auto subject = tree.child(verb, "nsubj");
  if (!subject || aux > *subject) return false;
  constexpr std::uint32_t kMarks = 3;  // at the end of a sentence, with closing quotation marks
  const std::uint32_t end = tree.document().sentences[tree.sentence_of(verb)].tokens.end;
  for (std::uint32_t t = std::max(verb, end - std::min(end, kMarks)); t < end; ++t) {
    if (tree.lower(t) == "?") return true;
  }
  return false;
}

/// "I would urge both sides", "I would like to thank them", "we want to condemn": whoever says so in the first person does it by saying it, as
/// long as it hangs on nothing ("would condemn any attack").
bool is_performed(const Tree& tree, std::uint32_t verb) {
  const auto up = tree.is(verb, "xcomp") ? tree.head(verb) : std::nullopt;
  const bool wish = up && any_of(tree.lemma(*up), {"like", "want", "wish"});
  const std::uint32_t main = wish ? *up : verb;
  const auto subject = tree.child(main, "nsubj");
  if (!subject || !any_of(tree.lower(*subject), {"i", "we"}) || is_negated(tree, main)) return false;
  const auto object = tree.child(verb, "obj"), det = object ? tree.child(*object, "det") : object;
  const bool open =
      tree.child(main, "advcl") || tree.child(verb, "advcl") || (det && tree.lower(*det) == "any");
  if (open || has_perfect(tree, main)) return false;
  const auto modal = tree.child(main, "aux");
  return modal ? any_of(tree.lower(*modal), {"would", "'d"}) : wish && tree.lemma(main) != "like";
}

}  // namespace

Result<StandingCues> StandingCues::load() {
  const auto rows = read_embedded_table("frames/standing.tsv", 4, 4);
  if (!rows) return rows.error();
  StandingCues out;
  for (const TableRow& row : rows.value()) {
    StandingCue cue;
    cue.how = row.cells[1];
    if (!is_how(cue.how)) return table_error(kTable, row, "no such way to hang on a cue: " + cue.how);
    const auto status = event_status_of(row.cells[2]);
    if (!status) return table_error(kTable, row, "no such status");
    cue.status = *status;
    cue.example = row.cells[3];
    cue.line = row.line;
    for (const std::string_view word : split(row.cells[0], ' ')) {
      const std::size_t mark = std::min(word.find('_'), word.size());
      const std::string lemma(word.substr(0, mark));
      out.by_lemma_[lemma].push_back(out.rows_.size());
      if (mark < word.size()) out.particles_[{lemma, out.rows_.size()}] = word.substr(mark + 1);
    }
    out.rows_.push_back(std::move(cue));
  }
  return out;
}

const StandingCue* StandingCues::find(const Tree& tree, std::uint32_t cue, std::string_view how) const {
  for (const std::string_view word : {tree.lemma(cue), tree.lower(cue)}) {
    const auto found = by_lemma_.find(word);
    if (found == by_lemma_.end()) continue;
    for (const std::size_t row : found->second) {
      if (rows_[row].how != how) continue;
      const auto particle = particles_.find({found->first, row});
      if (particle == particles_.end() || has_particle(tree, cue, particle->second)) return &rows_[row];
    }
  }
  return nullptr;
}

/// Cues that hang on the trigger, or on the light verb by which it is carried: auxiliaries, negation, marks, modifiers, a condition.
std::optional<StandingCues::Vote> StandingCues::below(const Tree& tree, std::uint32_t trigger,
                                                      bool carried) const {
  std::optional<Vote> out;
  bool will = false;
  std::optional<Vote> negated, only;
  for (const std::uint32_t c : tree.children(trigger)) {
    const auto hear = [&](std::string_view how, std::uint32_t token) -> std::optional<Vote> {
      const StandingCue* cue = find(tree, token, how);
      return cue == nullptr ? std::nullopt : std::optional(Vote{cue->status, token, cue, false});
    };
    if (tree.is(c, "advmod") || tree.is(c, "det") || tree.is(c, "cc")) {
      const auto vote = hear("not", c);
      // "is not only bombing": it is, and more; "will not only host" will; "will not simply withdraw" will not
      const auto more = vote && c + 1 < tree.size() ? hear("only", c + 1) : std::nullopt;
      const bool modal = more && has_modal(tree, trigger);
      if (more && !modal) only = more;
      if (vote && !(more && (!modal || tree.lower(c + 1) == "only"))) negated = vote;
    }
    if (tree.is(c, "aux")) {
      if (const auto vote = hear("question", c); vote && is_asked(tree, c, trigger)) return vote;
      if (const auto vote = hear("aux", c)) out = vote;
      if (const auto vote = hear("past", c); vote && has_perfect(tree, trigger)) out = vote;
      will = will || any_of(tree.lower(c), {"will", "wo", "would", "'ll"});
    }
    if (tree.is(c, "mark") || tree.is(c, "case")) {
      if (const auto vote = hear("mark", c); vote && !out) out = vote;
    }
    if (tree.is(c, "amod") || tree.is(c, "acl")) {
      if (const auto vote = hear("mod", c); vote && !out) out = vote;
    }
    // "sent no delegate", "no visit was agreed": the "no" of the object, or of whom it is done to, is the verb's
    const bool done_to = tree.is(c, "obj") || tree.relation(c) == "nsubj:pass";
    if (const auto det = tree.child(c, "det"); done_to && det) {
      if (const auto vote = hear("not", *det); vote && vote->status == EventStatus::kNegated) negated = vote;
    }
    // "signed nothing", "agreed to nothing"; but "the sanctions did nothing to stop it" are in force
    if (!carried && (done_to || (tree.is(c, "obl") && tree.case_of(c) == "to"))) {
      if (const auto vote = hear("none", c)) negated = vote;
    }
    if (tree.is(c, "nsubj")) {
      if (const auto vote = hear("subj", c); vote && !negated) negated = vote;
    }
    if (tree.is(c, "advcl")) {
      for (const std::uint32_t mark : tree.children(c)) {
        if (!tree.is(mark, "mark")) continue;
        if (const auto vote = hear("if", mark)) return vote;
      }
    }
  }
  if (negated) {
    // "will not come": whoever would do it says so
    if (will) return Vote{EventStatus::kRefused, negated->cue, negated->row, false};
    return negated;
  }
  if (!out && only && tree.xpos(trigger) == "VBG") only->status = EventStatus::kOngoing;
  return out ? out : only;
}

/// Cues that the trigger hangs on, over joined words and light verbs.
std::optional<StandingCues::Vote> StandingCues::above(const Tree& tree, std::uint32_t trigger) const {
  std::uint32_t at = trigger;
  bool of_share = false;
  for (int climbs = 0; climbs < kMostClimbs; ++climbs) {
    const auto up = tree.head(at);
    if (!up) return std::nullopt;
    std::vector<std::string_view> hows;
    if (tree.is(at, "xcomp") || tree.is(at, "ccomp") || tree.is(at, "acl") || tree.is(at, "advcl"))
      hows = {"comp", "inf"};
    if (!has_infinitive_mark(tree, at)) std::erase(hows, "inf");
    if (tree.is(at, "ccomp") && tree.child(at, "nsubj") && !has_modal(tree, at))
      hows.insert(hows.begin(), "that");
    if (tree.is(at, "xcomp") && has_infinitive_mark(tree, at) && has_perfect(tree, at))
      hows.push_back("perfect");
    if (tree.is(at, "obj") || tree.relation(at) == "nsubj:pass") hows = {"obj"};
    if (tree.is(at, "obj") && is_done(tree, *up) && !is_negated(tree, *up)) hows = {"obj", "ended"};
    if (of_share) hows.insert(hows.begin(), "share");
    if (tree.is(at, "nsubj") && tree.relation(at) != "nsubj:pass") hows = {"subj"};
    if (tree.is(at, "obl") || tree.is(at, "nmod")) hows = {tree.case_of(at)};
    if (tree.is(at, "advcl") && tree.child(at, "mark") && !has_infinitive_mark(tree, at))
      hows = {tree.lower(*tree.child(at, "mark"))};
    for (const std::string_view how : hows) {
      if (how.empty()) continue;
      const StandingCue* const cue = find(tree, *up, how);
      // "admits that it will close the port" tells of nothing done
      const bool ahead = cue != nullptr && cue->status == EventStatus::kOccurred && has_modal(tree, at);
      if (cue != nullptr && !ahead)
        return Vote{is_negated(tree, *up) ? turned(*cue) : cue->status, *up, cue, of_share};
    }
    // "did not condemn it or demand an apology": neither
    if (is_alternative(tree, at)) {
      if (const auto vote = below(tree, *up); vote && vote->row->how == "not") return vote;
    }
    const auto share = share_in(tree, at);
    const bool carried = !hows.empty() && any_of(hows.front(), {"obj", "subj"});
    if (carried && is_light(tree.lemma(*up))) {
      if (const auto vote = below(tree, *up, true)) return vote;
    } else if (!tree.is(at, "conj") && !share) {
      return std::nullopt;
    }
    of_share = share.has_value();
    at = share.value_or(*up);
  }
  return std::nullopt;
}

bool StandingCues::negates(const Tree& tree, std::uint32_t token) const {
  for (const std::string_view how : {"not", "none", "subj", "mark"}) {
    const StandingCue* const cue = find(tree, token, how);
    if (cue != nullptr && cue->status == EventStatus::kNegated) return true;
  }
  return false;
}

std::optional<StandingCues::Vote> StandingCues::vote(const Tree& tree, std::uint32_t trigger) const {
  if (is_performed(tree, trigger)) {
    if (const StandingCue* const cue = find(tree, trigger, "own"))
      return Vote{cue->status, trigger, cue, true};
  }
  if (const auto vote = below(tree, trigger)) return vote;
  return above(tree, trigger);
}

}  // namespace rapporteur

// The ends of a content; see edges.h. Tested in tests/cases/statements/edges.case.
#include "rapporteur/statements/edges.h"

#include <algorithm>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongestAddressee = 16;  // words between "accused" and "of"

bool is_day(std::string_view word) {
  return any_of(word, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                       "yesterday", "today"});
}

bool saying(const Tree& tree, const CueLexicon& lexicon, std::uint32_t verb, std::uint32_t end) {
  if (tree.upos(verb) != "VERB") return false;
  const auto match = lexicon.match(tree, verb, end);
  return match && match->entry->act && !match->entry->noun;
}

bool is_participle(const Tree& tree, std::uint32_t t) {
  return tree.upos(t) == "VERB" && tree.lower(t).ends_with("ing") && !tree.child(t, "nsubj") &&
         !tree.child(t, "aux") && !tree.child(t, "mark") && !tree.child(t, "case");
}

// "..., adding that", "..., stressing that": the speaker of the sentence goes on, wherever the parser hung it.
bool carries_on(const Tree& tree, std::uint32_t participle) {
  return any_of(tree.lower(participle), {"adding", "stressing", "noting", "emphasizing", "emphasising",
                                         "underlining", "underscoring", "reiterating"}) &&
         tree.child(participle, "ccomp");
}

// The comma or dash right before a token, behind which a clause of another begins.
bool behind_stop(const Tree& tree, std::uint32_t t) {
  return t > 0 && any_of(tree.form(t - 1), {",", "-", "--", "\u2013", "\u2014", ";"});
}

// "... has not presented any evidence", "though no date was set": the outlet on what was said.
bool on_what_was_said(const Tree& tree, std::uint32_t head) {
  const Range extent = tree.extent(head);
  bool negative = false, thing = any_of(tree.lemma(head), {"elaborate", "specify", "comment"});
  for (std::uint32_t t = extent.begin; t < extent.end; ++t) {
    negative = negative || any_of(tree.lower(t), {"not", "n't", "n\u2019t", "no", "never", "without"});
    thing =
        thing || any_of(tree.lemma(t), {"evidence", "proof", "detail", "timetable", "timeline", "comment"});
  }
  return negative && thing;
}

/// One content and the clauses at its end.
class End {
 public:
  End(const Draft& draft, Range content, const Tree& tree, const CueLexicon& lexicon)
      : draft_(draft), content_(content), tree_(tree), lexicon_(lexicon) {}

  bool starts_here(std::uint32_t t) const {
    return asked(t) || participle(t) || (behind_stop(tree_, t) && other_clause(t)) || another_says(t) ||
           goes_on(t);
  }

 private:
  // "when asked why ...", "asked about ...": hangs on what was done, and is told by the outlet
  bool asked(std::uint32_t t) const {
    if (!any_of(tree_.lower(t), {"when", "after"}) || t + 1 >= content_.end) return false;
    std::uint32_t next = t + 1;
    if (tree_.lower(next) == "being" && next + 1 < content_.end) ++next;
    return any_of(tree_.lower(next), {"asked", "pressed", "questioned"}) && tree_.upos(next) == "VERB" &&
           !tree_.child(next, "nsubj");
  }

  bool participle(std::uint32_t t) const {
    if (!behind_stop(tree_, t) || !is_participle(tree_, t) || !saying(tree_, lexicon_, t, content_.end))
      return false;
    const auto head = tree_.head(t);
    // a parser that says parataxis saw two clauses side by side, whatever word it hung the second on
    const bool beside = tree_.relation(t).starts_with("parataxis");
    return head && (head == draft_.verb || beside || tree_.is_nominal(*head) || carries_on(tree_, t));
  }

  bool other_clause(std::uint32_t t) const {
    if (!any_of(tree_.lower(t), {"but", "while", "though", "although", "as", "when"})) return false;
    const auto head = tree_.head(t);
    if (!head || *head < t) return false;
    const bool subject = tree_.child(*head, "nsubj").has_value();
    if (subject && tree_.head(*head) == draft_.verb) return true;
    if (any_of(tree_.lower(t), {"but", "though", "although"}) && on_what_was_said(tree_, *head)) return true;
    return any_of(tree_.lower(t), {"but", "while"}) && another_speaks(*head);
  }

  // "a sign of weakness while Marr wrote that": no comma, and yet another's
  bool another_says(std::uint32_t t) const {
    const auto head = tree_.lower(t) == "while" ? tree_.head(t) : std::nullopt;
    return head && *head > t && another_speaks(*head);
  }

  // "said talks would continue | and rejected the plan": what the speaker says besides
  bool goes_on(std::uint32_t t) const {
    const auto verb = tree_.is(t, "cc") ? tree_.head(t) : std::nullopt;
    return verb && *verb > t && tree_.is(*verb, "conj") && tree_.head(*verb) == draft_.verb &&
           !tree_.child(*verb, "nsubj") && !tree_.child(*verb, "aux") &&
           saying(tree_, lexicon_, *verb, content_.end);
  }

  // "..., while Marr warned that": its own subject speaks; "he" may be the one in the content
  bool another_speaks(std::uint32_t verb) const {
    const auto speaker = tree_.child(verb, "nsubj");
    return speaker && tree_.upos(*speaker) != "PRON" &&
           saying(tree_, lexicon_, verb, tree_.extent(verb).end) &&
           (tree_.child(verb, "ccomp") || does_more_than_say(verb));
  }

  // "while the police deny the charge": an act with a thing as its object
  bool does_more_than_say(std::uint32_t verb) const {
    const auto match = lexicon_.match(tree_, verb, tree_.extent(verb).end);
    return match && match->entry->act != SpeechAct::kSay && tree_.child(verb, "obj");
  }

  const Draft& draft_;
  Range content_;
  const Tree& tree_;
  const CueLexicon& lexicon_;
};

// "accused | the forces in the southern hills of | breaking the truce": too far for the phrase of the table.
void cut_accused(const Draft& draft, Range& content, const Tree& tree, const Quotes& quotes) {
  const std::uint32_t last = std::min(content.end - 1, content.begin + kLongestAddressee);
  for (std::uint32_t t = content.begin; t < last; ++t) {
    if (quotes.at(t) || (tree.is_punctuation(t) && tree.form(t) != "-")) return;
    if (tree.lower(t) != "of") continue;
    const auto charge = tree.head(t);
    const bool hangs = charge && *charge > t && tree.head(*charge) == draft.verb;
    if (!hangs && tree.xpos(t + 1) != "VBG") continue;
    content.begin = t + 1;
    return;
  }
}

// "said | Friday | it expects rain": the day hangs on the cue. What an addressee leaves between is cut as well.
void cut_front(Draft& draft, const Tree& tree, const Quotes& quotes) {
  Range& first = draft.content.front();
  if (quotes.at(first.begin)) return;
  const bool hangs = is_day(tree.lower(first.begin)) && tree.head(first.begin) == draft.verb &&
                     !tree.is(first.begin, "nsubj") && first.begin + 1 < first.end;
  if (hangs) ++first.begin;
  if (!draft.match || draft.match->entry->addressee != "obj") return;
  const auto& tokens = draft.match->tokens;  // "accused | each other of | breaking the truce"
  if (tokens.size() > 1 && tokens.front() < first.begin && first.begin <= tokens.back() &&
      tokens.back() + 1 < first.end)
    first.begin = tokens.back() + 1;
  if (draft.match->entry->act == SpeechAct::kAccuse) cut_accused(draft, first, tree, quotes);
}

}  // namespace

void cut_edges(Draft& draft, const Tree& tree, const CueLexicon& lexicon, const Quotes& quotes) {
  if (draft.content.empty() || !draft.verb || tree.upos(*draft.verb) != "VERB") return;
  cut_front(draft, tree, quotes);
  std::optional<std::uint32_t> cut;
  for (Range& content : draft.content) {
    if (content.empty() || content.begin < *draft.verb) continue;
    const End end(draft, content, tree, lexicon);
    for (std::uint32_t t = content.begin + 1; t < content.end; ++t) {
      if (quotes.at(t) || tree.sentence_of(t) != tree.sentence_of(*draft.verb)) continue;
      if (!end.starts_here(t)) continue;
      content.end = t;
      cut = t;
      break;
    }
  }
  if (cut) {  // what the tagger took from the other's words
    std::erase_if(draft.content, [&](Range range) {
      return range.begin > *cut && tree.sentence_of(range.begin) == tree.sentence_of(*cut);
    });
  }
}

void complete_clause(Draft& draft, const Tree& tree) {
  if (draft.content.size() != 1 || !draft.verb || draft.content.front().begin <= *draft.verb) return;
  Range& content = draft.content.front();
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    const auto predicate = tree.is(t, "nsubj") ? tree.head(t) : std::nullopt;
    if (!predicate || *predicate < content.end || tree.head(*predicate) != draft.verb) continue;
    if (!tree.is(*predicate, "ccomp") || tree.extent(*predicate).begin < *draft.verb) continue;
    content.end = tree.extent(*predicate).end;
    while (tree.is_punctuation(content.end - 1)) --content.end;
    return;
  }
}

void add_participles(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                     const Clause& clause, const Quotes& quotes) {
  std::vector<bool> taken(tree.size(), false);
  for (const Draft& draft : drafts) {
    for (const auto* ranges : {&draft.cue, &draft.content}) {
      for (const Range range : *ranges) {
        for (std::uint32_t t = range.begin; t < range.end && !draft.dropped; ++t) taken[t] = true;
      }
    }
  }
  const std::size_t known = drafts.size();
  for (std::size_t d = 0; d < known; ++d) {
    if (drafts[d].dropped || !drafts[d].verb || drafts[d].speakers.empty()) continue;
    const std::uint32_t verb = *drafts[d].verb;
    const Range sentence = tree.document().sentences[tree.sentence_of(verb)].tokens;
    for (std::uint32_t t = verb + 1; t < sentence.end; ++t) {
      if (taken[t] || quotes.at(t) || !is_participle(tree, t) || !behind_stop(tree, t)) continue;
      const auto head = tree.head(t);
      const bool hangs = head && (head == verb || (tree.head(*head) == verb && tree.is_nominal(*head)) ||
                                  (carries_on(tree, t) && tree.below(t, verb)));
      const auto match = hangs ? lexicon.match(tree, t, sentence.end) : std::nullopt;
      if (!match || !match->entry->act || match->entry->words.front() == "cite") continue;
      const std::uint32_t from = std::max(t, match->tokens.back()) + 1;
      if (from >= tree.extent(t).end || taken[from]) continue;
      Draft added;
      added.cue = {{t, t + 1}};
      added.source = drafts[d].source;
      added.content = {{from, tree.extent(t).end}};
      added.confidence = drafts[d].confidence * 0.8F;
      clause.find_cue(added);
      clause.judge(added);
      added.speakers = drafts[d].speakers;
      if (added.dropped) continue;
      added.reasons.push_back("a participle of the same speaker");
      taken[t] = true;
      drafts.push_back(std::move(added));
    }
  }
}

void turn_asked(Draft& draft, const Tree& tree, const ActorMap& actors) {
  if (draft.dropped || !draft.verb || draft.cue.empty()) return;
  const std::uint32_t verb = *draft.verb;
  if (!any_of(tree.lower(verb), {"asked", "pressed", "questioned"}) || !tree.is(verb, "advcl") ||
      tree.child(verb, "nsubj") || tree.child(verb, "aux"))
    return;
  const Range sentence = tree.document().sentences[tree.sentence_of(verb)].tokens;
  const bool opens = verb == sentence.begin || any_of(tree.lower(verb - 1), {"when", "after", "being"});
  if (!opens) return;
  draft.source.clear();
  draft.speakers.clear();
  auto main = tree.head(verb);
  for (int steps = 0; main && !tree.child(*main, "nsubj") && steps < 4; ++steps) main = tree.head(*main);
  const auto subject = main ? tree.child(*main, "nsubj") : std::nullopt;
  if (subject) draft.addressee = actors.at(*subject);
  draft.reasons.push_back("who asks is not told");
}

}  // namespace rapporteur

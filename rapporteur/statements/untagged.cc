// What the tagger missed and lexicon and tree find; see untagged.h. Tested in tests/cases/statements/untagged.case.
#include "rapporteur/statements/untagged.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/statements/content.h"

namespace rapporteur {
namespace {

constexpr float kConfidence = 0.6F;
constexpr std::uint32_t kFewestWords = 2;  // of a clause

bool any_act(SpeechAct act, std::initializer_list<SpeechAct> acts) {
  return std::find(acts.begin(), acts.end(), act) != acts.end();
}

// Acts that an infinitive tells ("promised to come", "urged both to wait"), and acts that an object tells ("denied the charge").
bool takes_infinitive(SpeechAct act) {
  return any_act(act, {SpeechAct::kPromise, SpeechAct::kThreaten, SpeechAct::kPropose, SpeechAct::kDemand,
                       SpeechAct::kUrge, SpeechAct::kAsk, SpeechAct::kAgree});
}
bool takes_object(SpeechAct act) {
  return any_act(act, {SpeechAct::kDeny, SpeechAct::kCondemn, SpeechAct::kReject, SpeechAct::kDemand,
                       SpeechAct::kPropose, SpeechAct::kPraise, SpeechAct::kPromise, SpeechAct::kAsk});
}

class Untagged {
 public:
  Untagged(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors,
           const Clause& clause, const Quotes& quotes)
      : drafts_(drafts), tree_(tree), lexicon_(lexicon), actors_(actors), clause_(clause), quotes_(quotes) {}

  void read() {
    for (const Sentence& sentence : tree_.document().sentences) {
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        if (tree_.upos(t) == "VERB" && !used(t)) take(t, sentence.tokens);
      }
    }
  }

 private:
  void take(std::uint32_t verb, Range sentence) {
    const auto match = longest_match(verb, sentence);
    if (!match || !match->entry->act || match->entry->noun || is_dependent(verb)) return;
    const auto subject = clause_.subject_of(verb);
    if (!subject || lexicon_.is_mute(tree_.lemma(*subject))) return;
    const std::vector<std::uint32_t> speakers = clause_.actors_at(*subject, tree_.extent(*subject));
    if (speakers.empty()) return;
    const auto content = content_of(verb, *match);
    if (!content || content->contains(verb) || content->contains(*subject)) return;
    if (repeats_outer(verb, *match->entry->act, speakers)) return;
    Draft draft;
    draft.cue = {{std::min(verb, match->tokens.front()),
                  is_open(*match) ? verb + 1
                                  : std::max(verb + 1, std::min(match->tokens.back() + 1, content->begin))}};
    draft.source = {source_of(*subject, verb)};
    draft.content = {*content};
    draft.confidence = kConfidence;
    if (!quotes_.at(verb)) complete_quotes(draft, quotes_);
    clause_.find_cue(draft);
    clause_.judge(draft);
    clause_.find_speakers(draft);
    if (draft.dropped || draft.speakers.empty() || !draft.match) return;
    draft.reasons.push_back("subject, cue and complement by syntax");
    drafts_.push_back(std::move(draft));
  }

  // The longest phrase from the verb, or from "not" before it ("did not rule out").
  std::optional<CueMatch> longest_match(std::uint32_t verb, Range sentence) const {
    if (verb > sentence.begin && tree_.lower(verb - 1) != "to") {
      auto match = lexicon_.match(tree_, verb - 1, sentence.end);
      if (match && match->tokens.size() > 1) return match;
    }
    return lexicon_.match(tree_, verb, sentence.end);
  }

  // The subject's phrase up to a relative clause, in which the verb may stand ("Reis, who denied ...").
  Range source_of(std::uint32_t subject, std::uint32_t verb) const {
    Range range = tree_.extent(subject);
    if (range.contains(verb)) range = {range.begin, std::max(subject + 1, range.begin + 1)};
    return range;
  }

  // "put | the toll at 17": other words stand between those of the phrase.
  static bool is_open(const CueMatch& match) {
    const auto& words = match.entry->words;
    return std::find(words.begin(), words.end(), "*") != words.end();
  }

  // "..., refusing to come", "travelled to | ask for help": what stands beside another deed, or is what it is for.
  bool is_dependent(std::uint32_t verb) const {
    const auto mark = tree_.child(verb, "mark");
    return (tree_.xpos(verb) == "VBG" && !tree_.child(verb, "aux")) || (mark && tree_.lower(*mark) == "to");
  }

  // "Reis said she hoped | that ...": one statement of hers is enough where the inner cue is no deed of its own.
  bool repeats_outer(std::uint32_t verb, SpeechAct act, const std::vector<std::uint32_t>& speakers) const {
    const bool thought =
        any_act(act, {SpeechAct::kWorry, SpeechAct::kPredict}) || tree_.lemma(verb) == "wish";
    if (!thought && quotes_.at(verb)) return false;
    if (!any_act(act, {SpeechAct::kSay, SpeechAct::kHope, SpeechAct::kWorry, SpeechAct::kPredict,
                       SpeechAct::kConfirm}))
      return false;
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return !draft.dropped && draft.has_content(verb) && draft.speakers == speakers;
    });
  }

  // "called on both | to wait": the infinitive, wherever the parser hangs it.
  std::optional<std::uint32_t> infinitive_of(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      const auto mark = tree_.child(child, "mark");
      if (child > verb && (tree_.is(child, "xcomp") || tree_.is(child, "advcl")) && mark &&
          tree_.lower(*mark) == "to")
        return child;
    }
    return std::nullopt;
  }

  std::optional<Range> content_of(std::uint32_t verb, const CueMatch& match) const {
    const SpeechAct act = *match.entry->act;
    const std::uint32_t last = match.tokens.back();
    const auto infinitive = infinitive_of(verb);
    const auto& phrase = match.entry->words;
    if (phrase.front() == "put" && phrase.back() == "at") return figure_put(verb);
    if (act == SpeechAct::kUrge && infinitive) return tree_.extent(*infinitive);
    if (last != verb && tree_.upos(last) == "ADP") {
      const bool figure =
          tree_.lemma(verb) == "put" || tree_.lemma(verb) == "speak";  // "put the toll at", "spoke of"
      if ((act == SpeechAct::kSay && !figure) || act == SpeechAct::kPromise) return std::nullopt;
      auto range = behind_preposition(last, verb);
      // "called on | the nation": who is meant, and nothing said
      if (range && act == SpeechAct::kUrge && actors_.at(range->end - 1)) return std::nullopt;
      if (range && is_open(match)) range->begin = verb + 1;
      return range;
    }
    if (const auto clause = tree_.child(verb, "ccomp");
        clause && tree_.extent(*clause).size() >= kFewestWords)
      return tree_.extent(*clause);
    if (infinitive && tree_.is(*infinitive, "xcomp") && takes_infinitive(act))
      return tree_.extent(*infinitive);
    const bool sure = match.tokens.size() > 1 && act != SpeechAct::kSay && !is_open(match);  // "rule out"
    if (infinitive && (sure || match.entry->infinitive)) return tree_.extent(*infinitive);
    const auto object = tree_.child(verb, "obj");
    if (sure) return object && *object > last ? std::optional(behind(*object, last + 1)) : std::nullopt;
    if (act == SpeechAct::kAccuse && object) return charge(verb);
    if (const auto named = name_given(verb)) return named;
    if (act == SpeechAct::kDeny && object && *object > verb &&
        (tree_.lower(*object) == "it" || tree_.lower(*object) == "this" || tree_.lower(*object) == "that"))
      return tree_.extent(*object);                   // "denied it"
    const bool sells = tree_.lemma(verb) == "offer";  // "offers tools"
    const bool command =
        tree_.lemma(verb) == "order" || tree_.lemma(verb) == "command";  // "ordered the jamming": a deed
    if (!object || *object < verb || !takes_object(act) || command || sells) return std::nullopt;
    const auto actor = actors_.at(*object);
    const bool person = actor && tree_.document().actors[*actor].kind == ActorKind::kPerson;
    const bool words = tree_.upos(*object) == "NOUN" || tree_.upos(*object) == "PROPN";
    return person || !words ? std::nullopt : std::optional(tree_.extent(*object));
  }

  // "called | the charge a fairy tale", "described | that as untrue": only what denies; other names are no more than a name.
  std::optional<Range> name_given(std::uint32_t verb) const {
    const auto object = tree_.child(verb, "obj");
    const bool names =
        tree_.lemma(verb) == "call" || tree_.lemma(verb) == "describe" || tree_.lemma(verb) == "dismiss";
    if (!names || !object || *object < verb) return std::nullopt;
    Range range = tree_.extent(*object);
    for (const std::uint32_t child : tree_.children(verb)) {
      const bool name = tree_.is(child, "xcomp") || (tree_.is(child, "obl") && tree_.case_of(child) == "as");
      if (child > *object && name) range.end = std::max(range.end, tree_.extent(child).end);
    }
    const Document& document = tree_.document();
    const auto judged = lexicon_.judgement(lower_case(document.article.text.slice(document.span_of(range))));
    return judged == SpeechAct::kDeny ? std::optional(range) : std::nullopt;
  }

  // "put | the number of dead at two": from the object to the figure, wherever the parser hangs "at two".
  std::optional<Range> figure_put(std::uint32_t verb) const {
    const auto object = tree_.child(verb, "obj");
    if (!object || *object < verb) return std::nullopt;
    const std::uint32_t end = tree_.extent(verb).end;
    for (std::uint32_t t = *object + 1; t + 1 < end; ++t) {
      const auto noun = tree_.lower(t) == "at" ? tree_.head(t) : std::nullopt;
      if (noun && *noun > t && (tree_.upos(*noun) == "NUM" || tree_.child(*noun, "nummod")))
        return Range{tree_.extent(*object).begin, std::max(t + 2, tree_.extent(*noun).end)};
    }
    return std::nullopt;
  }

  Range behind(std::uint32_t head, std::uint32_t end) const {
    const Range range = tree_.extent(head);
    return {std::max(range.begin, end), range.end};
  }

  // "called for | a truce": what the preposition of the phrase governs.
  std::optional<Range> behind_preposition(std::uint32_t preposition, std::uint32_t verb) const {
    const auto noun = tree_.head(preposition);
    if (!noun || *noun == verb || *noun < preposition) return std::nullopt;
    Range range = tree_.extent(*noun);
    range.begin = std::max(range.begin, preposition + 1);
    return range.empty() ? std::nullopt : std::optional(range);
  }

  // "accused Norland of | firing on the boat".
  std::optional<Range> charge(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      const bool of = tree_.case_of(child) == "of" ||
                      (tree_.child(child, "mark") && tree_.lower(*tree_.child(child, "mark")) == "of");
      if (child > verb && of) return tree_.extent(child);
    }
    return std::nullopt;
  }

  bool used(std::uint32_t verb) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [verb](const Draft& draft) {
      const bool phrase = draft.match && std::find(draft.match->tokens.begin(), draft.match->tokens.end(),
                                                   verb) != draft.match->tokens.end();
      return draft.verb == verb || phrase || draft.has_cue(verb);
    });
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Clause& clause_;
  const Quotes& quotes_;
};

}  // namespace

void add_untagged(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause, const Quotes& quotes) {
  Untagged(drafts, tree, lexicon, actors, clause, quotes).read();
}

}  // namespace rapporteur

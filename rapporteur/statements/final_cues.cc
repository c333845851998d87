// Cues at the end of a sentence; see final_cues.h. Tested in tests/cases/statements.
#include "rapporteur/statements/final_cues.h"

#include <algorithm>

namespace rapporteur {
namespace {

constexpr std::uint32_t kFewestTokens = 3;  // of a content that is a clause

class FinalCues {
 public:
  FinalCues(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors,
            const Clause& clause, const Quotes& quotes)
      : drafts_(drafts), tree_(tree), lexicon_(lexicon), actors_(actors), clause_(clause), quotes_(quotes) {}

  void read() {
    for (const Sentence& sentence : tree_.document().sentences) {
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        if (tree_.upos(t) == "VERB" && !quotes_.at(t)) take(t, sentence.tokens);
      }
    }
  }

 private:
  void take(std::uint32_t verb, Range sentence) {
    const auto match = lexicon_.match(tree_, verb, sentence.end);
    if (!match || !match->entry->act || match->tokens.size() > 1) return;
    const auto subject = speaker_of(verb);
    if (!subject || !actors_.at(*subject) || tree_.relation(*subject) == "nsubj:pass") return;
    const std::uint32_t begin = std::min(verb, tree_.extent(*subject).begin);
    if (begin < sentence.begin + kFewestTokens + 1 || tree_.form(begin - 1) != ",") return;
    if (complemented(verb, sentence, *match) || used(verb)) return;
    const Range content{sentence.begin, begin - 1};
    if (!is_clause(content, verb) || foreign(content)) return;
    Draft draft;
    draft.cue = {{verb, verb + 1}};
    draft.source = {tree_.extent(*subject)};
    draft.content = {content};
    draft.confidence = 0.6F;
    clause_.find_cue(draft);
    clause_.judge(draft);
    clause_.find_speakers(draft);
    if (draft.dropped || draft.speakers.empty()) return;
    draft.reasons.push_back("a cue that closes its sentence");
    drafts_.push_back(std::move(draft));
  }

  // The subject; behind "said", what the parser takes for its object ("..., said the mayor").
  std::optional<std::uint32_t> speaker_of(std::uint32_t verb) const {
    if (const auto subject = tree_.child(verb, "nsubj")) return subject;
    const bool inverted = verb > 0 && tree_.form(verb - 1) == "," && tree_.lemma(verb) == "say";
    const auto object = inverted ? tree_.child(verb, "obj") : std::nullopt;
    return object && *object > verb ? object : std::nullopt;
  }

  // Something is said behind the verb, or another clause goes on there.
  bool complemented(std::uint32_t verb, Range sentence, const CueMatch& match) const {
    const bool told = match.entry->addressee == "obj";  // "..., the envoy told the council"
    const auto speaker = speaker_of(verb);
    for (const std::uint32_t child : tree_.children(verb)) {
      if (child <= verb || tree_.is_punctuation(child) || child == speaker) continue;
      const bool listener = told && tree_.is(child, "obj") && actors_.at(child);
      if (!tree_.is(child, "obl") && !tree_.is(child, "advmod") && !tree_.is(child, "iobj") &&
          !tree_.is(child, "compound") && !listener)
        return true;
    }
    const auto in_tree = [&](std::uint32_t t) { return tree_.below(t, verb); };
    for (std::uint32_t t = verb + 1; t < sentence.end; ++t) {
      if (!tree_.is_punctuation(t) && !in_tree(t)) return true;
    }
    return false;
  }

  bool used(std::uint32_t verb) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [verb](const Draft& draft) {
      return draft.verb == verb || draft.has_cue(verb) || (!draft.dropped && draft.has_content(verb));
    });
  }

  // What stands before the comma hangs on the cue, or the cue on it, by a verb or a predicate with a subject.
  bool is_clause(Range content, std::uint32_t verb) const {
    const auto clause = [&](std::uint32_t t) {
      return content.contains(t) && tree_.child(t, "nsubj") && !tree_.child(t, "case");
    };
    const auto head = tree_.head(verb);
    if (head && clause(*head)) return true;
    const auto& children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), clause);
  }

  // A statement of the sentence whose cue is not inside: the words are taken.
  bool foreign(Range content) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [content](const Draft& draft) {
      const auto meets = [content](Range range) {
        return range.begin < content.end && content.begin < range.end;
      };
      if (draft.dropped || std::none_of(draft.content.begin(), draft.content.end(), meets)) return false;
      return draft.cue.empty() || !content.contains(draft.cue.front().begin);
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

void add_final_cues(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                    const ActorMap& actors, const Clause& clause, const Quotes& quotes) {
  FinalCues(drafts, tree, lexicon, actors, clause, quotes).read();
}

}  // namespace rapporteur

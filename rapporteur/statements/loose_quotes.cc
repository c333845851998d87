// The two rules for left-over quotations; see loose_quotes.h. Tested in tests/cases/statements.
#include "rapporteur/statements/loose_quotes.h"

#include <algorithm>

namespace rapporteur {
namespace {

constexpr std::uint32_t kReach = 10;        // tokens between mark and verb
constexpr std::size_t kSeries = 3;          // labels that make a transcript
constexpr std::uint32_t kFewestBeside = 2;  // words of a quotation beside a cue
constexpr std::uint32_t kFewestWords = 4;   // of a quotation that is a sentence

class LooseQuotes {
 public:
  LooseQuotes(std::vector<Draft>& drafts, Document& document, const Tree& tree, const CueLexicon& lexicon,
              const ActorMap& actors, const Clause& clause, const Quotes& quotes)
      : drafts_(drafts),
        tree_(tree),
        document_(document),
        lexicon_(lexicon),
        actors_(actors),
        clause_(clause),
        quotes_(quotes) {}

  void read() {
    read_labels();
    for (std::uint32_t q = 0; q < quotes_.all().size(); ++q) {
      const Quote& quote = quotes_.all()[q];
      if (words(quote) == 0 || touched(quote)) continue;
      if (quote.continues && take_continuation(quote)) continue;
      if (goes_on_after_cue(quote)) continue;
      if (beside_cue(quote)) continue;
      last_speaker(quote);
    }
  }

 private:
  std::uint32_t words(const Quote& quote) const {
    std::uint32_t count = 0;
    for (std::uint32_t t = quote.inner.begin; t < quote.inner.end; ++t)
      count += tree_.is_punctuation(t) ? 0U : 1U;
    return count;
  }

  // Part of a statement, or holding one's cue or source.
  bool touched(const Quote& quote) const {
    const Range whole = quote.whole();
    const auto meets = [whole](Range range) { return range.begin < whole.end && whole.begin < range.end; };
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return std::any_of(draft.content.begin(), draft.content.end(), meets) ||
             std::any_of(draft.cue.begin(), draft.cue.end(), meets) ||
             std::any_of(draft.source.begin(), draft.source.end(), meets);
    });
  }

  // The last live draft before a token, by the last token it has there.
  Draft* draft_before(std::uint32_t token) const {
    Draft* best = nullptr;
    std::uint32_t best_end = 0;
    for (Draft& draft : drafts_) {
      if (draft.dropped) continue;
      for (const auto* ranges : {&draft.cue, &draft.content, &draft.source}) {
        for (const Range range : *ranges) {
          if (range.end <= token && range.end > best_end) {
            best = &draft;
            best_end = range.end;
          }
        }
      }
    }
    return best;
  }

  // "REIS: We are here", "Reis: talks have failed": transcripts and headlines.
  void read_labels() {
    std::vector<Draft> found;
    std::size_t in_capitals = 0;
    const auto count = tree_.size();
    for (std::uint32_t begin = 0; begin < count;) {
      std::uint32_t end = begin;
      while (end < count && document_.tokens[end].paragraph == document_.tokens[begin].paragraph) ++end;
      if (auto draft = label({begin, end})) {
        in_capitals += all_capitals(draft->source.front()) ? 1U : 0U;
        found.push_back(std::move(*draft));
      }
      begin = end;
    }
    for (Draft& draft : found) {
      const bool headline =
          draft.cue.front().begin < kReach && tree_.form(draft.content.front().end - 1) != ".";
      const bool occupied = any_draft(draft.content.front());  // "..., I assure you"
      if (occupied ? found.size() < kSeries : !(headline || in_capitals > 0 || found.size() > 1)) continue;
      if (draft.speakers.empty()) {
        const auto speaker = headline ? described_speaker(draft.source.front()) : std::nullopt;
        const auto admitted = speaker ? admit(document_, *speaker) : std::nullopt;
        if (!admitted) continue;
        draft.speakers = {*admitted};
      }
      draft.verbatim = !headline;
      for (Draft& inside : drafts_) {
        const bool same = inside.speakers.empty() || inside.speakers == draft.speakers;
        if (same && draft.has_content(inside.first_token())) inside.dropped = true;
      }
      drafts_.push_back(std::move(draft));
    }
  }

  std::optional<Draft> label(Range paragraph) const {
    for (std::uint32_t t = paragraph.begin; t < std::min(paragraph.end, paragraph.begin + 6); ++t) {
      if (tree_.form(t) != ":") {
        const char first = tree_.form(t).front();
        if (first < 'A' || first > 'Z') return std::nullopt;
        continue;
      }
      if (t == paragraph.begin || t + 2 >= paragraph.end || quotes_.is_mark(t + 1)) return std::nullopt;
      Draft draft;
      draft.source = {{paragraph.begin, t}};
      draft.cue = {{t, t + 1}};
      draft.content = {{t + 1, paragraph.end}};
      draft.speakers = clause_.actors_in(draft.source.front());
      draft.confidence = 0.7F;
      draft.reasons.push_back("a name and a colon open the paragraph");
      const bool asks = tree_.xpos(t + 1).starts_with("W");  // "Beginners: how to plant trees"
      const bool somebody =
          !draft.speakers.empty() || (!asks && described_speaker(draft.source.front()).has_value());
      if (!somebody || any_draft({paragraph.begin, t + 1})) return std::nullopt;
      return draft;
    }
    return std::nullopt;
  }

  // "Police: gunman killed two at school": who speaks in a heading and nowhere else. The name of one who does not is what the article is about.
  std::optional<std::uint32_t> described_speaker(Range source) const {
    const auto top = tree_.top_of(source);
    return top && tree_.upos(*top) == "NOUN" && is_bystander(document_, *top) ? top : std::nullopt;
  }

  bool all_capitals(Range range) const {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (has_small_letter(tree_.form(t))) return false;
    }
    return true;
  }

  bool any_draft(Range whole) const {
    const auto meets = [whole](Range range) { return range.begin < whole.end && whole.begin < range.end; };
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return !draft.dropped && (std::any_of(draft.cue.begin(), draft.cue.end(), meets) ||
                                std::any_of(draft.content.begin(), draft.content.end(), meets));
    });
  }

  bool take_continuation(const Quote& quote) {
    for (Draft& draft : drafts_) {
      const auto holds = [&](Range range) { return range.contains(quotes_.all()[*quote.continues].open); };
      if (std::none_of(draft.content.begin(), draft.content.end(), holds)) continue;
      draft.content.push_back(quote.whole());
      return true;
    }
    return false;
  }

  // "A," she said on Monday. "B.": nothing but the cue's clause stands between the two.
  bool goes_on_after_cue(const Quote& quote) {
    Draft* const draft = draft_before(quote.open);
    if (draft == nullptr || draft->cue.empty() || draft->content.empty()) return false;
    const std::uint32_t cue = draft->cue.back().begin;
    const Range first = draft->content.front();
    const bool quoted_first = quotes_.at(first.begin) && first.end <= cue;
    const std::uint32_t here = tree_.sentence_of(quote.open), there = tree_.sentence_of(cue);
    const bool adjacent =
        document_.tokens[cue].paragraph == document_.tokens[quote.open].paragraph &&
        (here == there || (here == there + 1 && quote.open == document_.sentences[here].tokens.begin));
    if (!quoted_first || !adjacent || quote.open < cue) return false;
    draft->content.push_back(quote.whole());
    return true;
  }

  std::optional<std::uint32_t> cue_verb(Range near, const Quote& quote) const {
    for (std::uint32_t t = near.begin; t < near.end && t < tree_.size(); ++t) {
      if (document_.tokens[t].paragraph != document_.tokens[quote.open].paragraph) break;
      if (tree_.upos(t) != "VERB" || quotes_.at(t)) continue;
      const auto match = lexicon_.match(tree_, t, t + 4);
      if (!match || !match->entry->act || !tree_.child(t, "nsubj")) continue;
      const auto subject = tree_.child(t, "nsubj");
      if (actors_.at(*subject) && !quotes_.at(*subject)) return t;
    }
    return std::nullopt;
  }

  // "The road is dying," Reis has raised in anger: a sentence in quotation marks that opens another sentence, and
  // somebody who does something with it.
  std::optional<std::uint32_t> any_verb(const Quote& quote) const {
    const Range sentence = document_.sentences[tree_.sentence_of(quote.whole().end - 1)].tokens;
    const bool opens = quote.open == document_.sentences[tree_.sentence_of(quote.open)].tokens.begin;
    bool clause = false;
    for (std::uint32_t t = quote.inner.begin; t < quote.inner.end; ++t)
      clause = clause || tree_.upos(t) == "VERB" || tree_.upos(t) == "AUX";
    if (!opens || !clause || words(quote) < kFewestWords) return std::nullopt;
    for (std::uint32_t t = quote.whole().end; t < sentence.end; ++t) {
      const auto subject = tree_.upos(t) == "VERB" && !quotes_.at(t) ? tree_.child(t, "nsubj") : std::nullopt;
      if (!subject || tree_.is(t, "acl") || quotes_.at(*subject) || *subject < quote.open) continue;
      const auto actor = actors_.at(*subject);
      if (actor && document_.actors[*actor].kind == ActorKind::kPerson) return t;
    }
    return std::nullopt;
  }

  bool beside_cue(const Quote& quote) {
    if (words(quote) < kFewestBeside) return false;  // "called 'downwinders'"
    const std::uint32_t end = quote.whole().end;
    const bool comma = end < tree_.size() && (tree_.form(end - 2) == "," || tree_.form(end) == "," ||
                                              tree_.form(end - 2) == "?" || tree_.form(end - 2) == "!");
    const bool introduced =
        quote.open > 0 && (tree_.form(quote.open - 1) == ":" || tree_.form(quote.open - 1) == ",");
    std::optional<std::uint32_t> verb;
    if (comma) verb = cue_verb({end, end + kReach}, quote);
    if (!verb && introduced) verb = cue_verb({quote.open - std::min(kReach, quote.open), quote.open}, quote);
    if (!verb && comma) verb = any_verb(quote);
    const auto subject = tree_.child(verb.value_or(quote.open), "nsubj");
    if (!verb || !subject) return false;
    Draft draft;
    draft.cue = {{*verb, *verb + 1}};
    draft.source = {tree_.extent(*subject)};
    draft.content = {quote.whole()};
    draft.confidence = 0.7F;
    clause_.find_cue(draft);
    clause_.judge(draft);
    clause_.find_speakers(draft);
    if (draft.dropped || draft.speakers.empty()) return false;
    draft.reasons.push_back("a quotation beside a verb of saying");
    drafts_.push_back(std::move(draft));
    return true;
  }

  // A quotation that is all of a paragraph, and no sentence by its marks: a heading between two.
  bool is_heading(const Quote& quote) const {
    const std::uint32_t open = quote.open, end = quote.whole().end;
    const auto paragraph = [this](std::uint32_t t) { return document_.tokens[t].paragraph; };
    const bool alone = (open == 0 || paragraph(open - 1) != paragraph(open)) &&
                       (end >= tree_.size() || paragraph(end) != paragraph(open));
    const std::string_view last = tree_.form(quote.inner.end - 1);
    return alone && quote.close && !quote.continues && last != "." && last != "?" && last != "!" &&
           last != "," && last != "\u2026" && last != "...";
  }

  void last_speaker(const Quote& quote) {
    const bool starts = quote.open == document_.sentences[tree_.sentence_of(quote.open)].tokens.begin;
    const std::uint32_t end = quote.whole().end;
    const bool ends = end >= tree_.size() || tree_.sentence_of(end) != tree_.sentence_of(end - 1);
    if (!starts || !ends || words(quote) < kFewestWords || is_heading(quote)) return;
    const Draft* const before = draft_before(quote.open);
    if (before == nullptr || before->speakers.empty()) return;
    const std::uint32_t gap =
        document_.tokens[quote.open].paragraph - document_.tokens[last_token(*before, quote.open)].paragraph;
    const std::uint32_t sentences =
        tree_.sentence_of(quote.open) - tree_.sentence_of(last_token(*before, quote.open));
    if (gap > 1 || sentences > 1) return;
    Draft draft;
    draft.content = {quote.whole()};
    draft.speakers = before->speakers;
    draft.via = before->via;
    draft.confidence = 0.6F * before->confidence;
    draft.reasons.push_back("a quotation that stands alone goes to the last speaker");
    drafts_.push_back(std::move(draft));
  }

  static std::uint32_t last_token(const Draft& draft, std::uint32_t before) {
    std::uint32_t last = 0;
    for (const auto* ranges : {&draft.cue, &draft.content, &draft.source}) {
      for (const Range range : *ranges) {
        if (range.end <= before && !range.empty()) last = std::max(last, range.end - 1);
      }
    }
    return last;
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  Document& document_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Clause& clause_;
  const Quotes& quotes_;
};

}  // namespace

void read_loose_quotes(std::vector<Draft>& drafts, Document& document, const Tree& tree,
                       const CueLexicon& lexicon, const ActorMap& actors, const Clause& clause,
                       const Quotes& quotes) {
  LooseQuotes(drafts, document, tree, lexicon, actors, clause, quotes).read();
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.first_token() < b.first_token(); });
}

}  // namespace rapporteur

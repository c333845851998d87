// Statements and letters in the first person; see letters.h. Tested in tests/cases/statements/letters.case.
#include "rapporteur/statements/letters.h"

#include <algorithm>

#include "rapporteur/base/text.h"
#include "rapporteur/statements/issuers.h"

namespace rapporteur {
namespace {

constexpr std::size_t kHeadings = 2;           // paragraphs that may name the issuer
constexpr std::uint32_t kLongestHeading = 30;  // words
constexpr std::size_t kSignatures = 4;         // paragraphs at the end
constexpr std::uint32_t kLongestSignature = 12;
constexpr std::size_t kFewest = 2;  // clauses with "we" or "I"

class Letters {
 public:
  Letters(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors,
          const Clause& clause, const Quotes& quotes)
      : drafts_(drafts),
        tree_(tree),
        document_(tree.document()),
        lexicon_(lexicon),
        actors_(actors),
        clause_(clause),
        quotes_(quotes) {
    const std::uint32_t count = tree.size();
    for (std::uint32_t begin = 0; begin < count;) {
      std::uint32_t end = begin;
      while (end < count && document_.tokens[end].paragraph == document_.tokens[begin].paragraph) ++end;
      paragraphs_.push_back({begin, end});
      begin = end;
    }
  }

  void read() {
    if (!by_heading() && !(in_first_person() && by_signature())) return;
    for (Draft& draft : drafts_) {
      if (draft.dropped || !draft.speakers.empty() || draft.source.empty()) continue;
      const auto top = tree_.top_of(draft.source.front());
      if (top && own(*top)) speak(draft);
    }
    std::vector<Draft> found;
    for (std::uint32_t t = 0; t < tree_.size(); ++t) {
      if (auto draft = clause_at(t)) found.push_back(std::move(*draft));
    }
    for (Draft& draft : found) drafts_.push_back(std::move(draft));
  }

 private:
  bool own(std::uint32_t token) const {
    return token >= from_ && any_of(tree_.lower(token), {"we", "i"}) && !quotes_.at(token);
  }

  // More clauses of "we" than statements of others.
  bool in_first_person() const {
    std::size_t ours = 0, others = 0;
    for (std::uint32_t t = 0; t < tree_.size(); ++t) ours += own(t) && tree_.is(t, "nsubj") ? 1U : 0U;
    for (const Draft& draft : drafts_)
      others += !draft.dropped && !draft.speakers.empty() && draft.first_token() >= from_ ? 1U : 0U;
    return ours >= kFewest && ours > others;
  }

  // "Statement by the foreign ministry on the closed road", at the head of the text or between its paragraphs
  bool by_heading() {
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      if (paragraphs_[p].size() > kLongestHeading || (p >= kHeadings && has_verb(paragraphs_[p]))) continue;
      from_ = paragraphs_[p].begin;
      if (issued(paragraphs_[p]) && in_first_person()) return true;
      issuer_.clear();
      channel_.reset();
    }
    from_ = 0;
    return false;
  }

  bool has_verb(Range range) const {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (tree_.upos(t) == "AUX" || (tree_.upos(t) == "VERB" && !tree_.is(t, "acl"))) return true;
    }
    return false;
  }

  bool issued(Range heading) {
    for (std::uint32_t t = heading.begin; t < heading.end; ++t) {
      const DocumentEntry* const document = lexicon_.document(tree_.lemma(t));
      if (document == nullptr || !document->near || quotes_.at(t)) continue;
      issuer_ = issuers_beside(t, tree_, clause_);
      if (issuer_.empty()) continue;
      channel_ = Channel{document->kind, document_.tokens[t].span};
      return true;
    }
    return false;
  }

  // "Dear ..." above or "Sincerely" below, and a short paragraph with a name at the end.
  bool by_signature() {
    bool letter = !paragraphs_.empty() && tree_.lower(paragraphs_.front().begin) == "dear";
    const std::size_t first = paragraphs_.size() - std::min(kSignatures, paragraphs_.size());
    for (std::size_t p = first; p < paragraphs_.size(); ++p) {
      const Range paragraph = paragraphs_[p];
      if (paragraph.size() > kLongestSignature) continue;
      letter = letter || any_of(tree_.lower(paragraph.begin),
                                {"sincerely", "yours", "respectfully", "regards", "signed", "faithfully"});
      if (!letter) continue;
      for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t) {
        const auto actor = actors_.at(t);
        if (!actor || document_.actors[*actor].kind != ActorKind::kPerson) continue;
        issuer_.push_back(*actor);
        t = actors_.mention_at(t)->tokens.end;
      }
    }
    std::sort(issuer_.begin(), issuer_.end());
    issuer_.erase(std::unique(issuer_.begin(), issuer_.end()), issuer_.end());
    return !issuer_.empty();
  }

  void speak(Draft& draft) const {
    draft.speakers = issuer_;
    draft.channel = channel_;
    draft.reasons.push_back("'" + std::string(tree_.form(draft.source.front().begin)) +
                            "' read as whoever issued the text");
  }

  // "we condemn the attack", "I urge the council to sign": a cue of the tables and what it governs.
  std::optional<Draft> clause_at(std::uint32_t verb) const {
    if (tree_.upos(verb) != "VERB" || quotes_.at(verb)) return std::nullopt;
    const auto subject = clause_.subject_of(verb);
    if (!subject || !own(*subject) || taken(verb)) return std::nullopt;
    const Range sentence = document_.sentences[tree_.sentence_of(verb)].tokens;
    const auto match = lexicon_.match(tree_, verb, sentence.end);
    if (!match || !match->entry->act || match->entry->noun) return std::nullopt;
    const auto content = governed(verb, match->tokens.back() + 1);
    if (!content) return std::nullopt;
    Draft draft;
    draft.cue = {{verb, match->tokens.back() + 1}};
    draft.source = {{*subject, *subject + 1}};
    draft.content = {*content};
    draft.confidence = 0.6F;
    clause_.find_cue(draft);
    clause_.judge(draft);
    if (draft.dropped) return std::nullopt;
    speak(draft);
    return draft;
  }

  bool taken(std::uint32_t verb) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [verb](const Draft& draft) {
      const auto holds = [verb](Range range) { return range.contains(verb); };
      return !draft.dropped && (std::any_of(draft.cue.begin(), draft.cue.end(), holds) ||
                                std::any_of(draft.content.begin(), draft.content.end(), holds));
    });
  }

  std::optional<Range> governed(std::uint32_t verb, std::uint32_t from) const {
    Range content{from, from};
    for (const std::uint32_t child : tree_.children(verb)) {
      const bool argument = tree_.is(child, "obj") || tree_.is(child, "iobj") || tree_.is(child, "obl") ||
                            tree_.is(child, "ccomp") || tree_.is(child, "xcomp");
      if (argument && child >= from) content.end = std::max(content.end, tree_.extent(child).end);
    }
    return content.empty() ? std::nullopt : std::optional<Range>(content);
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  const Document& document_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Clause& clause_;
  const Quotes& quotes_;
  std::vector<Range> paragraphs_;
  std::uint32_t from_ = 0;  // where the issuer's own words begin
  std::vector<std::uint32_t> issuer_;
  std::optional<Channel> channel_;
};

}  // namespace

void read_letters(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                  const ActorMap& actors, const Clause& clause, const Quotes& quotes) {
  Letters(drafts, tree, lexicon, actors, clause, quotes).read();
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.first_token() < b.first_token(); });
}

}  // namespace rapporteur

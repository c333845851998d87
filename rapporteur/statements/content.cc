// Content by quotation marks and conventions; see content.h. Tested in tests/unit/statements/content_test.cc.
#include "rapporteur/statements/content.h"

#include <algorithm>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

bool in_ranges(const std::vector<Range>& ranges, std::uint32_t token) {
  return std::any_of(ranges.begin(), ranges.end(), [token](Range range) { return range.contains(token); });
}

void merge(std::vector<Range>& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::vector<Range> merged;
  for (const Range range : ranges) {
    if (range.empty()) continue;
    if (!merged.empty() && range.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, range.end);
    } else {
      merged.push_back(range);
    }
  }
  ranges = std::move(merged);
}

bool holds_cue(const Quote& quote, const Draft& draft) {
  const Range whole = quote.whole();
  return std::any_of(draft.cue.begin(), draft.cue.end(),
                     [&](Range cue) { return whole.contains(cue.begin); }) ||
         std::any_of(draft.source.begin(), draft.source.end(),
                     [&](Range source) { return whole.contains(source.begin); });
}

// True if the mark at an edge of a piece goes: its partner stands at the other edge, outside, or nowhere.
bool outer_mark(std::uint32_t token, Range piece, const Quotes& quotes) {
  if (!quotes.is_mark(token)) return false;
  const auto index = quotes.at(token);
  if (!index) return true;
  const Quote& quote = quotes.all()[*index];
  const std::uint32_t partner = token == quote.open ? quote.close.value_or(piece.end) : quote.open;
  return !piece.contains(partner) || partner == (token == piece.begin ? piece.end - 1 : piece.begin);
}

bool has_words(Range piece, const Tree& tree) {
  for (std::uint32_t t = piece.begin; t < piece.end; ++t) {
    if (!tree.is_punctuation(t)) return true;
  }
  return false;
}

bool is_relative(const Tree& tree, std::uint32_t t) {
  return any_of(tree.lower(t), {"what", "which", "that", "who", "whom"}) && tree.upos(t) != "SCONJ";
}

}  // namespace

void complete_quotes(Draft& draft, const Quotes& quotes) {
  std::vector<Range> added;
  for (const Range range : draft.content) {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      auto index = quotes.at(t);
      if (!index) continue;
      const Quote* quote = &quotes.all()[*index];
      t = std::max(t, quote->whole().end - 1);
      if (holds_cue(*quote, draft)) continue;
      if (quote->close || quote->goes_on) added.push_back(quote->whole());
      while (quote->goes_on && *index + 1 < quotes.all().size()) {
        quote = &quotes.all()[++*index];
        added.push_back(quote->whole());
      }
    }
  }
  draft.content.insert(draft.content.end(), added.begin(), added.end());
  merge(draft.content);
}

namespace {

// "said in a statement on | X that ...": the first "that" after nothing but a phrase, behind a bare verb of saying.
std::optional<std::uint32_t> that_behind_phrase(Range content, const Draft& draft, const Tree& tree) {
  if (!any_of(draft.match ? draft.match->entry->words.front() : "",
              {"say", "tell", "write", "add", "post", "state"}))
    return std::nullopt;
  for (std::uint32_t t = content.begin; t < std::min(content.end, content.begin + 8); ++t) {
    if (tree.upos(t) == "VERB" || tree.upos(t) == "AUX" || tree.is_punctuation(t) || tree.is(t, "nsubj"))
      return std::nullopt;
    if (t > content.begin && tree.lower(t) == "that" && tree.upos(t) == "SCONJ") {
      const auto clause = tree.head(t);
      return clause && tree.is(*clause, "acl") ? std::nullopt : std::optional<std::uint32_t>(t);
    }
  }
  return std::nullopt;
}

}  // namespace

void cut_oblique(Draft& draft, const Tree& tree, const Quotes& quotes) {
  if (!draft.verb || draft.content.empty() || tree.upos(*draft.verb) != "VERB") return;
  Range& content = draft.content.front();
  if (content.begin < *draft.verb) return;
  std::optional<std::uint32_t> begin;
  if (const auto clause = tree.child(*draft.verb, "ccomp"); clause && content.contains(*clause)) {
    const auto mark = tree.child(*clause, "mark");
    if (mark && tree.lower(*mark) == "that") begin = tree.extent(*clause).begin;
  }
  if (!begin) begin = that_behind_phrase(content, draft, tree);
  if (!begin || *begin <= content.begin || !content.contains(*begin)) return;
  for (std::uint32_t t = content.begin; t < *begin; ++t) {
    if (quotes.at(t)) return;
  }
  content.begin = *begin;
}

std::vector<Range> pieces_of(const Draft& draft, const Tree& tree, const Quotes& quotes) {
  const Document& document = tree.document();
  std::vector<Range> pieces;
  for (const Range range : draft.content) {
    Range piece{range.begin, range.begin};
    const auto close = [&](std::uint32_t next) {
      if (!piece.empty()) pieces.push_back(piece);
      piece = {next, next};
    };
    for (std::uint32_t t = range.begin; t < range.end && t < tree.size(); ++t) {
      if (in_ranges(draft.cue, t) || in_ranges(draft.source, t)) {
        close(t + 1);
        continue;
      }
      const bool paragraph =
          t > piece.begin && document.tokens[t].paragraph != document.tokens[t - 1].paragraph;
      // "A." "B.": two quotations side by side are two pieces
      const bool reopened =
          t > piece.begin && quotes.is_mark(t) && quotes.is_mark(t - 1) && quotes.at(t) != quotes.at(t - 1);
      if (paragraph || reopened) close(t);
      piece.end = t + 1;
    }
    close(range.end);
  }
  std::vector<Range> trimmed;
  for (const Range piece : pieces) {
    const Range left = trim(piece, draft, tree, quotes);
    if (!left.empty()) trimmed.push_back(left);
  }
  // "what | Reis says | may be a truce", "the post, which | Reis said | had closed": the clause is what is said
  if (trimmed.size() > 1)
    std::erase_if(trimmed, [&](Range piece) { return piece.size() == 1 && is_relative(tree, piece.begin); });
  return trimmed;
}

Range trim(Range piece, const Draft& draft, const Tree& tree, const Quotes& quotes) {
  const auto goes_first = [&](std::uint32_t t) {
    const std::string_view word = tree.lower(t);
    if (tree.is_punctuation(t)) return !quotes.is_mark(t) && !any_of(word, {"(", "[", "$", "#", "@"});
    // "“That the war goes on is a stain,” he wrote": the quotation's own first word
    if (tree.form(t) == "That" && t > 0 && quotes.is_mark(t - 1)) return false;
    if (word == "that" && (tree.upos(t) == "SCONJ" || tree.is(t, "mark"))) return true;
    const bool opens = t == tree.document().sentences[tree.sentence_of(t)].tokens.begin;
    if (opens && draft.match && !quotes.at(t) && tree.upos(t) == "CCONJ")
      return true;  // "But the ..., she said"
    if (word == "of" && tree.upos(t) == "ADP" && draft.match && draft.act == SpeechAct::kAccuse) return true;
    // "did not respond on Friday | to requests"
    if (word == "to" && draft.verb && any_of(tree.lemma(*draft.verb), {"respond", "reply"})) return true;
    return draft.match &&
           std::find(draft.match->tokens.begin(), draft.match->tokens.end(), t) != draft.match->tokens.end();
  };
  const auto goes_last = [&](std::uint32_t t) {
    // "a plan that | Reis rejected": the pronoun stands for the plan
    const auto clause = tree.head(t);
    const bool relative =
        t > piece.begin && is_relative(tree, t) && clause && clause == draft.verb && tree.is(*clause, "acl");
    if (relative) return true;
    return tree.is_punctuation(t) && !quotes.is_mark(t) && !any_of(tree.form(t), {")", "]", "%", "$"});
  };
  for (bool changed = true; changed && !piece.empty();) {
    changed = false;
    while (!piece.empty() && goes_last(piece.end - 1)) --piece.end, changed = true;
    while (!piece.empty() && goes_first(piece.begin)) ++piece.begin, changed = true;
    if (piece.empty()) break;
    const bool first = outer_mark(piece.begin, piece, quotes),
               last = outer_mark(piece.end - 1, piece, quotes);
    if (first) ++piece.begin, changed = true;
    if (last && !piece.empty()) --piece.end, changed = true;
  }
  return has_words(piece, tree) ? piece : Range{};
}

SpeechForm form_of(const std::vector<Range>& pieces, const Tree& tree, const Quotes& quotes,
                   std::optional<std::uint32_t> cue) {
  // "I promised that nothing will move" inside a quotation: the words promised are not quoted again
  const auto around = cue ? quotes.at(*cue) : decltype(quotes.at(0))();
  bool quoted = false, bare = false;
  for (const Range piece : pieces) {
    for (std::uint32_t t = piece.begin; t < piece.end; ++t) {
      if (tree.is_punctuation(t)) continue;
      const auto quote = quotes.at(t);
      (quote && quote != around ? quoted : bare) = true;
    }
  }
  if (!quoted) return SpeechForm::kIndirect;
  return bare ? SpeechForm::kMixed : SpeechForm::kDirect;
}

}  // namespace rapporteur

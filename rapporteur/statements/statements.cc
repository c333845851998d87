// The stage, step by step; see statements.h. Tested in tests/cases/statements and tests/unit/statements.
#include "rapporteur/statements/statements.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/curve.h"
#include "rapporteur/base/text.h"
#include "rapporteur/statements/chains.h"
#include "rapporteur/statements/content.h"
#include "rapporteur/statements/edges.h"
#include "rapporteur/statements/final_cues.h"
#include "rapporteur/statements/issuers.h"
#include "rapporteur/statements/letters.h"
#include "rapporteur/statements/loose_quotes.h"
#include "rapporteur/statements/setting.h"
#include "rapporteur/statements/turns.h"
#include "rapporteur/statements/untagged.h"

namespace rapporteur {
namespace {

class Reader {
 public:
  Reader(Document& document, const CueLexicon& lexicon)
      : document_(document),
        tree_(document),
        lexicon_(lexicon),
        actors_(document),
        quotes_(document),
        clause_(tree_, lexicon, actors_, quotes_) {}

  void read() {
    take_attributions();
    for (Draft& draft : drafts_) {
      clause_.find_cue(draft);
      complete_clause(draft, tree_);
      cut_oblique(draft, tree_, quotes_);
      cut_edges(draft, tree_, lexicon_, quotes_);
      clause_.release_channel(draft);
      complete_quotes(draft, quotes_);
      clause_.judge(draft);
      clause_.find_speakers(draft);
      name_noun(draft);
      read_quoting(draft, tree_, clause_);
      turn_asked(draft, tree_, actors_);
      drop_unvoiced(draft);
    }
    drop_doubles();
    part_clauses();
    part_quotes();
    add_nested(drafts_, tree_, lexicon_, clause_, quotes_);
    add_participles(drafts_, tree_, lexicon_, clause_, quotes_);
    add_final_cues(drafts_, tree_, lexicon_, actors_, clause_, quotes_);
    add_untagged(drafts_, tree_, lexicon_, actors_, clause_, quotes_);
    read_loose_quotes(drafts_, document_, tree_, lexicon_, actors_, clause_, quotes_);
    read_letters(drafts_, tree_, lexicon_, actors_, clause_, quotes_);
    read_turns(drafts_, tree_, lexicon_, actors_, quotes_);
    read_issuers(drafts_, tree_, lexicon_, actors_, clause_);
    link_chains(drafts_, tree_, lexicon_, clause_);
    for (Draft& draft : drafts_) {
      if (!draft.dropped) write(draft);
    }
  }

 private:
  void take_attributions();
  bool greets(const Draft& draft) const;
  void keep_own_sentence(Draft& draft) const;
  void drop_next_sentence(Draft& draft) const;
  void part_quotes();
  void drop_doubles();
  void part_clauses();
  void drop_unvoiced(Draft& draft) const;
  void write(Draft& draft);
  std::vector<Range> pieces(const Draft& draft) const;
  Range without_addressee(Range piece, const Draft& draft) const;
  std::string reason(const Draft& draft) const;
  float confidence(const Draft& draft) const;
  void name_noun(Draft& draft) const;
  bool names_thing(const Draft& draft) const;
  bool is_waved_off(const Draft& draft, std::uint32_t top) const;
  bool suffers(std::uint32_t source, const Draft& draft) const;
  SpeechAct judged_act(const Draft& draft, const std::vector<Range>& content) const;

  Document& document_;
  Tree tree_;
  const CueLexicon& lexicon_;
  ActorMap actors_;
  Quotes quotes_;
  Clause clause_;
  std::vector<Draft> drafts_;
};

void Reader::take_attributions() {
  const auto usable = [this](const std::vector<Range>& ranges) {
    std::vector<Range> kept;
    for (const Range range : ranges) {
      if (!range.empty() && range.end <= tree_.size()) kept.push_back(range);
    }
    return kept;
  };
  for (const Attribution& attribution : document_.attributions) {
    Draft draft;
    draft.source = usable(attribution.source);
    draft.cue = usable(attribution.cue);
    draft.content = usable(attribution.content);
    keep_own_sentence(draft);
    drop_next_sentence(draft);
    draft.confidence = attribution.confidence > 0 ? attribution.confidence : 0.8F;
    if (!draft.content.empty()) drafts_.push_back(std::move(draft));
  }
  std::stable_sort(drafts_.begin(), drafts_.end(),
                   [](const Draft& a, const Draft& b) { return a.first_token() < b.first_token(); });
}

// "welcomed the guests": people are met, not words spoken.
bool Reader::greets(const Draft& draft) const {
  if (draft.dropped || !draft.match || draft.match->entry->words.front() != "welcome" ||
      draft.content.empty())
    return false;
  const auto top = tree_.top_of(draft.content.front());
  const auto actor = top ? actors_.at(*top) : std::nullopt;
  if (!top || quotes_.at(*top)) return false;
  const bool person = actor && (document_.actors[*actor].kind == ActorKind::kPerson ||
                                document_.actors[*actor].kind == ActorKind::kUnnamed);
  return person || any_of(tree_.lemma(*top),
                          {"guest", "visitor", "delegation", "leader", "counterpart", "troops", "team"});
}

// "The road is open, the police said. It was closed on Monday.": what follows the cue's sentence is the outlet's own, unless it
// stands in quotation marks.
void Reader::drop_next_sentence(Draft& draft) const {
  if (draft.cue.empty()) return;
  const std::uint32_t own = tree_.sentence_of(draft.cue.front().begin);
  const auto in_own = [&](Range range) { return tree_.sentence_of(range.begin) == own; };
  if (std::none_of(draft.content.begin(), draft.content.end(), in_own)) return;
  std::erase_if(draft.content, [&](Range range) {
    return tree_.sentence_of(range.begin) > own && !quotes_.at(range.begin);
  });
}

// Of sources in several sentences, those of the cue's own sentence stay.
void Reader::keep_own_sentence(Draft& draft) const {
  if (draft.cue.empty() || draft.source.size() < 2) return;
  const std::uint32_t own = tree_.sentence_of(draft.cue.front().begin);
  const auto elsewhere = [&](Range range) { return tree_.sentence_of(range.begin) != own; };
  if (std::all_of(draft.source.begin(), draft.source.end(), elsewhere)) return;
  std::erase_if(draft.source, elsewhere);
  const std::uint32_t cue = draft.cue.front().begin;
  if (tree_.lower(cue) == "according") {
    const auto before = [cue](Range range) { return range.begin < cue; };
    if (!std::all_of(draft.source.begin(), draft.source.end(), before)) std::erase_if(draft.source, before);
  }
}

// One quotation in two statements belongs to the nearer cue; sharing is left to "according to".
void Reader::part_quotes() {
  for (const Quote& quote : quotes_.all()) {
    std::vector<Draft*> owners;
    const auto distance = [&](const Draft& draft) {
      const std::uint32_t cue = draft.cue.front().begin;
      return cue < quote.open ? quote.open - cue : cue - quote.whole().end;
    };
    for (Draft& draft : drafts_) {
      if (draft.dropped || draft.cue.empty() || quote.whole().contains(draft.cue.front().begin)) continue;
      if (draft.has_content(quote.inner.begin) && tree_.lower(draft.cue.front().begin) != "according")
        owners.push_back(&draft);
    }
    if (owners.size() < 2) continue;
    Draft* const nearest =
        *std::min_element(owners.begin(), owners.end(),
                          [&](const Draft* a, const Draft* b) { return distance(*a) < distance(*b); });
    for (Draft* const draft : owners) {
      const bool nested =
          draft->has_content(nearest->cue.front().begin) || nearest->has_content(draft->cue.front().begin);
      if (draft == nearest || nested) continue;
      std::erase_if(draft->content, [&](Range range) {
        return quote.whole().begin <= range.begin && range.end <= quote.whole().end;
      });
      for (Range& range : draft->content) {
        if (range.contains(quote.open) && range.begin < quote.open) range.end = quote.open;
      }
      if (draft->content.empty()) draft->dropped = true;
    }
  }
}

// "told Tern it was weak while Hale wrote | that it was a shame": the nearer cue has what follows it.
void Reader::part_clauses() {
  for (Draft& draft : drafts_) {
    if (draft.dropped || draft.content.size() < 2) continue;
    std::erase_if(draft.content, [&](Range range) {
      return range.begin != draft.content.front().begin && !quotes_.at(range.begin) &&
             std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& other) {
               const bool holds = std::any_of(other.content.begin(), other.content.end(),
                                              [&](Range own) { return own.contains(range.end - 1); });
               return &other != &draft && !other.dropped && holds && !other.cue.empty() &&
                      other.cue.front().begin > draft.content.front().end &&
                      other.cue.front().begin < range.begin;
             });
    });
  }
}

// "quoted the guard as | saying": a word of another's cue is no cue of its own.
void Reader::drop_doubles() {
  for (Draft& draft : drafts_) {
    if (draft.dropped || draft.cue.empty()) continue;
    const std::uint32_t cue = draft.cue.front().begin;
    draft.dropped = std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& other) {
      if (&other == &draft || other.dropped || !other.match || other.match->tokens.size() < 2) return false;
      const auto& tokens = other.match->tokens;
      return tokens.front() < cue && std::find(tokens.begin(), tokens.end(), cue) != tokens.end();
    });
  }
}

// A cue the lexicon does not have makes a statement only with a quotation and an actor who speaks.
void Reader::drop_unvoiced(Draft& draft) const {
  if (greets(draft)) draft.dropped = true;
  // "was told to leave": an order, but nobody who gives it
  if (draft.speakers.empty() && draft.match && draft.match->entry->infinitive) draft.dropped = true;
  if (draft.dropped) return;
  const bool quoted = form_of(pieces_of(draft, tree_, quotes_), tree_, quotes_) != SpeechForm::kIndirect;
  const auto speaker = draft.source.size() == 1 ? tree_.top_of(draft.source.front()) : std::nullopt;
  if (speaker && !quoted && lexicon_.is_mute(tree_.lemma(*speaker))) draft.dropped = true;
  if (speaker && !quoted && suffers(*speaker, draft)) draft.dropped = true;
  // "we have asked the ministry for a comment": the outlet of itself; where a letter or an issuer is "we", they speak
  if (speaker && !quoted && draft.speakers.empty() && any_of(tree_.lower(*speaker), {"we", "i"}))
    draft.dropped = true;
  if (draft.match) return;
  const bool colon = draft.verb && tree_.is_punctuation(*draft.verb);
  if (draft.speakers.empty() || (!quoted && !colon)) draft.dropped = true;
}

// "They were denied visas", "refugees admitted to the country": to whom it was done; "was told that" is another matter, and so is "quoted as saying".
bool Reader::suffers(std::uint32_t source, const Draft& draft) const {
  if (!draft.verb || !draft.match || tree_.upos(*draft.verb) != "VERB" || draft.match->tokens.size() > 1)
    return false;
  const std::uint32_t verb = *draft.verb;
  if (tree_.xpos(verb) != "VBN" ||
      !any_of(tree_.lemma(verb), {"deny", "admit", "refuse", "promise", "expect", "offer"}))
    return false;
  const auto subject = tree_.child(verb, "nsubj");
  const bool passive = subject == source && tree_.relation(source) == "nsubj:pass";
  const bool reduced = tree_.is(verb, "acl") && !subject && tree_.head(verb) == source;
  return passive || reduced;
}

// "urged | the council to …": the one spoken to is no part of what is said.
Range Reader::without_addressee(Range piece, const Draft& draft) const {
  // "I warn | you that the crews are hungry": no actor, and yet the one spoken to
  const bool told = piece.size() > 2 && tree_.upos(piece.begin) == "PRON" &&
                    tree_.lower(piece.begin + 1) == "that" && tree_.head(piece.begin) == draft.verb;
  if (told) return {piece.begin + 2, piece.end};
  if (!draft.addressee || !draft.match || draft.match->entry->addressee.empty()) return piece;
  // "asked | Gaza's civilians to leave": the mention that opens the piece, though a possessor stands in it
  const auto& mentions = document_.actors[*draft.addressee].mentions;
  const auto mention = std::find_if(mentions.begin(), mentions.end(),
                                    [piece](const Mention& m) { return m.tokens.begin == piece.begin; });
  if (mention == mentions.end()) return piece;
  const std::uint32_t next = mention->tokens.end;
  if (next >= piece.end) return piece;
  for (const std::string_view word :
       {"to", "that", "of", "not", "about", "against", "over", "for", "whether", "if", "with"}) {
    if (tree_.lower(next) == word) return {word == "that" || word == "of" ? next + 1 : next, piece.end};
  }
  return piece;
}

std::vector<Range> Reader::pieces(const Draft& draft) const {
  std::vector<Range> pieces = pieces_of(draft, tree_, quotes_);
  std::sort(pieces.begin(), pieces.end());
  for (Range& piece : pieces) piece = without_addressee(piece, draft);
  return pieces;
}

std::string Reader::reason(const Draft& draft) const {
  std::string out;
  const auto add = [&out](std::string_view part) {
    if (!out.empty()) out += "; ";
    out += part;
  };
  if (draft.match) {
    std::string words;
    for (const std::uint32_t t : draft.match->tokens)
      words += (words.empty() ? "" : " ") + std::string(document_.form(t));
    add("'" + words + "' reads as " + std::string(to_word(draft.act)));
  }
  for (const Range range : draft.source) {
    const auto top = tree_.top_of(range);
    const Mention* const mention = top ? actors_.mention_at(*top) : nullptr;
    if (mention == nullptr || mention->form == MentionForm::kName) continue;
    const Actor& actor = document_.actors[*actors_.at(*top)];
    const std::string text(document_.article.text.slice(mention->span));
    if (actor.name != text && actor.mentions.size() > 1) add("'" + text + "' read as " + actor.name);
  }
  for (const std::uint32_t speaker : draft.speakers) {
    const Actor& actor = document_.actors[speaker];
    if (actor.kind == ActorKind::kGovernment && actor.name.ends_with(" government") &&
        !draft.source.empty()) {
      const std::string text(document_.article.text.slice(document_.span_of(draft.source.front())));
      if (text.find("overnment") == std::string::npos)
        add("'" + text + "' read as the " + actor.name + ": a capital that speaks");
    }
  }
  for (const std::string& part : draft.reasons) add(part);
  if (draft.speakers.empty()) add("the text names no speaker");
  return out;
}

float Reader::confidence(const Draft& draft) const {
  float value = draft.confidence;
  if (!draft.match && !draft.cue.empty()) value *= 0.7F;
  if (draft.speakers.empty()) return value * 0.7F;
  for (const Range range : draft.source) {
    const auto top = tree_.top_of(range);
    const Mention* const mention = top ? actors_.mention_at(*top) : nullptr;
    if (mention == nullptr || mention->form == MentionForm::kName) continue;
    value *= mention->form == MentionForm::kPronoun ? 0.85F : 0.95F;
  }
  return value;
}

void Reader::write(Draft& draft) {
  clause_.find_addressee(draft);
  if (!draft.channel) clause_.find_channel(draft);
  const std::vector<Range> kept = pieces(draft);
  if (kept.empty() && draft.act != SpeechAct::kDecline)
    return;  // "declined to comment" says no more than that
  Statement statement;
  for (const Range piece : kept) statement.content.push_back(document_.span_of(piece));
  statement.sentence = tree_.sentence_of(draft.cue.empty() ? kept.front().begin : draft.cue.front().begin);
  statement.speakers = draft.speakers;
  statement.via = draft.via;
  statement.act = draft.act;
  statement.polarity = draft.polarity;
  statement.form = draft.verbatim
                       ? SpeechForm::kDirect
                       : form_of(kept, tree_, quotes_,
                                 draft.cue.empty() ? std::nullopt : std::optional(draft.cue.front().begin));
  // "it was feared that …": who says what is not told
  if (statement.form == SpeechForm::kIndirect && draft.speakers.empty() && draft.source.empty() &&
      !(draft.addressee && draft.act == SpeechAct::kAsk))
    return;
  statement.act = judged_act(draft, kept);
  if (draft.match) {
    Range cue{draft.match->tokens.front(), draft.match->tokens.back() + 1};
    for (const Range piece : kept) {  // "puts | the open roads | at ten": one span, up to what is said
      if (cue.begin < piece.begin && piece.begin < cue.end) cue.end = piece.begin;
    }
    statement.cue = document_.span_of(cue);
  } else if (!draft.cue.empty()) {
    statement.cue = document_.span_of(draft.cue.front());
  }
  if (!draft.source.empty()) {
    Range source = draft.source.front();
    while (!source.empty() && tree_.is_punctuation(source.end - 1)) --source.end;
    if (!source.empty()) statement.source = document_.span_of(source);
  }
  // whoever is accused, condemned or praised is spoken of, not to
  if (!any_of(to_word(draft.act), {"accuse", "condemn", "praise"})) statement.addressee = draft.addressee;
  statement.channel = draft.channel;
  find_setting(tree_, draft, statement);
  statement.confidence = confidence(draft);
  statement.reason = reason(draft);
  document_.statements.push_back(std::move(statement));
}

// "called it …", "described it as …".
bool Reader::names_thing(const Draft& draft) const {
  if (!draft.match || draft.act != SpeechAct::kSay || draft.match->tokens.size() > 1) return false;
  const std::string& word = draft.match->entry->words.front();
  return word == "call" || word == "describe" || word == "refer" || word == "term" ||
         word == "characterize" || word == "characterise";
}

// "dismissed them as airport gossip", "dismisses this: the line was open": of what was said before; a plan or an offer is named.
bool Reader::is_waved_off(const Draft& draft, std::uint32_t top) const {
  const std::string& word = draft.match->entry->words.front();
  return word == "dismiss" && any_of(tree_.lower(top), {"it", "this", "that", "them", "these", "those"});
}

// What the words of the content make of a naming cue ("called it a farce": condemn) and of a rejection ("dismissed the reports", "dismissed it as
// a fabrication": deny).
SpeechAct Reader::judged_act(const Draft& draft, const std::vector<Range>& content) const {
  const bool rejects = draft.match && draft.act == SpeechAct::kReject;
  if (!rejects && !names_thing(draft)) return draft.act;
  std::string text;
  for (const Range piece : content)
    text += lower_case(document_.article.text.slice(document_.span_of(piece))) + ' ';
  const auto judged = lexicon_.judgement(text);
  if (!rejects) return judged.value_or(draft.act);
  const auto top = content.empty() ? std::nullopt : tree_.top_of(content.front());
  bool claim = top && (lexicon_.is_claim(tree_.lemma(*top)) || is_waved_off(draft, *top));
  for (std::uint32_t t = draft.match->head(); !content.empty() && t < content.front().begin; ++t)
    claim = claim || lexicon_.is_claim(tree_.lemma(t));  // "dismissed reports that …"
  return claim || judged == SpeechAct::kDeny ? SpeechAct::kDeny : draft.act;
}

// "repeated her accusation that …": the noun names the act, its clause is what was said.
void Reader::name_noun(Draft& draft) const {
  if (draft.dropped || !draft.match || draft.act != SpeechAct::kSay || draft.content.empty() || !draft.verb)
    return;
  Range& content = draft.content.front();
  if (const auto object = tree_.child(*draft.verb, "obj"); object && *object + 1 == content.begin) {
    const auto noun = lexicon_.match(tree_, *object, content.end);
    if (noun && noun->entry->noun && noun->entry->act) {
      draft.act = *noun->entry->act;
      draft.reasons.push_back("'" + std::string(tree_.form(*object)) + "' names the act");
      return;
    }
  }
  const auto top = tree_.top_of(content);
  if (!top || tree_.upos(*top) != "NOUN" || tree_.head(*top) != draft.verb || quotes_.at(*top)) return;
  const auto noun = lexicon_.match(tree_, *top, content.end);
  if (!noun || !noun->entry->noun || !noun->entry->act) return;
  for (const std::uint32_t child : tree_.children(*top)) {
    const bool clause = (tree_.is(child, "acl") || tree_.is(child, "ccomp")) && tree_.child(child, "mark") &&
                        content.contains(child);
    if (!clause || tree_.extent(child).begin <= *top) continue;
    draft.act = *noun->entry->act;
    content.begin = tree_.extent(child).begin;
    draft.reasons.push_back("'" + std::string(tree_.form(*top)) + "' names the act");
    return;
  }
}

}  // namespace

Result<StatementReader> StatementReader::load() {
  auto lexicon = CueLexicon::load();
  if (!lexicon) return lexicon.error();
  auto confidence = Curve::load("confidence/statements.tsv");
  if (!confidence) return confidence.error();
  return StatementReader(std::make_shared<const CueLexicon>(std::move(lexicon).value()),
                         std::make_shared<const Curve>(std::move(confidence).value()));
}

void StatementReader::read(Document& document) const {
  document.statements.clear();
  if (document.syntax.size() != document.tokens.size() || document.sentences.empty()) return;
  Reader(document, *lexicon_).read();
  for (Statement& one : document.statements) one.confidence = confidence_->at(one.confidence);
}

}  // namespace rapporteur

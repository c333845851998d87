// Interviews and quotations led by a dash; see turns.h. Tested in tests/cases/statements/turns.case.
#include "rapporteur/statements/turns.h"

#include <algorithm>
#include <map>

#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

constexpr std::size_t kFewestLabels = 2;        // of each kind
constexpr std::size_t kFewestQuestions = 3;     // that nothing but their mark shows
constexpr std::size_t kFewestToYou = 2;         // of those
constexpr std::size_t kLongestAnswer = 5;       // paragraphs a question has on average, itself among them
constexpr std::uint32_t kLongestQuestion = 80;  // words
constexpr std::uint32_t kFewestAnswer = 3;      // words of a turn that is a statement
constexpr std::uint32_t kLongestName = 8;  // words of a label with its bracket: "JOACHIM (Windward Radio):"

enum class Turn { kNone, kQuestion, kAnswer };

struct Spoken {  // a paragraph of a transcript
  std::string name;
  Range label;
  Range body;
};

struct Labelled {
  Turn turn = Turn::kNone;
  Range label;
  Range body;
};

class Turns {
 public:
  Turns(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon, const ActorMap& actors,
        const Quotes& quotes)
      : drafts_(drafts),
        tree_(tree),
        document_(tree.document()),
        lexicon_(lexicon),
        actors_(actors),
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
    if (!read_interview(by_label()) && !read_transcript()) read_interview(by_question());
    read_dashes();
  }

 private:
  bool has(Range range, std::initializer_list<std::string_view> words) const {
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      if (any_of(tree_.lower(t), words) && !quotes_.at(t)) return true;
    }
    return false;
  }
  bool first_person(Range range) const { return has(range, {"i", "we", "my", "our", "me", "us"}); }

  // "Q: ...", "A. ...", "Question: ..."
  std::vector<Labelled> by_label() const {
    std::vector<Labelled> found;
    std::size_t questions = 0, answers = 0;
    for (const Range paragraph : paragraphs_) {
      Labelled turn;
      turn.body = turn.label = paragraph;
      const std::string_view word = tree_.form(paragraph.begin);
      const bool closed = word.ends_with(':') || word.ends_with('.');
      const std::string_view name = closed ? word.substr(0, word.size() - 1) : word;
      const std::uint32_t body = paragraph.begin + (closed ? 1 : 2);
      const bool mark =
          closed || (paragraph.size() > 1 && any_of(tree_.form(paragraph.begin + 1), {":", "."}));
      if (mark && body < paragraph.end) {
        if (any_of(name, {"Q", "Question", "Interviewer"})) turn.turn = Turn::kQuestion;
        if (any_of(name, {"A", "Answer"})) turn.turn = Turn::kAnswer;
      }
      if (turn.turn != Turn::kNone) {
        turn.label = {paragraph.begin, body};
        turn.body.begin = body;
        ++(turn.turn == Turn::kQuestion ? questions : answers);
      }
      found.push_back(turn);
    }
    if (questions < kFewestLabels || answers < kFewestLabels) found.clear();
    return found;
  }

  bool asks(Range paragraph) const {
    return paragraph.size() <= kLongestQuestion && tree_.form(paragraph.end - 1) == "?" &&
           !quotes_.is_mark(paragraph.begin);
  }

  // "ANA REIS: I expect little."
  std::uint32_t behind_name(Range body) const {
    for (std::uint32_t t = body.begin; t + 1 < std::min(body.end, body.begin + 6); ++t) {
      if (tree_.form(t) == ":") return t > body.begin ? t + 1 : body.begin;
      if (has_small_letter(tree_.form(t))) break;
    }
    return body.begin;
  }

  // "What do you expect?" and an answer: the mark, "you" and "we" must all be there, and nobody else who speaks.
  std::vector<Labelled> by_question() const {
    std::vector<Labelled> found;
    std::size_t questions = 0, to_you = 0, answered = 0, own = 0;
    for (std::size_t p = 0; p < paragraphs_.size(); ++p) {
      Labelled turn;
      turn.body = paragraphs_[p];
      turn.label = {turn.body.begin, turn.body.begin};
      if (p > 0 && asks(turn.body)) {
        turn.turn = Turn::kQuestion;
        ++questions;
        to_you += has(turn.body, {"you", "your"}) ? 1U : 0U;
      } else if (!found.empty() && found.back().turn == Turn::kQuestion) {
        turn.turn = Turn::kAnswer;
        turn.body.begin = behind_name(turn.body);
        turn.label.end = turn.body.begin;
        ++answered;
        own += first_person(turn.body) ? 1U : 0U;
        if (told_of(turn.body)) return {};
      }
      found.push_back(turn);
    }
    const auto turn = [](const Labelled& labelled) { return labelled.turn != Turn::kNone; };
    const auto first = std::find_if(found.begin(), found.end(), turn);
    const bool scattered = static_cast<std::size_t>(found.end() - first) > questions * kLongestAnswer;
    if (questions < kFewestQuestions || to_you < kFewestToYou || own * 2 < answered || scattered)
      found.clear();
    return found;
  }

  // An answer in which a cue gives its words to a speaker is the outlet's own prose.
  bool told_of(Range body) const {
    const Range first = document_.sentences[tree_.sentence_of(body.begin)].tokens;
    return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& draft) {
      return !draft.dropped && !draft.speakers.empty() && !draft.cue.empty() &&
             first.contains(draft.cue.front().begin);
    });
  }

  // Whom the text before the first question names most; the first of several.
  std::optional<std::uint32_t> interviewee(std::uint32_t first_question) const {
    std::optional<std::uint32_t> best;
    std::size_t most = 0;
    for (std::uint32_t a = 0; a < document_.actors.size(); ++a) {
      const Actor& actor = document_.actors[a];
      if (actor.kind != ActorKind::kPerson) continue;
      const auto mentions = static_cast<std::size_t>(
          std::count_if(actor.mentions.begin(), actor.mentions.end(),
                        [&](const Mention& mention) { return mention.tokens.begin < first_question; }));
      if (mentions > most) {
        most = mentions;
        best = a;
      }
    }
    return best;
  }

  bool read_interview(const std::vector<Labelled>& turns) {
    const auto turn = [](const Labelled& labelled) { return labelled.turn != Turn::kNone; };
    const auto first = std::find_if(turns.begin(), turns.end(), turn);
    if (first == turns.end()) return false;
    const auto speaker = interviewee(first->label.begin);
    if (!speaker) return false;
    for (auto at = first; at != turns.end();) {
      // what follows without a label goes on, as long as another turn comes
      auto next = std::find_if(at + 1, turns.end(), turn);
      std::vector<Range> content = {at->body};
      if (next != turns.end()) {
        for (auto more = at + 1; more != next; ++more) content.push_back(more->body);
      }
      add_turn(*at, std::move(content), *speaker);
      at = next;
    }
    return true;
  }

  void add_turn(const Labelled& turn, std::vector<Range> content, std::uint32_t speaker) {
    if (content.front().size() < kFewestAnswer) return;
    Draft draft;
    draft.content = std::move(content);
    if (!turn.label.empty()) draft.cue = {turn.label};
    draft.confidence = 0.7F;
    draft.verbatim = true;
    draft.speakers = {speaker};
    draft.reasons.push_back("an answer of an interview");
    replace_inside(draft);
    if (turn.turn == Turn::kAnswer) drafts_.push_back(std::move(draft));  // the question is the outlet's own
  }

  // The colon behind a name in capitals at a paragraph's head ("BRANDT:", "ANA REIS (Velia):"), or nothing.
  std::optional<std::uint32_t> name_label(Range paragraph) const {
    bool bracket = false;
    for (std::uint32_t t = paragraph.begin; t < std::min(paragraph.end, paragraph.begin + kLongestName);
         ++t) {
      const std::string_view form = tree_.form(t);
      if (form == ":") return t > paragraph.begin ? std::optional(t) : std::nullopt;
      bracket = bracket || form == "(";
      if (!bracket && has_small_letter(form)) return std::nullopt;
    }
    return std::nullopt;
  }

  // A transcript has names in capitals before most of its paragraphs. Who opens it and asks is the outlet's own, and so is whoever stands
  // there by a role; what they say is no statement, what the others say is.
  bool read_transcript() {
    std::vector<Spoken> turns;
    std::size_t people = 0;                                            // labels that name an actor
    std::map<std::string, std::pair<std::size_t, std::size_t>> asked;  // label: turns, those that ask
    for (const Range paragraph : paragraphs_) {
      const auto colon = name_label(paragraph);
      if (!colon || *colon + 1 >= paragraph.end) continue;
      const std::string name(tree_.form(paragraph.begin));
      people += !asked.contains(name) && actors_.at(paragraph.begin) ? 1U : 0U;
      const Range body{*colon + 1, paragraph.end};
      turns.push_back({name, {paragraph.begin, *colon}, body});
      auto& [all, questions] = asked[name];
      ++all;
      for (std::uint32_t t = body.begin, ends = 0; t < body.end; ++t) {
        if (tree_.form(t) == "?" && ends++ == 0) ++questions;
      }
    }
    if (people == 0 || asked.size() < 2 || turns.size() < 2 * kFewestLabels ||
        turns.size() * 2 < paragraphs_.size())
      return false;
    const auto asks = [&](const std::string& name) {
      const auto& [all, questions] = asked.at(name);
      const bool role = any_of(name, {"Q", "QUESTION", "REPORTER", "JOURNALIST", "HOST", "PRESENTER",
                                      "ANCHOR", "MODERATOR", "INTERVIEWER"});
      const bool opens = name == turns.front().name;
      return role || (questions > 1 && questions * 4 >= all && opens) ||
             (questions * 2 >= all && questions > 0);
    };
    for (const Spoken& turn : turns) take_transcript_turn(turn.label, turn.body, asks(turn.name));
    return true;
  }

  void take_transcript_turn(Range label, Range body, bool asks) {
    const auto speaker = actors_.at(label.begin);
    const auto by_label = [&](const Draft& draft) { return label_is_source(draft, label); };
    for (Draft& draft : drafts_) {
      const bool here = Range{label.begin, body.end}.contains(draft.first_token());
      if (here && (by_label(draft) || draft.speakers.empty())) draft.dropped = true;
    }
    if (asks || body.size() < kFewestAnswer) return;
    Draft draft;
    draft.source = {label};
    draft.content = {body};
    draft.confidence = 0.8F;
    draft.verbatim = true;
    if (speaker) draft.speakers = {*speaker};
    draft.reasons.push_back("a turn of a transcript");
    drafts_.push_back(std::move(draft));
  }

  static bool label_is_source(const Draft& draft, Range label) {
    return std::any_of(draft.source.begin(), draft.source.end(),
                       [label](Range source) { return label.contains(source.begin); });
  }

  // What the turn already holds; a statement of another inside it stays.
  void replace_inside(const Draft& turn) {
    for (Draft& draft : drafts_) {
      const bool same = draft.speakers.empty() || draft.speakers == turn.speakers;
      const bool inside =
          !draft.content.empty() && std::all_of(draft.content.begin(), draft.content.end(),
                                                [&](Range range) { return turn.has_content(range.begin); });
      if (same && inside) draft.dropped = true;
    }
  }

  bool led_by_dash(Range paragraph) const {
    return paragraph.size() > kFewestAnswer &&
           any_of(tree_.form(paragraph.begin), {"-", "--", "\u2013", "\u2014", "\u2015"}) &&
           !tree_.is_punctuation(paragraph.begin + 1);
  }

  void read_dashes() {
    std::vector<Range> dashed;
    bool spoken = false;  // a list of news in brief has no "we"
    for (const Range paragraph : paragraphs_) {
      if (!led_by_dash(paragraph)) continue;
      dashed.push_back(paragraph);
      spoken = spoken || has(paragraph, {"i", "we", "my", "our", "you"});
    }
    if (!spoken) return;
    std::optional<std::vector<std::uint32_t>> last;
    std::uint32_t last_paragraph = 0;
    for (const Range paragraph : dashed) {
      const std::uint32_t here = document_.tokens[paragraph.begin].paragraph;
      auto speakers = dash_with_cue(paragraph);
      if (!speakers && last && here == last_paragraph + 1) {
        Draft draft;
        draft.content = {{paragraph.begin + 1, paragraph.end}};
        draft.speakers = *last;
        add_dash(std::move(draft), "a dash goes on for the last speaker");
        speakers = last;
      }
      last = speakers;
      last_paragraph = here;
    }
  }

  void add_dash(Draft draft, std::string reason) {
    draft.confidence = 0.6F;
    draft.verbatim = true;
    draft.reasons.push_back(std::move(reason));
    replace_inside(draft);
    drafts_.push_back(std::move(draft));
  }

  // "- We will not sign, | says Reis. | It is over.": the words from the dash to the cue, and what follows its sentence.
  std::optional<std::vector<std::uint32_t>> dash_with_cue(Range paragraph) {
    for (std::uint32_t t = paragraph.begin + 2; t < paragraph.end; ++t) {
      if (tree_.upos(t) != "VERB" || quotes_.at(t)) continue;
      const auto match = lexicon_.match(tree_, t, paragraph.end);
      if (!match || !match->entry->act || match->entry->noun) continue;
      const Mention* const speaker = speaker_beside(t, paragraph);
      if (speaker == nullptr) continue;
      const std::uint32_t frame = std::min(t, speaker->tokens.begin);
      if (frame < paragraph.begin + 2 || !any_of(tree_.form(frame - 1), {",", "?", "!", "\u2013", "-"}))
        continue;
      const std::uint32_t end = document_.sentences[tree_.sentence_of(t)].tokens.end;
      Draft draft;
      draft.content = {{paragraph.begin + 1, frame}};
      if (end < paragraph.end && !cued({end, paragraph.end})) draft.content.push_back({end, paragraph.end});
      draft.cue = {{t, t + 1}};
      draft.source = {speaker->tokens};
      draft.match = match;
      draft.verb = t;
      draft.act = *match->entry->act;
      draft.speakers = {*actors_.at(speaker->head)};
      for (Draft& other : drafts_) {  // the tagger's reading of the same cue
        const bool same =
            std::any_of(other.cue.begin(), other.cue.end(), [t](Range cue) { return cue.contains(t); });
        if (same) other.dropped = true;
      }
      const std::vector<std::uint32_t> speakers = draft.speakers;
      add_dash(std::move(draft), "a quotation led by a dash");
      return speakers;
    }
    return std::nullopt;
  }

  // "says | Reis", "Reis | says", side by side.
  const Mention* speaker_beside(std::uint32_t verb, Range paragraph) const {
    for (const std::uint32_t t : {verb + 1, verb + 2, verb - 1}) {
      if (!paragraph.contains(t)) continue;
      const Mention* const mention = actors_.mention_at(t);
      if (mention == nullptr || mention->tokens.contains(verb)) continue;
      if (t < verb ? mention->tokens.end == verb : mention->tokens.begin <= t) return mention;
    }
    return nullptr;
  }

  // Somebody's cue stands there: no longer the same quotation.
  bool cued(Range range) const {
    return std::any_of(drafts_.begin(), drafts_.end(), [range](const Draft& draft) {
      return !draft.dropped && !draft.speakers.empty() && !draft.cue.empty() &&
             range.contains(draft.cue.front().begin);
    });
  }

  std::vector<Draft>& drafts_;
  const Tree& tree_;
  const Document& document_;
  const CueLexicon& lexicon_;
  const ActorMap& actors_;
  const Quotes& quotes_;
  std::vector<Range> paragraphs_;
};

}  // namespace

void read_turns(std::vector<Draft>& drafts, const Tree& tree, const CueLexicon& lexicon,
                const ActorMap& actors, const Quotes& quotes) {
  Turns(drafts, tree, lexicon, actors, quotes).read();
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.first_token() < b.first_token(); });
}

}  // namespace rapporteur

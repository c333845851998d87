// The stage, step by step; see events.h. Tested in tests/cases/events and tests/unit/events.
#include "rapporteur/events/events.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/curve.h"
#include "rapporteur/events/frames.h"
#include "rapporteur/events/links.h"
#include "rapporteur/events/participants.h"
#include "rapporteur/events/quantities.h"
#include "rapporteur/events/third_parties.h"
#include "rapporteur/events/triggers.h"

namespace rapporteur {

struct EventReader::Parts {
  FrameLexicon frames;
  TriggerFinder triggers;
  PartFinder parts;
  FigureReader figures;
  StandingCues standing;
  ThirdPartyWords third_parties;
  Curve confidence;
};

namespace {

/// A trigger with what its sentence holds of it, on its way to an Event.
struct Draft {
  Trigger trigger;
  EventParts parts;
  bool dropped = false;  // part of another's trigger
};

class Reader {
 public:
  Reader(Document& document, const FrameLexicon& frames, const TriggerFinder& triggers,
         const PartFinder& parts, const FigureReader& figures, const StandingCues& standing,
         const ThirdPartyWords& third_parties)
      : document_(document),
        tree_(document),
        actors_(document),
        frames_(frames),
        triggers_(triggers),
        parts_(parts),
        figures_(figures),
        standing_(standing),
        third_parties_(third_parties) {}

  void read() {
    find();
    join_phrases();
    join_objects();
    for (Draft& draft : drafts_) {
      if (draft.dropped) continue;
      third_parties_.add_to(draft.parts, tree_, draft.trigger.token, draft.trigger.type);
      write(draft);
    }
    link_conditions();
    link_sources(document_);
    link_happenings(document_);
    link_disputes(document_);
  }

 private:
  void find();
  void join_phrases();
  void join_objects();
  Draft* same_deed_at(std::uint32_t word, const Draft& draft);
  static void absorb(Draft& stays, Draft& goes);
  void write(const Draft& draft);
  void link_conditions();
  std::vector<Span> words_of(const Draft& draft) const;
  std::string reason(const Draft& draft) const;

  Document& document_;
  Tree tree_;
  ActorMap actors_;
  const FrameLexicon& frames_;
  const TriggerFinder& triggers_;
  const PartFinder& parts_;
  const FigureReader& figures_;
  const StandingCues& standing_;
  const ThirdPartyWords& third_parties_;
  std::vector<Draft> drafts_;
  std::vector<std::optional<std::uint32_t>> conditions_;  // of each event, the word that heads it
};

void Reader::find() {
  const std::vector<Trigger> found = triggers_.find(tree_, frames_, standing_);
  for (std::size_t i = 0; i < found.size();) {
    const std::uint32_t sentence = tree_.sentence_of(found[i].token);
    std::size_t end = i;
    while (end < found.size() && tree_.sentence_of(found[end].token) == sentence) ++end;
    const std::vector<Trigger> own(found.begin() + static_cast<std::ptrdiff_t>(i),
                                   found.begin() + static_cast<std::ptrdiff_t>(end));
    auto parts = parts_.find(tree_, document_.sentences[sentence].tokens, own);
    for (std::size_t k = 0; k < own.size(); ++k) drafts_.push_back({own[k], std::move(parts[k]), false});
    i = end;
  }
}

/// The draft that another word tells, if it is of the same type and still stands.
Draft* Reader::same_deed_at(std::uint32_t word, const Draft& draft) {
  const auto at = std::lower_bound(drafts_.begin(), drafts_.end(), word,
                                   [](const Draft& d, std::uint32_t w) { return d.trigger.token < w; });
  const bool found = at != drafts_.end() && at->trigger.token == word && !at->dropped;
  return found && at->trigger.type == draft.trigger.type ? &*at : nullptr;
}

// "held talks": two words that the model knows for one phrase, and both for the same type, are one event, of the surer one.
void Reader::join_phrases() {
  for (Draft& draft : drafts_) {
    for (const std::uint32_t word : std::vector(draft.parts.words)) {
      Draft* const other = same_deed_at(word, draft);
      if (other == nullptr || draft.dropped) continue;
      const bool kept = draft.trigger.probability >= other->trigger.probability;
      absorb(kept ? draft : *other, kept ? *other : draft);
    }
  }
}

// "reached an agreement", "donated aid": a verb and its object that tell the same type are one event, the verb's: it has the tense.
void Reader::join_objects() {
  for (Draft& draft : drafts_) {
    const auto verb = tree_.head(draft.trigger.token);
    if (draft.dropped || !verb || !tree_.is(draft.trigger.token, "obj")) continue;
    if (Draft* const told = same_deed_at(*verb, draft)) absorb(*told, draft);
  }
}

// The words of the one that goes become words of the one that stays, and so does what only it has.
void Reader::absorb(Draft& stays, Draft& goes) {
  goes.dropped = true;
  stays.parts.words.push_back(goes.trigger.token);
  const auto take = [](std::optional<std::uint32_t>& to, std::optional<std::uint32_t> from) {
    if (!to) to = from;
  };
  take(stays.parts.time, goes.parts.time);
  take(stays.parts.place, goes.parts.place);
  take(stays.parts.condition, goes.parts.condition);
  if (stays.parts.participants.empty()) stays.parts.participants = goes.parts.participants;
}

std::vector<Span> Reader::words_of(const Draft& draft) const {
  std::vector<std::uint32_t> tokens = draft.parts.words;
  tokens.push_back(draft.trigger.token);
  for (const std::uint32_t c : tree_.children(draft.trigger.token)) {
    if (tree_.relation(c) == "compound:prt") tokens.push_back(c);
  }
  std::sort(tokens.begin(), tokens.end());
  tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
  std::vector<Span> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Span span = document_.tokens[tokens[i]].span;
    if (i > 0 && tokens[i] == tokens[i - 1] + 1) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
  return out;
}

std::string Reader::reason(const Draft& draft) const {
  const Trigger& trigger = draft.trigger;
  std::string out =
      "'" + std::string(document_.form(trigger.token)) + "' reads as " + std::string(to_word(trigger.type));
  if (trigger.frame == nullptr) {
    out += ": by the model alone";
  } else {
    std::string words;
    for (const std::string& word : trigger.frame->words) words += (words.empty() ? "" : " ") + word;
    out += (trigger.model ? ": by the model and the frame '" : ": by the frame '") + words + "'";
  }
  if (trigger.standing)
    out += "; '" + std::string(document_.form(*trigger.standing)) + "' tells how it stands";
  return out;
}

void Reader::write(const Draft& draft) {
  const Trigger& trigger = draft.trigger;
  Event event;
  event.sentence = tree_.sentence_of(trigger.token);
  event.head = trigger.token;
  event.trigger = words_of(draft);
  event.type = trigger.type;
  event.mode = trigger.mode;
  if (trigger.frame != nullptr) event.cameo = trigger.frame->cameo;
  event.participants = participants_of(tree_, actors_, draft.parts, trigger);
  event.status = trigger.status;
  event.background = trigger.background;
  if (draft.parts.time) event.time = entry_at(document_.times, *draft.parts.time);
  if (draft.parts.place) event.place = entry_at(document_.places, *draft.parts.place);
  for (const std::uint32_t token : draft.parts.figures) {
    auto figure = figures_.read(tree_, token, trigger.type, trigger.token);
    const auto same = [&](const Quantity& other) { return other.span.overlaps(figure->span); };
    if (figure && std::none_of(event.quantities.begin(), event.quantities.end(), same))
      event.quantities.push_back(std::move(*figure));
  }
  event.confidence = trigger.probability * trigger.status_probability;
  event.reason = reason(draft);
  document_.events.push_back(std::move(event));
  conditions_.push_back(draft.parts.condition);
}

// A condition that is an event itself is linked as one.
void Reader::link_conditions() {
  for (std::size_t i = 0; i < document_.events.size(); ++i) {
    Event& event = document_.events[i];
    if (!conditions_[i]) continue;
    const std::uint32_t token = *conditions_[i];
    Condition condition;
    condition.span = document_.span_of(tree_.extent(token));
    const auto other = headed_by(document_.events, token);
    if (other && *other != i) condition.event = *other;
    event.condition = condition;
  }
}

/// Whether the layers that the stage needs are there.
bool is_read(const Document& document) {
  return !document.sentences.empty() && document.syntax.size() == document.tokens.size() &&
         document.encoding.event_vectors.rows() == document.tokens.size();
}

}  // namespace

EventReader::EventReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
EventReader::EventReader(EventReader&&) noexcept = default;
EventReader::~EventReader() = default;

Result<EventReader> EventReader::load(const nn::ModelFile& model) {
  auto frames = FrameLexicon::load();
  if (!frames) return frames.error();
  auto triggers = TriggerFinder::load(model);
  if (!triggers) return triggers.error();
  auto parts = PartFinder::load(model);
  if (!parts) return parts.error();
  auto figures = FigureReader::load();
  if (!figures) return figures.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto third_parties = ThirdPartyWords::load();
  if (!third_parties) return third_parties.error();
  auto confidence = Curve::load("confidence/events.tsv");
  if (!confidence) return confidence.error();
  return EventReader(std::unique_ptr<Parts>(
      new Parts{std::move(frames).value(), std::move(triggers).value(), std::move(parts).value(),
                std::move(figures).value(), std::move(standing).value(), std::move(third_parties).value(),
                std::move(confidence).value()}));
}

std::optional<EventType> EventReader::between(const Document& document, Range actor, Range other) const {
  if (!is_read(document)) return std::nullopt;
  const Tree tree(document);
  const auto first = tree.top_of(actor), second = tree.top_of(other);
  if (!first || !second || tree.sentence_of(*first) != tree.sentence_of(*second)) return std::nullopt;
  const Range sentence = document.sentences[tree.sentence_of(*first)].tokens;
  const std::vector<float> pairs = parts_->parts.pair(tree, sentence, *first, *second);
  std::optional<EventType> best;
  float most = 0;
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const std::vector<float> types = parts_->triggers.probabilities(tree, parts_->frames, t);
    const auto likeliest = std::max_element(types.begin(), types.end());
    const float score = *likeliest * pairs[t - sentence.begin];
    if (best && score <= most) continue;
    most = score;
    best = static_cast<EventType>(likeliest - types.begin());
  }
  return best;
}

void EventReader::read(Document& document) const {
  document.events.clear();
  if (!is_read(document)) return;
  Reader(document, parts_->frames, parts_->triggers, parts_->parts, parts_->figures, parts_->standing,
         parts_->third_parties)
      .read();
  for (Event& one : document.events) one.confidence = parts_->confidence.at(one.confidence);
}

}  // namespace rapporteur

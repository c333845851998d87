// The stage, step by step; see events.h. Tested in tests/cases/events and tests/unit/events.
#include "rapporteur/events/events.h"

#include <algorithm>
#include <utility>

#include "rapporteur/base/curve.h"
#include "rapporteur/events/doers.h"
#include "rapporteur/events/frames.h"
#include "rapporteur/events/intensity.h"
#include "rapporteur/events/links.h"
#include "rapporteur/events/participants.h"
#include "rapporteur/events/quantities.h"
#include "rapporteur/events/rebuttals.h"
#include "rapporteur/events/rival_figures.h"
#include "rapporteur/events/same_deed.h"
#include "rapporteur/events/slots.h"
#include "rapporteur/events/strays.h"
#include "rapporteur/events/third_parties.h"
#include "rapporteur/events/triggers.h"

namespace rapporteur {

struct EventReader::Parts {
  FrameLexicon frames;
  TriggerFinder triggers;
  PartFinder parts;
  FigureReader figures;
  IntensityScale intensity;
  StandingCues standing;
  ThirdPartyWords third_parties;
  SameDeed same_deed;
  Curve confidence;
};

namespace {

constexpr int kMostClimbs = 3;  // from a word to the verb that has it in its object
constexpr std::size_t kMostTolls =
    32;  // words looked at around one deed: hostile text must not make the work a square

/// A trigger with what its sentence holds of it, on its way to an Event.
struct Draft {
  Trigger trigger;
  EventParts parts;
  bool dropped = false;  // part of another's trigger
};

class Reader {
 public:
  Reader(Document& document, const EventReader::Parts& with)
      : document_(document), tree_(document), actors_(document), with_(with) {}

  void read() {
    find();
    join_phrases();
    join_objects();
    join_compounds();
    leave_to_content();
    for (Draft& draft : drafts_) {
      if (draft.dropped) continue;
      leave_to_others(draft);
      settle_doers(draft.parts, tree_, draft.trigger.token,
                   [this](std::uint32_t word) { return deed_at(word); });
      with_.third_parties.add_to(draft.parts, tree_, draft.trigger.token, draft.trigger.type);
      man_crafts(draft);
      write(draft);
    }
    drop_strays();
    admit_bystanders();
    link_conditions();
    link_sources(document_);
    leave_out_labels(document_);
    name_our_side(document_);
    blame_who_did_it();
    with_.same_deed.link(document_);
    link_disputes(document_);
    add_rival_figures(document_, tree_, with_.figures);
  }

 private:
  void find();
  void join_phrases();
  void join_objects();
  void join_compounds();
  void leave_to_content();
  Draft* told_at(std::uint32_t word);
  Draft* same_deed_at(std::uint32_t word, const Draft& draft);
  static void absorb(Draft& stays, Draft& goes);
  void leave_to_others(Draft& draft);
  std::optional<ToldDeed> deed_at(std::uint32_t word);
  bool is_struck(const Trigger& trigger) const;
  void man_crafts(Draft& draft) const;
  void write(const Draft& draft);
  bool is_still_to_come(const Event& event) const;
  std::optional<std::uint32_t> told_of(std::uint32_t blame) const;
  bool is_doer_behind(std::uint32_t deed, const Participant& one) const;
  void blame_who_did_it();
  void drop_strays();
  void admit_bystanders();
  void link_conditions();
  std::vector<Quantity> figures_of(const Draft& draft);
  std::optional<std::uint32_t> other_verb_of(std::uint32_t word, std::uint32_t deed);
  std::vector<std::uint32_t> tolls_of(std::uint32_t deed);
  std::vector<Span> words_of(const Draft& draft) const;
  std::string reason(const Draft& draft) const;

  Document& document_;
  Tree tree_;
  ActorMap actors_;
  const EventReader::Parts& with_;
  std::vector<Draft> drafts_;
  std::vector<std::optional<std::uint32_t>> conditions_;  // of each event, the word that heads it
};

void Reader::find() {
  const std::vector<Trigger> found = with_.triggers.find(tree_, with_.frames, with_.standing);
  for (std::size_t i = 0; i < found.size();) {
    const std::uint32_t sentence = tree_.sentence_of(found[i].token);
    std::size_t end = i;
    while (end < found.size() && tree_.sentence_of(found[end].token) == sentence) ++end;
    const std::vector<Trigger> own(found.begin() + static_cast<std::ptrdiff_t>(i),
                                   found.begin() + static_cast<std::ptrdiff_t>(end));
    auto parts = with_.parts.find(tree_, document_.sentences[sentence].tokens, own);
    for (std::size_t k = 0; k < own.size(); ++k) drafts_.push_back({own[k], std::move(parts[k]), false});
    i = end;
  }
}

/// The draft that a word tells, if it still stands.
Draft* Reader::told_at(std::uint32_t word) {
  const auto at = std::lower_bound(drafts_.begin(), drafts_.end(), word,
                                   [](const Draft& d, std::uint32_t w) { return d.trigger.token < w; });
  return at != drafts_.end() && at->trigger.token == word && !at->dropped ? &*at : nullptr;
}

/// The draft that another word tells, if it is of the same type and still stands.
Draft* Reader::same_deed_at(std::uint32_t word, const Draft& draft) {
  Draft* const found = told_at(word);
  return found != nullptr && found->trigger.type == draft.trigger.type ? found : nullptr;
}

// "held talks": two words that the model knows for one phrase are one event, of the surer one; of two types the surer one's alone.
void Reader::join_phrases() {
  for (Draft& draft : drafts_) {
    for (const std::uint32_t word : std::vector(draft.parts.words)) {
      Draft* const other = told_at(word);
      if (other == nullptr || draft.dropped) continue;
      if (other->trigger.type != draft.trigger.type) {
        // one phrase tells one deed: the surer type
        (draft.trigger.probability >= other->trigger.probability ? *other : draft).dropped = true;
        continue;
      }
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

// "An assassination plot": a noun and the one before it that tell the same type are one event.
void Reader::join_compounds() {
  for (Draft& draft : drafts_) {
    const auto noun =
        tree_.is(draft.trigger.token, "compound") ? tree_.head(draft.trigger.token) : std::nullopt;
    if (draft.dropped || !noun) continue;
    if (Draft* const told = same_deed_at(*noun, draft)) absorb(*told, draft);
  }
}

// "Said it would not take sides": what is rejected is told where it is said what, and once.
void Reader::leave_to_content() {
  for (Draft& draft : drafts_) {
    const auto content = tree_.child(draft.trigger.token, "ccomp");
    if (draft.dropped || !content || tree_.lemma(draft.trigger.token) != "say") continue;
    draft.dropped = same_deed_at(*content, draft) != nullptr;
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

std::vector<Quantity> Reader::figures_of(const Draft& draft) {
  const Trigger& trigger = draft.trigger;
  const auto counts_for_another = [&](std::uint32_t word, std::uint32_t deed) {
    const auto verb = other_verb_of(word, deed);
    return verb && with_.figures.counts(tree_.lemma(*verb));
  };
  std::vector<Quantity> out;
  const auto add = [&](std::optional<Quantity> figure) {
    const auto same = [&](const Quantity& other) { return other.span.overlaps(figure->span); };
    if (figure && std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(*figure));
  };
  for (const std::uint32_t token : draft.parts.figures) {
    if (!counts_for_another(token, trigger.token))
      add(with_.figures.read(tree_, token, trigger.type, trigger.token));
  }
  for (const EventParts::Part& part : draft.parts.participants) {
    const bool counted = part.role == (trigger.type == EventType::kProtest ? ParticipantRole::kActor
                                                                           : ParticipantRole::kRecipient);
    if (!counted || counts_for_another(part.token, trigger.token)) continue;
    add(with_.figures.counted(tree_, part.token, trigger.type, trigger.token));
    if (trigger.type == EventType::kAssault) add(with_.figures.victim(tree_, part.token, trigger.token));
  }
  if (trigger.type != EventType::kAssault) return out;
  for (const std::uint32_t verb : tolls_of(trigger.token)) {
    for (const std::uint32_t victims : tree_.children(verb)) {
      const bool counted = tree_.is(victims, "obj") || tree_.relation(victims) == "nsubj:pass";
      if (counted) add(with_.figures.of_phrase(tree_, victims, trigger.type, verb));
    }
  }
  return out;
}

/// Of "killed nine and kidnapped two" each verb has its own object; of "killed and wounded nine" both have the one there is.
void Reader::leave_to_others(Draft& draft) {
  const std::uint32_t deed = draft.trigger.token;
  if (tree_.upos(deed) != "VERB" || !tree_.child(deed, "obj")) return;
  std::erase_if(draft.parts.participants, [&](const EventParts::Part& part) {
    return part.role == ParticipantRole::kRecipient && other_verb_of(part.token, deed);
  });
}

std::optional<ToldDeed> Reader::deed_at(std::uint32_t word) {
  const Draft* const draft = told_at(word);
  return draft == nullptr ? std::nullopt : std::optional(ToldDeed{draft->trigger.type, &draft->parts});
}

/// "US helicopter shot down", of a heading: a participle that would have an object if it were none.
bool Reader::is_struck(const Trigger& trigger) const {
  if (tree_.xpos(trigger.token) != "VBN" || tree_.child(trigger.token, "obj") ||
      tree_.child(trigger.token, "aux") || trigger.frame == nullptr)
    return false;
  const std::vector<Slot>& slots = trigger.frame->recipient;
  return std::find(slots.begin(), slots.end(), "obj") != slots.end();
}

/// "A Russian frigate entered the strait", "turned back by a gunboat": a ship or an aircraft that does it does it by those aboard, and is no weapon.
void Reader::man_crafts(Draft& draft) const {
  const std::uint32_t deed = draft.trigger.token;
  std::vector<EventParts::Part>& parts = draft.parts.participants;
  // "evacuated by helicopter"
  const auto is_means = [this](std::uint32_t craft) {
    return tree_.case_of(craft) == "by" && tree_.children(craft).size() == 1;
  };
  for (EventParts::Part& part : parts)
    part.crewed = with_.frames.in_class("crafts", tree_, part.token) && !is_means(part.token);
  const bool passive = is_passive(tree_, deed);
  if (!is_verb(tree_, deed) || (!passive && is_struck(draft.trigger))) return;
  for (const std::uint32_t doer : in_slot(tree_, deed, passive ? "by" : "subj")) {
    const auto det = tree_.child(doer, "det");
    const bool none = det && with_.standing.negates(tree_, *det);
    if (none || is_means(doer) || !with_.frames.in_class("crafts", tree_, doer)) continue;
    const auto told = std::find_if(parts.begin(), parts.end(),
                                   [doer](const EventParts::Part& part) { return part.token == doer; });
    if (told == parts.end()) {
      parts.push_back({ParticipantRole::kActor, doer, false, true});
    } else if (told->role == ParticipantRole::kInstrument) {
      told->role = ParticipantRole::kActor;
    }
  }
}

/// The verb of another deed in whose object a word stands.
std::optional<std::uint32_t> Reader::other_verb_of(std::uint32_t word, std::uint32_t deed) {
  std::uint32_t at = word;
  for (int climbs = 0; climbs < kMostClimbs; ++climbs) {
    const auto up = tree_.head(at);
    if (!up || *up == deed) return std::nullopt;
    if (tree_.is(at, "obj") || tree_.relation(at) == "nsubj:pass") {
      return told_at(*up) != nullptr ? up : std::nullopt;
    }
    at = *up;
  }
  return std::nullopt;
}

/// Verbs that tell the victims of a deed and are no event of their own: "an attack that killed nine", "stormed the base, killing nine and
/// wounding four", "the blast killed nine".
std::vector<std::uint32_t> Reader::tolls_of(std::uint32_t deed) {
  std::vector<std::uint32_t> near = tree_.children(deed);
  const auto up = tree_.head(deed);
  if (up && tree_.is(deed, "nsubj")) near.push_back(*up);
  if (up && tree_.is(deed, "obj"))
    near.insert(near.end(), tree_.children(*up).begin(), tree_.children(*up).end());
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < near.size() && i < kMostTolls; ++i) {
    const std::uint32_t verb = near[i];
    const bool tells = verb == up || tree_.is(verb, "acl") || tree_.is(verb, "advcl") ||
                       tree_.is(verb, "conj") || tree_.is(verb, "parataxis");
    if (!tells || tree_.upos(verb) != "VERB" || !with_.figures.is_toll(tree_.lemma(verb)) ||
        told_at(verb) != nullptr)
      continue;
    out.push_back(verb);
    for (const std::uint32_t joined : tree_.children(verb)) {
      if (tree_.is(joined, "conj")) near.push_back(joined);
    }
  }
  return out;
}

/// "The chancellor flies to Astana on 14 April", in an article of the 2nd: a present tense that tells what is set for a day after the publication.
bool Reader::is_still_to_come(const Event& event) const {
  if (event.status != EventStatus::kOccurred && event.status != EventStatus::kOngoing) return false;
  const std::string_view tag = tree_.xpos(event.head);
  const bool relative = tree_.relation(event.head) == "acl:relcl";
  if (!event.time || relative || !any_of(tag, {"VBZ", "VBP"})) return false;
  constexpr std::size_t kDay = 10;  // of an ISO date
  const std::string &from = document_.times[*event.time].from, &published = document_.article.published;
  return from.size() >= kDay && published.size() >= kDay && from.substr(0, kDay) > published.substr(0, kDay);
}

void Reader::write(const Draft& draft) {
  const Trigger& trigger = draft.trigger;
  Event event;
  event.sentence = tree_.sentence_of(trigger.token);
  event.head = trigger.token;
  event.trigger = words_of(draft);
  event.type = trigger.type;
  event.mode = trigger.mode;
  if (!trigger.context.empty()) event.contexts = {trigger.context};
  event.intensity = with_.intensity.at(trigger.type, trigger.mode);
  if (trigger.frame != nullptr) event.cameo = trigger.frame->cameo;
  event.participants = participants_of(tree_, actors_, draft.parts, trigger);
  event.status = trigger.status;
  event.background = trigger.background;
  if (draft.parts.time) event.time = entry_at(document_.times, *draft.parts.time);
  if (is_still_to_come(event)) event.status = EventStatus::kPlanned;
  if (draft.parts.place) event.place = entry_at(document_.places, *draft.parts.place);
  event.quantities = figures_of(draft);
  event.confidence = trigger.probability * trigger.status_probability;
  event.reason = reason(draft);
  document_.events.push_back(std::move(event));
  conditions_.push_back(draft.parts.condition);
}

/// Whoever takes part in what is told is an actor of the record, though he says nothing; once in each role, and he does nothing to himself.
void Reader::admit_bystanders() {
  for (Event& event : document_.events) {
    std::vector<Participant> kept;
    for (Participant& one : event.participants) {
      const bool party = one.role != ParticipantRole::kInstrument && one.role != ParticipantRole::kTarget;
      const auto tokens = party && !one.actor && !one.place ? document_.tokens_in(one.span) : std::nullopt;
      const auto head = tokens ? tree_.top_of(*tokens) : std::nullopt;
      auto admitted = head ? admit(document_, *head) : std::nullopt;
      if (head && !admitted && with_.frames.in_class("crafts", tree_, *head)) {
        const auto owner = owner_of(tree_, actors_, *head);
        admitted = owner ? admit(document_, *owner) : std::nullopt;
      }
      if (admitted) one.actor = admitted;
      const bool told = admitted && one.reason.empty() &&
                        std::any_of(kept.begin(), kept.end(), [&](const Participant& other) {
                          return other.actor == admitted &&
                                 (other.role == one.role || one.role == ParticipantRole::kRecipient);
                        });
      if (!told) kept.push_back(std::move(one));
    }
    event.participants = std::move(kept);
  }
}

/// What a word of blame is about: "condemned [the attack]", "allegations of [torture]".
std::optional<std::uint32_t> Reader::told_of(std::uint32_t blame) const {
  if (const auto object = tree_.child(blame, "obj")) return object;
  for (const std::uint32_t child : tree_.children(blame)) {
    if (tree_.is(child, "nmod") && any_of(tree_.case_of(child), {"of", "about", "over"})) return child;
  }
  return std::nullopt;
}

/// "Allegations of [torture] by guards": the allegations are not theirs. But states and bodies behind "by" are those who make them.
bool Reader::is_doer_behind(std::uint32_t deed, const Participant& one) const {
  const auto words = document_.tokens_in(one.span);
  const auto top = words ? tree_.top_of(*words) : std::nullopt;
  if (!top || *top < deed || tree_.case_of(*top) != "by") return false;
  if (!one.actor) return true;
  const ActorKind kind = document_.actors[*one.actor].kind;
  return kind != ActorKind::kState && kind != ActorKind::kBloc && kind != ActorKind::kOrganisation &&
         kind != ActorKind::kOutlet;
}

/// Of "condemned the attack on Israel", "allegations of torture" the one condemned is whoever did it, if he is told, and not the one who suffered it; and whoever condemns a deed has not
/// done it.
void Reader::blame_who_did_it() {
  const auto in = [](const std::vector<Participant>& list, const Participant& one, auto role) {
    return std::any_of(list.begin(), list.end(), [&](const Participant& other) {
      return role(other.role) && one.actor && other.actor == one.actor;
    });
  };
  const auto does = [](ParticipantRole role) { return role == ParticipantRole::kActor; };
  const auto suffers = [](ParticipantRole role) { return role != ParticipantRole::kActor; };
  for (Event& event : document_.events) {
    const auto blamed = event.type == EventType::kAccuse ? told_of(event.head) : std::nullopt;
    const auto found = blamed ? headed_by(document_.events, *blamed) : std::nullopt;
    if (!found) continue;
    std::vector<Participant>& deed = document_.events[*found].participants;
    std::vector<Participant>& blame = event.participants;
    std::erase_if(blame,
                  [&](const Participant& one) { return does(one.role) && is_doer_behind(*blamed, one); });
    std::erase_if(deed, [&](const Participant& one) { return does(one.role) && in(blame, one, does); });
    std::erase_if(blame, [&](const Participant& one) {
      return one.role == ParticipantRole::kRecipient && in(deed, one, suffers);
    });
    for (const Participant& one : deed) {
      if (!does(one.role) || in(blame, one, suffers)) continue;
      blame.push_back(one);
      blame.back().role = ParticipantRole::kRecipient;
      blame.back().reason = "did what is condemned";
    }
  }
}

/// Leaves out what is told too unsurely for a page that has little of public affairs (strays.h).
void Reader::drop_strays() {
  const std::vector<bool> stray = strays_of(document_, with_.confidence);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < document_.events.size(); ++i) {
    if (stray[i]) continue;
    if (kept != i) document_.events[kept] = std::move(document_.events[i]);
    conditions_[kept++] = conditions_[i];
  }
  document_.events.resize(kept);
  conditions_.resize(kept);
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
  auto intensity = IntensityScale::load();
  if (!intensity) return intensity.error();
  auto standing = StandingCues::load();
  if (!standing) return standing.error();
  auto third_parties = ThirdPartyWords::load();
  if (!third_parties) return third_parties.error();
  auto same_deed = SameDeed::load();
  if (!same_deed) return same_deed.error();
  auto confidence = Curve::load("confidence/events.tsv");
  if (!confidence) return confidence.error();
  return EventReader(std::unique_ptr<Parts>(new Parts{
      std::move(frames).value(), std::move(triggers).value(), std::move(parts).value(),
      std::move(figures).value(), std::move(intensity).value(), std::move(standing).value(),
      std::move(third_parties).value(), std::move(same_deed).value(), std::move(confidence).value()}));
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
  Reader(document, *parts_).read();
  for (Event& one : document.events) one.confidence = parts_->confidence.at(one.confidence);
}

}  // namespace rapporteur

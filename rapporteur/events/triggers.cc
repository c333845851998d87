// Words that tell an event; see triggers.h. Tested in tests/cases/events.
#include "rapporteur/events/triggers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "rapporteur/events/slots.h"

namespace rapporteur {

namespace {

// What a frame adds to the model's score (log odds) of its type, and a look-alike to that of none. Set on the dev part of the corpus.
constexpr float kFrame = 2.0F;
// ... one that names its company: "end" with "sanctions".
constexpr float kFrameInCompany = 3.5F;
constexpr float kLookAlike = 4.0F;
// Taken from the score of none: a missed event costs as much as a false one.
constexpr float kEager = 0.3F;
// Taken from the scores of all types where no frame knows the word: what the model alone says is wrong twice as often.
constexpr float kAlone = 0.6F;
// What a statement that accuses, demands or threatens adds to the score of that type at its cue.
constexpr float kAct = 2.0F;
// ... and a word of data/frames/standing.tsv to the score of its status.
constexpr float kStanding = 3.0F;
// Taken from the score of what is still going on where the word is a past form: "surrounded the hospital" is done.
constexpr float kPastForm = 1.0F;
// From which probability on a context is told: likelier than all others together.
constexpr float kContext = 0.5F;
constexpr std::size_t kTypes = 16;

/// Softmax in place.
void to_probabilities(std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& s : scores) sum += s = std::exp(s - most);
  for (float& s : scores) s /= sum;
}

/// Whether some word of a sentence negates.
bool hears_no(const Tree& tree, const StandingCues& cues, Range sentence) {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    if (cues.negates(tree, t)) return true;
  }
  return false;
}

/// "Hostage swap": no verb, and no noun that tells how it stands. What the next sentence denies or refuses is another deed, as far as anybody
/// can tell.
bool is_heading(const Tree& tree, Range sentence) {
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const bool stands = any_of(tree.lemma(t), {"cancellation", "boycott", "denial", "refusal", "delay", "end",
                                               "suspension", "postponement", "hold", "rejection"});
    if (stands || is_verb(tree, t)) return false;
  }
  return true;
}

/// "The envoy said the plan was fair": a statement, and no event. But what is said may demand ("must withdraw"), promise or reject ("will not
/// sign"); and by saying anything one may threaten or accuse.
bool only_says(const Tree& tree, std::uint32_t token, EventType type) {
  if (tree.lemma(token) != "say" || type == EventType::kThreaten || type == EventType::kAccuse) return false;
  const bool answers = token + 1 < tree.size() && any_of(tree.lower(token + 1), {"no", "yes"});
  if (answers) return false;
  const auto content = tree.child(token, "ccomp");
  const auto modal = content ? tree.child(*content, "aux") : std::nullopt;
  if (!modal) return true;
  if (type == EventType::kRequest) return !any_of(tree.lemma(*modal), {"must", "should", "ought"});
  const bool own = type == EventType::kAgree || type == EventType::kReject;
  return !own || !any_of(tree.lemma(*modal), {"will", "would", "can", "could", "shall", "may"});
}

std::size_t best_of(const std::vector<float>& scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

/// Whether a cue may tell a status that is not its own: "will" is of plans with and without a condition, "not" of what is negated, denied or
/// refused. Which of them it is the model knows better. "Foiled the attack" and "would have attacked" are of what did not happen alone.
bool tells(const StandingCues::Vote& vote, EventStatus status) {
  if (vote.status == EventStatus::kPlanned && status == EventStatus::kConditional) return true;
  const bool open =
      vote.status == EventStatus::kNegated && !any_of(vote.row->how, {"obj", "mod", "from", "past"});
  if (open && (status == EventStatus::kDenied || status == EventStatus::kRefused)) return true;
  // what is admitted may go on
  const bool told = vote.status == EventStatus::kOccurred && vote.row->how == "comp";
  return vote.status == status || (told && status == EventStatus::kOngoing);
}

/// "When parliament returns in May, it will ratify the treaty": that has its day, and no condition.
bool has_its_day(const Tree& tree, std::uint32_t trigger) {
  const auto& children = tree.children(trigger);
  return std::any_of(children.begin(), children.end(), [&tree](std::uint32_t clause) {
    if (!tree.is(clause, "advcl")) return false;
    const auto& words = tree.children(clause);
    return std::any_of(words.begin(), words.end(), [&](std::uint32_t c) { return tree.lower(c) == "when"; });
  });
}

/// What "not" says of being let: "was not allowed to leave" is done, "will not be allowed to" is planned, where that is what the event is.
std::optional<EventStatus> turned_by_letting(const Tree& tree, const StandingCues& cues,
                                             const StandingCues::Vote& vote, const Trigger& trigger) {
  const bool takes_away = trigger.type == EventType::kCoerce || trigger.type == EventType::kReject;
  if (vote.row->how != "not" || !takes_away || !cues.lets(tree, trigger.token)) return std::nullopt;
  return vote.status == EventStatus::kRefused ? EventStatus::kPlanned : EventStatus::kOccurred;
}

/// No event, whatever stands around it.
bool tells_nothing(std::string_view upos) {
  for (const std::string_view tag : {"PUNCT", "DET", "PRON", "CCONJ", "NUM", "SYM"}) {
    if (upos == tag) return true;
  }
  return false;
}

bool names_company(const Frame& frame) {
  return std::any_of(frame.when.begin(), frame.when.end(),
                     [](const FrameCondition& one) { return !one.absent && !one.lemmas.empty(); });
}

}  // namespace

Result<TriggerFinder> TriggerFinder::load(const nn::ModelFile& model) {
  auto events = nn::load_head(model, "tag.events");
  auto modes = nn::load_head(model, "tag.modes");
  auto contexts = nn::load_head(model, "tag.contexts");
  auto statuses = nn::load_head(model, "tag.statuses");
  auto background = nn::load_head(model, "background");
  for (const auto* linear : {&events, &modes, &contexts, &statuses, &background}) {
    if (!*linear) return linear->error();
  }
  TriggerFinder finder({std::move(events).value(), std::move(modes).value(), std::move(contexts).value(),
                        std::move(statuses).value(), std::move(background).value()});
  if (const Status status = finder.read_labels(model); !status) return status.error();
  return finder;
}

Status TriggerFinder::read_labels(const nn::ModelFile& model) {
  const auto wrong = [&](const std::string& what) {
    return Error{ErrorCode::kDamagedModel, model.subject(), what};
  };
  const auto& labels = model.labels("events");
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const auto type = event_type_of(labels[i]);
    if (!type || std::find(types_.begin(), types_.end(), *type) != types_.end())
      return wrong("no type of events, or twice: " + labels[i]);
    types_.push_back(*type);
  }
  if (types_.size() != kTypes || heads_.events.outputs() != kTypes + 1 || labels.front() != "O")
    return wrong("the types of events are not those of PLOVER");
  for (const std::string& label : model.labels("modes")) {
    const std::size_t space = std::min(label.find(' '), label.size());
    mode_labels_.emplace_back(event_type_of(label.substr(0, space)),
                              space < label.size() ? label.substr(space + 1) : std::string());
  }
  context_labels_ = model.labels("contexts");
  for (const std::string& label : model.labels("statuses")) {
    const auto status = event_status_of(label);
    if (!status) return wrong("no status: " + label);
    status_labels_.push_back(*status);
  }
  const bool fits = mode_labels_.size() == heads_.modes.outputs() && !mode_labels_.empty() &&
                    !mode_labels_.front().first && context_labels_.size() == heads_.contexts.outputs() &&
                    !context_labels_.empty() && context_labels_.front() == "O" &&
                    status_labels_.size() == heads_.statuses.outputs() && !status_labels_.empty() &&
                    heads_.background.outputs() == 1;
  return fits ? Status(Done{}) : Status(wrong("the heads of events do not fit their labels"));
}

namespace {

/// What an act of speech does: to accuse, to demand or to threaten is an event by itself. Nineteen of twenty such statements of the corpus have theirs at the
/// cue; of those that promise, agree or reject only every second one has.
std::optional<EventType> deed_of(const Statement& statement) {
  if (statement.polarity == Polarity::kNegative) return std::nullopt;
  switch (statement.act) {
    case SpeechAct::kAccuse:
    case SpeechAct::kCondemn: return EventType::kAccuse;
    case SpeechAct::kPraise: return EventType::kSupport;
    case SpeechAct::kDemand:
    case SpeechAct::kUrge: return EventType::kRequest;
    case SpeechAct::kThreaten: return EventType::kThreaten;
    default: return std::nullopt;
  }
}

std::map<std::uint32_t, const Statement*> cues_of(const Tree& tree) {
  std::map<std::uint32_t, const Statement*> out;
  for (const Statement& statement : tree.document().statements) {
    const auto cue = statement.cue.empty() ? std::nullopt : tree.document().tokens_in(statement.cue);
    const auto head = cue ? tree.top_of(*cue) : std::nullopt;
    if (!head) continue;
    // of several with one cue the first that is a deed counts
    const auto [at, added] = out.emplace(*head, &statement);
    if (!added && !deed_of(*at->second)) at->second = &statement;
  }
  return out;
}

}  // namespace

/// How far the grammar of its sentence alone speaks against a status of a deed of which no cue tells, in votes of a cue.
class TriggerFinder::Objections {
 public:
  Objections(const Tree& tree, const Around& around, std::uint32_t token)
      : heading_(around.heading ? 2.0F : 0.0F) {
    const bool modal = has_modal(tree, token), said = is_said(tree, around, token);
    ahead_ = modal && !around.negates;  // "would withdraw"
    reported_ = said && !around.negates;
    promised_ = said && modal && tree.xpos(token) == "VB";
  }

  float to(EventStatus status) const {
    switch (status) {
      case EventStatus::kRefused:
      case EventStatus::kNegated: return ahead_ ? 1.0F : heading_;
      case EventStatus::kDenied: return reported_ ? 1.0F : heading_;
      case EventStatus::kCancelled:
      case EventStatus::kPostponed: return heading_;
      case EventStatus::kOccurred: return promised_ ? 1.0F : 0.0F;
      default: return 0;
    }
  }

 private:
  /// "The agency reports that Norland has shelled the port", "admitted that it had": a statement has the deed as what it says is so.
  static bool is_said(const Tree& tree, const Around& around, std::uint32_t verb) {
    const auto says = tree.is(verb, "ccomp") ? tree.head(verb) : std::nullopt;
    const auto found = says ? around.said.find(*says) : around.said.end();
    if (found == around.said.end() || found->second->polarity == Polarity::kNegative) return false;
    const SpeechAct act = found->second->act;
    return act == SpeechAct::kSay || act == SpeechAct::kAnnounce || act == SpeechAct::kConfirm;
  }

  float heading_;
  bool ahead_ = false, reported_ = false, promised_ = false;
};

std::vector<Trigger> TriggerFinder::find(const Tree& tree, const FrameLexicon& frames,
                                         const StandingCues& standing) const {
  const Document& document = tree.document();
  std::vector<float> logits(document.tokens.size() * heads_.events.outputs());
  heads_.events.run(document.encoding.event_vectors, logits.data());
  Around around;
  around.said = cues_of(tree);
  std::vector<Trigger> out;
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const auto cue = around.said.find(t);
    auto trigger = at(tree, frames, t, logits.data() + t * heads_.events.outputs(),
                      cue == around.said.end() ? std::nullopt : deed_of(*cue->second));
    if (!trigger) continue;
    if (const std::uint32_t sentence = tree.sentence_of(t); around.sentence != sentence) {
      const Range words = document.sentences[sentence].tokens;
      around.sentence = sentence;
      around.negates = hears_no(tree, standing, words);
      around.heading = is_heading(tree, words);
    }
    stand(tree, standing, around, *trigger);
    out.push_back(std::move(*trigger));
  }
  return out;
}

std::optional<Trigger> TriggerFinder::at(const Tree& tree, const FrameLexicon& frames, std::uint32_t token,
                                         const float* logits, std::optional<EventType> act) const {
  if (tells_nothing(tree.upos(token))) return std::nullopt;
  std::vector<float> scores(logits, logits + heads_.events.outputs());
  scores[0] -= kEager;
  const std::size_t alone = best_of(scores);
  const Frame* frame = frames.match(tree, token);
  hear_frame(frame, scores);
  if (act) scores[row_of(*act)] += kAct;
  const std::size_t best = best_of(scores);
  if (best == 0 || (frame == nullptr && only_says(tree, token, types_[best - 1]))) return std::nullopt;
  to_probabilities(scores);
  Trigger trigger;
  trigger.token = token;
  trigger.type = types_[best - 1];
  trigger.probability = scores[best];
  trigger.model = alone == best;
  if (frame != nullptr && frame->type == trigger.type) trigger.frame = frame;
  trigger.mode = mode_of(tree.document().encoding, trigger);
  trigger.context = context_of(tree.document().encoding, token);
  return trigger;
}

void TriggerFinder::hear_frame(const Frame* frame, std::vector<float>& scores) const {
  if (frame == nullptr) {
    scores[0] += kAlone;
    return;
  }
  if (!frame->type) {
    scores[0] += kLookAlike;
    return;
  }
  scores[row_of(*frame->type)] += names_company(*frame) ? kFrameInCompany : kFrame;
}

std::size_t TriggerFinder::row_of(EventType type) const {
  return static_cast<std::size_t>(std::find(types_.begin(), types_.end(), type) - types_.begin()) + 1;
}

std::vector<float> TriggerFinder::probabilities(const Tree& tree, const FrameLexicon& frames,
                                                std::uint32_t token) const {
  std::vector<float> scores(heads_.events.outputs());
  heads_.events.run(tree.document().encoding.event_vectors, token, token + 1, scores.data());
  hear_frame(frames.match(tree, token), scores);
  to_probabilities(scores);
  std::vector<float> out(types_.size());
  for (std::size_t i = 0; i < types_.size(); ++i) out[static_cast<std::size_t>(types_[i])] = scores[i + 1];
  return out;
}

/// The frame's mode where it has one; else the likeliest of the type's, or none.
std::string TriggerFinder::mode_of(const Encoding& encoding, const Trigger& trigger) const {
  if (trigger.frame != nullptr && !trigger.frame->mode.empty()) return trigger.frame->mode;
  std::vector<float> scores(mode_labels_.size());
  heads_.modes.run(encoding.event_vectors, trigger.token, trigger.token + 1, scores.data());
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    if (mode_labels_[i].first == trigger.type && scores[i] > scores[best]) best = i;
  }
  return mode_labels_[best].second;
}

/// The one that is likelier than all others together, if there is one.
std::string TriggerFinder::context_of(const Encoding& encoding, std::uint32_t token) const {
  std::vector<float> scores(context_labels_.size());
  heads_.contexts.run(encoding.event_vectors, token, token + 1, scores.data());
  to_probabilities(scores);
  const std::size_t best = best_of(scores);
  return best > 0 && scores[best] >= kContext ? context_labels_[best] : std::string();
}

void TriggerFinder::stand(const Tree& tree, const StandingCues& cues, const Around& around,
                          Trigger& trigger) const {
  const Encoding& encoding = tree.document().encoding;
  std::vector<float> scores(status_labels_.size());
  heads_.statuses.run(encoding.event_vectors, trigger.token, trigger.token + 1, scores.data());
  const std::string_view tag = tree.xpos(trigger.token);
  const bool past = tag == "VBD" || tag == "VBN";
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (past && status_labels_[i] == EventStatus::kOngoing) scores[i] -= kPastForm;
  }
  if (const auto vote = cues.vote(tree, trigger.token)) {
    const auto turned = turned_by_letting(tree, cues, *vote, trigger);
    const bool dated = has_its_day(tree, trigger.token);
    for (std::size_t i = 0; i < scores.size(); ++i) {
      if (dated && status_labels_[i] == EventStatus::kConditional) continue;
      if (turned ? status_labels_[i] == *turned : tells(*vote, status_labels_[i]))
        scores[i] += vote->alone ? 2 * kStanding : kStanding;
    }
    trigger.standing = vote->cue;
  } else {
    const Objections objections(tree, around, trigger.token);
    for (std::size_t i = 0; i < scores.size(); ++i) scores[i] -= kStanding * objections.to(status_labels_[i]);
  }
  to_probabilities(scores);
  const std::size_t best = best_of(scores);
  trigger.status = status_labels_[best];
  trigger.status_probability = scores[best];
  float told_beside = 0;
  heads_.background.run(encoding.event_vectors, trigger.token, trigger.token + 1, &told_beside);
  trigger.background = told_beside > 0;
}

}  // namespace rapporteur

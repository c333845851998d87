// Words that tell an event: found by the model and by the frames of data/frames together, each with its type, mode, context, standing and
// the other words of its phrase ("called off", "held ... talks"). Tested in tests/cases/events.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/events/frames.h"
#include "rapporteur/events/standing.h"
#include "rapporteur/nn/linear.h"

namespace rapporteur {

struct Trigger {
  std::uint32_t token = 0;
  EventType type = EventType::kConsult;
  std::string mode;
  std::string context;  // empty: none is sure
  EventStatus status = EventStatus::kOccurred;
  float status_probability = 0;
  std::optional<std::uint32_t> standing;  // the word that the status rests on beside the model
  bool background = false;
  float probability = 0;         // that it is an event of this type
  const Frame* frame = nullptr;  // of this type, if one was found
  bool model = false;            // whether the model alone would have found it
};

class TriggerFinder {
 public:
  /// Errors: kDamagedModel.
  static Result<TriggerFinder> load(const nn::ModelFile& model);

  /// In order of position.
  std::vector<Trigger> find(const Tree& tree, const FrameLexicon& frames, const StandingCues& standing) const;
  /// The probability that a word tells an event of each type, in the order of EventType; the model and the frames together.
  std::vector<float> probabilities(const Tree& tree, const FrameLexicon& frames, std::uint32_t token) const;

 private:
  struct Heads {
    nn::Linear events, modes, contexts, statuses, background;
  };
  /// What is told around a trigger. Of its sentence it is worked out once: hostile text must not make the work a square.
  struct Around {
    std::map<std::uint32_t, const Statement*> said;  // by the word that heads the cue
    std::optional<std::uint32_t> sentence;
    bool negates = false, heading = false;  // of that sentence
  };
  class Objections;
  explicit TriggerFinder(Heads heads) : heads_(std::move(heads)) {}
  Status read_labels(const nn::ModelFile& model);
  std::optional<Trigger> at(const Tree& tree, const FrameLexicon& frames, std::uint32_t token,
                            const float* logits, std::optional<EventType> act) const;
  void hear_frame(const Frame* frame, std::vector<float>& scores) const;
  std::size_t row_of(EventType type) const;  // among the outputs of `events`
  std::string mode_of(const Encoding& encoding, const Trigger& trigger) const;
  std::string context_of(const Encoding& encoding, std::uint32_t token) const;
  void stand(const Tree& tree, const StandingCues& cues, const Around& around, Trigger& trigger) const;

  Heads heads_;
  std::vector<EventType> types_;  // of the outputs of `events` behind the first, which is none
  std::vector<std::pair<std::optional<EventType>, std::string>> mode_labels_;
  std::vector<std::string> context_labels_;  // the first is none
  std::vector<EventStatus> status_labels_;
};

}  // namespace rapporteur

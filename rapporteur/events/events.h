// events/: adds Document::events: what happened, planned, proposed, denied ..., who takes part, when and where, and according to whom.
// Needs the encoding, sentences, syntax, names, times, places, entities, actors and statements. Also public: slots.h, links.h, standing.h.
//
// A word becomes an event where the model and the frames of data/frames together say so (triggers.h); its participants, time, place and
// condition are those of its sentence (participants.h); the statements in whose content it stands are its sources, and who denies it
// disputes what others say of the same (rebuttals.h). Types are those of the PLOVER 0.8 ontology (Halterman et al. 2023, "PLOVER and
// POLECAT"). docs/events.md is the reader's account. Tested in tests/cases/events and tests/unit/events.
#pragma once

#include <memory>
#include <optional>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

/// Read-only after load(); one instance may serve many threads.
class EventReader {
 public:
  struct Parts;  // its heads and tables

  /// Errors: kDamagedModel; kDamagedData with file and line where a table does not parse.
  static Result<EventReader> load(const nn::ModelFile& model);

  EventReader(EventReader&&) noexcept;
  ~EventReader();

  /// Replaces document.events, in order of their triggers. Never fails.
  void read(Document& document) const;

  /// The type of event that a sentence tells between two given parties, by the words that name them: that of the word which is likeliest to
  /// tell one of these two, whatever else the sentence tells. For those who code dyads; bench/plover.py has the actors given.
  /// Empty where the two do not stand in one sentence.
  std::optional<EventType> between(const Document& document, Range actor, Range other) const;

 private:
  explicit EventReader(std::unique_ptr<Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace rapporteur

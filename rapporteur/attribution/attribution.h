// Stage 7. Adds `document.attributions`: who is named as the source of what, as spans of source, cue and content with
// PolNeAR's boundaries (Newell et al. 2018). Cues are found first, as BIO tags whose ends the tree completes (cue_ends.h);
// then, for each cue, the words of its paragraph are labelled as its source and its content by a linear-chain CRF: so a
// source may serve several cues and a content may be in pieces. Needs `document.tokens` and `document.encoding`; reads
// `document.syntax`.
// Tested in tests/cases/attribution/ and tests/unit/attribution/.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/model_file.h"

namespace rapporteur {

class AttributionTagger {
 public:
  /// Errors: kDamagedModel.
  static Result<AttributionTagger> load(const nn::ModelFile& model);

  AttributionTagger(AttributionTagger&&) noexcept;
  ~AttributionTagger();

  /// Safe from many threads.
  void tag(Document& document) const;

 private:
  struct Heads;
  explicit AttributionTagger(std::unique_ptr<Heads> heads);
  std::unique_ptr<Heads> heads_;
};

}  // namespace rapporteur

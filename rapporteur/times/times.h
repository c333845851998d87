// Adds `document.times`: the spans of time expressions with TIMEX2's bounds ("the following year", "three weeks later"),
// a BIO head on the encoder. What they mean is not told yet. Needs `document.encoding` and `document.sentences`.
// Tested in tests/cases/times/ and tests/unit/times/.
#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/viterbi.h"

namespace rapporteur {

class TimeTagger {
 public:
  /// Errors: kDamagedModel.
  static Result<TimeTagger> load(const nn::ModelFile& model);

  /// Safe from many threads.
  void tag(Document& document) const;

 private:
  TimeTagger(nn::Linear logits, nn::Chain chain) : logits_(std::move(logits)), chain_(std::move(chain)) {}

  nn::Linear logits_;
  nn::Chain chain_;
};

}  // namespace rapporteur

// The spans of time expressions with TIMEX2's bounds ("the following year", "three weeks later"): a BIO head on the
// encoder. Needs `document.encoding` and `document.sentences`. Tested in tests/unit/times/tagger_test.cc.
#pragma once

#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/viterbi.h"

namespace rapporteur::times {

class Tagger {
 public:
  /// Errors: kDamagedModel.
  static Result<Tagger> load(const nn::ModelFile& model);

  /// Ranges of tokens, in order, none across two sentences. Safe from many threads.
  std::vector<Range> tag(const Document& document) const;

 private:
  Tagger(nn::Linear logits, nn::Chain chain) : logits_(std::move(logits)), chain_(std::move(chain)) {}

  nn::Linear logits_;
  nn::Chain chain_;
};

}  // namespace rapporteur::times

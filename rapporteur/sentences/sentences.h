// Stage 4. Adds `document.sentences`: a head on the encoder says of every token whether a sentence ends there; a
// paragraph's end always ends one, and a line of a few words without a stop is one. Needs `document.tokens` and
// `document.encoding`. Tested in tests/cases/sentences/ and tests/unit/sentences/.
#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/linear.h"

namespace rapporteur {

class SentenceSplitter {
 public:
  /// Longest sentence in tokens: a longer one is cut, so that parsing stays bounded on hostile text.
  static constexpr std::uint32_t kLongest = 256;

  /// Errors: kDamagedModel.
  static Result<SentenceSplitter> load(const nn::ModelFile& model);

  void split(Document& document) const;

 private:
  explicit SentenceSplitter(nn::Linear end) : end_(std::move(end)) {}
  nn::Linear end_;
};

}  // namespace rapporteur

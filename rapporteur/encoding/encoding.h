// Stage 3. Adds `document.encoding`: one vector per token, from one pass of the encoder over windows of paragraphs.
// Needs `document.tokens`. Every later layer that is learned reads these vectors and nothing else; events have their own.
// Tested in tests/unit/encoding/.
#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/encoding/windows.h"
#include "rapporteur/encoding/wordpieces.h"
#include "rapporteur/nn/encoder.h"

namespace rapporteur {

class TokenEncoder {
 public:
  /// The model must outlive the encoder. Errors: kDamagedModel.
  static Result<TokenEncoder> load(const nn::ModelFile& model);

  /// Safe from many threads. events: whether the vectors that events are read from are wanted too.
  void encode(Document& document, bool events = true) const;

 private:
  nn::Encoder encoder_;
  WordPieces wordpieces_;
  WindowLimits limits_;
};

}  // namespace rapporteur

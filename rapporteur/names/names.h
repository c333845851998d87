// Stage 6. Adds `document.names`: named mentions with their type, a BIO head on the encoder decoded by Viterbi inside
// each sentence. Needs `document.tokens`, `document.encoding`, `document.sentences`.
// Tested in tests/cases/names/ and tests/unit/names/.
#pragma once

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/nn/linear.h"
#include "rapporteur/nn/viterbi.h"

namespace rapporteur {

class NameTagger {
 public:
  /// Errors: kDamagedModel.
  static Result<NameTagger> load(const nn::ModelFile& model);

  void tag(Document& document) const;

 private:
  NameTagger(nn::Linear logits, const std::vector<std::string>& labels);

  nn::Linear logits_;
  nn::Chain chain_;
  std::vector<NameType> types_;  // per label; of O unused
  std::vector<char> place_;      // per label: 'O', 'B' or 'I'
};

}  // namespace rapporteur

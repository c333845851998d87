// tokens/: adds Document::tokens. Needs the article's text and paragraphs.
//
// Words of the Universal Dependencies English convention (EWT, GUM; universaldependencies.org/en/tokenization),
// by rules over the raw text and the tables of data/tokens: one pass over the code points of each paragraph, in
// time and memory linear in the text. Words written together ("don't", "Reis's") are tokens of their own,
// `joined` to the one before. Sentences are not found here: a head on the encoder does that.
// Tested in tests/cases/tokens and tests/unit/tokens.
#pragma once

#include <memory>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

namespace tokens {
struct Knowledge;
}

/// Read-only after load(); one instance may serve many threads, copies share the tables.
class Tokenizer {
 public:
  /// Reads the tables built into the program; kDamagedData with file and line where one does not parse.
  static Result<Tokenizer> load();

  /// Replaces document.tokens. Every code point of a paragraph that is no white space lies in exactly one token;
  /// text outside the paragraphs is not read. Never fails.
  void tokenize(Document& document) const;

 private:
  explicit Tokenizer(std::shared_ptr<const tokens::Knowledge> knowledge);
  std::shared_ptr<const tokens::Knowledge> knowledge_;
};

}  // namespace rapporteur

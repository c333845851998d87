// Reads a case as the learned stages need it: each line of the input is a paragraph; tokens, vectors and sentences are
// filled. A render.cc that includes this must include the headers of those three stages too, to be linked with them.
// The model is that of model.h.
#pragma once

#include <memory>

#include "rapporteur/encoding/encoding.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/model.h"

namespace rapporteur::testing {

inline const nn::ModelFile& model() {
  static const std::unique_ptr<nn::ModelFile> file = taken(nn::ModelFile::open(model_path()));
  return *file;
}

inline Document read_case(const Case& the_case) {
  static const Tokenizer tokenizer = taken(Tokenizer::load());
  static const TokenEncoder encoder = taken(TokenEncoder::load(model()));
  static const SentenceSplitter splitter = taken(SentenceSplitter::load(model()));
  Document document;
  Article& article = document.article;
  article.text = Text(the_case.input);
  for (std::uint32_t from = 0; from < article.text.size();) {
    std::uint32_t to = from;
    while (to < article.text.size() && article.text.at(to) != U'\n') ++to;
    if (to > from) article.paragraphs.push_back({{from, to}, Part::kBody});
    from = to + 1;
  }
  tokenizer.tokenize(document);
  encoder.encode(document);
  splitter.split(document);
  return document;
}

}  // namespace rapporteur::testing

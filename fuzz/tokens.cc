// Fuzz target of rapporteur/tokens: any bytes are a text; the tokens must be in order, not empty and inside it.
#include "rapporteur/tokens/tokens.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto tokenizer = rapporteur::Tokenizer::load();
  rapporteur::Document document;
  document.article.text = rapporteur::Text(std::string(reinterpret_cast<const char*>(data), size));
  document.article.paragraphs = {{document.article.text.whole(), rapporteur::Part::kBody}};
  tokenizer.value().tokenize(document);
  std::uint32_t at = 0;
  for (const rapporteur::Token& token : document.tokens) {
    if (token.span.begin < at || token.span.empty()) std::abort();
    at = token.span.end;
  }
  if (at > document.article.text.size()) std::abort();
  return 0;
}

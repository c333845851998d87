// Paragraph by paragraph: decode, then split (splitter.h).
#include "rapporteur/tokens/tokens.h"

#include "rapporteur/tokens/knowledge.h"
#include "rapporteur/tokens/splitter.h"

namespace rapporteur {

Tokenizer::Tokenizer(std::shared_ptr<const tokens::Knowledge> knowledge) : knowledge_(std::move(knowledge)) {}

Result<Tokenizer> Tokenizer::load() {
  auto knowledge = tokens::Knowledge::load();
  if (!knowledge.ok()) return knowledge.error();
  return Tokenizer(std::make_shared<const tokens::Knowledge>(std::move(knowledge).value()));
}

void Tokenizer::tokenize(Document& document) const {
  document.tokens.clear();
  const Article& article = document.article;
  for (std::uint32_t i = 0; i < article.paragraphs.size(); ++i) {
    const Span span = article.paragraphs[i].span;
    const std::u32string text = tokens::decode(article.text.slice(span));
    tokens::Splitter(*knowledge_, text, span.begin, i, document.tokens).run();
  }
}

}  // namespace rapporteur

// tokens_dump: the program's own tokens for the trainer, so that training and product cut text alike.
// Reads UTF-8 paragraphs from standard input, one per line; writes per line one JSON array of
// [begin, end, joined] with code point offsets into the line (1 where the word is joined to the one before).
// Used by training/; the tokenizer is tested in tests/cases/tokens.
#include <iostream>
#include <string>

#include "rapporteur/tokens/tokens.h"

int main() {
  std::ios::sync_with_stdio(false);
  auto tokenizer = rapporteur::Tokenizer::load();
  if (!tokenizer.ok()) {
    std::cerr << "tokens_dump: " << rapporteur::to_string(tokenizer.error()) << '\n';
    return 1;
  }
  std::string line;
  while (std::getline(std::cin, line)) {
    rapporteur::Document document;
    document.article.text = rapporteur::Text(std::move(line));
    document.article.paragraphs = {{document.article.text.whole(), rapporteur::Part::kBody}};
    tokenizer->tokenize(document);
    std::string out = "[";
    for (const rapporteur::Token& token : document.tokens) {
      if (out.size() > 1) out += ',';
      out += '[' + std::to_string(token.span.begin) + ',' + std::to_string(token.span.end) +
             (token.joined ? ",1]" : ",0]");
    }
    std::cout << out << "]\n";
    line.clear();
  }
}

// Renders the tokens of a case, each line of the input a paragraph: a space where white space follows, | where none
// does, + before a word joined to the one before. "Reis's talks." is  Reis|+'s talks|.
#include <sstream>

#include "rapporteur/tokens/tokens.h"
#include "tests/support/case_file.h"

namespace {

std::string render(const rapporteur::testing::Case& c) {
  static const auto tokenizer = rapporteur::Tokenizer::load();
  rapporteur::Document document;
  rapporteur::Article& article = document.article;
  article.text = rapporteur::Text(c.input);
  for (std::uint32_t from = 0; from < article.text.size();) {
    std::uint32_t to = from;
    while (to < article.text.size() && article.text.at(to) != '\n') ++to;
    article.paragraphs.push_back({{from, to}, rapporteur::Part::kBody});
    from = to + 1;
  }
  tokenizer.value().tokenize(document);
  std::string out;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    const rapporteur::Token& token = document.tokens[i];
    if (i > 0 && token.paragraph != document.tokens[i - 1].paragraph) {
      out += '\n';
    } else if (i > 0) {
      out += document.tokens[i - 1].space_after ? ' ' : '|';
    }
    if (token.joined) out += '+';
    out += document.form(i);
  }
  return out;
}

const bool registered = (rapporteur::testing::register_cases("tokens", render), true);

}  // namespace

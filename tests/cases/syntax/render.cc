// Renders the syntax of a case. @show says what: tags (UPOS), xpos, lemmas, feats or tree (the default); @words keeps
// the words named, each by its form. Tags and lemmas stand in one line per sentence; a tree has one line per word:
//   envoy nsubj left
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

using rapporteur::Document;
using rapporteur::SyntaxWord;

std::string option(const rapporteur::testing::Case& the_case, const char* key) {
  const auto found = the_case.options.find(key);
  return found == the_case.options.end() ? std::string() : found->second;
}

std::string shown(const Document& document, std::uint32_t token, const std::string& show) {
  const SyntaxWord& word = document.syntax[token];
  const std::string form(document.form(token));
  if (show == "tags") return form + "/" + word.upos;
  if (show == "xpos") return form + "/" + word.xpos;
  if (show == "lemmas") return word.lemma;
  if (show == "feats") return form + " " + word.feats;
  if (word.head == rapporteur::kRoot) return form + " root";
  return form + " " + word.deprel + " " + std::string(document.form(static_cast<std::uint32_t>(word.head)));
}

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto parser =
      rapporteur::testing::taken(rapporteur::Parser::load(rapporteur::testing::model()));
  Document document = rapporteur::testing::read_case(the_case);
  parser.parse(document);
  const std::string show = option(the_case, "show");
  const std::string words = " " + option(the_case, "words") + " ";
  const bool one_line = show == "tags" || show == "xpos" || show == "lemmas";
  std::string out;
  for (const rapporteur::Sentence& sentence : document.sentences) {
    std::string line;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      if (words != "  " && words.find(" " + std::string(document.form(t)) + " ") == std::string::npos)
        continue;
      line += (line.empty() ? "" : one_line ? " " : "\n") + shown(document, t, show);
    }
    if (!line.empty()) out += line + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "syntax", render); }

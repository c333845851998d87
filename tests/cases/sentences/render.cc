// Renders the sentences of a case, one per line; each line of the input is a paragraph.
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  const rapporteur::Document document = rapporteur::testing::read_case(the_case);
  std::string out;
  for (const rapporteur::Sentence& sentence : document.sentences) {
    out += std::string(document.article.text.slice(sentence.span)) + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "sentences", render); }

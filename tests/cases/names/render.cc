// Renders the names of a case, one per line: "Ana Reis | PERSON".
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/names/names.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto tagger =
      rapporteur::testing::taken(rapporteur::NameTagger::load(rapporteur::testing::model()));
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  tagger.tag(document);
  std::string out;
  for (const rapporteur::Name& name : document.names) {
    out +=
        std::string(document.article.text.slice(name.span)) + " | " + std::string(to_word(name.type)) + "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "names", render); }

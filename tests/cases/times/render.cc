// Renders the time expressions of a case, one per line.
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/times/times.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto tagger =
      rapporteur::testing::taken(rapporteur::TimeTagger::load(rapporteur::testing::model()));
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  tagger.tag(document);
  std::string out;
  for (const rapporteur::TimeExpression& time : document.times)
    out += std::string(document.article.text.slice(time.span)) + "\n";
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "times", render); }

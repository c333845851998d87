// Renders the time expressions of a case, one per line: the words, then value, modifier and interval where known.
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/times/times.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto parser =
      rapporteur::testing::taken(rapporteur::Parser::load(rapporteur::testing::model()));
  static const auto reader =
      rapporteur::testing::taken(rapporteur::TimeReader::load(rapporteur::testing::model()));
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  if (const auto day = the_case.options.find("published"); day != the_case.options.end())
    document.article.published = day->second;
  parser.parse(document);
  reader.read(document);
  std::string out;
  for (const rapporteur::TimeExpression& time : document.times) {
    out +=
        std::string(document.article.text.slice(time.span)) + " = " + (time.value.empty() ? "-" : time.value);
    if (!time.modifier.empty()) out += " " + time.modifier;
    if (!time.from.empty() || !time.to.empty()) out += " [" + time.from + ", " + time.to + ")";
    out += "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "times", render); }

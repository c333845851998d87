// Renders the predicates of a case, one per line: "predicate | ROLE argument | ROLE argument ...", and behind it in
// brackets "surely" or "not" where its factuality is above 1.5 or below 0. Commas and stops are left off the ends of arguments.
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/predicates/predicates.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/syntax/syntax.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

std::string words(const rapporteur::Document& document, rapporteur::Range r) {
  const auto drops = [&](std::uint32_t t) { return document.form(t) == "," || document.form(t) == "."; };
  while (!r.empty() && drops(r.begin)) ++r.begin;
  while (!r.empty() && drops(r.end - 1)) --r.end;
  return std::string(document.article.text.slice(document.span_of(r)));
}

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto reader =
      rapporteur::testing::taken(rapporteur::PredicateReader::load(rapporteur::testing::model()));
  static const auto parser =
      rapporteur::testing::taken(rapporteur::Parser::load(rapporteur::testing::model()));
  rapporteur::Document document = rapporteur::testing::read_case(the_case);
  parser.parse(document);
  reader.read(document);
  std::string out;
  for (const rapporteur::Predicate& predicate : document.predicates) {
    out += document.form(predicate.token);
    for (const rapporteur::Argument& a : predicate.arguments)
      out += " | " + a.role + " " + words(document, a.tokens);
    out += predicate.factuality > 1.5F ? " (surely)\n" : predicate.factuality < 0 ? " (not)\n" : "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "predicates", render); }

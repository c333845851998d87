// Renders the attributions of a case, one per line: "source | cue | content", the pieces of each parted by " // ", a dash
// where the text names no source. Two annotators agree that a word is attributed sooner than where the span begins: so
// quotation marks, commas, stops and "that" are left off the ends of each piece, and what is left empty is dropped.
#include "rapporteur/attribution/attribution.h"
#include "rapporteur/encoding/encoding.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/reading.h"

namespace {

using rapporteur::Document;
using rapporteur::Range;

bool drops(std::string_view form) {
  constexpr std::string_view kMarks[] = {"\"", "''",   "``",     ",",      ".", ":",
                                         ";",  "that", "\u201C", "\u201D", "'"};
  return std::find(std::begin(kMarks), std::end(kMarks), form) != std::end(kMarks);
}

std::string words(const Document& document, const std::vector<Range>& ranges) {
  std::string out;
  for (Range r : ranges) {
    while (!r.empty() && drops(document.form(r.begin))) ++r.begin;
    while (!r.empty() && drops(document.form(r.end - 1))) --r.end;
    if (r.empty()) continue;
    out += (out.empty() ? "" : " // ") + std::string(document.article.text.slice(document.span_of(r)));
  }
  return out.empty() ? "-" : out;
}

std::string render(const rapporteur::testing::Case& the_case) {
  static const auto tagger =
      rapporteur::testing::taken(rapporteur::AttributionTagger::load(rapporteur::testing::model()));
  Document document = rapporteur::testing::read_case(the_case);
  tagger.tag(document);
  std::string out;
  for (const rapporteur::Attribution& a : document.attributions) {
    out += words(document, a.source) + " | " + words(document, a.cue) + " | " + words(document, a.content) +
           "\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "attribution", render); }

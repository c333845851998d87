// Renders the statements of a case, read by the whole pipeline, one per line:
//
//   Ana Reis + Jon Dahl | deny | negative | mixed | via Tern > the ministry | on interview | to Velia | piece // piece
//
// Speakers, act, form and content always stand there ("nobody" where the text names no speaker); the rest where it is
// stated. The model is the one in RAPPORTEUR_MODEL, else the first of models/; without one the cases are left out.
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace {

using rapporteur::Document;
using rapporteur::Statement;
using rapporteur::testing::names;

std::string line(const Document& document, const Statement& statement, bool setting) {
  std::string out = statement.speakers.empty() ? "nobody" : names(document, statement.speakers, " + ");
  out += " | " + std::string(to_word(statement.act));
  if (statement.polarity == rapporteur::Polarity::kNegative) out += " | negative";
  out += " | " + std::string(to_word(statement.form));
  if (!statement.via.empty()) out += " | via " + names(document, statement.via, " > ");
  if (statement.channel) out += " | on " + statement.channel->kind;
  if (statement.addressee) out += " | to " + document.actors[*statement.addressee].name;
  if (setting && statement.time) out += " | time " + document.times[*statement.time].value;
  if (setting && statement.place) out += " | place " + document.places[*statement.place].name;
  std::string content;
  for (const rapporteur::Span span : statement.content) {
    content += (content.empty() ? "" : " // ") + std::string(document.article.text.slice(span));
  }
  return out + " | " + content + "\n";
}

std::string render(const rapporteur::testing::Case& the_case) {
  const Document document = rapporteur::testing::analysed(the_case, "statements");
  std::string out;
  for (const Statement& statement : document.statements)
    out += line(document, statement, the_case.options.contains("show"));
  return out.empty() ? "nothing" : out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "statements", render); }

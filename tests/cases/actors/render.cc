// Renders the actors of a case, read by the whole pipeline, one per line:
//
//   Ana Reis | person | for Velia | foreign minister of Velia | VEL | 2 | Velia's foreign minister; Ana Reis; she
//
// Name, kind and mentions always stand there; "for", offices (with the days the tables know), country and count where they
// are known; with `@show sector` the sector and what the country rests on too. `@published` dates the article. The model is the
// one in RAPPORTEUR_MODEL, else the first of models/; without one the cases are left out.
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace {

using rapporteur::Actor;
using rapporteur::Document;

std::string line(const Document& document, const Actor& actor, bool sector) {
  std::string out = actor.name + " | " + std::string(to_word(actor.kind));
  if (actor.acts_for) out += " | for " + document.actors[*actor.acts_for].name;
  for (const rapporteur::Office& office : actor.offices) {
    out += " | " + office.title + (office.of ? " of " + document.actors[*office.of].name : "");
    if (!office.from.empty()) out += " " + office.from + "/" + office.until;
  }
  if (!actor.country.empty()) out += " | " + actor.country;
  if (sector && !actor.country.empty()) out += " by " + actor.country_basis;
  if (sector && !actor.sector.empty()) out += " | " + actor.sector;
  if (actor.count) out += " | " + std::to_string(*actor.count);
  std::string mentions;
  for (const rapporteur::Mention& mention : actor.mentions) {
    mentions += (mentions.empty() ? "" : "; ") + std::string(document.article.text.slice(mention.span));
  }
  return out + " | " + mentions + "\n";
}

std::string render(const rapporteur::testing::Case& the_case) {
  const Document document = rapporteur::testing::analysed(the_case, "actors");
  std::string out;
  for (const Actor& actor : document.actors) out += line(document, actor, the_case.options.contains("show"));
  return out.empty() ? "nobody" : out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "actors", render); }

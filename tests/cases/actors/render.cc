// Renders the actors of a case, read by the whole pipeline, one per line:
//
//   Ana Reis | person | for Velia | foreign minister of Velia | VEL | 2 | Velia's foreign minister; Ana Reis; she
//
// Name, kind and mentions always stand there; "for", offices (with the days the tables know), country and count where they
// are known; with `@show sector` the sector and what the country rests on too, with `@show why` behind each mention why it is
// one, "(reason ENTRY: evidence; not other, by what)"; with `@show events` also those whom the events made actors; with `@show sets` instead of all that the
// phrases for several actors, "The two sides = Ethiopia + Egypt". `@published` dates the article. The model is the
// one in RAPPORTEUR_MODEL, else the first of models/; without one the cases are left out.
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace {

using rapporteur::Actor;
using rapporteur::Document;
using rapporteur::Mention;

std::string why(const Document& document, const Mention& mention) {
  const auto words = [&](rapporteur::Span span) { return std::string(document.article.text.slice(span)); };
  std::string out = mention.reason ? std::string(to_word(*mention.reason)) : "no reason";
  if (!mention.entry.empty()) out += " " + mention.entry;
  if (!mention.evidence.empty()) out += ": " + words(mention.evidence);
  for (const rapporteur::Alternative& other : mention.others) {
    out += "; not " + (other.actor ? document.actors[*other.actor].name : document.places[*other.place].name);
    out += ", " + std::string(to_word(other.lost));
    if (other.behind) out += " by " + std::to_string(*other.behind);
  }
  return " (" + out + ")";
}

std::string line(const Document& document, const Actor& actor, bool sector, bool reasons) {
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
  for (const Mention& mention : actor.mentions) {
    mentions += (mentions.empty() ? "" : "; ") + std::string(document.article.text.slice(mention.span));
    if (reasons) mentions += why(document, mention);
  }
  return out + " | " + mentions + "\n";
}

std::string sets_of(const Document& document) {
  std::string out;
  for (const rapporteur::ActorSet& set : document.sets) {
    std::string members;
    for (const std::uint32_t member : set.members)
      members += (members.empty() ? "" : " + ") + document.actors[member].name;
    out += std::string(document.article.text.slice(document.span_of(set.tokens))) + " = " + members + "\n";
  }
  return out.empty() ? "nobody" : out;
}

std::string render(const rapporteur::testing::Case& the_case) {
  if (rapporteur::testing::shows(the_case, "sets"))
    return sets_of(rapporteur::testing::analysed(the_case, "actors"));
  const bool events = rapporteur::testing::shows(the_case, "events");
  const Document document = rapporteur::testing::analysed(the_case, events ? "events" : "actors");
  std::string out;
  const bool sector = rapporteur::testing::shows(the_case, "sector");
  const bool reasons = rapporteur::testing::shows(the_case, "why");
  for (const Actor& actor : document.actors) out += line(document, actor, sector, reasons);
  return out.empty() ? "nobody" : out;
}

}  // namespace

int main(int argc, char** argv) { return rapporteur::testing::run_cases(argc, argv, "actors", render); }

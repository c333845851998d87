// Tested in tests/unit/exports/actors_test.cc.
#include "rapporteur/exports/actors.h"

#include "rapporteur/base/csv.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
std::string actor_json(const store::KnownActor& actor) {
  Json out = {{"id", actor.id}, {"name", actor.name}, {"kind", actor.kind}};
  put_known(out, "country", actor.country);
  put_known(out, "sector", actor.sector);
  put_known(out, "wikidata", actor.wikidata);
  out["names"] = Json::array();
  for (const store::ActorName& name : actor.names)
    out["names"].push_back({{"name", name.name}, {"articles", name.articles}});
  out["offices"] = Json::array();
  for (const store::OfficeHeld& office : actor.offices) {
    Json one = {{"title", office.title}};
    put_known(one, "of", office.of);
    put_known(one, "from", office.from);
    put_known(one, "until", office.until);
    put_known(one, "first", office.first);
    put_known(one, "last", office.last);
    one["articles"] = office.articles;
    put_known(one, "article", office.article);
    put_known(one, "sentence", office.sentence);
    out["offices"].push_back(std::move(one));
  }
  out["articles"] = actor.articles;
  out["entries"] = actor.entries;
  put_known(out, "first", actor.first);
  put_known(out, "last", actor.last);
  return dumped(out) + "\n";
}

std::string actor_csv_head() {
  return "id,name,kind,country,sector,wikidata,names,offices,articles,entries,first,last\r\n";
}

std::string actor_csv(const store::KnownActor& actor) {
  std::vector<std::string> names, offices;
  for (const store::ActorName& name : actor.names) names.push_back(name.name);
  for (const store::OfficeHeld& office : actor.offices)
    offices.push_back(office.title + (office.of.empty() ? "" : " (" + office.of + ")"));
  CsvRow row;
  row.put(actor.id).put(actor.name).put(actor.kind).put(actor.country).put(actor.sector).put(actor.wikidata);
  row.put(csv_list(names)).put(csv_list(offices)).put(actor.articles).put(actor.entries);
  return row.put(actor.first).put(actor.last).line();
}

}  // namespace rapporteur::exports

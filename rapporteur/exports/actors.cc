// Tested in tests/unit/exports/actors_test.cc.
#include "rapporteur/exports/actors.h"

#include "rapporteur/exports/fields.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::exports {
namespace {

void append(std::string& out, const std::string& piece) { out += (out.empty() ? "" : "; ") + piece; }

}  // namespace

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
  std::string names, offices, out;
  for (const store::ActorName& name : actor.names) append(names, name.name);
  for (const store::OfficeHeld& office : actor.offices)
    append(offices, office.title + (office.of.empty() ? "" : " (" + office.of + ")"));
  const char* between = "";
  for (const std::string& field :
       {actor.id, actor.name, actor.kind, actor.country, actor.sector, actor.wikidata, names, offices,
        std::to_string(actor.articles), std::to_string(actor.entries), actor.first, actor.last}) {
    out += between + csv_field(field);
    between = ",";
  }
  return out + "\r\n";
}

}  // namespace rapporteur::exports

// What this desk is, which words it knows, and its routes. Tested in tests/api/.
#include "apps/server/assets.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Store;
namespace exports = rapporteur::exports;

namespace {

Json words() {
  const rapporteur::store::Vocabulary& all = rapporteur::store::vocabulary();
  return {{"kinds", all.kinds},
          {"acts", all.acts},
          {"event_types", all.event_types},
          {"meeting_kinds", all.meeting_kinds},
          {"stances", all.stances},
          {"statuses", all.statuses},
          {"phases", all.phases},
          {"polarities", all.polarities},
          {"actor_kinds", all.actor_kinds}};
}

}  // namespace

Reply about(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  Json out = {{"program", "rapporteur"},
              {"version", rapporteur::version()},
              {"store", desk.setup().name},
              {"can_write", !desk.setup().read_only},
              {"can_read", static_cast<bool>(desk.setup().open_analyser)},
              {"words", words()}};
  out["export_forms"] = Json::array();
  for (const exports::Form& form : exports::forms())
    out["export_forms"].push_back({{"name", form.name}, {"what", form.what}, {"dates", form.fills}});
  out["routes"] = Json::array();
  for (const Route& route : routes())
    out["routes"].push_back(
        {{"method", route.method}, {"path", "/api/v1" + std::string(route.path)}, {"forms", route.forms}});
  return json_reply(dumped(out) + "\n");
}

Reply openapi(Desk&, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return json_reply(std::string(embedded_file("openapi.json")));
}

Reply stats(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.read([&](Store& store) {
    const auto found = store.stats();
    if (!found) return error_reply(found.error());
    if (call.form == "json") return json_reply(exports::stats_json(found.value()));
    Reply out;
    out.type = "text/csv; charset=utf-8";
    out.body = exports::stats_csv(found.value());
    return out;
  });
}

}  // namespace server

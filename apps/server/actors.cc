// Who appears in the store, across articles. Tested in tests/api/.
#include <optional>

#include "apps/server/forms.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::KnownActor;
using rapporteur::Store;
namespace exports = rapporteur::exports;

namespace {

constexpr std::uint64_t kPage = 100, kMostOfAPage = 10'000;

}  // namespace

Reply actors(Desk& desk, const Call& call) {
  const Parameters& parameters = call.parameters;
  if (const auto done = parameters.only({"who", "kind", "country", "office", "id", "limit"}); !done)
    return error_reply(done.error());
  const auto limit = parameters.number("limit", kPage, 1, kMostOfAPage);
  if (!limit) return error_reply(limit.error());
  rapporteur::ActorQuery query{.who = parameters.every("who"),
                               .kind = parameters.every("kind"),
                               .country = parameters.every("country"),
                               .office = parameters.every("office"),
                               .id = parameters.every("id")};
  if (call.form == "json" || parameters.has("limit")) query.limit = limit.value();
  return desk.read([&](Store& store) {
    JsonList list;
    Reply out;
    if (call.form == "csv") out.body = exports::actor_csv_head();
    const auto done = store.actors(query, [&](const KnownActor& actor) {
      if (call.form == "json") list.add(exports::actor_json(actor));
      if (call.form == "jsonl") out.body += exports::actor_json(actor);
      if (call.form == "csv") out.body += exports::actor_csv(actor);
      return true;
    });
    if (!done) return error_reply(done.error());
    if (call.form == "json") return json_reply("{\"actors\":" + list.text() + "}\n");
    out.type = file_kind_of(call.form == "csv" ? "csv" : "json").type;
    return out;
  });
}

Reply actor(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.read([&](Store& store) {
    std::optional<std::string> found;
    const auto done = store.actors({.id = {call.named[0]}, .limit = 1}, [&](const KnownActor& one) {
      found = exports::actor_json(one);
      return false;
    });
    if (!done) return error_reply(done.error());
    if (!found) return error_reply(404, "not_found", "no actor of this store has this id", call.named[0]);
    return json_reply(*found);
  });
}

}  // namespace server

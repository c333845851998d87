// The table of routes under /api/v1, and what every request passes before it reaches one: whose host it names, whether it may, in
// which form it wants its answer. The same table stands in openapi.json, and tests/api holds one to the other.
// Tested in tests/api/.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/desk.h"
#include "apps/server/question.h"
#include "apps/server/reply.h"
#include "apps/server/request.h"

namespace server {

/// What a route is given.
struct Call {
  const Request& request;
  Parameters parameters;
  std::vector<std::string> named;  // the values of {…} in its path
  std::string_view form;           // one of the route's
};

using Handle = Reply (*)(Desk&, const Call&);

struct Route {
  std::string_view method, path;  // "GET", "/entries/{id}"
  Handle handle;
  std::string_view forms = "json";  // that it can be had in, by suffix or by Accept
  bool writes = false;              // what a desk that only reads refuses
};

std::span<const Route> routes();

/// The answer to a request that is nobody's business here: it names another host, or comes without the token. Its target and body are not
/// looked at.
std::optional<Reply> refuse(const Desk& desk, const Request& request);

/// Answers any request that is not to be refused. Never throws but for exhausted memory.
Reply answer(Desk& desk, const Request& request);

// ── one file per folder of routes ────────────────────────────────────────────────────────────────────────
Reply about(Desk& desk, const Call& call);  // about.cc
Reply openapi(Desk& desk, const Call& call);
Reply stats(Desk& desk, const Call& call);
Reply entries(Desk& desk, const Call& call);  // entries.cc
Reply entry(Desk& desk, const Call& call);
Reply citation(Desk& desk, const Call& call);
Reply count(Desk& desk, const Call& call);
Reply facets(Desk& desk, const Call& call);
Reply export_entries(Desk& desk, const Call& call);  // export.cc
Reply article(Desk& desk, const Call& call);         // articles.cc
Reply withdraw(Desk& desk, const Call& call);
Reply restore(Desk& desk, const Call& call);
Reply happenings(Desk& desk, const Call& call);  // views.cc
Reply happening(Desk& desk, const Call& call);
Reply news(Desk& desk, const Call& call);
Reply meetings(Desk& desk, const Call& call);
Reply disputes(Desk& desk, const Call& call);
Reply timeline(Desk& desk, const Call& call);
Reply positions(Desk& desk, const Call& call);  // positions.cc
Reply coded_positions(Desk& desk, const Call& call);
Reply network(Desk& desk, const Call& call);  // charts.cc
Reply map(Desk& desk, const Call& call);
Reply actors(Desk& desk, const Call& call);  // actors.cc
Reply actor(Desk& desk, const Call& call);
Reply changes(Desk& desk, const Call& call);  // changes.cc
Reply corrections(Desk& desk, const Call& call);
Reply correct(Desk& desk, const Call& call);
Reply undo(Desk& desk, const Call& call);
Reply read(Desk& desk, const Call& call);  // reading.cc
Reply add(Desk& desk, const Call& call);
Reply add_from(Desk& desk, const Call& call);

/// A file of the screens: assets.cc.
Reply asset(Desk& desk, const Request& request);

}  // namespace server

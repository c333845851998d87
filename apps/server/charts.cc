// Many lines at one glance. Tested in tests/api/.
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Entry;
using rapporteur::Query;
using rapporteur::Store;
namespace overview = rapporteur::overview;

namespace {

constexpr std::uint64_t kMostEntries = 20'000;  // of one chart; the newest

/// A chart of the lines found. `finish` is called after the last of them.
template <class Chart, class Finish>
Reply drawn(Desk& desk, const Call& call, const Finish& finish) {
  if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
  const auto query = query_of(call.parameters);
  if (!query) return error_reply(query.error());
  return desk.read([&](Store& store) {
    Chart chart;
    std::uint64_t seen = 0;
    bool cut = false;
    const auto done = store.find(query.value(), [&](const Entry& entry) {
      if (seen == kMostEntries) return cut = true, false;
      ++seen;
      chart.take(entry);
      return true;
    });
    if (!done) return error_reply(done.error());
    finish(chart);
    std::string out = with_member(overview::json_of(chart), "entries", std::to_string(seen));
    return json_reply(with_member(std::move(out), "cut", cut ? "true" : "false") + "\n");
  });
}

}  // namespace

Reply network(Desk& desk, const Call& call) {
  return drawn<overview::Network>(desk, call, [](overview::Network& chart) { chart.finish(); });
}

Reply map(Desk& desk, const Call& call) {
  return drawn<overview::Atlas>(desk, call, [](overview::Atlas&) {});
}

}  // namespace server

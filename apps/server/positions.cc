// The table of parties and issues, as `rapporteur positions` tells it: in the texts' own words, or under the codes of a codebook that
// is sent with the question. Nothing of a codebook is kept. Tested in tests/api/positions_test.py.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/server/forms.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Entry;
using rapporteur::Query;
using rapporteur::Result;
using rapporteur::Store;
namespace overview = rapporteur::overview;

namespace {

constexpr std::size_t kMostPositions = 20'000;
constexpr std::size_t kMostOfACodebook = 256u << 10;  // bytes: some thousand codes

Result<std::vector<Entry>> positions_found(Store& store, Query query, bool& cut) {
  query.kinds = {rapporteur::EntryKind::kPosition};
  query.oldest_first = true;
  std::vector<Entry> out;
  const auto done = store.find(query, [&](const Entry& entry) {
    if (out.size() == kMostPositions) return cut = true, false;
    out.push_back(entry);
    return true;
  });
  if (!done) return done.error();
  return out;
}

Reply in_rows(const std::vector<overview::Stands>& table, bool csv) {
  Reply out;
  out.type = file_kind_of(csv ? "csv" : "json").type;
  if (csv) out.body = overview::stands_csv_head();
  for (const overview::Stands& one : table) {
    if (!csv) out.body += overview::json_line(one);
    for (const std::string& row : csv ? overview::csv_rows(one) : std::vector<std::string>()) out.body += row;
  }
  return out;
}

Reply told(Desk& desk, const Call& call, const overview::Codebook& codebook) {
  if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
  const auto query = query_of(call.parameters);
  if (!query) return error_reply(query.error());
  return desk.read([&](Store& store) {
    bool cut = false;
    const auto found = positions_found(store, query.value(), cut);
    if (!found) return error_reply(found.error());
    const auto table = overview::stands_of(found.value(), codebook);
    if (call.form != "json") return in_rows(table, call.form == "csv");
    JsonList list;
    for (const overview::Stands& one : table) list.add(overview::json_line(one));
    return json_reply(with_member(dumped(Json{{"cut", cut}}), "positions", list.text()) + "\n");
  });
}

}  // namespace

Reply positions(Desk& desk, const Call& call) { return told(desk, call, {}); }

Reply coded_positions(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
  const std::string& table = call.request.body;
  if (table.size() > kMostOfACodebook)
    return error_reply(413, "too_large", "a codebook here is over the limit",
                       std::to_string(kMostOfACodebook) + " bytes");
  const auto codebook = overview::Codebook::parse("codebook", table);
  // the library's data are at fault nowhere: it is what was sent
  if (!codebook) return error_reply(400, "bad_argument", codebook.error().detail, codebook.error().subject);
  return told(desk, call, codebook.value());
}

}  // namespace server

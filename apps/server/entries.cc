// Lines of the record: in pages, one alone, cited, counted. Tested in tests/api/.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "apps/server/forms.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Entry;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Query;
using rapporteur::Result;
using rapporteur::Store;
namespace exports = rapporteur::exports;

namespace {

constexpr std::uint64_t kPage = 100, kMostOfAPage = 1000;

/// One page of lines, and where the next begins.
Reply page(Store& store, Query query, bool counted) {
  const std::uint64_t size = *query.limit;
  query.limit = size + 1;  // one more tells whether there is a next page
  const auto writer = exports::writer_of("json", {});
  JsonList list;
  std::string last, next;
  const auto done = store.find(query, [&](const Entry& entry) {
    if (list.count() == size) {
      next = last;
      return false;
    }
    list.add(writer->entry(entry));
    last = rapporteur::store::cursor_of(entry);
    return true;
  });
  if (!done) return error_reply(done.error());
  Json out = Json::object();
  if (counted) {
    query.limit.reset();
    const auto all = store.count(query);
    if (!all) return error_reply(all.error());
    out["count"] = all.value();
  }
  if (!next.empty()) out["next"] = next;
  return json_reply(with_member(dumped(out), "entries", list.text()) + "\n");
}

/// The line of this id. Errors: kNotFound, and those of the store.
Result<Entry> entry_of(Store& store, const std::string& id) {
  std::optional<Entry> found;
  const auto done = store.find({.id = {id}, .limit = 1}, [&](const Entry& entry) {
    found = entry;
    return false;
  });
  if (!done) return done.error();
  if (!found) return Error{ErrorCode::kNotFound, id, "no line of this store has this id"};
  return std::move(*found);
}

Json named(const std::vector<rapporteur::store::Named>& values) {
  Json out = Json::array();
  for (const auto& one : values) out.push_back({{"value", one.name}, {"count", one.count}});
  return out;
}

/// Sums over the lines of `what`, by one of its fields.
Json summed(const std::vector<rapporteur::store::LineCount>& what,
            std::string rapporteur::store::LineCount::*field) {
  std::map<std::string, std::uint64_t> sums;
  for (const auto& one : what) {
    if (!(one.*field).empty()) sums[one.*field] += one.lines;
  }
  std::vector<rapporteur::store::Named> out;
  for (const auto& [value, lines] : sums) out.push_back({value, lines});
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return named(out);
}

Json labels_of(const rapporteur::store::Facets& facets) {
  std::map<std::pair<std::string, std::string>, std::uint64_t> sums;
  for (const auto& one : facets.what) sums[{one.kind, one.label}] += one.lines;
  Json out = Json::array();
  for (const auto& [of, lines] : sums)
    out.push_back({{"kind", of.first}, {"value", of.second}, {"count", lines}});
  std::stable_sort(out.begin(), out.end(),
                   [](const Json& a, const Json& b) { return a["count"] > b["count"]; });
  return out;
}

const std::map<std::string, std::pair<exports::CitationStyle, const char*>> kStyles = {
    {"text", {exports::CitationStyle::kText, "text/plain; charset=utf-8"}},
    {"markdown", {exports::CitationStyle::kMarkdown, "text/markdown; charset=utf-8"}},
    {"json", {exports::CitationStyle::kJson, kJson}},
    {"csl-json", {exports::CitationStyle::kCslJson, "application/vnd.citationstyles.csl+json"}},
    {"bibtex", {exports::CitationStyle::kBibtex, "application/x-bibtex; charset=utf-8"}}};

}  // namespace

Reply entries(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only_query_and({"limit", "cursor"}); !done)
    return error_reply(done.error());
  auto query = query_of(call.parameters);
  if (!query) return error_reply(query.error());
  const auto limit = call.parameters.number("limit", kPage, 1, kMostOfAPage);
  if (!limit) return error_reply(limit.error());
  if (const auto done = check_pages(call); !done) return error_reply(done.error());
  if (call.form == "rss") return feed(desk, query.value(), call.request);
  if (call.form != "json") {
    if (call.parameters.has("limit")) query->limit = limit.value();
    return stream(desk, query.value(),
                  call.form == "jsonl" ? "json"
                  : call.form == "ics" ? "ical"
                                       : "csv",
                  {});
  }
  query->limit = limit.value();
  query->after = call.parameters.one("cursor");
  return desk.read([&](Store& store) { return page(store, query.value(), query->after.empty()); });
}

Reply entry(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.read([&](Store& store) {
    const auto found = entry_of(store, call.named[0]);
    if (!found) return error_reply(found.error());
    return json_reply(exports::writer_of("json", {})->entry(found.value()));
  });
}

Reply citation(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({"style"}); !done) return error_reply(done.error());
  const std::string style = call.parameters.has("style") ? call.parameters.one("style") : "text";
  const auto known = kStyles.find(style);
  if (known == kStyles.end())
    return error_reply(400, "bad_argument", "a style is text, markdown, json, csl-json or bibtex", style);
  return desk.read([&](Store& store) {
    const auto found = entry_of(store, call.named[0]);
    if (!found) return error_reply(found.error());
    const auto cited = exports::citation_of(store, found.value());
    if (!cited) return error_reply(cited.error());
    Reply out;
    out.type = known->second.second;
    out.body = exports::cite({&cited.value(), 1}, known->second.first);
    return out;
  });
}

Reply count(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
  const auto query = query_of(call.parameters);
  if (!query) return error_reply(query.error());
  return desk.read([&](Store& store) {
    const auto all = store.count(query.value());
    if (!all) return error_reply(all.error());
    return json_reply(dumped(Json{{"count", all.value()}}) + "\n");
  });
}

Reply facets(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
  const auto query = query_of(call.parameters);
  if (!query) return error_reply(query.error());
  return desk.read([&](Store& store) {
    const auto found = store.facets(query.value());
    if (!found) return error_reply(found.error());
    using rapporteur::store::LineCount;
    const Json out = {{"count", found->lines},
                      {"kind", summed(found->what, &LineCount::kind)},
                      {"what", labels_of(found.value())},
                      {"status", summed(found->what, &LineCount::status)},
                      {"outlet", named(found->outlets)},
                      {"who", named(found->who)},
                      {"country", named(found->countries)},
                      {"day", named(found->days)},
                      {"missing", named(found->missing)}};
    return json_reply(dumped(out) + "\n");
  });
}

}  // namespace server

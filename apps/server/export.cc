// Streams of a question in the forms of exports/, feeds, and files with a name of their own. Tested in tests/api/.
#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <stdexcept>

#include "apps/server/forms.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Entry;
using rapporteur::Query;
using rapporteur::Store;
namespace exports = rapporteur::exports;

namespace {

constexpr std::uint64_t kInFeed = 100;

struct Named {
  std::string_view form;
  FileKind kind;
};
constexpr auto kFiles = std::to_array<Named>({{"csv", {"text/csv; charset=utf-8", "csv"}},
                                              {"json", {"application/x-ndjson", "jsonl"}},
                                              {"plover", {"application/x-ndjson", "jsonl"}},
                                              {"ical", {"text/calendar; charset=utf-8", "ics"}},
                                              {"graphml", {"application/xml", "graphml"}},
                                              {"annotations", {"application/ld+json", "jsonld"}}});

std::string escaped_xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

std::string element(const char* name, std::string_view text) {
  return std::string("<") + name + ">" + escaped_xml(text) + "</" + name + ">";
}

/// "Ana Reis: deny".
std::string title_of(const Entry& entry) {
  std::string who;
  for (const auto& party : entry.parties) {
    if (party.role == "speaker" || party.role == "actor" || party.role == "party")
      who += (who.empty() ? "" : ", ") + party.name;
  }
  return (who.empty() ? "" : who + ": ") + entry.label + (entry.status.empty() ? "" : ", " + entry.status);
}

/// RFC 822, as RSS wants it: "Tue, 03 Mar 2026 12:00:00 GMT".
std::string mail_date(const std::string& utc) {
  std::tm parts{};
  if (strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts) == nullptr) return {};
  std::array<char, 40> out{};
  return {out.data(), std::strftime(out.data(), out.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts)};
}

std::string item_of(const Entry& entry, const std::string& base) {
  std::string out = "<item>" + element("title", title_of(entry));
  out += element("link", base + "/article/" + escaped(entry.article) + "?entry=" + escaped(entry.id));
  out += "<guid isPermaLink=\"false\">" + escaped_xml(entry.id) + "</guid>";
  if (const std::string added = mail_date(entry.added); !added.empty()) out += element("pubDate", added);
  if (!entry.outlet.empty()) out += element("category", entry.outlet);
  return out + element("description", entry.sentence) + "</item>\n";
}

/// A name for the file that is the same for the same question.
std::string file_name(std::string_view form, const std::string& question) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::size_t hash = std::hash<std::string>{}(question);
  std::string out = "rapporteur-" + std::string(form) + "-";
  for (int i = 0; i < 8; ++i, hash >>= 4U) out += kDigits[hash & 15U];
  return out + "." + file_kind_of(form).ending;
}

/// Everything found, through the writer, to the client.
void write_all(Store& store, const Query& query, exports::Writer& writer, const Send& send) {
  bool going = send(writer.head());
  const auto done =
      store.find(query, [&](const Entry& entry) { return going = going && send(writer.entry(entry)); });
  if (going) send(done ? writer.tail() : writer.cut(to_string(done.error())));
}

}  // namespace

FileKind file_kind_of(std::string_view form) {
  for (const Named& one : kFiles) {
    if (one.form == form) return one.kind;
  }
  return {"text/tab-separated-values; charset=utf-8", "tsv"};  // the event tables
}

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> out{};
  return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

rapporteur::Status check_pages(const Call& call) {
  if (call.form == "json" || !call.parameters.has("cursor")) return rapporteur::Done{};
  return rapporteur::Error{rapporteur::ErrorCode::kBadArgument, call.parameters.one("cursor"),
                           "only JSON comes in pages; the other forms are whole"};
}

void require_done(const Reply& reply) {
  if (reply.status != 200) throw std::runtime_error(reply.body);
}

Reply stream(Desk& desk, const Query& query, std::string_view form, const exports::Options& options) {
  // counted first: a question that is none is refused before the first line is written
  std::uint64_t lines = 0;
  const Reply counted = desk.read([&](Store& store) {
    const auto all = store.count(query);
    if (!all) return error_reply(all.error());
    lines = all.value();
    return Reply{};
  });
  if (counted.status != 200) return counted;
  exports::Options how = options;
  how.version = rapporteur::version();
  how.now = now();
  Reply out;
  out.type = file_kind_of(form).type;
  out.headers = {{"X-Total-Count", std::to_string(lines)}};
  out.stream = [&desk, query, how, name = std::string(form)](const Send& send) {
    require_done(desk.read([&](Store& store) {
      const auto writer = exports::writer_of(name, how);
      write_all(store, query, *writer, send);
      return Reply{};
    }));
  };
  return out;
}

Reply feed(Desk& desk, Query query, const Request& request) {
  query.limit = kInFeed;
  query.oldest_first = false;
  const std::string base = "http://" + std::string(request.header("host"));
  return desk.read([&](Store& store) {
    std::string items;
    const auto done = store.find(query, [&](const Entry& entry) {
      items += item_of(entry, base);
      return true;
    });
    if (!done) return error_reply(done.error());
    Reply out;
    out.type = "application/rss+xml; charset=utf-8";
    out.body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel>" +
               element("title", "Rapporteur: " + desk.setup().name) + element("link", base + "/") +
               element("description", "A record of what was reported, not of what happened.") + "\n" + items +
               "</channel></rss>\n";
    return out;
  });
}

Reply export_entries(Desk& desk, const Call& call) {
  const Parameters& parameters = call.parameters;
  if (const auto done = parameters.only_query_and({"form", "no-text", "all-statuses", "dates", "limit"});
      !done)
    return error_reply(done.error());
  auto query = query_of(parameters);
  if (!query) return error_reply(query.error());
  const std::string form = parameters.has("form") ? parameters.one("form") : "csv";
  const auto forms = exports::forms();
  const auto known =
      std::find_if(forms.begin(), forms.end(), [&](const exports::Form& one) { return form == one.name; });
  if (known == forms.end())
    return error_reply(400, "bad_argument", "there is no such form; /api/v1 lists them", form);
  const auto no_text = parameters.flag("no-text", false), all = parameters.flag("all-statuses", false);
  if (!no_text || !all) return error_reply(no_text ? all.error() : no_text.error());
  const std::string dates = parameters.has("dates") ? parameters.one("dates") : "told";
  if (dates != "told" && (dates != "published" || !known->fills))
    return error_reply(400, "bad_argument",
                       "dates are told; published ones are for gdelt, icews, polecat and plover", dates);
  if (parameters.has("limit")) {
    const auto limit = parameters.number("limit", 0, 0, ~0ULL >> 1U);
    if (!limit) return error_reply(limit.error());
    query->limit = limit.value();
  }
  exports::Options options;
  options.no_text = no_text.value();
  options.all_statuses = all.value();
  options.published_dates = dates == "published";
  Reply out = stream(desk, query.value(), form, options);
  if (out.stream)
    out.headers.emplace_back("Content-Disposition",
                             "attachment; filename=\"" + file_name(form, call.request.target) + "\"");
  return out;
}

}  // namespace server

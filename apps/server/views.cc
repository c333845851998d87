// What many articles make of the same things, as `rapporteur happenings`, `meetings`, `disputes` and `timeline` tell it. A page ends at a happening, whose id is the cursor. Tested in tests/api/ and tests/agree/server_test.py.
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/server/forms.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Happening;
using rapporteur::Query;
using rapporteur::Store;
namespace overview = rapporteur::overview;

namespace {

constexpr std::uint64_t kPage = 100, kMostOfAPage = 1000;
constexpr std::size_t kMostInTimeline = 5000;  // happenings

using Rows = std::vector<std::string>;
/// What one happening gives; `since` is empty but for news.
using Write = std::function<Rows(const Happening&, const std::string& since)>;

/// What a route over happenings is asked. `limit` counts those that give something.
struct Asked {
  Query query;
  std::uint64_t limit = kPage, sources = 0;
  std::string new_since = {};  // only what is new since this moment

  rapporteur::Status each(Store& store,
                          const std::function<bool(const Happening&, const std::string&)>& visit) const {
    if (!new_since.empty()) return store.news(new_since, query, visit);
    return store.happenings(query, [&](const Happening& happening) { return visit(happening, {}); });
  }
  bool is_told_enough(const Happening& happening) const {
    return sources < 2 || overview::summary_of(happening).independent >= sources;
  }
};

rapporteur::Result<Asked> asked_by(const Call& call, bool of_news = false) {
  const Parameters& parameters = call.parameters;
  if (const auto done =
          parameters.only_query_and({"limit", "cursor", "sources", of_news ? "new-since" : "limit"});
      !done)
    return done.error();
  if (const auto done = check_pages(call); !done) return done.error();
  auto query = query_of(parameters);
  if (!query) return query.error();
  const bool whole = call.form != "json" && !parameters.has("limit");
  const auto limit = parameters.number("limit", whole ? ~std::uint64_t{0} : kPage, 1, kMostOfAPage);
  if (!limit) return limit.error();
  const auto sources = parameters.number("sources", 0, 0, 1'000'000);
  if (!sources) return sources.error();
  Asked out{std::move(query).value(), limit.value(), sources.value(), {}};
  out.query.after = parameters.one("cursor");
  return out;
}

Reply page(Desk& desk, const Asked& asked, const char* name, const Write& write) {
  return desk.read([&](Store& store) {
    JsonList list;
    std::string last, next;
    std::uint64_t told = 0;
    const auto done = asked.each(store, [&](const Happening& happening, const std::string& since) {
      if (!asked.is_told_enough(happening)) return true;
      const Rows rows = write(happening, since);
      if (rows.empty()) return true;
      if (told++ == asked.limit) return next = last, false;
      for (const std::string& row : rows) list.add(row);
      last = happening.id;
      return true;
    });
    if (!done) return error_reply(done.error());
    Json out = Json::object();
    if (!next.empty()) out["next"] = next;
    return json_reply(with_member(dumped(out), name, list.text()) + "\n");
  });
}

/// Everything, as the program prints it.
Reply whole(Desk& desk, const Asked& asked, std::string_view form, std::string head, const Write& write) {
  const Reply counted = desk.read([&](Store& store) {
    const auto all = store.count(asked.query);
    return all ? Reply{} : error_reply(all.error());
  });
  if (counted.status != 200) return counted;
  Reply out;
  out.type = file_kind_of(form == "csv" ? "csv" : "json").type;
  if (form != "csv") head.clear();
  out.stream = [&desk, asked, head, write,
                form = std::string(form == "csv" ? "csv" : "json")](const Send& send) {
    require_done(desk.read([&](Store& store) {
      bool going = send(head);
      std::uint64_t told = 0;
      const auto done = asked.each(store, [&](const Happening& happening, const std::string& since) {
        if (!asked.is_told_enough(happening)) return true;
        const Rows rows = write(happening, since);
        if (!rows.empty() && told++ == asked.limit) return false;
        for (const std::string& row : rows) going = going && send(row);
        return going;
      });
      if (!done) send(rapporteur::exports::writer_of(form, {})->cut(to_string(done.error())));
      return Reply{};
    }));
  };
  return out;
}

Reply view(Desk& desk, const Call& call, const Asked& asked, const char* name, std::string csv_head,
           const Write& csv, const Write& json) {
  if (call.form == "json") return page(desk, asked, name, json);
  return whole(desk, asked, call.form, std::move(csv_head), call.form == "csv" ? csv : json);
}

Rows csv_of(const Happening& happening, const std::string&) {
  return overview::csv_rows(overview::summary_of(happening), happening);
}
Rows json_of(const Happening& happening, const std::string&) {
  return {overview::json_line(overview::summary_of(happening), happening)};
}

/// The meeting of a happening, unless it is none, or not one in these phases: "scheduled" asks for those that are, not for those
/// that once were.
std::optional<overview::MeetingThread> meeting_in(const Happening& happening, const Query& query) {
  overview::MeetingThread out = overview::meeting_of(happening);
  const auto& phases = query.status;
  if (out.kind.empty()) return std::nullopt;
  if (!phases.empty() && std::find(phases.begin(), phases.end(), out.phase) == phases.end())
    return std::nullopt;
  return out;
}

struct Told {
  std::string from, row;
};

/// Happenings whose time is known, in its order.
struct Timeline {
  std::vector<Told> rows;
  std::size_t timeless = 0, seen = 0;
  bool cut = false;
};

rapporteur::Result<Timeline> timeline_of(Store& store, const Asked& asked, bool csv) {
  Timeline out;
  const auto done = store.happenings(asked.query, [&](const Happening& happening) {
    if (!asked.is_told_enough(happening)) return true;
    if (++out.seen > kMostInTimeline) return out.cut = true, false;
    const overview::Summary summary = overview::summary_of(happening);
    const std::string& begin = summary.from.empty() ? summary.to : summary.from;
    if (begin.empty()) return ++out.timeless, true;
    out.rows.push_back({begin, csv ? overview::csv_row(summary) : overview::json_line(summary, happening)});
    return true;
  });
  if (!done) return done.error();
  std::stable_sort(out.rows.begin(), out.rows.end(),
                   [](const Told& a, const Told& b) { return a.from < b.from; });
  return out;
}

}  // namespace

Reply happenings(Desk& desk, const Call& call) {
  const auto asked = asked_by(call);
  if (!asked) return error_reply(asked.error());
  return view(desk, call, asked.value(), "happenings", overview::happening_csv_head(), csv_of, json_of);
}

Reply news(Desk& desk, const Call& call) {
  auto asked = asked_by(call, true);
  if (!asked) return error_reply(asked.error());
  asked->new_since = call.parameters.one("new-since");
  if (asked->new_since.empty())
    return error_reply(400, "bad_argument", "new-since is missing: a date or a moment");
  const auto write = [](const Happening& happening, const std::string& since, bool csv) -> Rows {
    const overview::Movement movement = overview::movement_of(happening, since);
    if (!movement.is_new && movement.moves.empty()) return {};
    return csv ? overview::csv_rows(movement) : Rows{overview::json_line(movement, happening)};
  };
  return view(
      desk, call, asked.value(), "news", overview::movement_csv_head(),
      [write](const Happening& one, const std::string& since) { return write(one, since, true); },
      [write](const Happening& one, const std::string& since) { return write(one, since, false); });
}

Reply meetings(Desk& desk, const Call& call) {
  auto asked = asked_by(call);
  if (!asked) return error_reply(asked.error());
  if (asked->query.kinds.empty()) asked->query.kinds = {rapporteur::EntryKind::kMeeting};
  if (call.form == "ics") {
    if (const auto done = call.parameters.only_query_and({}); !done) return error_reply(done.error());
    return stream(desk, asked->query, "ical", {});
  }
  const auto write = [query = asked->query](const Happening& happening, bool csv) -> Rows {
    const auto meeting = meeting_in(happening, query);
    if (!meeting) return {};
    return csv ? overview::csv_rows(*meeting) : Rows{overview::json_line(*meeting)};
  };
  return view(
      desk, call, asked.value(), "meetings", overview::meeting_csv_head(),
      [write](const Happening& one, const std::string&) { return write(one, true); },
      [write](const Happening& one, const std::string&) { return write(one, false); });
}

Reply disputes(Desk& desk, const Call& call) {
  const auto asked = asked_by(call);
  if (!asked) return error_reply(asked.error());
  const auto write = [](const Happening& happening, bool csv) {
    Rows out;
    for (const overview::Dispute& dispute : overview::disputes_of(happening)) {
      for (std::string& row : csv ? overview::csv_rows(dispute) : Rows{overview::json_line(dispute)})
        out.push_back(std::move(row));
    }
    return out;
  };
  return view(
      desk, call, asked.value(), "disputes", overview::dispute_csv_head(),
      [write](const Happening& one, const std::string&) { return write(one, true); },
      [write](const Happening& one, const std::string&) { return write(one, false); });
}

Reply happening(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.read([&](Store& store) {
    const auto found = store.happening(call.named[0]);
    if (!found) return error_reply(found.error());
    if (found->entries.empty())
      return error_reply(404, "not_found", "no happening of this store has this id", call.named[0]);
    JsonList lines, statements, disputes;
    const auto writer = rapporteur::exports::writer_of("json", {});
    for (const auto& one : found->entries) lines.add(writer->entry(one));
    for (const auto& one : found->statements) statements.add(writer->entry(one));
    for (const auto& one : overview::disputes_of(found.value())) disputes.add(overview::json_line(one));
    std::string out = json_of(found.value(), {}).front();
    out = with_member(std::move(out), "entries", lines.text());
    out = with_member(std::move(out), "statements", statements.text());
    out = with_member(std::move(out), "disputes", disputes.text());
    JsonList meeting;
    if (const auto one = meeting_in(found.value(), {})) meeting.add(overview::json_line(*one));
    const std::string text = meeting.text();
    if (meeting.count() == 1) out = with_member(std::move(out), "meeting", text.substr(1, text.size() - 2));
    return json_reply(out + "\n");
  });
}

Reply timeline(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only_query_and({"sources"}); !done) return error_reply(done.error());
  const auto asked = asked_by(call);
  if (!asked) return error_reply(asked.error());
  return desk.read([&](Store& store) {
    const auto found = timeline_of(store, asked.value(), call.form == "csv");
    if (!found) return error_reply(found.error());
    if (call.form == "json") {
      JsonList list;
      for (const Told& one : found->rows) list.add(one.row);
      const Json out = {{"without_time", found->timeless}, {"cut", found->cut}};
      return json_reply(with_member(dumped(out), "timeline", list.text()) + "\n");
    }
    Reply out;
    out.type = file_kind_of(call.form == "csv" ? "csv" : "json").type;
    if (call.form == "csv") out.body = overview::summary_csv_head();
    for (const Told& one : found->rows) out.body += one.row;
    return out;
  });
}

}  // namespace server

// Living data: what changed, and what people say about a line. Tested in tests/api/.
#include <algorithm>
#include <charconv>
#include <iterator>

#include "apps/server/forms.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Change;
using rapporteur::Correcting;
using rapporteur::Correction;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Result;
using rapporteur::Status;
using rapporteur::Store;
namespace exports = rapporteur::exports;

namespace {

constexpr std::size_t kMostTogether = 1000;                   // corrections
constexpr std::uint64_t kPage = 1000, kMostOfAPage = 10'000;  // changes

/// A value as it is shown in a message; of what holds others, which may be nested without bound, only what it is.
std::string shown(const Json& json) {
  return json.is_primitive() ? dumped(json).substr(0, 100) : std::string(json.type_name());
}

/// One of the object's fields, a string; empty where it is not there.
Result<std::string> text_in(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || found->is_null()) return std::string();
  if (!found->is_string())
    return Error{ErrorCode::kBadArgument, shown(*found), std::string(name) + " is a string"};
  return found->get<std::string>();
}

Result<Correcting> correcting_of(const Json& object) {
  if (!object.is_object()) return Error{ErrorCode::kBadArgument, shown(object), "a correction is an object"};
  Correcting out;
  struct Field {
    const char* name;
    std::string Correcting::*value;
  };
  constexpr Field kFields[] = {{"entry", &Correcting::entry},
                               {"what", &Correcting::what},
                               {"value", &Correcting::value},
                               {"by", &Correcting::by},
                               {"note", &Correcting::note}};
  for (const auto& member : object.items()) {
    const std::string& name = member.key();
    if (std::none_of(std::begin(kFields), std::end(kFields),
                     [&](const Field& one) { return name == one.name; }))
      return Error{ErrorCode::kBadArgument, name.substr(0, 100),
                   "a correction has entry, what, value, by and note"};
  }
  for (const Field& field : kFields) {
    auto text = text_in(object, field.name);
    if (!text) return text.error();
    out.*field.value = std::move(text).value();
  }
  return out;
}

/// One object, or a list of them.
Result<std::vector<Correcting>> correctings_of(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) return Error{ErrorCode::kBadArgument, body.substr(0, 100), "the body is no JSON"};
  std::vector<Correcting> out;
  const std::size_t count = json.is_array() ? json.size() : 1;
  if (count == 0 || count > kMostTogether)
    return Error{ErrorCode::kBadArgument, "body", "it holds one correction, or up to 1000 in a list"};
  for (std::size_t i = 0; i < count; ++i) {
    auto correcting = correcting_of(json.is_array() ? json[i] : json);
    if (!correcting) return correcting.error();
    out.push_back(std::move(correcting).value());
  }
  return out;
}

/// Where a change stands: "2026-03-03T12:00:00Z~event~9246a4a0c184bdf6".
std::string cursor_of(const Change& change) { return change.at + "~" + change.kind + "~" + change.id; }

struct Page {
  JsonList list;
  std::string next;
  bool found = true;  // the change to go on behind

  Status read(Store& store, const Parameters& parameters, std::uint64_t limit, const std::string& after) {
    found = after.empty();
    const std::string at = after.substr(0, after.find('~'));
    std::string last;
    return store.changes(parameters.one("since"), parameters.every("kind"), [&](const Change& one) {
      if (!found) {
        found = cursor_of(one) == after;
        return one.at <= at;  // behind that second it will not come
      }
      if (list.count() == limit) return next = last, false;
      list.add(exports::change_json(one));
      last = cursor_of(one);
      return true;
    });
  }
};

Reply whole(Store& store, const Parameters& parameters, bool csv) {
  Reply out;
  if (csv) out.body = exports::change_csv_head();
  const auto done = store.changes(parameters.one("since"), parameters.every("kind"), [&](const Change& one) {
    out.body += csv ? exports::change_csv(one) : exports::change_json(one);
    return true;
  });
  if (!done) return error_reply(done.error());
  out.type = file_kind_of(csv ? "csv" : "json").type;
  return out;
}

}  // namespace

Reply changes(Desk& desk, const Call& call) {
  const Parameters& parameters = call.parameters;
  if (const auto done = parameters.only({"since", "kind", "limit", "cursor"}); !done)
    return error_reply(done.error());
  if (!parameters.has("since"))
    return error_reply(400, "bad_argument", "since is missing: a date or a moment");
  const auto limit = parameters.number("limit", kPage, 1, kMostOfAPage);
  if (!limit) return error_reply(limit.error());
  const std::string next = now();  // before the question: what is written meanwhile comes again
  return desk.read([&](Store& store) {
    if (call.form != "json") return whole(store, parameters, call.form == "csv");
    Page page;
    auto done = page.read(store, parameters, limit.value(), parameters.one("cursor"));
    // the one that the last page ended with changed once more, and stands further down now
    if (done && !page.found) done = page.read(store, parameters, limit.value(), {});
    if (!done) return error_reply(done.error());
    Json head = {{"now", next}};
    if (!page.next.empty()) head["next"] = page.next;
    Reply out = json_reply(with_member(dumped(head), "changes", page.list.text()) + "\n");
    out.lasting = false;  // the time is in it
    return out;
  });
}

Reply corrections(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.read([&](Store& store) {
    JsonList list;
    std::string lines;
    const auto done = store.corrections([&](const Correction& one) {
      call.form == "json" ? list.add(exports::correction_json(one))
                          : void(lines += exports::correction_json(one));
      return true;
    });
    if (!done) return error_reply(done.error());
    if (call.form == "json") return json_reply("{\"corrections\":" + list.text() + "}\n");
    Reply out;
    out.type = file_kind_of("json").type;
    out.body = lines;
    return out;
  });
}

Reply correct(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  const auto all = correctings_of(call.request.body);
  if (!all) return error_reply(all.error());
  return desk.write([&](Store& store) {
    const auto made = store.correct(all.value());
    if (!made) return error_reply(made.error());
    JsonList list;
    for (const Correction& one : made.value()) list.add(exports::correction_json(one));
    return json_reply("{\"corrections\":" + list.text() + "}\n", 201);
  });
}

Reply undo(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  std::int64_t number = 0;
  const std::string& text = call.named[0];
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size())
    return error_reply(404, "not_found", "a correction has a number", text);
  return desk.write([&](Store& store) {
    const auto undone = store.undo(number);
    return undone ? json_reply(exports::correction_json(undone.value())) : error_reply(undone.error());
  });
}

}  // namespace server

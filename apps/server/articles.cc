// One article with everything that is read out of it, and its withdrawal. Tested in tests/api/.
#include <optional>

#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::Entry;
using rapporteur::Store;
using rapporteur::Stored;

namespace {

void put(Json& out, const char* name, const std::string& value) {
  if (!value.empty()) out[name] = value;
}

Json head_of(const Stored& stored) {
  Json out = {{"id", stored.article}, {"revision", stored.revision}, {"revisions", stored.revisions}};
  put(out, "url", stored.url);
  put(out, "title", stored.title);
  put(out, "outlet", stored.outlet);
  put(out, "published", stored.published);
  put(out, "added", stored.added);
  put(out, "withdrawn", stored.withdrawn);
  put(out, "withdrawn_note", stored.withdrawn_note);
  out["text"] = stored.text;
  return out;
}

/// The store's own words for an article that is not there name its path, which is nobody's business here.
Reply failed(const rapporteur::Error& error, const std::string& id) {
  if (error.code != rapporteur::ErrorCode::kNotFound) return error_reply(error);
  return error_reply(404, "not_found", "there is no such article, or no such revision of it", id);
}

/// The note of a body {"note":"…"}; an empty body has none, and what is no such body gives nothing.
std::optional<std::string> note_in(const std::string& body) {
  if (body.empty()) return std::string();
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object() || json.size() > 1) return std::nullopt;
  if (json.empty()) return std::string();
  const auto note = json.find("note");
  if (note == json.end() || !note->is_string()) return std::nullopt;
  return note->get<std::string>();
}

}  // namespace

Reply article(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({"revision"}); !done) return error_reply(done.error());
  const auto asked = call.parameters.number("revision", 0, 1, 0xFFFFFFFFU);
  if (!asked) return error_reply(asked.error());
  std::optional<std::uint32_t> revision;
  if (call.parameters.has("revision")) revision = static_cast<std::uint32_t>(asked.value());
  return desk.read([&](Store& store) {
    const auto stored = store.show(call.named[0], revision);
    if (!stored) return failed(stored.error(), call.named[0]);
    JsonList lines;
    const auto writer = rapporteur::exports::writer_of("json", {});
    if (stored->revision == stored->revisions) {  // older ones have their record alone
      const auto done =
          store.find({.article = {stored->article}, .oldest_first = true}, [&](const Entry& entry) {
            lines.add(writer->entry(entry));
            return true;
          });
      if (!done) return error_reply(done.error());
    }
    std::string out = with_member(dumped(head_of(stored.value())), "record", stored->record);
    return json_reply(with_member(std::move(out), "entries", lines.text()) + "\n");
  });
}

Reply withdraw(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  const auto note = note_in(call.request.body);
  if (!note) return error_reply(400, "bad_argument", "the body is {\"note\": \"why\"}, or empty");
  return desk.write([&](Store& store) {
    const auto done = store.withdraw(call.named[0], *note);
    return done ? json_reply(dumped(Json{{"article", done.value()}}) + "\n")
                : failed(done.error(), call.named[0]);
  });
}

Reply restore(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  return desk.write([&](Store& store) {
    const auto done = store.restore(call.named[0]);
    return done ? json_reply(dumped(Json{{"article", done.value()}}) + "\n")
                : failed(done.error(), call.named[0]);
  });
}

}  // namespace server

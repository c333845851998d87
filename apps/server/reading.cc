// Texts and pages that are sent here: read only, or read and kept; each article's fate is told, and one that fails costs no other.
// Tested in tests/api/.
#include <functional>
#include <string>
#include <utility>

#include "apps/server/fetch.h"
#include "apps/server/json.h"
#include "apps/server/routes.h"

namespace server {

using rapporteur::About;
using rapporteur::AddOutcome;
using rapporteur::Analyser;
using rapporteur::Error;
using rapporteur::ErrorCode;
using rapporteur::Record;
using rapporteur::Result;
using rapporteur::Store;

namespace {

struct Sent {
  std::string name, bytes;
  About about;
};

/// The body, with what the parameters say about it.
Result<Sent> sent_by(const Call& call) {
  const Parameters& parameters = call.parameters;
  if (const auto done = parameters.only({"name", "url", "published", "outlet", "title", "force"}); !done)
    return done.error();
  const auto force = parameters.flag("force", false);
  if (!force) return force.error();
  Sent out{parameters.has("name") ? parameters.one("name") : "text", call.request.body, {}};
  out.about.url = parameters.one("url");
  out.about.published = parameters.one("published");
  out.about.outlet = parameters.one("outlet");
  out.about.title = parameters.one("title");
  out.about.force = force.value();
  return out;
}

Json failed(const std::string& name, const Error& error) {
  return {{"name", name}, {"outcome", "failed"}, {"error", Json::parse(error_json(error))}};
}

const char* word_of(AddOutcome outcome) {
  switch (outcome) {
    case AddOutcome::kAdded: return "added";
    case AddOutcome::kRevised: return "revised";
    case AddOutcome::kUnchanged: return "unchanged";
  }
  return "";
}

/// The writer is held only while one article is kept, so that readers and corrections come between.
Json keep_one(Desk& desk, const std::string& name, Record& record) {
  Json out = {{"name", name}};
  const Reply reply = desk.write([&](Store& store) {
    const auto added = rapporteur::keep(store, record);
    if (!added) return error_reply(added.error());
    out["outcome"] = added->withdrawn ? "withdrawn" : word_of(added->outcome);
    out["article"] = added->article;
    if (!record.title().empty()) out["title"] = record.title();
    out["statements"] = record.statements();
    return Reply{};
  });
  if (reply.status == 200) return out;
  out["outcome"] = "failed";
  out["error"] = Json::parse(reply.body)["error"];
  return out;
}

/// Each article that was sent, read when its turn comes; `take` is told each, or why it is none. A desk that ends reads no more:
/// nobody is there to hear of it, and what is kept is kept.
template <class Take>
void each_article(Desk& desk, const Analyser& analyser, const Sent& sent, const Take& take) {
  for (auto& record : rapporteur::read_articles_of(sent.bytes, sent.name, sent.about)) {
    if (desk.ending()) return;
    if (record) analyser.analyse(record.value());
    take(record);
  }
}

Reply kept(Desk& desk, const Sent& sent) {
  const auto analyser = desk.analyser();
  if (!analyser) return error_reply(501, "no_model", "this desk has no model to read with");
  Json items = Json::array();
  each_article(desk, *analyser.value(), sent, [&](Result<Record>& record) {
    items.push_back(record ? keep_one(desk, sent.name, record.value()) : failed(sent.name, record.error()));
  });
  return json_reply(dumped(Json{{"items", items}}) + "\n");
}

Reply read_only(Desk& desk, const Sent& sent) {
  const auto analyser = desk.analyser();
  if (!analyser) return error_reply(501, "no_model", "this desk has no model to read with");
  JsonList records;
  Json faults = Json::array();
  each_article(desk, *analyser.value(), sent, [&](Result<Record>& record) {
    if (record) {
      records.add(record->json());
    } else {
      faults.push_back(failed(sent.name, record.error()));
    }
  });
  return json_reply(with_member(dumped(Json{{"failed", faults}}), "records", records.text()) + "\n");
}

Reply kept_from(Desk& desk, const std::string& url) {
  auto page = fetch(url, desk.setup().fetch_inside, desk.ending());
  if (!page && page.error().code == ErrorCode::kUnreadable)
    return error_reply(502, "unreachable", page.error().detail, url);
  if (!page) return error_reply(page.error());
  Sent sent{url, std::move(page).value(), {}};
  sent.about.url = url;
  return kept(desk, sent);
}

/// What takes long is done beside the other answers.
Reply later(std::function<Reply()> work) {
  Reply out;
  out.lasting = false;
  out.work = std::move(work);
  return out;
}

}  // namespace

Reply read(Desk& desk, const Call& call) {
  auto sent = sent_by(call);
  if (!sent) return error_reply(sent.error());
  return later([&desk, sent = std::move(sent).value()] { return read_only(desk, sent); });
}

Reply add(Desk& desk, const Call& call) {
  auto sent = sent_by(call);
  if (!sent) return error_reply(sent.error());
  return later([&desk, sent = std::move(sent).value()] { return kept(desk, sent); });
}

Reply add_from(Desk& desk, const Call& call) {
  if (const auto done = call.parameters.only({}); !done) return error_reply(done.error());
  const Json body = Json::parse(call.request.body, nullptr, false);
  if (!body.is_object() || body.size() != 1 || !body.contains("url") || !body["url"].is_string())
    return error_reply(400, "bad_argument", "the body is {\"url\": \"https://...\"}");
  return later([&desk, url = body["url"].get<std::string>()] { return kept_from(desk, url); });
}

}  // namespace server

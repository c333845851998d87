// The views as JSON lines; the fields are told in docs/cli.md. Tested in tests/unit/overview/ and tests/cli/overview_test.py.
#include <nlohmann/json.hpp>

#include "rapporteur/overview/overview.h"

namespace rapporteur::overview {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& out, const char* key, const std::string& value) {
  if (!value.empty()) out[key] = value;
}

void put(Json& out, const char* key, const std::vector<std::string>& values) {
  if (!values.empty()) out[key] = values;
}

void put_place(Json& out, const store::EntryPlace& place) {
  if (place.name.empty()) return;
  Json one = {{"name", place.name}};
  put(one, "country", place.country);
  put(one, "precision", place.precision);
  if (place.lat && place.lon) one["lat"] = *place.lat, one["lon"] = *place.lon;
  out["place"] = std::move(one);
}

/// A store that somebody else wrote to may hold ill-formed UTF-8.
std::string line(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string json_line(const Summary& summary, const store::Happening& happening) {
  Json out = {{"id", summary.id}};
  put(out, "type", summary.type);
  put(out, "mode", summary.mode);
  put(out, "status", summary.status);
  if (summary.background) out["background"] = true;
  if (summary.disputed) out["disputed"] = true;
  put(out, "who", summary.who);
  put(out, "whom", summary.whom);
  put(out, "from", summary.from);
  put(out, "to", summary.to);
  put_place(out, summary.place);
  for (const store::Figure& one : summary.figures) {
    Json figure = {{"what", one.what}};
    if (one.low) figure["low"] = *one.low;
    if (one.high) figure["high"] = *one.high;
    put(figure, "unit", one.unit);
    out["figures"].push_back(std::move(figure));
  }
  out["articles"] = summary.articles;
  put(out, "outlets", summary.outlets);
  out["independent"] = summary.independent;
  put(out, "first", summary.first);
  put(out, "last", summary.last);
  put(out, "sentence", summary.sentence);
  out["events"] = Json::array();
  for (const store::Entry& entry : happening.entries) {
    if (entry.kind == store::EntryKind::kEvent)
      out["events"].push_back({{"article", entry.article}, {"event", entry.id}});
  }
  return line(out);
}

std::string json_line(const MeetingThread& meeting) {
  Json out = {
      {"id", meeting.id}, {"kind", meeting.kind}, {"phase", meeting.phase}, {"parties", meeting.parties}};
  put(out, "words", meeting.words);
  put(out, "sentence", meeting.sentence);
  put(out, "delegates", meeting.delegates);
  put(out, "hosts", meeting.hosts);
  put(out, "mediators", meeting.mediators);
  put(out, "from", meeting.from);
  put(out, "to", meeting.to);
  put_place(out, meeting.place);
  for (const Presence& one : meeting.attendance) {
    Json entry = {{"name", one.name}, {"as", one.as}, {"article", one.article}, {"evidence", one.evidence}};
    put(entry, "according_to", one.according_to);
    out["attendance"].push_back(std::move(entry));
  }
  out["history"] = Json::array();
  for (const Step& step : meeting.history) {
    Json entry = {{"phase", step.phase}, {"article", step.article}, {"evidence", step.evidence}};
    put(entry, "published", step.published);
    put(entry, "outlet", step.outlet);
    out["history"].push_back(std::move(entry));
  }
  out["members"] = Json::array();
  for (const Member& one : meeting.members)
    out["members"].push_back({{"article", one.article}, {"meeting", one.entry}});
  return line(out);
}

std::string json_line(const Dispute& dispute) {
  Json out = {{"happening", dispute.happening}, {"what", dispute.what}};
  put(out, "about", dispute.about);
  out["values"] = Json::array();
  for (const Account& one : dispute.accounts) {
    Json value = {{"value", one.value}, {"article", one.article}, {"entry", one.entry}};
    put(value, "outlet", one.outlet);
    put(value, "published", one.published);
    put(value, "according_to", one.according_to);
    put(value, "sentence", one.sentence);
    out["values"].push_back(std::move(value));
  }
  return line(out);
}

std::string json_line(const Stands& stands) {
  Json out = {{"party", stands.party}};
  put(out, "actor", stands.actor);
  out["issue"] = stands.issue;
  put(out, "wordings", stands.wordings);
  out["stance"] = stands.history.empty() ? std::string() : stands.history.back().stance;
  out["history"] = Json::array();
  for (const Stand& one : stands.history) {
    Json entry = {
        {"stance", one.stance}, {"issue", one.issue}, {"article", one.article}, {"entry", one.entry}};
    if (one.shift) entry["shift"] = true;
    put(entry, "published", one.published);
    put(entry, "outlet", one.outlet);
    put(entry, "according_to", one.according_to);
    put(entry, "sentence", one.sentence);
    out["history"].push_back(std::move(entry));
  }
  return line(out);
}

}  // namespace rapporteur::overview

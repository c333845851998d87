// The views as JSON lines; the fields are told in docs/cli.md. Tested in tests/unit/overview/ and tests/cli/overview_test.py.
#include "rapporteur/exports/line.h"
#include "rapporteur/overview/overview.h"

namespace rapporteur::overview {
namespace {

using exports::dumped;
using exports::Json;
using exports::put_known;
using exports::put_list;

void put_names(Json& out, const char* key, const std::vector<std::string>& names) {
  if (!names.empty()) out[key] = names;
}

void put_place(Json& out, const store::EntryPlace& place) {
  if (!place.name.empty()) out["place"] = exports::to_json(place);
}

Json json_of(const Summary& summary, const store::Happening& happening) {
  Json out = {{"id", summary.id}};
  put_known(out, "type", summary.type);
  put_known(out, "mode", summary.mode);
  put_known(out, "status", summary.status);
  if (summary.background) out["background"] = true;
  if (summary.disputed) out["disputed"] = true;
  put_names(out, "who", summary.who);
  put_names(out, "whom", summary.whom);
  put_known(out, "from", summary.from);
  put_known(out, "to", summary.to);
  put_place(out, summary.place);
  put_list(out, "figures", summary.figures, [](const store::Figure& one) {
    Json figure = {{"what", one.what}};
    if (one.low) figure["low"] = *one.low;
    if (one.high) figure["high"] = *one.high;
    put_known(figure, "unit", one.unit);
    return figure;
  });
  out["articles"] = summary.articles;
  put_names(out, "outlets", summary.outlets);
  out["independent"] = summary.independent;
  put_known(out, "first", summary.first);
  put_known(out, "last", summary.last);
  put_known(out, "sentence", summary.sentence);
  put_known(out, "article", summary.article);
  put_known(out, "entry", summary.entry);
  out["events"] = Json::array();
  for (const store::Entry& entry : happening.entries) {
    if (entry.kind == store::EntryKind::kEvent)
      out["events"].push_back({{"article", entry.article}, {"event", entry.id}});
  }
  return out;
}

}  // namespace

std::string json_line(const Summary& summary, const store::Happening& happening) {
  return dumped(json_of(summary, happening)) + "\n";
}

std::string json_line(const Movement& movement, const store::Happening& happening) {
  Json out = json_of(movement.now, happening);
  out["new"] = movement.is_new;
  out["new_sources"] = movement.sources;
  out["moves"] = Json::array();
  for (const Move& move : movement.moves) {
    Json one = {{"what", move.what}};
    put_known(one, "from", move.from);
    one["to"] = move.to;
    out["moves"].push_back(std::move(one));
  }
  return dumped(out) + "\n";
}

std::string json_line(const MeetingThread& meeting) {
  Json out = {
      {"id", meeting.id}, {"kind", meeting.kind}, {"phase", meeting.phase}, {"parties", meeting.parties}};
  put_known(out, "words", meeting.words);
  put_known(out, "sentence", meeting.sentence);
  put_known(out, "article", meeting.article);
  put_known(out, "entry", meeting.entry);
  put_names(out, "delegates", meeting.delegates);
  put_names(out, "hosts", meeting.hosts);
  put_names(out, "mediators", meeting.mediators);
  put_known(out, "from", meeting.from);
  put_known(out, "to", meeting.to);
  put_place(out, meeting.place);
  put_list(out, "attendance", meeting.attendance, [](const Presence& one) {
    Json entry = {{"name", one.name}, {"as", one.as}, {"article", one.article}, {"evidence", one.evidence}};
    put_known(entry, "according_to", one.according_to);
    return entry;
  });
  out["history"] = Json::array();
  for (const Step& step : meeting.history) {
    Json entry = {{"phase", step.phase}, {"article", step.article}, {"evidence", step.evidence}};
    put_known(entry, "published", step.published);
    put_known(entry, "outlet", step.outlet);
    out["history"].push_back(std::move(entry));
  }
  out["members"] = Json::array();
  for (const Member& one : meeting.members)
    out["members"].push_back({{"article", one.article}, {"meeting", one.entry}});
  return dumped(out) + "\n";
}

std::string json_line(const Dispute& dispute) {
  Json out = {{"happening", dispute.happening}, {"what", dispute.what}};
  put_known(out, "about", dispute.about);
  out["values"] = Json::array();
  for (const Account& one : dispute.accounts) {
    Json value = {{"value", one.value}, {"article", one.article}, {"entry", one.entry}};
    put_known(value, "outlet", one.outlet);
    put_known(value, "published", one.published);
    put_known(value, "according_to", one.according_to);
    put_known(value, "sentence", one.sentence);
    out["values"].push_back(std::move(value));
  }
  return dumped(out) + "\n";
}

std::string json_line(const Stands& stands) {
  Json out = {{"party", stands.party}};
  put_known(out, "actor", stands.actor);
  put_known(out, "code", stands.code);
  out["issue"] = stands.issue;
  put_names(out, "wordings", stands.wordings);
  out["stance"] = stands.history.empty() ? std::string() : stands.history.back().stance;
  out["history"] = Json::array();
  for (const Stand& one : stands.history) {
    Json entry = {
        {"stance", one.stance}, {"issue", one.issue}, {"article", one.article}, {"entry", one.entry}};
    if (one.shift) entry["shift"] = true;
    put_known(entry, "published", one.published);
    put_known(entry, "outlet", one.outlet);
    put_known(entry, "according_to", one.according_to);
    put_known(entry, "sentence", one.sentence);
    out["history"].push_back(std::move(entry));
  }
  return dumped(out) + "\n";
}

}  // namespace rapporteur::overview

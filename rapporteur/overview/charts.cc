// Tested in tests/unit/overview/charts_test.cc.
#include "rapporteur/overview/charts.h"

#include <algorithm>

#include "rapporteur/base/decimal.h"
#include "rapporteur/exports/line.h"

namespace rapporteur::overview {
namespace {

using exports::Json;

/// Attendance tells how somebody stands to a meeting; who was left out takes no part in it.
constexpr const char* kParty = "party";

Json to_json(const std::map<std::string, std::uint64_t>& counts) {
  Json out = Json::object();
  for (const auto& [word, count] : counts) out[word] = count;
  return out;
}

void put(Json& out, const Tally& tally) {
  out["count"] = tally.lines;
  out["status"] = to_json(tally.status);
  out["what"] = to_json(tally.what);
  out["entries"] = tally.entries;
}

/// Two names of one place in the gazetteer are one; of what it does not know the coordinates tell.
std::string key_of(const store::EntryPlace& place) {
  if (place.geonames != 0) return std::to_string(place.geonames);
  return place.name + "\x1F" + decimal(*place.lat) + "\x1F" + decimal(*place.lon);
}

}  // namespace

void Tally::take(const store::Entry& entry) {
  ++lines;
  if (!entry.status.empty()) ++status[entry.status];
  ++what[entry.label];
  if (entries.size() < kMostNamed) entries.push_back(entry.id);
}

Network::Ids Network::in_role(const store::Entry& entry, const char* role) {
  Ids out;
  for (const store::Party& party : entry.parties) {
    if (party.role != role || party.actor.empty()) continue;
    if (std::find(out.begin(), out.end(), party.actor) != out.end()) continue;
    out.push_back(party.actor);
    Node& node = nodes_[party.actor];
    if (node.name.size() < party.name.size()) node.name = party.name;  // the fullest one
    if (node.kind.empty()) node.kind = party.kind;
    if (node.country.empty()) node.country = party.country;
    ++node.lines;
  }
  return out;
}

void Network::join(const store::Entry& entry, const Ids& from, const Ids& to, const char* relation) {
  for (const std::string& one : from) {
    for (const std::string& other : to) {
      if (one != other) arcs_[{one, other, relation}].take(entry);
    }
  }
}

void Network::take(const store::Entry& entry) {
  switch (entry.kind) {
    case store::EntryKind::kEvent: {
      const Ids actors = in_role(entry, "actor"), recipients = in_role(entry, "recipient");
      join(entry, actors, recipients, "acts");
      for (const store::EntryLink& link : entry.links) {
        if (link.what != "according_to") continue;
        spoken_of_[link.entry].insert(actors.begin(), actors.end());
        spoken_of_[link.entry].insert(recipients.begin(), recipients.end());
      }
      break;
    }
    case store::EntryKind::kStatement: {
      const Ids speakers = in_role(entry, "speaker"), addressees = in_role(entry, "addressee");
      join(entry, speakers, addressees, "speaks");
      if (speakers.empty()) break;
      said_.push_back({{}, speakers});
      said_.back().brief.id = entry.id;
      said_.back().brief.label = entry.label;
      said_.back().brief.status = entry.status;
      break;
    }
    case store::EntryKind::kMeeting: {
      Ids parties = in_role(entry, kParty);
      std::sort(parties.begin(), parties.end());  // an arc without an arrow is the same both ways
      for (std::size_t i = 0; i < parties.size(); ++i)
        join(entry, {parties[i]}, {parties.begin() + static_cast<std::ptrdiff_t>(i) + 1, parties.end()},
             "meets");
      break;
    }
    case store::EntryKind::kPosition: in_role(entry, "actor"); break;
  }
}

void Network::finish() {
  for (const Said& one : said_) {
    const auto found = spoken_of_.find(one.brief.id);
    if (found == spoken_of_.end()) continue;
    join(one.brief, one.speakers, {found->second.begin(), found->second.end()}, "speaks of");
  }
  said_.clear();
  spoken_of_.clear();
}

void Atlas::take(const store::Entry& entry) {
  if (!entry.place || !entry.place->lat || !entry.place->lon) {
    ++without_;
    return;
  }
  Spot& spot = spots_[key_of(*entry.place)];
  if (spot.tally.lines == 0) spot.place = *entry.place;
  spot.tally.take(entry);
}

std::string json_of(const Network& network) {
  Json out = {{"nodes", Json::array()}, {"edges", Json::array()}};
  for (const auto& [id, node] : network.nodes()) {
    Json one = {{"id", id}, {"name", node.name}};
    exports::put_known(one, "kind", node.kind);
    exports::put_known(one, "country", node.country);
    one["entries"] = node.lines;
    out["nodes"].push_back(std::move(one));
  }
  for (const auto& [arc, tally] : network.arcs()) {
    Json one = {{"from", arc.from}, {"to", arc.to}, {"relation", arc.relation}};
    put(one, tally);
    out["edges"].push_back(std::move(one));
  }
  return exports::dumped(out);
}

std::string json_of(const Atlas& atlas) {
  Json out = {{"places", Json::array()}};
  for (const auto& [key, spot] : atlas.spots()) {
    Json one = exports::to_json(spot.place);
    put(one, spot.tally);
    out["places"].push_back(std::move(one));
  }
  out["without_place"] = atlas.without_place();
  return exports::dumped(out);
}

}  // namespace rapporteur::overview

// Tested in tests/unit/overview/summary_test.cc.
#include <algorithm>
#include <map>
#include <numeric>

#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {

using store::Entry;
using store::EntryKind;
using store::Party;

std::string folded(std::string_view name) {
  std::string out;
  for (const char c : name) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out.starts_with("the ") ? out.substr(4) : out;
}

void Names::add(const Party& party) {
  const std::string key = party.actor.empty() ? folded(party.name) : party.actor;
  if (party.name.empty() || std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return;
  keys_.push_back(key);
  names_.push_back(party.name);
}

WhenWhere when_and_where(const std::vector<const Entry*>& entries) {
  Votes times, places;
  for (const Entry* entry : entries) {
    if (!entry->from.empty() || !entry->to.empty()) times.add(entry->from + "/" + entry->to);
    if (entry->place) places.add(entry->place->name);
  }
  WhenWhere out;
  const std::string time = times.winner(), place = places.winner();
  for (const Entry* entry : entries) {
    if (!time.empty() && entry->from + "/" + entry->to == time)
      out.from = entry->from, out.to = entry->to, out.time_value = entry->time_value;
    if (!place.empty() && entry->place && entry->place->name == place) out.place = *entry->place;
  }
  return out;
}

namespace {

/// How many sources articles are, when those of one outlet and those with one text count once.
std::size_t independent(const std::vector<const Entry*>& entries) {
  std::map<std::string, std::string> root;  // union-find over outlets and texts
  const auto find = [&root](std::string key) {
    root.emplace(key, key);
    while (root[key] != key) key = root[key];
    return key;
  };
  for (const Entry* entry : entries) {
    const std::string text = "text " + (entry->copy_of.empty() ? entry->article : entry->copy_of);
    const std::string outlet = entry->outlet.empty() ? text : "outlet " + folded(entry->outlet);
    root[find(text)] = find(outlet);
  }
  return static_cast<std::size_t>(
      std::count_if(root.begin(), root.end(), [](const auto& one) { return one.first == one.second; }));
}

void add_people(const Entry& entry, Names& who, Names& whom) {
  for (const Party& party : entry.parties) {
    if (party.role == "actor" || party.role == "party") who.add(party);
    if (party.role == "recipient") whom.add(party);
  }
}

bool same(const store::Figure& a, const store::Figure& b) {
  return a.what == b.what && a.low == b.low && a.high == b.high && a.unit == b.unit;
}

}  // namespace

Summary summary_of(const store::Happening& happening) {
  Summary out;
  out.id = happening.id;
  out.background = true;
  Votes types, modes;
  Names who, whom;
  std::vector<const Entry*> all;
  std::vector<std::string> articles;
  const Entry* newest = nullptr;
  for (const Entry& entry : happening.entries) {
    all.push_back(&entry);
    add_once(articles, entry.article);
    add_once(out.outlets, entry.outlet);
    add_people(entry, who, whom);
    if (out.first.empty()) out.first = entry.published;
    if (!entry.published.empty()) out.last = entry.published;
    if (entry.kind != EntryKind::kEvent) continue;
    types.add(entry.label);
    modes.add(entry.mode);
    out.background = out.background && entry.background;
    if (newest == nullptr || !entry.background) newest = &entry;
    for (const store::Figure& figure : entry.figures) {
      if (std::none_of(out.figures.begin(), out.figures.end(),
                       [&](const auto& one) { return same(one, figure); }))
        out.figures.push_back(figure);
    }
  }
  out.type = types.winner();
  out.mode = modes.winner();
  if (newest != nullptr) out.status = newest->status;
  if (out.type.empty() && !happening.entries.empty()) {
    out.type = "CONSULT";
    out.status = happening.entries.back().status;
    out.background = false;
  }
  WhenWhere when = when_and_where(all);
  out.from = when.from, out.to = when.to, out.time_value = when.time_value, out.place = when.place;
  out.who = who.take();
  out.whom = whom.take();
  out.articles = articles.size();
  out.independent = independent(all);
  return out;
}

}  // namespace rapporteur::overview

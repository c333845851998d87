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

std::string key_of(const Party& party) { return party.actor.empty() ? folded(party.name) : party.actor; }

std::vector<const Entry*> undated_first(const std::vector<Entry>& entries) {
  std::vector<const Entry*> out;
  for (const Entry& entry : entries) out.push_back(&entry);
  std::stable_partition(out.begin(), out.end(), [](const Entry* one) { return one->published.empty(); });
  return out;
}

void Names::add(const Party& party) {
  if (party.name.empty()) return;
  Known one{key_of(party), folded(party.name), !party.actor.empty() && party.kind == "person"};
  const bool told = std::any_of(known_.begin(), known_.end(), [&](const Known& other) {
    return other.key == one.key || (other.name == one.name && !(other.person && one.person));
  });
  if (told) return;
  known_.push_back(std::move(one));
  names_.push_back(party.name);
}

namespace {

bool is_timed(const Entry& entry) { return !entry.from.empty() && !entry.to.empty(); }

/// Whether what `wide` tells may be what `narrow` tells: it holds it.
bool holds(const Entry& wide, const Entry& narrow) {
  return wide.from <= narrow.from && narrow.to <= wide.to;
}

/// A name alone may be that of two places: Georgia.
std::string place_key(const store::EntryPlace& place) {
  return place.name.empty() ? std::string() : place.name + "\n" + place.country;
}

void take_time(WhenWhere& out, const Entry& entry) {
  out.from = entry.from;
  out.to = entry.to;
  out.time_value = entry.time_value;
}

}  // namespace

WhenWhere when_and_where(const std::vector<const Entry*>& entries) {
  WhenWhere out;
  Votes places;
  std::size_t most = 0;
  const Entry* best = nullptr;
  for (const Entry* entry : entries) {
    if (entry->place) places.add(place_key(*entry->place));
    if (!is_timed(*entry)) continue;
    const auto agree =
        static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), [entry](const Entry* other) {
          return is_timed(*other) && holds(*other, *entry);
        }));
    if (best == nullptr || agree > most || (agree == most && holds(*best, *entry) && !holds(*entry, *best))) {
      best = entry;
      most = agree;
    }
  }
  for (const Entry* entry : entries) {  // an open interval where nobody tells a closed one
    if (best == nullptr && (!entry->from.empty() || !entry->to.empty())) best = entry;
  }
  if (best != nullptr) take_time(out, *best);
  const std::string place = places.winner();
  for (const Entry* entry : entries) {
    if (!place.empty() && entry->place && place_key(*entry->place) == place) out.place = *entry->place;
  }
  return out;
}

WhenWhere newest_when_and_where(const std::vector<const Entry*>& entries) {
  WhenWhere out;
  for (const Entry* entry : entries) {  // in order of publication
    if (!entry->from.empty() || !entry->to.empty()) take_time(out, *entry);
    if (entry->place) out.place = *entry->place;
  }
  return out;
}

namespace {

void add_people(const Entry& entry, Names& who, Names& whom) {
  for (const Party& party : entry.parties) {
    if (party.role == "actor" || party.role == "party") who.add(party);
    if (party.role == "recipient") whom.add(party);
  }
}

bool same(const store::Figure& a, const store::Figure& b) {
  return a.what == b.what && a.low == b.low && a.high == b.high && a.unit == b.unit;
}

/// How a happening stands: the most frequent status of the newest article that does not only deny it.
std::string standing_of(const std::vector<const Entry*>& events) {
  const Entry* newest = nullptr;
  for (const Entry* event : events) {
    const bool news = newest == nullptr || !event->background;  // history has no newest state
    const bool told = newest == nullptr || event->status != "denied" || newest->status == "denied";
    if (news && told) newest = event;
  }
  if (newest == nullptr) return {};
  Votes statuses;
  for (const Entry* event : events) {
    if (event->article != newest->article || event->background != newest->background) continue;
    if (event->status != "denied" || newest->status == "denied") statuses.add(event->status);
  }
  return statuses.winner();
}

bool is_disputed(const Entry& event) {
  return event.status == "denied" ||
         std::any_of(event.links.begin(), event.links.end(),
                     [](const store::EntryLink& link) { return link.what == "disputed_by"; });
}

void add_figures(const Entry& event, std::vector<store::Figure>& out) {
  for (const store::Figure& figure : event.figures) {
    if (std::none_of(out.begin(), out.end(), [&](const auto& one) { return same(one, figure); }))
      out.push_back(figure);
  }
}

}  // namespace

Summary summary_of(const store::Happening& happening) {
  Summary out;
  out.id = happening.id;
  Votes types, modes;
  Names who, whom;
  store::Sources sources;
  std::vector<const Entry*> all, events, meetings;
  std::vector<std::string> articles;
  for (const Entry* one : undated_first(happening.entries)) {
    const Entry& entry = *one;
    all.push_back(&entry);
    (entry.kind == EntryKind::kEvent ? events : meetings).push_back(&entry);
    add_once(articles, entry.article);
    add_once(out.outlets, entry.outlet);
    sources.add(entry.outlet, entry.copy_of.empty() ? entry.article : entry.copy_of);
    add_people(entry, who, whom);
    if (out.first.empty()) out.first = entry.published;
    if (!entry.published.empty()) out.last = entry.published;
    out.sentence = entry.sentence, out.article = entry.article, out.entry = entry.id;
  }
  for (const Entry* event : events) {
    types.add(event->label);
    modes.add(event->mode);
    add_figures(*event, out.figures);
    out.disputed = out.disputed || (is_disputed(*event) && events.size() > 1);
  }
  out.background = !events.empty() && std::all_of(events.begin(), events.end(),
                                                  [](const Entry* one) { return one->background; });
  out.type = events.empty() && !meetings.empty() ? "CONSULT" : types.winner();
  out.mode = modes.winner();
  const bool is_meeting = !meetings.empty() && out.type == "CONSULT";
  const auto steps = is_meeting ? steps_of(happening) : std::vector<Step>();
  out.status = steps.empty() ? standing_of(events) : steps.back().phase;
  WhenWhere when = meetings.empty() ? when_and_where(all) : newest_when_and_where(meetings);
  const WhenWhere told = when_and_where(events);  // what no meeting says
  if (when.from.empty() && when.to.empty())
    when.from = told.from, when.to = told.to, when.time_value = told.time_value;
  if (when.place.name.empty()) when.place = told.place;
  out.from = when.from, out.to = when.to, out.time_value = when.time_value, out.place = when.place;
  out.who = who.take();
  out.whom = whom.take();
  out.articles = articles.size();
  out.independent = sources.independent();
  return out;
}

}  // namespace rapporteur::overview

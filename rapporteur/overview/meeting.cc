// Tested in tests/unit/overview/meeting_test.cc.
#include <algorithm>
#include <utility>

#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using store::EntryKind;
using store::Party;

std::vector<std::string> evidence_of(const Entry& entry, std::string_view word) {
  std::vector<std::string> out;
  for (const store::EntryLink& link : entry.links) {
    if (link.what == "evidence" && link.word == word) add_once(out, link.entry);
  }
  return out;
}

/// The people of all articles by role.
struct People {
  Names parties, delegates, hosts, mediators;
  void add(const Party& party) {
    if (party.role == "party") parties.add(party);
    if (party.role == "delegate") delegates.add(party);
    if (party.role == "host") hosts.add(party);
    if (party.role == "mediator") mediators.add(party);
  }
};

using Present = std::vector<std::pair<std::string, Presence>>;  // by actor

/// What the article of `entry` says of who is there takes the place of what earlier ones said.
void add_presence(const Entry& entry, const Party& party, Present& out) {
  const std::string key = key_of(party);
  const auto replaced = [&](const auto& one) {
    return one.first == key && (one.second.article != entry.article || one.second.as == party.as);
  };
  out.erase(std::remove_if(out.begin(), out.end(), replaced), out.end());
  out.emplace_back(
      key, Presence{party.name, party.as, entry.article, entry.according_to, evidence_of(entry, party.as)});
}

/// What an article without a meeting among its lines may still say of one: that it is off. Other events of talks tell too little
/// of which talks they mean.
bool calls_off(const Entry& entry) {
  return entry.kind == EntryKind::kEvent && entry.label == "CONSULT" && !entry.background &&
         (entry.status == "cancelled" || entry.status == "postponed");
}

}  // namespace

std::vector<Step> steps_of(const store::Happening& happening) {
  std::vector<Step> out;
  std::vector<std::string> with_meeting;  // articles
  for (const Entry& entry : happening.entries) {
    if (entry.kind == EntryKind::kMeeting) add_once(with_meeting, entry.article);
  }
  if (with_meeting.empty()) return out;
  for (const Entry* one : undated_first(happening.entries)) {
    const Entry& entry = *one;
    const bool meeting = entry.kind == EntryKind::kMeeting;
    const bool alone =
        std::find(with_meeting.begin(), with_meeting.end(), entry.article) == with_meeting.end();
    if (!meeting && !(alone && calls_off(entry))) continue;
    Step step{entry.status, entry.published, entry.article, entry.outlet, {entry.id}};
    if (meeting) step.evidence = evidence_of(entry, entry.status);
    if (!out.empty() && out.back().article == entry.article) {
      out.back() = std::move(step);  // two entries of one article: where the later leaves it
    } else {
      out.push_back(std::move(step));
    }
  }
  return out;
}

MeetingThread meeting_of(const store::Happening& happening) {
  MeetingThread out;
  out.id = happening.id;
  Votes kinds;
  People people;
  Present present;
  std::vector<const Entry*> meetings;
  for (const Entry* one : undated_first(happening.entries)) {
    const Entry& entry = *one;
    if (entry.kind != EntryKind::kMeeting) continue;
    meetings.push_back(&entry);
    kinds.add(entry.label);
    out.members.push_back({entry.article, entry.id});
    for (const Party& party : entry.parties) {
      people.add(party);
      if (party.role == "attendance") add_presence(entry, party, present);
    }
  }
  if (meetings.empty()) return out;
  out.history = steps_of(happening);
  for (auto& [actor, presence] : present) out.attendance.push_back(std::move(presence));
  out.kind = kinds.winner();
  out.words = meetings.back()->words;
  out.sentence = meetings.back()->sentence, out.article = meetings.back()->article,
  out.entry = meetings.back()->id;
  out.phase = out.history.back().phase;
  out.parties = people.parties.take();
  out.delegates = people.delegates.take();
  out.hosts = people.hosts.take();
  out.mediators = people.mediators.take();
  const WhenWhere when = newest_when_and_where(meetings);
  out.from = when.from, out.to = when.to, out.time_value = when.time_value, out.place = when.place;
  return out;
}

}  // namespace rapporteur::overview

// From a document to its accounts. Words are cut to six letters, which stands for a stemmer well enough where only
// likeness counts; names lose case, punctuation and a leading article. Tested in tests/unit/happenings/account_test.cc.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <unordered_map>

#include "rapporteur/base/date.h"
#include "rapporteur/base/decimal.h"
#include "rapporteur/base/text.h"
#include "rapporteur/happenings/happenings.h"
#include "rapporteur/happenings/words.h"

namespace rapporteur {
namespace {

using Hashes = Account::Hashes;
using Set = std::set<std::uint32_t>;

constexpr std::size_t kMostKeys = 96;
constexpr std::uint32_t kMostBehind = 4;  // whom an actor acts for, for whom that one acts …

Hashes sorted(const Set& set) { return {set.begin(), set.end()}; }

std::int32_t days(std::chrono::sys_days day) {
  return static_cast<std::int32_t>(day.time_since_epoch().count());
}

/// Of "2026-03-05…" that day, of "2026-03" and "2026" all of it; nothing where it is none.
std::optional<Days> range_of(std::string_view iso) {
  constexpr std::size_t kDayLength = 10;
  const auto range = read_date(iso.substr(0, kDayLength));
  return range ? std::optional(Days{days(range->from), days(range->to)}) : std::nullopt;
}

/// The interval of an expression, else of its value where that is a plain date, month or year.
std::optional<Days> days_of(const TimeExpression& time) {
  if (time.from.empty() && time.to.empty()) return range_of(time.value);
  const auto from = range_of(time.from), to = range_of(time.to);
  if (!from || !to || to->from < from->from) return std::nullopt;
  return Days{from->from, std::max(to->from, from->from + 1)};  // a time of day lies within its day
}

/// The accounts of one document.
class Gathering {
 public:
  explicit Gathering(const Document& document) : document_(document) { root_.resize(document.events.size()); }

  std::vector<Account> run() {
    join_meetings();
    std::vector<std::vector<std::uint32_t>> groups;
    std::unordered_map<std::uint32_t, std::size_t> group_of;
    for (std::uint32_t i = 0; i < root_.size(); ++i) {
      const auto [at, fresh] = group_of.emplace(find(i), groups.size());
      if (fresh) groups.emplace_back();
      groups[at->second].push_back(i);
    }
    const auto meetings = meetings_of(group_of, groups.size());
    std::vector<Account> out;
    for (std::size_t g = 0; g < groups.size(); ++g) out.push_back(account(groups[g], meetings[g]));
    return out;
  }

 private:
  std::uint32_t find(std::uint32_t event) {
    while (root_[event] != event) event = root_[event] = root_[root_[event]];
    return event;
  }

  /// A meeting is one happening, and two of them are two, whatever likeness made of their events: what else was told to be one with events of
  /// several meetings goes with the one that has most of them.
  void join_meetings() {
    std::vector<std::optional<std::uint32_t>> first_of(root_.size());  // of each event's meeting
    for (const Meeting& meeting : document_.meetings) {
      for (const std::uint32_t event : meeting.events) {
        if (!first_of[event]) first_of[event] = meeting.events.front();
      }
    }
    std::unordered_map<std::uint32_t, std::map<std::uint32_t, std::size_t>>
        told;  // by happening: of each meeting
    for (std::uint32_t i = 0; i < root_.size(); ++i) {
      if (first_of[i]) ++told[document_.events[i].happening][*first_of[i]];
    }
    std::unordered_map<std::uint32_t, std::uint32_t> rest;
    for (std::uint32_t i = 0; i < root_.size(); ++i) {
      const std::uint32_t happening = document_.events[i].happening;
      if (first_of[i]) {
        root_[i] = *first_of[i];
      } else if (const auto meetings = told.find(happening); meetings != told.end()) {
        root_[i] = std::max_element(meetings->second.begin(), meetings->second.end(),
                                    [](const auto& x, const auto& y) { return x.second < y.second; })
                       ->first;
      } else {
        root_[i] = rest.emplace(happening, i).first->second;
      }
    }
  }

  std::vector<std::vector<const Meeting*>> meetings_of(
      const std::unordered_map<std::uint32_t, std::size_t>& group_of, std::size_t count) {
    std::vector<std::vector<const Meeting*>> out(count);
    for (const Meeting& meeting : document_.meetings) {
      if (!meeting.events.empty()) out[group_of.at(find(meeting.events.front()))].push_back(&meeting);
    }
    return out;
  }

  /// Adds the name of an actor, and of the states that it is or acts for.
  void add_actor(std::uint32_t index, Set& names, Set& states) const {
    const Actor* actor = &document_.actors[index];
    names.insert(happenings::name_hash(actor->name));
    for (std::uint32_t step = 0; step < kMostBehind; ++step) {
      if (actor->kind == ActorKind::kState || step > 0) states.insert(happenings::name_hash(actor->name));
      if (!actor->acts_for) return;
      actor = &document_.actors[*actor->acts_for];
    }
  }

  Account account(const std::vector<std::uint32_t>& events,
                  const std::vector<const Meeting*>& meetings) const {
    Account out;
    out.events = events;
    if (const auto day = range_of(document_.article.published)) out.published = day->from;
    out.background = true;
    std::array<int, 16> told{};
    Set modes, names, named, states, triggers, words, places, countries, figures, actors, recipients;
    for (const std::uint32_t index : events) {
      const Event& event = document_.events[index];
      ++told.at(static_cast<std::size_t>(event.type));
      out.background &= event.background;
      if (!event.mode.empty()) modes.insert(happenings::word_hash(event.mode));
      for (const Participant& one : event.participants) {
        if (!one.actor) continue;
        add_actor(*one.actor, names, states);
        // "two officials" of one article are not those of another: they are compared, but nothing is looked for by them
        const Actor& actor = document_.actors[*one.actor];
        if (actor.kind != ActorKind::kUnnamed) named.insert(happenings::name_hash(actor.name));
        Set& side = one.role == ParticipantRole::kActor ? actors : recipients;
        add_actor(*one.actor, side, side);
      }
      for (const Span span : event.trigger)
        happenings::add_words(document_.article.text.slice(span), triggers);
      happenings::add_words(document_.article.text.slice(document_.sentences[event.sentence].span), words);
      if (event.time) {
        if (const auto time = days_of(document_.times[*event.time])) out.times.push_back(*time);
      }
      if (event.place) add_place(document_.places[*event.place], places, countries);
      for (const Quantity& one : event.quantities) figures.insert(figure_hash(one));
    }
    for (const Meeting* meeting : meetings) {
      for (const std::uint32_t party : meeting->parties) {
        add_actor(party, names, states);
        named.insert(happenings::name_hash(document_.actors[party].name));
      }
    }
    std::size_t most = 0;
    for (std::size_t t = 0; t < told.size(); ++t) {
      if (told[t] > 0) out.types |= 1U << t;
      if (told[t] > told[most]) most = t;
    }
    out.type = static_cast<EventType>(most);
    out.modes = sorted(modes), out.names = sorted(names), out.named = sorted(named),
    out.states = sorted(states);
    out.triggers = sorted(triggers), out.words = sorted(words), out.places = sorted(places);
    out.countries = sorted(countries), out.figures = sorted(figures);
    out.actors = sorted(actors), out.recipients = sorted(recipients);
    return out;
  }

  void add_place(const Place& place, Set& places, Set& countries) const {
    places.insert(
        happenings::name_hash(place.name.empty() ? document_.article.text.slice(place.span) : place.name));
    if (!place.country.empty()) countries.insert(happenings::word_hash(place.country));
  }

  static std::uint32_t figure_hash(const Quantity& one) {
    const auto bound = [](std::optional<double> value) { return value ? decimal(*value) : std::string("-"); };
    return happenings::word_hash(one.what + " " + bound(one.low) + " " + bound(one.high));
  }

  const Document& document_;
  std::vector<std::uint32_t> root_;  // of each event's set
};

}  // namespace

std::vector<Account> accounts_of(const Document& document) { return Gathering(document).run(); }

std::vector<std::int64_t> keys_of(const Account& account) {
  std::set<std::int64_t> keys;
  const auto key = [&keys](std::uint32_t one, std::uint32_t other, std::uint32_t salt) {
    std::uint64_t mixed = (static_cast<std::uint64_t>(one) << 32U | other) + salt * 0x9E3779B97F4A7C15ULL;
    for (const int shift : {30, 27, 31})
      mixed = (mixed ^ (mixed >> shift)) * 0xBF58476D1CE4E5B9ULL;  // SplitMix64
    keys.insert(static_cast<std::int64_t>(mixed));
  };
  // who with what kind of deed, and who with which words for it; deeds without anybody by words and place
  for (const Hashes* some : {&account.named, &account.states}) {
    for (const std::uint32_t one : *some) {
      key(one, account.types, 1);
      for (std::uint32_t t = 0; t < 16; ++t) {
        if ((account.types >> t & 1U) != 0) key(one, t, 2);
      }
      for (const std::uint32_t trigger : account.triggers) key(one, trigger, 3);
    }
  }
  for (const std::uint32_t trigger : account.triggers) {
    key(trigger, static_cast<std::uint32_t>(account.type), 4);
    for (const std::uint32_t place : account.places) key(trigger, place, 5);
  }
  // The smallest ones of a long list: two accounts that have much in common still share some of these.
  std::vector<std::int64_t> out(keys.begin(), keys.end());
  if (out.size() > kMostKeys) out.resize(kMostKeys);
  return out;
}

}  // namespace rapporteur

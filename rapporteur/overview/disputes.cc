// The definition of docs/disputes.md, over the entries of one happening. Setting conflicting values side by side without
// choosing is what Bleiholder and Naumann (Data Fusion, 2008) call passing them on.
// Tested in tests/unit/overview/disputes_test.cc; measured by bench/accuracy record.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "rapporteur/base/decimal.h"
#include "rapporteur/overview/overview.h"
#include "rapporteur/overview/parts.h"

namespace rapporteur::overview {
namespace {

using store::Entry;
using store::EntryKind;
using store::Figure;
using store::Party;

bool any_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool happened(const Entry& event) { return any_of(event.status, {"occurred", "ongoing"}); }

/// One account of a value, and whose it is.
struct Told {
  Account account;
  std::set<std::string> sources;
  bool voiced = false;  // in somebody's words, not the outlet's own
  const Entry* entry = nullptr;
  const Figure* figure = nullptr;
};

using List = std::vector<Told>;
using Against = std::function<bool(const Told&, const Told&)>;

bool of_another(const Told& a, const Told& b) {
  return std::none_of(a.sources.begin(), a.sources.end(),
                      [&b](const std::string& one) { return b.sources.contains(one); });
}

/// Those whom some other source's account contradicts.
List against(const List& all, const Against& incompatible) {
  std::vector<bool> found(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (of_another(all[i], all[j]) && incompatible(all[i], all[j])) found[i] = found[j] = true;
    }
  }
  List out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (found[i]) out.push_back(all[i]);
  }
  return out;
}

/// Two ranges without a common figure.
bool apart(const Figure& a, const Figure& b) {
  return (a.low && b.high && *a.low > *b.high) || (b.low && a.high && *b.low > *a.high);
}

/// Whether two figures count the same: one unit, or people of some kind beside people at all, of whom they may be a part: then only more of
/// the kind than of all is too many ("nine soldiers" and "four people", and not "nine people").
bool comparable(const Figure& a, const Figure& b) {
  if (a.unit == b.unit) return true;
  const auto part_of = [](const Figure& some, const Figure& all) {
    return all.unit == "person" && some.low && all.high && *some.low > *all.high;
  };
  return part_of(a, b) || part_of(b, a);
}

/// Whether it is told that it was done to others: to other persons, or to those of another country ("Israel's dead, and those of Gaza").
bool of_others(const Entry& a, const Entry& b) {
  const auto told = [](const Entry& entry, const auto& say) {
    std::set<std::string> out;
    for (const Party& party : entry.parties) {
      if (party.role == "recipient") out.insert(say(party));
    }
    out.erase("");
    return out;
  };
  const auto disjoint = [&](const auto& say) {
    const std::set<std::string> x = told(a, say), y = told(b, say);
    const auto shared = [&y](const std::string& one) { return y.contains(one); };
    return !x.empty() && !y.empty() && std::none_of(x.begin(), x.end(), shared);
  };
  return disjoint([](const Party& party) { return party.country; }) ||
         disjoint([](const Party& party) { return party.kind == "person" ? key_of(party) : std::string(); });
}

/// What counts people, whatever they are called.
bool counts_people(std::string_view what) {
  return any_of(what, {"killed", "wounded", "missing", "captured", "arrested", "released", "displaced",
                       "crowd", "troops"});
}

std::string range(const Figure& figure) {
  const auto bound = [](const std::optional<double>& value) {
    return value ? decimal(*value) : std::string();
  };
  const std::string low = bound(figure.low), high = bound(figure.high);
  return low == high ? low : low + ".." + high;
}

/// "2026-03-05" or "2026-03-05T10:30"; empty for every other value.
std::string day_of(const Entry& entry) {
  constexpr std::string_view kMinute = "0000-00-00T00:00";
  const std::string& value = entry.time_value;
  if (value.size() != kMinute.size() && value.size() != std::string_view("0000-00-00").size()) return {};
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool digit = value[i] >= '0' && value[i] <= '9';
    if (kMinute[i] == '0' ? !digit : value[i] != kMinute[i]) return {};
  }
  return value;
}

bool other_time(const std::string& a, const std::string& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return a.compare(0, shorter, b, 0, shorter) != 0;
}

class Disputes {
 public:
  explicit Disputes(const store::Happening& happening) : happening_(happening) {
    for (const Entry& one : happening.statements) statements_.emplace(one.article + one.id, &one);
    for (const Entry& one : happening.entries)
      (one.kind == EntryKind::kEvent ? events_ : meetings_).push_back(&one);
  }

  std::vector<Dispute> run() {
    figures();
    standing();
    detail(
        "time", [](const Entry& e) { return day_of(e); }, other_time);
    detail(
        "place", [](const Entry& e) { return e.place ? e.place->country : std::string(); },
        [](const std::string& a, const std::string& b) { return a != b; });
    presence();
    links();
    std::vector<Dispute> out;
    for (const auto& [key, told] : found_) {
      Dispute& dispute = out.emplace_back();
      dispute.happening = happening_.id;
      dispute.what = key.first;
      dispute.about = key.second;
      for (const Told& one : told) dispute.accounts.push_back(one.account);
    }
    return out;
  }

 private:
  /// The names that count as the source: of a person or an unnamed official who acts for a body (not a state) the body's;
  /// and the actors across articles, who may be named otherwise in another article.
  static std::set<std::string> speakers(const Entry& statement) {
    std::set<std::string> out;
    for (const Party& party : statement.parties) {
      if (party.role != "speaker") continue;
      const bool of_body = any_of(party.kind, {"person", "unnamed"}) && !party.acts_for.empty() &&
                           party.acts_for_kind != "state";
      out.insert(folded(of_body ? party.acts_for : party.name));
      if (!of_body && !party.actor.empty()) out.insert("actor " + party.actor);
    }
    if (out.empty()) out.insert(statement.article + " " + statement.id);
    return out;
  }

  const Entry* statement(const Entry& from, const std::string& id) const {
    const auto at = statements_.find(from.article + id);
    return at == statements_.end() ? nullptr : at->second;
  }

  static std::vector<std::string> links_of(const Entry& entry, std::string_view what) {
    std::vector<std::string> out;
    for (const store::EntryLink& link : entry.links) {
      if (link.what == what) out.push_back(link.entry);
    }
    return out;
  }

  Told told(const Entry& entry, std::string value) const {
    Told out;
    out.entry = &entry;
    out.account = {std::move(value), entry.article,      entry.id,      entry.outlet,
                   entry.published,  entry.according_to, entry.sentence};
    const std::vector<std::string> within = links_of(entry, "according_to");
    const Entry* innermost = within.empty() ? nullptr : statement(entry, within.front());
    out.voiced = innermost != nullptr;
    out.sources = innermost != nullptr
                      ? speakers(*innermost)
                      : std::set{folded(entry.outlet.empty() ? entry.article : entry.outlet)};
    return out;
  }

  /// The account of whoever disputes, by the statement that does.
  Told denial(const Entry& by) const {
    Told out;
    out.entry = &by;
    std::string names;
    for (const Party& party : by.parties) {
      if (party.role == "speaker") names += (names.empty() ? "" : "; ") + party.name;
    }
    out.account = {"disputed", by.article, by.id, by.outlet, by.published, names, by.sentence};
    out.sources = speakers(by);
    out.voiced = true;
    return out;
  }

  void add(const std::string& what, const std::string& about, const List& list) {
    List& all = found_[{what, about}];
    for (const Told& one : list) {
      const auto same = [&one](const Told& other) {
        return other.account.article == one.account.article && other.account.entry == one.account.entry &&
               other.account.value == one.account.value;
      };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(one);
    }
    if (all.empty()) found_.erase({what, about});
  }

  void figures() {
    std::map<std::array<std::string, 3>, List> by_kind;
    for (const Entry* event : events_) {
      for (const Figure& figure : event->figures) {
        Told one = told(*event, range(figure));
        one.figure = &figure;
        const std::string unit = counts_people(figure.what) ? "" : figure.unit;
        by_kind[{figure.what, unit, happened(*event) ? "happened" : event->status}].push_back(std::move(one));
      }
    }
    for (const auto& [kind, list] : by_kind) {
      add(kind[0], "", against(list, [](const Told& a, const Told& b) {
            return apart(*a.figure, *b.figure) && comparable(*a.figure, *b.figure) &&
                   !of_others(*a.entry, *b.entry);
          }));
      for (std::size_t i = 0; i < list.size(); ++i) {  // two speakers' figures on one noun
        for (std::size_t j = i + 1; j < list.size(); ++j) {
          if (list[i].entry == list[j].entry && apart(*list[i].figure, *list[j].figure) &&
              !links_of(*list[i].entry, "disputed_by").empty())
            add(kind[0], "", {list[i], list[j]});
        }
      }
    }
  }

  static bool share_actor(const Entry& a, const Entry& b) {
    const auto is_actor_of = [](const Entry& entry, const std::string& name) {
      return std::any_of(entry.parties.begin(), entry.parties.end(), [&name](const Party& party) {
        return party.role == "actor" && folded(party.name) == name;
      });
    };
    return std::any_of(a.parties.begin(), a.parties.end(), [&](const Party& party) {
      return party.role == "actor" && is_actor_of(b, folded(party.name));
    });
  }

  /// Whether one says that it is so and the other that it is not.
  static bool contrary(const Told& so, const Told& not_so) {
    const Entry &a = *so.entry, &b = *not_so.entry;
    if (a.label != b.label) return false;
    if (b.status == "denied" && any_of(a.status, {"occurred", "ongoing", "planned", "postponed"}))
      return true;
    if (!so.voiced || !not_so.voiced || a.article != b.article) return false;
    if (b.status == "negated" && happened(a) && share_actor(a, b)) return true;
    return (any_of(b.status, {"cancelled", "refused"}) && happened(a)) ||
           (b.status == "cancelled" && a.status == "postponed");
  }

  void standing() {
    List all;
    for (const Entry* event : events_) all.push_back(told(*event, event->status));
    add("status", "",
        against(all, [](const Told& a, const Told& b) { return contrary(a, b) || contrary(b, a); }));
  }

  void detail(const char* what, const std::function<std::string(const Entry&)>& value,
              const std::function<bool(const std::string&, const std::string&)>& differ) {
    std::map<std::string, List> by_type;
    for (const Entry* event : events_) {
      const std::string known = value(*event);
      if (!known.empty() && happened(*event)) by_type[event->label].push_back(told(*event, known));
    }
    for (const auto& [type, list] : by_type) {
      add(what, "", against(list, [&differ](const Told& a, const Told& b) {
            return a.voiced && b.voiced && differ(a.account.value, b.account.value);
          }));
    }
  }

  void presence() {
    std::map<std::string, List> by_actor;
    std::map<std::string, std::string> names;  // as the first article has them
    for (const Entry* meeting : meetings_) {
      for (const Party& party : meeting->parties) {
        if (party.role != "attendance") continue;
        Told one = told(*meeting, party.as);
        for (const store::EntryLink& link : meeting->links) {
          if (link.what != "evidence" || link.word != party.as) continue;
          if (const Entry* by = statement(*meeting, link.entry)) {
            one = denial(*by);
            one.account.value = party.as;
            break;
          }
        }
        const std::string key = key_of(party);
        names.emplace(key, party.name);
        by_actor[key].push_back(std::move(one));
      }
    }
    const auto there = [](const Told& one) {
      return any_of(one.account.value, {"attending", "attended", "walked_out"});
    };
    const auto away = [](const Told& one) {
      return any_of(one.account.value, {"absent", "refusing", "excluded"});
    };
    for (const auto& [actor, list] : by_actor) {
      add("attendance", names[actor], against(list, [&](const Told& a, const Told& b) {
            return (there(a) && away(b)) || (there(b) && away(a));
          }));
    }
  }

  /// Where the statement that disputes an event tells the same with another figure or time, it is no question of
  /// whether: then that event, and what differs.
  std::optional<std::pair<std::string, const Entry*>> told_otherwise(const Entry& event,
                                                                     const std::string& by) const {
    for (const Entry* other : events_) {
      if (other->article != event.article || other->label != event.label || !happened(*other)) continue;
      const std::vector<std::string> within = links_of(*other, "according_to");
      if (std::find(within.begin(), within.end(), by) == within.end()) continue;
      for (const Figure& own : event.figures) {
        for (const Figure& their : other->figures) {
          if (own.what == their.what && range(own) != range(their)) return std::pair(own.what, other);
        }
      }
      const std::string a = day_of(event), b = day_of(*other);
      if (!a.empty() && !b.empty() && other_time(a, b)) return std::pair(std::string("time"), other);
    }
    return std::nullopt;
  }

  static std::string value_of(const Entry& event, const std::string& what) {
    if (what == "time") return event.time_value;
    for (const Figure& figure : event.figures) {
      if (figure.what == what) return range(figure);
    }
    return event.status;
  }

  void links() {
    for (const Entry* event : events_) {
      for (const std::string& id : links_of(*event, "disputed_by")) {
        const Entry* by = statement(*event, id);
        if (by == nullptr) continue;
        const auto otherwise = told_otherwise(*event, id);
        const std::string what = otherwise ? otherwise->first : "status";
        const Told own = told(*event, value_of(*event, what)), rival = denial(*by);
        if (!of_another(own, rival)) continue;
        add(what, "",
            {own, otherwise ? told(*otherwise->second, value_of(*otherwise->second, what)) : rival});
      }
    }
  }

  const store::Happening& happening_;
  std::vector<const Entry*> events_, meetings_;
  std::map<std::string, const Entry*> statements_;  // by article and id
  std::map<std::pair<std::string, std::string>, List> found_;
};

}  // namespace

std::vector<Dispute> disputes_of(const store::Happening& happening) { return Disputes(happening).run(); }

}  // namespace rapporteur::overview

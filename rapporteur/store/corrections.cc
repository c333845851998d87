// One function per field that can be corrected. Tested in tests/unit/store/corrections_test.cc.
#include "rapporteur/store/corrections.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "rapporteur/base/text.h"
#include "rapporteur/database/database.h"
#include "rapporteur/store/moments.h"

namespace rapporteur::store {
namespace {

constexpr std::string_view kBetweenNames = "; ";

/// The value of an enumeration that a word stands for; `last` is its last one.
template <class Enum>
std::optional<Enum> value_of(std::string_view word, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (to_word(static_cast<Enum>(i)) == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Enum>
std::string words_of(Enum last) {
  std::string out;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    out += (out.empty() ? "" : " ") + std::string(to_word(static_cast<Enum>(i)));
  return out;
}

std::vector<std::string> names_in(std::string_view joined) {
  std::vector<std::string> out;
  while (!joined.empty()) {
    const std::size_t end = std::min(joined.find(kBetweenNames), joined.size());
    if (end > 0) out.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(joined.size(), end + kBetweenNames.size()));
  }
  return out;
}

/// Applies corrections to a document, one after the other.
class Correcter {
 public:
  explicit Correcter(CorrectedDocument& out) : out_(out), document_(out.document) {
    index(EntryKind::kStatement, document_.statements);
    index(EntryKind::kEvent, document_.events);
    index(EntryKind::kMeeting, document_.meetings);
    index(EntryKind::kPosition, document_.positions);
    actors_ = document_.actors.size();
  }

  void apply(const Correction& one) {
    const auto found = entries_.find(one.entry);
    if (found == entries_.end() || to_word(found->second.first) != one.kind) return;
    const auto [kind, number] = found->second;
    std::string machine;
    bool fits = false;
    switch (kind) {
      case EntryKind::kStatement: fits = statement(document_.statements[number], one, machine); break;
      case EntryKind::kEvent: fits = event(document_.events[number], one, machine); break;
      case EntryKind::kMeeting: fits = meeting(document_.meetings[number], one, machine); break;
      case EntryKind::kPosition: fits = position(document_.positions[number], one, machine); break;
    }
    const bool removed = one.what == "not_an_entry";
    if (removed) remove(kind, number);
    if (fits || removed) out_.applied.push_back({one.number, kind, number, removed, machine});
  }

  /// What is no statement tells nothing.
  void unsay() {
    for (Event& event : document_.events) {
      for (auto* list : {&event.according_to, &event.disputed_by}) {
        std::erase_if(*list, [this](std::uint32_t s) {
          return s < out_.gone_statements.size() && out_.gone_statements[s];
        });
      }
      if (event.condition && event.condition->event && *event.condition->event < out_.gone_events.size() &&
          out_.gone_events[*event.condition->event])
        event.condition->event.reset();
    }
  }

 private:
  template <class Layer>
  void index(EntryKind kind, const Layer& layer) {
    for (std::uint32_t i = 0; i < layer.size(); ++i) entries_.emplace(layer[i].id, std::pair(kind, i));
  }

  void remove(EntryKind kind, std::uint32_t number) {
    const auto mark = [number](std::vector<bool>& gone, std::size_t size) {
      gone.resize(size, false);
      gone[number] = true;
    };
    switch (kind) {
      case EntryKind::kStatement: return mark(out_.gone_statements, document_.statements.size());
      case EntryKind::kEvent: return mark(out_.gone_events, document_.events.size());
      case EntryKind::kMeeting: return mark(out_.gone_meetings, document_.meetings.size());
      case EntryKind::kPosition: return mark(out_.gone_positions, document_.positions.size());
    }
  }

  static std::optional<std::uint32_t> first(const std::vector<std::uint32_t>& actors) {
    return actors.empty() ? std::nullopt : std::optional(actors.front());
  }

  template <class Enum>
  static bool set(Enum& field, Enum last, const Correction& one, std::string& machine) {
    machine = to_word(field);
    const std::optional<Enum> value = value_of(one.value, last);
    if (value) field = *value;
    return value.has_value();
  }

  std::string names_of(const std::vector<std::uint32_t>& actors) const {
    std::string out;
    for (const std::uint32_t one : actors) {
      if (!out.empty()) out += kBetweenNames;
      out += document_.actors[one].name;
    }
    return out;
  }

  /// The article's actor of this name, else one that it names so, else a new one, of which nothing is known but that
  /// it stands in for one of that kind.
  std::uint32_t actor(const std::string& name, ActorKind kind) {
    const std::string folded = lower_case(name);
    for (std::uint32_t i = 0; i < document_.actors.size(); ++i) {
      if (lower_case(document_.actors[i].name) == folded) return i;
    }
    for (std::uint32_t i = 0; i < actors_; ++i) {
      for (const Mention& mention : document_.actors[i].mentions) {
        if (mention.form == MentionForm::kName &&
            lower_case(document_.article.text.slice(mention.span)) == folded)
          return i;
      }
    }
    Actor fresh;
    fresh.name = name;
    fresh.kind = kind == ActorKind::kUnnamed ? ActorKind::kPerson : kind;
    document_.actors.push_back(fresh);
    return static_cast<std::uint32_t>(document_.actors.size() - 1);
  }

  std::vector<std::uint32_t> actors(const std::string& joined, std::optional<std::uint32_t> instead_of) {
    const ActorKind kind = instead_of ? document_.actors[*instead_of].kind : ActorKind::kOrganisation;
    std::vector<std::uint32_t> out;
    for (const std::string& name : names_in(joined)) {
      const std::uint32_t one = actor(name, kind);
      if (std::find(out.begin(), out.end(), one) == out.end()) out.push_back(one);
    }
    return out;
  }

  bool set_time(std::optional<std::uint32_t>& field, const Correction& one, std::string& machine) {
    if (field) {
      const TimeExpression& time = document_.times[*field];
      machine = time.value.empty() ? std::string(document_.article.text.slice(time.span)) : time.value;
    }
    if (one.value.empty()) {
      field.reset();
      return true;
    }
    const auto told = told_time(one.value);
    if (!told) return false;
    TimeExpression time;
    time.type = told->value.size() > 10 ? TimeType::kTime : TimeType::kDate;
    time.value = told->value;
    time.from = told->from;
    time.to = told->to;
    field = static_cast<std::uint32_t>(document_.times.size());
    document_.times.push_back(time);
    return true;
  }

  bool set_place(std::optional<std::uint32_t>& field, const Correction& one, std::string& machine) {
    const auto name_of = [this](const Place& place) {
      return place.name.empty() ? std::string(document_.article.text.slice(place.span)) : place.name;
    };
    if (field) machine = name_of(document_.places[*field]);
    if (one.value.empty()) {
      field.reset();
      return true;
    }
    const std::string folded = lower_case(one.value);
    for (std::uint32_t i = 0; i < document_.places.size(); ++i) {
      if (lower_case(name_of(document_.places[i])) != folded) continue;
      field = i;
      return true;
    }
    Place place;
    place.name = one.value;
    place.lat = place.lon = std::numeric_limits<double>::quiet_NaN();  // nobody said where it lies
    field = static_cast<std::uint32_t>(document_.places.size());
    document_.places.push_back(place);
    return true;
  }

  bool statement(Statement& entry, const Correction& one, std::string& machine) {
    if (one.what == "not_an_entry") machine = to_word(entry.act);
    if (one.what == "label") return set(entry.act, SpeechAct::kDecline, one, machine);
    if (one.what == "status") return set(entry.polarity, Polarity::kNegative, one, machine);
    if (one.what == "time") return set_time(entry.time, one, machine);
    if (one.what == "place") return set_place(entry.place, one, machine);
    if (one.what == "who") {
      machine = names_of(entry.speakers);
      entry.speakers = actors(one.value, first(entry.speakers));
      return true;
    }
    if (one.what != "whom") return false;
    machine = entry.addressee ? document_.actors[*entry.addressee].name : std::string();
    entry.addressee = first(actors(one.value, entry.addressee));
    return true;
  }

  bool event(Event& entry, const Correction& one, std::string& machine) {
    if (one.what == "not_an_entry") machine = to_word(entry.type);
    if (one.what == "label") {
      const EventType before = entry.type;
      const bool done = set(entry.type, EventType::kAssault, one, machine);
      if (entry.type != before) {  // these were the other type's
        entry.mode.clear();
        entry.cameo.clear();
        entry.intensity = std::numeric_limits<double>::quiet_NaN();  // not known: NULL
      }
      return done;
    }
    if (one.what == "status") return set(entry.status, EventStatus::kNegated, one, machine);
    if (one.what == "time") return set_time(entry.time, one, machine);
    if (one.what == "place") return set_place(entry.place, one, machine);
    if (one.what == "who") return set_participants(entry, ParticipantRole::kActor, one, machine);
    return one.what == "whom" && set_participants(entry, ParticipantRole::kRecipient, one, machine);
  }

  bool set_participants(Event& entry, ParticipantRole role, const Correction& one, std::string& machine) {
    std::vector<Participant> others, old, fresh;
    for (Participant& participant : entry.participants)
      (participant.role == role ? old : others).push_back(std::move(participant));
    for (const Participant& participant : old) {
      if (!machine.empty()) machine += kBetweenNames;
      machine += participant.actor ? document_.actors[*participant.actor].name
                                   : std::string(document_.article.text.slice(participant.span));
    }
    for (const std::uint32_t someone : actors(one.value, old.empty() ? std::nullopt : old.front().actor)) {
      Participant participant;
      const auto same = std::find_if(
          old.begin(), old.end(), [someone](const Participant& before) { return before.actor == someone; });
      if (same != old.end()) participant = *same;
      participant.role = role;
      participant.actor = someone;
      fresh.push_back(participant);
    }
    entry.participants = role == ParticipantRole::kActor ? fresh : others;
    const auto& rest = role == ParticipantRole::kActor ? others : fresh;
    entry.participants.insert(entry.participants.end(), rest.begin(), rest.end());
    return true;
  }

  bool meeting(Meeting& entry, const Correction& one, std::string& machine) {
    if (one.what == "not_an_entry") machine = to_word(entry.kind);
    if (one.what == "label") return set(entry.kind, MeetingKind::kConference, one, machine);
    if (one.what == "status") return set(entry.phase, MeetingPhase::kRefused, one, machine);
    if (one.what == "time") return set_time(entry.time, one, machine);
    if (one.what == "place") return set_place(entry.place, one, machine);
    if (one.what != "who") return false;
    machine = names_of(entry.parties);
    entry.parties = actors(one.value, first(entry.parties));
    return true;
  }

  bool position(Position& entry, const Correction& one, std::string& machine) {
    if (one.what == "not_an_entry") machine = to_word(entry.stance);
    if (one.what == "label") return set(entry.stance, Stance::kUndecided, one, machine);
    const std::vector<std::uint32_t> who =
        one.what == "who" ? actors(one.value, entry.actor) : std::vector<std::uint32_t>();
    if (who.size() != 1) return false;
    machine = document_.actors[entry.actor].name;
    entry.actor = who.front();
    return true;
  }

  CorrectedDocument& out_;
  Document& document_;
  std::map<std::string, std::pair<EntryKind, std::uint32_t>, std::less<>> entries_;
  std::size_t actors_ = 0;  // the article's own
};

bool gone_at(const std::vector<bool>& gone, std::uint32_t number) {
  return number < gone.size() && gone[number];
}

std::optional<std::string> fault_of_word(const Correcting& correcting, EntryKind kind) {
  const bool label = correcting.what == "label";
  std::string list;
  switch (kind) {
    case EntryKind::kStatement:
      list = label ? words_of(SpeechAct::kDecline) : words_of(Polarity::kNegative);
      break;
    case EntryKind::kEvent:
      list = label ? words_of(EventType::kAssault) : words_of(EventStatus::kNegated);
      break;
    case EntryKind::kMeeting:
      list = label ? words_of(MeetingKind::kConference) : words_of(MeetingPhase::kRefused);
      break;
    case EntryKind::kPosition:
      if (!label) return "a position has no status";
      list = words_of(Stance::kUndecided);
      break;
  }
  const std::vector<std::string_view> words = split(list, ' ');
  if (std::find(words.begin(), words.end(), correcting.value) != words.end()) return std::nullopt;
  return "the " + correcting.what + (kind == EntryKind::kEvent ? " of an " : " of a ") + to_word(kind) +
         " is one of " + list;
}

}  // namespace

const char* to_word(CorrectionState state) {
  switch (state) {
    case CorrectionState::kInForce: return "in force";
    case CorrectionState::kReplaced: return "replaced";
    case CorrectionState::kWaiting: return "waiting";
    case CorrectionState::kUndone: return "undone";
  }
  return "";
}

std::vector<Line> CorrectedDocument::lines() const {
  std::vector<Line> all = lines_of(document);
  const auto is_gone = [this](const Line& line) {
    switch (line.kind) {
      case EntryKind::kStatement: return gone_at(gone_statements, line.number);
      case EntryKind::kEvent: return gone_at(gone_events, line.number);
      case EntryKind::kMeeting: return gone_at(gone_meetings, line.number);
      case EntryKind::kPosition: return gone_at(gone_positions, line.number);
    }
    return false;
  };
  std::set<std::string> gone;
  for (const Line& line : all) {
    if (is_gone(line)) gone.insert(line.id);
  }
  if (gone.empty()) return all;
  std::erase_if(all, is_gone);
  for (Line& line : all)
    std::erase_if(line.links, [&gone](const EntryLink& link) { return gone.contains(link.entry); });
  return all;
}

CorrectedDocument corrected(Document document, const std::vector<Correction>& corrections) {
  CorrectedDocument out;
  out.document = std::move(document);
  std::map<std::pair<std::string, std::string>, const Correction*> last;
  for (const Correction& one : corrections) last[{one.entry, one.what}] = &one;
  Correcter correcter(out);
  for (const Correction& one : corrections) {
    if (last[{one.entry, one.what}] == &one) correcter.apply(one);
  }
  correcter.unsay();
  return out;
}

std::optional<std::string> fault_of(const Correcting& correcting, EntryKind kind) {
  const std::string& what = correcting.what;
  if (what == "not_an_entry") return std::nullopt;
  if (what == "label" || what == "status") return fault_of_word(correcting, kind);
  const bool position = kind == EntryKind::kPosition;
  if (what == "time") {
    if (position) return "a position has no time";
    if (correcting.value.empty() || told_time(correcting.value)) return std::nullopt;
    return "a time is a date, DATE..DATE or YYYY-MM-DDThh:mm";
  }
  if (what == "place") return position ? std::optional<std::string>("a position has no place") : std::nullopt;
  if (what != "who" && what != "whom") return "there is no such correction of an entry";
  const std::size_t names = names_in(correcting.value).size();
  if (what == "whom" && (kind == EntryKind::kMeeting || position))
    return "a " + std::string(to_word(kind)) + " has nobody to whom it is done";
  if (what == "whom" && kind == EntryKind::kStatement && names > 1) return "a statement has one addressee";
  if (what == "who" && position && names != 1) return "a position is held by one actor";
  return std::nullopt;
}

std::vector<Correction> corrections_of(database::Connection& database, const std::string& article) {
  database::Statement rows(
      database,
      "SELECT key, kind, entry, what, value FROM corrections WHERE article = ? AND undone "
      "IS NULL ORDER BY key");
  rows.bind(1, article);
  std::vector<Correction> out;
  while (rows.step()) {
    Correction& one = out.emplace_back();
    one.number = rows.number(0);
    one.kind = rows.text(1);
    one.entry = rows.text(2);
    one.what = rows.text(3);
    one.value = rows.text(4);
  }
  return out;
}

void note_applied(database::Connection& database, const CorrectedDocument& corrected, std::int64_t revision) {
  database::Statement note(database,
                           "INSERT INTO corrected (correction, entry, machine) VALUES (?1, (SELECT key FROM "
                           "entries WHERE revision "
                           "= ?2 AND kind = ?3 AND number = ?4), ?5) ON CONFLICT (correction) DO UPDATE SET "
                           "entry = excluded.entry, "
                           "machine = excluded.machine");
  for (const CorrectedDocument::Applied& one : corrected.applied) {
    note.bind(1, one.correction);
    note.bind(2, revision);
    note.bind(3, to_word(one.kind));
    note.bind(4, one.number);
    note.bind_or_null(5, one.machine);
    note.run();
  }
}

void forget_applied(database::Connection& database, std::int64_t revision) {
  database::Statement forget(
      database,
      "DELETE FROM corrected WHERE correction IN (SELECT c.key FROM revisions r JOIN "
      "articles a ON a.key = r.article JOIN corrections c ON c.article = a.id WHERE r.key "
      "= ?)");
  forget.bind(1, revision);
  forget.run();
}

}  // namespace rapporteur::store

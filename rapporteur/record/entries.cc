// Statements, events, meetings and positions, field by field in the order of docs/formats/record.md; see entries.h.
// What a person's records leave out (reasons, happenings, the words for a meeting) stays unknown.
// Tested in tests/unit/record/parse_test.cc.
#include "rapporteur/record/entries.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace rapporteur::record {
namespace {

// Of characters of a text with characters of words for meetings, at worst: a few seconds.
constexpr std::uint64_t kMostCompared = std::uint64_t{1} << 32;

float confidence_of(const Node& entry) { return static_cast<float>(entry.need("confidence").number(0, 1)); }

bool is_cameo(std::string_view word) {
  return has_form(word, "99") || has_form(word, "999") || has_form(word, "9999");
}

class Entries {
 public:
  Entries(const Node& record, const References& references, Document& document)
      : record_(record), references_(references), document_(document) {}

  void read() {
    record_["statements"].each([this](const Node& n) { document_.statements.push_back(statement(n)); });
    record_["events"].each([this](const Node& n) { document_.events.push_back(event(n)); });
    number_happenings();
    record_["meetings"].each([this](const Node& n) { document_.meetings.push_back(meeting(n)); });
    record_["positions"].each([this](const Node& n) { document_.positions.push_back(position(n)); });
  }

 private:
  std::uint32_t sentence(const Node& entry) const {
    return entry.need("sentence").whole(0, document_.sentences.size());
  }

  Statement statement(const Node& node) const {
    Statement out;
    out.id = node["id"].text();
    out.sentence = sentence(node);
    out.speakers = references_.list(node.need("speaker"), Kind::kActor);
    out.via = references_.list(node.need("via"), Kind::kActor);
    out.act = node.need("act").word(SpeechAct::kDecline);
    out.polarity = node.need("polarity").word(Polarity::kNegative);
    out.form = node.need("form").word(SpeechForm::kMixed);
    out.cue = references_.span(node["cue"]);
    if (const Node source = node["source"]; source.known()) out.source = references_.span(source);
    out.content = references_.spans(node.need("content"));
    // a Document has room for one
    if (const auto to = references_.list(node["addressee"], Kind::kActor); !to.empty())
      out.addressee = to.front();
    out.time = references_.to(node["time"], Kind::kTime);
    out.place = references_.to(node["place"], Kind::kPlace);
    if (const Node channel = node["channel"]; channel.known())
      out.channel = Channel{channel.need("kind").words(), references_.span(channel.need("span"))};
    out.confidence = confidence_of(node);
    out.reason = node["reason"].words();
    return out;
  }

  Participant participant(const Node& node) const {
    Participant out;
    out.role = node.need("role").word(ParticipantRole::kTarget);
    out.actor = references_.to(node["actor"], Kind::kActor);
    out.place = references_.to(node["place"], Kind::kPlace);
    out.span = references_.span(node["span"]);
    out.reason = node["reason"].words();
    if (!out.actor && !out.place && out.span.empty()) node.fail("is nobody");
    return out;
  }

  Quantity quantity(const Node& node) const {
    Quantity out;
    out.what = node.need("what").words(is_table_word);
    out.low = node["low"].amount();
    out.high = node["high"].amount();
    out.unit = node.need("unit").words();
    out.span = references_.span(node.need("span"));
    if (!out.low && !out.high) node.fail("has no figure");
    return out;
  }

  Condition condition(const Node& node, std::uint32_t event) const {
    Condition out;
    out.span = references_.span(node["span"]);
    out.event = references_.to(node["event"], Kind::kEvent);
    if (out.event == event) node["event"].fail("is the event itself");
    if (out.span.empty() && !out.event) node.fail("has neither words nor an event");
    return out;
  }

  Event event(const Node& node) {
    Event out;
    out.id = node["id"].text();
    out.sentence = sentence(node);
    out.trigger = references_.spans(node.need("trigger"));
    if (out.trigger.empty()) node["trigger"].fail("has no words");
    out.type = node.need("type").word(EventType::kAssault);
    out.mode = node["mode"].words(is_table_word);
    node["contexts"].each([&](const Node& one) { out.contexts.push_back(one.words(is_table_word)); });
    out.cameo = node["cameo"].words(is_cameo);
    if (const Node quad = node["quad"];
        quad.known() && quad.whole(1, 5) != static_cast<std::uint32_t>(quad_of(out.type)))
      quad.fail("is not that of the type");
    out.intensity = node["intensity"].number(-10, 10);
    node.need("participants").each([&](const Node& one) { out.participants.push_back(participant(one)); });
    out.status = node.need("status").word(EventStatus::kNegated);
    out.background = node["background"].truth();
    if (const Node one = node["condition"]; one.known()) out.condition = condition(one, node.index());
    out.time = references_.to(node["time"], Kind::kTime);
    out.place = references_.to(node["place"], Kind::kPlace);
    node["quantities"].each([&](const Node& one) { out.quantities.push_back(quantity(one)); });
    out.according_to = references_.list(node.need("according_to"), Kind::kStatement);
    out.disputed_by = references_.list(node["disputed_by"], Kind::kStatement);
    happenings_.push_back(node["happening"].words());
    out.confidence = confidence_of(node);
    out.reason = node["reason"].words();
    return out;
  }

  /// The number of "h3", 2; nothing for other words and for more than there are events.
  std::optional<std::uint32_t> number_of(const std::string& word) const {
    std::uint32_t number = 0;
    if (!is_numbered(word, 'h')) return std::nullopt;
    const auto [end, error] = std::from_chars(word.data() + 1, word.data() + word.size(), number);
    if (error != std::errc() || number > happenings_.size()) return std::nullopt;
    return number - 1;
  }

  /// The program's words are numbers. Where a person wrote others, equal words get equal numbers, counted from 0; an
  /// event without a word gets a number that no other has.
  void number_happenings() {
    if (record_.failed()) return;
    const bool numbered =
        std::all_of(happenings_.begin(), happenings_.end(),
                    [this](const std::string& word) { return word.empty() || number_of(word).has_value(); });
    std::vector<bool> taken(happenings_.size());
    for (const std::string& word : happenings_) {
      if (numbered && !word.empty()) taken[*number_of(word)] = true;
    }
    std::uint32_t free = 0;
    std::map<std::string_view, std::uint32_t> numbers;
    for (std::size_t i = 0; i < happenings_.size(); ++i) {
      const std::string& word = happenings_[i];
      const auto known = numbers.find(word);
      if (numbered && !word.empty()) {
        document_.events[i].happening = *number_of(word);
      } else if (!word.empty() && known != numbers.end()) {
        document_.events[i].happening = known->second;
      } else {
        while (taken[free]) ++free;
        taken[free] = true;
        document_.events[i].happening = free;
        numbers.emplace(word, free);
      }
    }
  }

  /// Where the words for a meeting stand; the record has the words alone. The program takes them from the trigger of
  /// one of its events, else they are looked for in the whole text.
  Span find_words(const Node& field, const std::vector<std::uint32_t>& events) {
    const std::string words = field.words();
    const Text& text = document_.article.text;
    if (words.empty()) return {};
    for (const std::uint32_t e : events) {
      const Span trigger = cover(document_.events[e].trigger.front(), document_.events[e].trigger.back());
      if (text.slice(trigger) == words) return trigger;
    }
    compared_ += std::uint64_t{text.size()} * words.size();
    if (compared_ > kMostCompared) field.fail("is one of too many to be looked for");
    const std::size_t at = field.failed() ? std::string::npos : text.utf8().find(words);
    if (at == std::string::npos) {
      field.fail("stands nowhere in the text");
      return {};
    }
    return {text.offset_of_byte(static_cast<std::uint32_t>(at)),
            text.offset_of_byte(static_cast<std::uint32_t>(at + words.size()))};
  }

  Attendance attendance(const Node& node) const {
    Attendance out;
    out.actor = references_.to(node.need("actor"), Kind::kActor).value_or(0);
    out.as = node.need("as").word(AttendanceKind::kWalkedOut);
    out.evidence = references_.evidence(node["evidence"]);
    return out;
  }

  Delegate delegate(const Node& node) const {
    return {references_.to(node.need("actor"), Kind::kActor).value_or(0),
            references_.to(node["for"], Kind::kActor)};
  }

  MeetingStep step(const Node& node) const {
    return {node.need("phase").word(MeetingPhase::kRefused), references_.evidence(node["evidence"])};
  }

  Meeting meeting(const Node& node) {
    Meeting out;
    out.id = node["id"].text();
    out.kind = node.need("kind").word(MeetingKind::kConference);
    out.parties = references_.list(node.need("parties"), Kind::kActor);
    node.need("attendance").each([&](const Node& one) { out.attendance.push_back(attendance(one)); });
    node.need("delegates").each([&](const Node& one) { out.delegates.push_back(delegate(one)); });
    out.hosts = references_.list(node["host"], Kind::kActor);
    out.mediators = references_.list(node["mediator"], Kind::kActor);
    out.place = references_.to(node["place"], Kind::kPlace);
    out.time = references_.to(node["time"], Kind::kTime);
    node["purpose"].each([&](const Node& one) { out.purpose.push_back(references_.span(one)); });
    out.phase = node.need("phase").word(MeetingPhase::kRefused);
    node["history"].each([&](const Node& one) { out.history.push_back(step(one)); });
    out.events = references_.list(node.need("events"), Kind::kEvent);
    if (!node.failed()) out.what = find_words(node["what"], out.events);
    out.confidence = confidence_of(node);
    out.reason = node["reason"].words();
    return out;
  }

  Position position(const Node& node) const {
    Position out;
    out.id = node["id"].text();
    out.actor = references_.to(node.need("actor"), Kind::kActor).value_or(0);
    out.issue = node.need("issue").words();
    out.stance = node.need("stance").word(Stance::kUndecided);
    out.statement = references_.to(node["statement"], Kind::kStatement);
    out.event = references_.to(node["event"], Kind::kEvent);
    out.span = references_.span(node.need("span"));
    out.confidence = confidence_of(node);
    out.reason = node["reason"].words();
    return out;
  }

  const Node& record_;
  const References& references_;
  Document& document_;
  std::uint64_t compared_ = 0;  // characters of the text with characters of words for meetings, at worst
  std::vector<std::string> happenings_;  // of the events, in order; empty where unknown
};

}  // namespace

void read_entries(const Node& record, const References& references, Document& document) {
  Entries(record, references, document).read();
}

}  // namespace rapporteur::record

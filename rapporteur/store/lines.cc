// One builder per kind of entry over a few common pieces: names, the words of an actor that a search finds, spans.
// Tested in tests/unit/store/lines_test.cc.
#include "rapporteur/store/lines.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

#include "rapporteur/base/decimal.h"
#include "rapporteur/base/fnv.h"
#include "rapporteur/store/countries.h"

namespace rapporteur::store {
namespace {

constexpr std::string_view kBetweenNames = "; ";
constexpr std::string_view kBetweenPieces = " \u2026 ";  // of an interrupted quote

using Actors = std::vector<std::uint32_t>;

void append(std::string& out, std::string_view piece, std::string_view between = kBetweenNames) {
  if (piece.empty()) return;
  if (!out.empty()) out += between;
  out += piece;
}

/// Three decimals, as in the record.
double rounded(float confidence) { return std::round(static_cast<double>(confidence) * 1000.0) / 1000.0; }

void add_once(Actors& out, std::uint32_t actor) {
  if (std::find(out.begin(), out.end(), actor) == out.end()) out.push_back(actor);
}

/// Builds the lines of one document.
class Builder {
 public:
  explicit Builder(const Document& document) : document_(document) {}

  std::vector<Line> run() {
    for (std::uint32_t i = 0; i < document_.statements.size(); ++i) statement(i);
    for (std::uint32_t i = 0; i < document_.events.size(); ++i) event(i);
    for (std::uint32_t i = 0; i < document_.meetings.size(); ++i) meeting(i);
    for (std::uint32_t i = 0; i < document_.positions.size(); ++i) position(i);
    return std::move(lines_);
  }

 private:
  std::string words_at(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span span : spans) append(out, document_.article.text.slice(span), kBetweenPieces);
    return out;
  }

  std::string names_of(const Actors& actors) const {
    std::string out;
    for (const std::uint32_t actor : actors) append(out, document_.actors[actor].name);
    return out;
  }

  Actors behind(const Actors& actors) const {
    Actors out;
    for (const std::uint32_t actor : actors) {
      if (const auto whole = document_.actors[actor].acts_for) add_once(out, *whole);
    }
    return out;
  }

  /// What actors can be found by: names and titles as the article has them, offices, whom they act for, the country.
  std::string search_words(const Actors& actors) const {
    std::vector<std::string_view> words;
    const auto add = [&words](std::string_view word) {
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
    };
    for (const std::uint32_t index : actors) {
      const Actor& actor = document_.actors[index];
      add(actor.name);
      for (const Mention& mention : actor.mentions) {
        if (mention.form == MentionForm::kName || mention.form == MentionForm::kTitle)
          add(document_.article.text.slice(mention.span));
      }
      for (const Office& office : actor.offices) add(office.title);
      if (actor.acts_for) add(document_.actors[*actor.acts_for].name);
      if (actor.acts_for || actor.kind == ActorKind::kState) add(actor.country);
    }
    std::string out;
    for (const std::string_view word : words) append(out, word);
    return out;
  }

  Line& begin(EntryKind kind, std::uint32_t number, std::uint32_t sentence, const std::string& id) {
    Line& line = lines_.emplace_back();
    line.kind = kind;
    line.number = number;
    line.sentence = sentence;
    line.id = id;
    return line;
  }

  void told(Line& line, const Actors& who, const Actors& whom) const {
    line.who = names_of(who);
    line.who_for = names_of(behind(who));
    line.who_words = search_words(who);
    line.whom = names_of(whom);
    line.whom_words = search_words(whom);
  }

  void add_parties(Line& line, const char* role, const Actors& actors, std::optional<Span> span = {}) const {
    for (const std::uint32_t actor : actors) {
      LineParty& party = line.parties.emplace_back();
      party.role = role;
      party.actor = actor;
      party.name = document_.actors[actor].name;
      if (const auto whole = document_.actors[actor].acts_for) party.acts_for = document_.actors[*whole].name;
      party.span = span;
    }
  }

  static void add_spans(Line& line, const char* what, const std::vector<Span>& spans) {
    for (const Span span : spans) {
      if (!span.empty()) line.spans.push_back({what, span});
    }
  }

  void set_place(Line& line, std::optional<std::uint32_t> index) const {
    line.place = index;
    if (!index) return;
    const Place& place = document_.places[*index];
    add_place_words(line, place);
  }

  std::string_view name_of(const Place& place) const {
    return place.name.empty() ? document_.article.text.slice(place.span) : std::string_view(place.name);
  }

  void add_place_words(Line& line, const Place& place) const {
    for (const std::string_view words :
         {name_of(place), std::string_view(place.admin1), std::string_view(place.country),
          std::string_view(country_name(place.country))})
      append(line.place_words, words);
  }

  void statement(std::uint32_t number) {
    const Statement& from = document_.statements[number];
    Line& line = begin(EntryKind::kStatement, number, from.sentence, from.id);
    line.label = to_word(from.act);
    line.status = to_word(from.polarity);
    line.form = to_word(from.form);
    line.words = words_at(from.content);
    const Actors addressee = from.addressee ? Actors{*from.addressee} : Actors{};
    told(line, from.speakers, addressee);
    line.according_to = names_of(from.via);
    Actors sources = from.speakers;
    for (const std::uint32_t one : from.via) add_once(sources, one);
    line.source_words = search_words(sources);
    add_parties(line, "speaker", from.speakers, from.source);
    add_parties(line, "via", from.via);
    add_parties(line, "addressee", addressee);
    add_spans(line, "cue", {from.cue});
    if (from.source) add_spans(line, "source", {*from.source});
    add_spans(line, "content", from.content);
    if (from.channel) {
      line.channel = from.channel->kind;
      add_spans(line, "channel", {from.channel->span});
    }
    line.time = from.time;
    set_place(line, from.place);
    finish(line, from.confidence, from.reason);
  }

  void event(std::uint32_t number) {
    const Event& from = document_.events[number];
    Line& line = begin(EntryKind::kEvent, number, from.sentence, from.id);
    line.label = to_word(from.type);
    line.status = to_word(from.status);
    line.background = from.background;
    line.mode = from.mode;
    line.cameo = from.cameo;
    for (const std::string& context : from.contexts) append(line.contexts, context);
    line.intensity = from.intensity;
    line.words = words_at(from.trigger);
    line.event = number;
    parties_of(line, from);
    sources_of(line, from);
    add_spans(line, "trigger", from.trigger);
    if (from.condition) {
      add_spans(line, "condition", {from.condition->span});
      if (from.condition->event)
        line.links.push_back({"condition", document_.events[*from.condition->event].id, {}});
    }
    for (const Quantity& one : from.quantities)
      line.figures.push_back({one.what, one.unit, one.low, one.high, one.span});
    line.time = from.time;
    set_place(line, from.place);
    finish(line, from.confidence, from.reason);
  }

  void parties_of(Line& line, const Event& from) const {
    Actors actors, recipients;
    for (const Participant& one : from.participants) {
      LineParty& party = line.parties.emplace_back();
      party.role = to_word(one.role);
      party.actor = one.actor;
      if (!one.span.empty()) party.span = one.span;
      if (!one.actor) {
        party.name = document_.article.text.slice(one.span);
        if (!one.place) continue;
        const Place& place = document_.places[*one.place];
        if (party.name.empty()) party.name = name_of(place);
        if (one.place != from.place) add_place_words(line, place);
        continue;
      }
      const Actor& actor = document_.actors[*one.actor];
      party.name = actor.name;
      if (actor.acts_for) party.acts_for = document_.actors[*actor.acts_for].name;
      if (one.role == ParticipantRole::kActor) add_once(actors, *one.actor);
      if (one.role == ParticipantRole::kRecipient) add_once(recipients, *one.actor);
    }
    told(line, actors, recipients);
    // who meets or agrees with whom is the same question both ways
    if (recipients.empty() && actors.size() > 1) line.whom_words = line.who_words;
  }

  void sources_of(Line& line, const Event& from) const {
    Actors sources;
    for (const std::uint32_t s : from.according_to) {
      const Statement& statement = document_.statements[s];
      line.links.push_back({"according_to", statement.id, {}});
      for (const std::uint32_t one : statement.speakers) add_once(sources, one);
    }
    line.according_to = names_of(sources);
    for (const std::uint32_t s : from.according_to) {
      for (const std::uint32_t one : document_.statements[s].via) add_once(sources, one);
    }
    line.source_words = search_words(sources);
    for (const std::uint32_t s : from.disputed_by)
      line.links.push_back({"disputed_by", document_.statements[s].id, {}});
  }

  void link_evidence(Line& line, const Evidence& evidence, const std::string& word) const {
    for (const std::uint32_t s : evidence.statements)
      line.links.push_back({"evidence", document_.statements[s].id, word});
    for (const std::uint32_t e : evidence.events)
      line.links.push_back({"evidence", document_.events[e].id, word});
  }

  void meeting(std::uint32_t number) {
    const Meeting& from = document_.meetings[number];
    const std::uint32_t sentence = from.events.empty() ? 0 : document_.events[from.events.front()].sentence;
    Line& line = begin(EntryKind::kMeeting, number, sentence, from.id);
    line.label = to_word(from.kind);
    line.status = to_word(from.phase);
    line.words = document_.article.text.slice(from.what);
    if (!from.events.empty()) line.event = from.events.front();
    add_parties(line, "party", from.parties);
    Actors everyone = from.parties;
    for (const Delegate& one : from.delegates) {
      add_parties(line, "delegate", {one.actor});
      line.parties.back().acts_for = one.acts_for ? document_.actors[*one.acts_for].name : std::string();
      add_once(everyone, one.actor);
    }
    add_parties(line, "host", from.hosts);
    add_parties(line, "mediator", from.mediators);
    for (const Actors* some : {&from.hosts, &from.mediators}) {
      for (const std::uint32_t one : *some) add_once(everyone, one);
    }
    attendance(line, from, everyone);
    told(line, from.parties, {});
    line.who_words = line.whom_words = search_words(everyone);
    add_spans(line, "what", {from.what});
    add_spans(line, "purpose", from.purpose);
    for (const MeetingStep& step : from.history)
      link_evidence(line, step.evidence, std::string(to_word(step.phase)));
    for (const std::uint32_t e : from.events) line.links.push_back({"event", document_.events[e].id, {}});
    line.time = from.time;
    set_place(line, from.place);
    finish(line, from.confidence, from.reason);
  }

  void attendance(Line& line, const Meeting& from, Actors& everyone) const {
    for (const Attendance& one : from.attendance) {
      add_parties(line, "attendance", {one.actor});
      line.parties.back().attends = to_word(one.as);
      add_once(everyone, one.actor);
      link_evidence(line, one.evidence, line.parties.back().attends);
    }
  }

  void position(std::uint32_t number) {
    const Position& from = document_.positions[number];
    const Statement* statement = from.statement ? &document_.statements[*from.statement] : nullptr;
    const Event* event = from.event ? &document_.events[*from.event] : nullptr;
    const std::uint32_t sentence = statement != nullptr ? statement->sentence
                                   : event != nullptr   ? event->sentence
                                                        : 0;
    Line& line = begin(EntryKind::kPosition, number, sentence, from.id);
    line.label = to_word(from.stance);
    line.words = from.issue;
    told(line, {from.actor}, {});
    if (statement != nullptr) {
      line.links.push_back({"statement", statement->id, {}});
      line.according_to = names_of(statement->speakers);
      line.source_words = search_words(statement->speakers);
    }
    if (event != nullptr) line.links.push_back({"event", event->id, {}});
    add_parties(line, "actor", {from.actor});
    add_spans(line, "issue", {from.span});
    finish(line, from.confidence, from.reason);
  }

  static void finish(Line& line, float confidence, const std::string& reason) {
    line.confidence = rounded(confidence);
    line.reason = reason;
  }

  const Document& document_;
  std::vector<Line> lines_;
};

/// Over fields, each closed by a byte that no text holds.
class Digest {
 public:
  void take(std::string_view field) { value_ = fnv1a("\x1F", fnv1a(field, value_)); }
  std::int64_t value() const { return static_cast<std::int64_t>(value_); }

 private:
  std::uint64_t value_ = fnv1a("");
};

}  // namespace

std::vector<Line> lines_of(const Document& document) { return Builder(document).run(); }

std::int64_t digest_of(const Line& line, const Document& document) {
  Digest digest;
  const auto number = [&digest](std::optional<double> value) {
    digest.take(value ? decimal(*value) : std::string());
  };
  for (const std::string* field :
       {&line.label, &line.status, &line.words, &line.form, &line.channel, &line.mode, &line.cameo,
        &line.contexts, &line.who, &line.who_for, &line.whom, &line.according_to, &line.place_words})
    digest.take(*field);
  digest.take(line.background ? "background" : "");
  digest.take(line.time ? document.times[*line.time].value : std::string());
  for (const LineParty& one : line.parties) {
    for (const std::string* field : {&one.role, &one.name, &one.acts_for, &one.attends}) digest.take(*field);
  }
  for (const EntryLink& one : line.links) {
    for (const std::string* field : {&one.what, &one.entry, &one.word}) digest.take(*field);
  }
  for (const Figure& one : line.figures) {
    digest.take(one.what);
    number(one.low);
    number(one.high);
  }
  return digest.value();
}

}  // namespace rapporteur::store

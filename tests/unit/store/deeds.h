// Invented articles that tell of deeds, an event a sentence: "Velia shelled Port Amaro in Norland on 5 March, <more>.".
// What several of them tell of one deed differs as it does between outlets: words, what is left out.
// For the tests of gathering (tests/unit/store, tests/unit/happenings).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::testing {

struct Deed {
  std::string who, did, whom;       // empty: not told
  std::string place, country = {};  // the gazetteer's name, ISO 3166-1 alpha-3
  std::string day = {};             // "2026-03-05"
  std::string more = {};            // other words of the sentence
  EventType type = EventType::kAssault;
};

/// A day of March or another month, and the one after it.
inline std::string day_after(const std::string& day) {
  const int number = std::stoi(day.substr(8)) + 1;
  return day.substr(0, 8) + (number < 10 ? "0" : "") + std::to_string(number);
}

/// Writes the article, one sentence and one event per deed.
class Deeds {
 public:
  explicit Deeds(const Head& head) {
    Article& article = document_.article;
    article.id = head.id;
    article.title = head.title;
    article.outlet = head.outlet;
    article.url = head.url;
    article.published = head.published;
    article.published_basis = head.published.empty() ? DateBasis::kUnknown : DateBasis::kGiven;
  }

  void tell(const Deed& deed) {
    if (!text_.empty()) add("\n");
    const std::uint32_t begin = at_;
    Event event;
    event.sentence = static_cast<std::uint32_t>(document_.sentences.size());
    event.happening = event.sentence;
    event.type = deed.type;
    event.confidence = 0.75F;
    take_part(event, ParticipantRole::kActor, deed.who);
    event.trigger = {add(deed.did + " ")};
    --event.trigger.front().end;
    take_part(event, ParticipantRole::kRecipient, deed.whom);
    if (!deed.place.empty()) set_place(event, deed);
    if (!deed.day.empty()) set_day(event, deed.day);
    add(deed.more.empty() ? "today" : deed.more);
    const std::uint32_t paragraph = event.sentence;
    document_.sentences.push_back({.tokens = {}, .span = {begin, at_}, .paragraph = paragraph});
    document_.article.paragraphs.push_back({{begin, at_}, Part::kBody});
    document_.events.push_back(event);
  }

  Document done() {
    document_.article.text = Text(text_);
    return std::move(document_);
  }

 private:
  Span add(const std::string& words) {
    const std::uint32_t begin = at_;
    text_ += words;
    at_ += count_code_points(words);
    return {begin, at_};
  }

  void take_part(Event& event, ParticipantRole role, const std::string& name) {
    if (name.empty()) return;
    Span span = add(name + " ");
    --span.end;
    std::uint32_t index = 0;
    while (index < document_.actors.size() && document_.actors[index].name != name) ++index;
    if (index == document_.actors.size()) {
      Actor& actor = document_.actors.emplace_back();
      actor.name = name;
      actor.kind = ActorKind::kState;
    }
    document_.actors[index].mentions.push_back({.span = span, .tokens = {}, .sentence = event.sentence});
    event.participants.push_back({role, index, std::nullopt, span, {}});
  }

  void set_place(Event& event, const Deed& deed) {
    add("in ");
    Place& place = document_.places.emplace_back();
    place.span = add(deed.place);
    add(" ");
    place.name = deed.place;
    place.country = deed.country;
    event.place = static_cast<std::uint32_t>(document_.places.size() - 1);
  }

  void set_day(Event& event, const std::string& day) {
    add("on ");
    TimeExpression& time = document_.times.emplace_back();
    time.span = add(day);
    add(" ");
    time.value = time.from = day;
    time.to = day_after(day);
    event.time = static_cast<std::uint32_t>(document_.times.size() - 1);
  }

  Document document_;
  std::string text_;
  std::uint32_t at_ = 0;
};

inline Document deeds(const std::vector<Deed>& told, const Head& head) {
  Deeds out(head);
  for (const Deed& deed : told) out.tell(deed);
  return out.done();
}

}  // namespace rapporteur::testing

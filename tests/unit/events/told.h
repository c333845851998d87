// Events and statements at words of a document, for the tests of what links them.
#pragma once

#include <string>
#include <vector>

#include "tests/unit/actors/analysed.h"

namespace rapporteur::testing {

inline Event event_at(const Document& document, const std::string& word, EventType type, EventStatus status,
                      std::vector<std::uint32_t> actors) {
  Event event;
  event.head = range_of(document, word).begin;
  event.trigger = {document.tokens[event.head].span};
  event.type = type;
  event.status = status;
  for (const std::uint32_t actor : actors) {
    Participant one;
    one.actor = actor;
    event.participants.push_back(one);
  }
  return event;
}

inline Statement statement_of(const Document& document, const std::string& content) {
  Statement statement;
  statement.content = {document.span_of(range_of(document, content))};
  return statement;
}

/// Velia says that Norland shelled the port; Norland denies that it fired.
inline Document denial() {
  Document d = plain_document("Velia said that Norland shelled it. Norland denied that its army had fired.");
  d.actors.resize(3);
  d.actors[2].acts_for = 1;  // the army of Norland
  d.statements = {statement_of(d, "Norland shelled it"), statement_of(d, "its army had fired")};
  d.events = {event_at(d, "shelled", EventType::kAssault, EventStatus::kOccurred, {1, 0}),
              event_at(d, "fired", EventType::kAssault, EventStatus::kDenied, {2})};
  return d;
}

}  // namespace rapporteur::testing

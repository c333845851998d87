// Renders the events of a case, read by the whole pipeline, one per line in the order of their triggers:
//
//   shelled | ASSAULT | occurred | actor Norland | recipient the port | by Velia > Tern
//
// Trigger, type and status always stand there, participants and sources (`by`, the innermost first) where there are any; a participant
// is the actor's name, or the words where it is none. `@show` adds, where the event has them: mode time place if figures roles disputed background.
#include <gtest/gtest.h>

#include "rapporteur/pipeline.h"
#include "tests/support/analysed_case.h"

namespace rapporteur {
namespace {

std::string holder(const Document& document, const Participant& one) {
  if (one.actor) return document.actors[*one.actor].name;
  return std::string(document.article.text.slice(one.span));
}

std::string in_role(const Document& document, const Event& event, ParticipantRole role) {
  std::string out;
  for (const Participant& one : event.participants) {
    if (one.role == role) out += (out.empty() ? "" : " + ") + holder(document, one);
  }
  return out.empty() ? out : " | " + std::string(to_word(role)) + " " + out;
}

std::string sources(const Document& document, const std::vector<std::uint32_t>& statements) {
  std::string out;
  for (const std::uint32_t s : statements) {
    const std::string who = testing::names(document, document.statements[s].speakers);
    out += (out.empty() ? "" : " > ") + (who.empty() ? std::string("nobody") : who);
  }
  return out;
}

std::string figure(const Quantity& q) {
  const auto number = [](double v) { return std::to_string(static_cast<long long>(v)); };
  return q.what + " " + (q.low ? number(*q.low) : "") + ".." + (q.high ? number(*q.high) : "");
}

std::string line(const Document& document, const Event& event, const testing::Case& c) {
  std::string out;
  for (const Span span : event.trigger)
    out += (out.empty() ? "" : " ") + std::string(document.article.text.slice(span));
  out += " | " + std::string(to_word(event.type));
  if (testing::shows(c, "mode") && !event.mode.empty()) out += " " + event.mode;
  out += " | " + std::string(to_word(event.status));
  if (testing::shows(c, "background") && event.background) out += " background";
  out += in_role(document, event, ParticipantRole::kActor) +
         in_role(document, event, ParticipantRole::kRecipient);
  if (testing::shows(c, "roles")) {
    for (const auto role : {ParticipantRole::kHost, ParticipantRole::kMediator, ParticipantRole::kBeneficiary,
                            ParticipantRole::kInstrument, ParticipantRole::kTarget})
      out += in_role(document, event, role);
  }
  if (testing::shows(c, "time") && event.time) out += " | time " + document.times[*event.time].value;
  if (testing::shows(c, "place") && event.place)
    out += " | place " + std::string(document.article.text.slice(document.places[*event.place].span));
  if (testing::shows(c, "if") && event.condition)
    out += " | if " + std::string(document.article.text.slice(event.condition->span));
  if (testing::shows(c, "figures")) {
    for (const Quantity& one : event.quantities) out += " | " + figure(one);
  }
  if (!event.according_to.empty()) out += " | by " + sources(document, event.according_to);
  if (testing::shows(c, "disputed") && !event.disputed_by.empty())
    out += " | disputed by " + sources(document, event.disputed_by);
  return out + "\n";
}

std::string render(const testing::Case& the_case) {
  const Document document = testing::analysed(the_case, "events");
  std::string out;
  for (const Event& event : document.events) out += line(document, event, the_case);
  return out.empty() ? "nothing" : out;
}

}  // namespace
}  // namespace rapporteur

int main(int argc, char** argv) {
  return rapporteur::testing::run_cases(argc, argv, "events", rapporteur::render);
}

// Sources of events; see links.h. Tested in tests/unit/events/links_test.cc.
#include "rapporteur/events/links.h"

#include <algorithm>
#include <numeric>

#include "rapporteur/actors/actor_map.h"
#include "rapporteur/base/text.h"
#include "rapporteur/events/participants.h"

namespace rapporteur {
namespace {

std::uint32_t length_of(const std::vector<Span>& spans) {
  return std::accumulate(spans.begin(), spans.end(), 0U,
                         [](std::uint32_t sum, Span span) { return sum + span.size(); });
}

}  // namespace

bool times_agree(const Document& document, std::optional<std::uint32_t> a, std::optional<std::uint32_t> b) {
  if (!a || !b || a == b) return true;
  const std::string &x = document.times[*a].value, &y = document.times[*b].value;
  return x.empty() || y.empty() || x.starts_with(y) || y.starts_with(x);
}

std::vector<std::uint32_t> statements_around(const Document& document, Span span) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t s = 0; s < document.statements.size(); ++s) {
    const auto& content = document.statements[s].content;
    if (std::any_of(content.begin(), content.end(), [span](Span piece) { return piece.contains(span); }))
      out.push_back(s);
  }
  std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) {
    return length_of(document.statements[a].content) < length_of(document.statements[b].content);
  });
  return out;
}

void link_sources(Document& document) {
  for (Event& event : document.events)
    event.according_to = statements_around(document, document.tokens[event.head].span);
}

void leave_out_labels(Document& document) {
  for (Event& event : document.events) {
    for (const std::uint32_t s : event.according_to) {
      const Statement& said = document.statements[s];
      if (!said.source || said.cue.size() == 0 || document.article.text.slice(said.cue) != ":") continue;
      std::erase_if(event.participants,
                    [&](const Participant& one) { return one.span.overlaps(*said.source); });
    }
  }
}

std::optional<std::uint32_t> side_of(const Document& document, const Statement& statement) {
  if (statement.speakers.size() != 1) return std::nullopt;
  const std::uint32_t speaker = statement.speakers.front();
  const Actor& actor = document.actors[speaker];
  if (actor.kind != ActorKind::kPerson && actor.kind != ActorKind::kUnnamed) return speaker;
  if (!actor.acts_for) return std::nullopt;
  return any_of(actor.sector, {"GOV", "MIL"}) ? principal_of(document, speaker) : *actor.acts_for;
}

void name_our_side(Document& document) {
  for (Event& event : document.events) {
    if (event.according_to.empty()) continue;
    const Statement& statement = document.statements[event.according_to.front()];
    std::vector<Participant> named;  // "we will go and we will ask": one side once
    for (Participant& one : event.participants) {
      const std::string word = one.actor ? std::string() : lower_case(document.article.text.slice(one.span));
      const bool ours = any_of(word, {"we", "us", "our"}), own = any_of(word, {"i", "me", "my", "myself"});
      if (ours) one.actor = side_of(document, statement);
      if (own && statement.speakers.size() == 1) one.actor = statement.speakers.front();
      if (ours && one.actor) one.reason = "the side of whoever is quoted";
      if (own && one.actor) one.reason = "whoever is quoted";
      add_once(named, std::move(one));
    }
    event.participants = std::move(named);
  }
}

}  // namespace rapporteur

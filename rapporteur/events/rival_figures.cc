// Figures that another source sets against the one told, without the deed; see rival_figures.h.
// Tested in tests/cases/events/figures.case.
#include "rapporteur/events/rival_figures.h"

#include <algorithm>
#include <optional>

#include "rapporteur/actors/actor_map.h"

namespace rapporteur {
namespace {

constexpr std::uint32_t kLongest =
    8;  // words of a statement that is but a figure: "the number of dead at some 19"
constexpr std::uint32_t kNext = 1;  // sentences between the figures

bool is_of_people(const Quantity& figure) {
  return any_of(figure.what, {"killed", "wounded", "captured", "arrested", "missing", "released", "displaced",
                              "crowd", "troops"});
}

/// The number that is all a statement tells, or its first part ("350, and that they are going home"): it counts no noun of its own.
std::optional<std::uint32_t> bare_number(const Document& document, const Tree& tree,
                                         const Statement& statement) {
  const auto words = statement.content.empty() ? std::nullopt : document.tokens_in(statement.content.front());
  std::optional<std::uint32_t> out;
  for (std::uint32_t t = words ? words->begin : 0; words && t < words->end; ++t) {
    if (out && any_of(tree.lower(t), {",", "and", "but"})) return out;
    if (tree.upos(t) == "VERB" || t - words->begin >= kLongest) return std::nullopt;
    if (tree.upos(t) == "NUM" && !tree.is(t, "nummod") && !out) out = t;
  }
  return out;
}

bool share_a_side(const Document& document, const std::vector<std::uint32_t>& a,
                  const std::vector<std::uint32_t>& b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) {
    return std::any_of(b.begin(), b.end(), [&](std::uint32_t y) {
      return principal_of(document, x) == principal_of(document, y);
    });
  });
}

/// The first figure of people in the sentence that tells one last before a statement, if it is somebody else's.
Event* told_before(Document& document, std::uint32_t statement, std::uint32_t number) {
  const Statement& rival = document.statements[statement];
  Event* out = nullptr;
  for (Event& event : document.events) {
    const bool near =
        event.head < number && event.sentence <= rival.sentence && event.sentence + kNext >= rival.sentence;
    const bool happened = event.status == EventStatus::kOccurred || event.status == EventStatus::kOngoing;
    const bool counts = std::any_of(event.quantities.begin(), event.quantities.end(), is_of_people);
    if (near && happened && !event.background && counts && (out == nullptr || event.sentence > out->sentence))
      out = &event;
  }
  const bool own =
      out != nullptr && !out->according_to.empty() &&
      share_a_side(document, document.statements[out->according_to.front()].speakers, rival.speakers);
  return own ? nullptr : out;
}

bool differ(const Quantity& a, const Quantity& b) {
  return (a.high && b.low && *a.high < *b.low) || (b.high && a.low && *b.high < *a.low);
}

}  // namespace

void add_rival_figures(Document& document, const Tree& tree, const FigureReader& figures) {
  for (std::uint32_t s = 0; s < document.statements.size(); ++s) {
    const Statement& statement = document.statements[s];
    const auto number = statement.speakers.empty() ? std::nullopt : bare_number(document, tree, statement);
    Event* const event = number ? told_before(document, s, *number) : nullptr;
    if (event == nullptr) continue;
    auto figure = figures.read(tree, *number, event->type, event->head);
    if (!figure || figure->what == "money") continue;
    std::erase_if(event->quantities, [&](const Quantity& one) { return one.span.overlaps(figure->span); });
    const auto told = std::find_if(event->quantities.begin(), event->quantities.end(), is_of_people);
    if (told == event->quantities.end()) continue;
    figure->what = told->what;
    figure->unit = told->unit;
    const bool rivals = differ(*told, *figure);
    event->quantities.push_back(std::move(*figure));
    auto& by = event->disputed_by;
    if (rivals && std::find(by.begin(), by.end(), s) == by.end()) by.push_back(s);
  }
}

}  // namespace rapporteur

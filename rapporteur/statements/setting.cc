// Tested in tests/cases/statements.
#include "rapporteur/statements/setting.h"

#include <algorithm>
#include <array>

namespace rapporteur {
namespace {

/// Nouns between the place and the cue: "in a speech | at a meeting | in Geneva".
constexpr int kLongestWay = 3;
constexpr std::array<std::string_view, 8> kLocative = {"in",      "at",     "from",   "near",
                                                       "outside", "inside", "aboard", "on"};
constexpr std::array<std::string_view, 5> kSpeaking = {"speak", "talk", "testify", "address", "appear"};

bool in_source(const Draft& draft, std::uint32_t token) {
  return std::any_of(draft.source.begin(), draft.source.end(),
                     [token](Range r) { return r.contains(token); });
}

/// "Speaking in London, he warned …".
bool is_speaking(const Tree& tree, std::uint32_t token) {
  return tree.is(token, "advcl") &&
         std::find(kSpeaking.begin(), kSpeaking.end(), tree.lemma(token)) != kSpeaking.end();
}

/// Steps from a phrase up to the verb of the cue; nothing where the way leads elsewhere or through what is said.
std::optional<int> steps_to_cue(const Tree& tree, const Draft& draft, Range phrase) {
  auto at = tree.top_of(phrase);
  for (int steps = 1; at && steps <= kLongestWay; ++steps) {
    if (draft.has_content(*at) || in_source(draft, *at)) return std::nullopt;
    const auto head = tree.head(*at);
    if (head == draft.verb) return tree.is(*at, "nsubj") ? std::nullopt : std::optional(steps);
    if (head && !phrase.contains(*head) && !tree.is_nominal(*head) && !is_speaking(tree, *head))
      return std::nullopt;
    at = head;
  }
  return std::nullopt;
}

bool is_point(const TimeExpression& time) {
  const bool dated = time.type == TimeType::kDate || time.type == TimeType::kTime;
  return dated && !time.value.empty() && !time.value.ends_with("_REF");
}

bool stands_as_place(const Tree& tree, const Place& place) {
  const auto top = tree.top_of(place.tokens);
  return !place.name.empty() && top &&
         std::find(kLocative.begin(), kLocative.end(), tree.case_of(*top)) != kLocative.end();
}

/// The phrase of a layer that is fewest steps from the cue, in its sentence.
template <class Phrase, class Fits>
std::optional<std::uint32_t> nearest(const Tree& tree, const Draft& draft, const std::vector<Phrase>& layer,
                                     Fits fits) {
  const Range sentence = tree.document().sentences[tree.sentence_of(*draft.verb)].tokens;
  const auto first = std::lower_bound(layer.begin(), layer.end(), sentence.begin,
                                      [](const Phrase& p, std::uint32_t t) { return p.tokens.begin < t; });
  std::optional<std::uint32_t> best;
  int fewest = kLongestWay + 1;
  for (auto at = first; at != layer.end() && at->tokens.begin < sentence.end; ++at) {
    if (!fits(*at)) continue;
    const auto steps = steps_to_cue(tree, draft, at->tokens);
    if (!steps || *steps >= fewest) continue;
    fewest = *steps;
    best = static_cast<std::uint32_t>(at - layer.begin());
  }
  return best;
}

}  // namespace

void find_setting(const Tree& tree, const Draft& draft, Statement& statement) {
  if (!draft.verb) return;
  const Document& document = tree.document();
  statement.time = nearest(tree, draft, document.times, is_point);
  statement.place =
      nearest(tree, draft, document.places, [&](const Place& p) { return stands_as_place(tree, p); });
}

}  // namespace rapporteur

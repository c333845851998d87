// Tested in tests/unit/attribution/cue_ends_test.cc.
#include "rapporteur/attribution/cue_ends.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace rapporteur {
namespace {

constexpr std::uint32_t kVerbWithin = 5;  // words from an auxiliary to its verb
constexpr std::uint32_t kNounWithin = 3;  // words from an article to its noun

bool is_one_of(std::string_view deprel, std::initializer_list<std::string_view> bases) {
  const std::string_view base = deprel.substr(0, deprel.find(':'));
  for (const std::string_view b : bases) {
    if (base == b) return true;
  }
  return false;
}

/// The word that `token` depends on, where it follows.
std::optional<std::uint32_t> later_head(const Document& document, std::uint32_t token) {
  const std::int32_t head = document.syntax[token].head;
  if (head == kRoot || static_cast<std::uint32_t>(head) <= token) return std::nullopt;
  return static_cast<std::uint32_t>(head);
}

/// "may | not" before a verb: the auxiliary and the adverb have one head.
bool follows_auxiliary(const Document& document, Range cue) {
  if (cue.size() < 2) return false;
  const auto& before = document.syntax[cue.end - 2];
  return before.upos == "AUX" && before.head == document.syntax[cue.end - 1].head;
}

}  // namespace

Range with_whole_end(const Document& document, Range cue) {
  if (cue.empty() || cue.end > document.syntax.size()) return cue;
  const std::uint32_t last = cue.end - 1;
  const SyntaxWord& word = document.syntax[last];
  const auto head = later_head(document, last);
  if (!head) return cue;
  const Range whole{cue.begin, *head + 1};
  const std::uint32_t distance = *head - last;
  const bool auxiliary = word.upos == "AUX" && is_one_of(word.deprel, {"aux", "cop"});
  const bool adverb = is_one_of(word.deprel, {"advmod"});
  if ((auxiliary || (adverb && follows_auxiliary(document, cue))) && distance <= kVerbWithin) return whole;
  if (adverb && distance == 1 && document.syntax[*head].upos == "VERB") return whole;
  if (is_one_of(word.deprel, {"det", "amod", "nummod", "compound"}) && distance <= kNounWithin) return whole;
  return cue;
}

Range without_loose_preposition(const Document& document, const Attribution& attribution) {
  const Range cue = attribution.cue.front();
  if (cue.size() < 2 || cue.end > document.syntax.size()) return cue;
  const SyntaxWord& word = document.syntax[cue.end - 1];
  const auto noun = later_head(document, cue.end - 1);
  if (word.upos != "ADP" || word.deprel != "case" || !noun) return cue;
  const auto holds = [&](Range part) { return part.contains(*noun); };
  const bool told = std::any_of(attribution.content.begin(), attribution.content.end(), holds) ||
                    std::any_of(attribution.source.begin(), attribution.source.end(), holds);
  return told ? cue : Range{cue.begin, cue.end - 1};
}

}  // namespace rapporteur

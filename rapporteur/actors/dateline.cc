// Datelines; see dateline.h. Tested in tests/cases/actors/names.case.
#include "rapporteur/actors/dateline.h"

#include <algorithm>

#include "rapporteur/actors/missed_names.h"
#include "rapporteur/base/text.h"

namespace rapporteur {
namespace {

bool is_dash(std::string_view form) { return any_of(form, {"\u2013", "\u2014", "--"}); }

/// Whether what stands behind the dash begins a sentence: no aside ("who", "backed by", "like Denmark"), and no second dash that would close one.
bool begins_sentence(const Document& document, std::uint32_t dash) {
  constexpr std::uint32_t kReach = 60;  // words
  const std::uint32_t first = dash + 1;
  if (!document.syntax.empty() &&
      any_of(document.syntax[first].upos, {"ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PART", "PRON"}))
    return false;
  const auto end = std::min(static_cast<std::uint32_t>(document.tokens.size()), first + kReach);
  for (std::uint32_t t = first; t < end && document.tokens[t].paragraph == document.tokens[dash].paragraph;
       ++t) {
    if (any_of(document.form(t), {".", "!", "?"})) break;
    if (is_dash(document.form(t))) return false;
  }
  return true;
}

/// "Geneva - Norland has", with a long dash: a town, or the United Nations, alone at the head of an article; not in its headline.
Range town_before_dash(const Document& document, std::uint32_t begin) {
  constexpr std::uint32_t kHead = 3;  // paragraphs: headline, summary, first
  const std::vector<Token>& tokens = document.tokens;
  const std::uint32_t paragraph = tokens[begin].paragraph;
  const auto& paragraphs = document.article.paragraphs;
  if (paragraph >= std::min<std::size_t>(kHead, paragraphs.size()) ||
      paragraphs[paragraph].part == Part::kTitle)
    return {};
  const auto place = std::partition_point(document.places.begin(), document.places.end(),
                                          [begin](const Place& one) { return one.tokens.begin < begin; });
  const bool town = place != document.places.end() && place->tokens.begin == begin &&
                    (place->precision == Precision::kCity || place->precision == Precision::kPoint);
  const bool un =
      begin + 2 < tokens.size() && document.form(begin) == "United" && document.form(begin + 1) == "Nations";
  const std::uint32_t end = town ? place->tokens.end : un ? begin + 2 : begin;
  if (end == begin || end + 1 >= tokens.size() || !is_dash(document.form(end))) return {};
  return begins_sentence(document, end) ? Range{begin, end} : Range{};
}

}  // namespace

Range dateline_at(const Document& document, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 12;  // words
  const std::vector<Token>& tokens = document.tokens;
  if (begin >= tokens.size() || (begin > 0 && tokens[begin - 1].paragraph == tokens[begin].paragraph))
    return {};
  if (const Range town = town_before_dash(document, begin); !town.empty()) return town;
  const std::uint32_t last = std::min(static_cast<std::uint32_t>(tokens.size()), begin + kLongest);
  std::uint32_t end = begin;
  while (end < last && in_capitals(document.form(end))) ++end;
  if (end == begin || end >= last || !any_of(document.form(end), {"(", ",", "-", "\u2013", "\u2014"}))
    return {};
  for (std::uint32_t t = end; t < last && tokens[t].paragraph == tokens[begin].paragraph; ++t) {
    if (any_of(document.form(t), {"-", "--", "\u2013", "\u2014"})) return {begin, end};
    const std::string_view tag = document.syntax.empty() ? std::string_view() : document.syntax[t].upos;
    if (tag == "VERB" || tag == "AUX") break;
  }
  return {};
}

bool in_dateline(const Tree& tree, std::uint32_t token) {
  const std::uint32_t begin = tree.document().sentences[tree.sentence_of(token)].tokens.begin;
  return dateline_at(tree.document(), begin).contains(token);
}

}  // namespace rapporteur

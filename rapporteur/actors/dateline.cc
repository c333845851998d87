// Datelines; see dateline.h. Tested in tests/cases/actors/names.case.
#include "rapporteur/actors/dateline.h"

#include <algorithm>

#include "rapporteur/actors/missed_names.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

namespace {

/// "Geneva \u2013 Norland has": a place of the gazetteer, or the United Nations, alone before a dash at the head of an article.
Range town_before_dash(const Document& document, std::uint32_t begin) {
  constexpr std::uint32_t kHead = 3;  // paragraphs: headline, summary, first
  const std::vector<Token>& tokens = document.tokens;
  const auto place = std::find_if(document.places.begin(), document.places.end(),
                                  [begin](const Place& one) { return one.tokens.begin >= begin; });
  const bool town = place != document.places.end() && place->tokens.begin == begin;
  const bool un =
      begin + 2 < tokens.size() && document.form(begin) == "United" && document.form(begin + 1) == "Nations";
  const std::uint32_t end = town ? place->tokens.end : un ? begin + 2 : begin;
  if (end == begin || end + 1 >= tokens.size() || tokens[begin].paragraph >= kHead) return {};
  return any_of(document.form(end), {"\u2013", "\u2014", "--"}) ? Range{begin, end} : Range{};
}

}  // namespace

Range dateline_at(const Document& document, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 12;  // words
  const std::vector<Token>& tokens = document.tokens;
  if (begin >= tokens.size() || (begin > 0 && tokens[begin - 1].paragraph == tokens[begin].paragraph))
    return {};
  if (const Range town = town_before_dash(document, begin); !town.empty()) return town;
  std::uint32_t end = begin;
  while (end < tokens.size() && in_capitals(document.form(end))) ++end;
  if (end == begin || end >= tokens.size() ||
      !any_of(document.form(end), {"(", ",", "-", "\u2013", "\u2014"}))
    return {};
  const std::uint32_t last = std::min(static_cast<std::uint32_t>(tokens.size()), begin + kLongest);
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

// Datelines; see dateline.h. Tested in tests/cases/actors/names.case.
#include "rapporteur/actors/dateline.h"

#include <algorithm>

#include "rapporteur/actors/missed_names.h"
#include "rapporteur/base/text.h"

namespace rapporteur {

Range dateline_at(const Document& document, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 12;  // words
  const std::vector<Token>& tokens = document.tokens;
  if (begin >= tokens.size() || (begin > 0 && tokens[begin - 1].paragraph == tokens[begin].paragraph))
    return {};
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

}  // namespace rapporteur

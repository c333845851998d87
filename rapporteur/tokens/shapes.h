// Recognisers of things that are one token whatever stands in them: web and mail addresses, telephone numbers,
// dates in figures, dotted letters. Each looks at the rest of one chunk (text between white space) and gives the
// length it takes, 0 for none. Tested through tests/cases/tokens/{addresses,numbers}.case.
#pragma once

#include <string_view>

#include "rapporteur/tokens/knowledge.h"

namespace rapporteur::tokens {

/// A URL ("https://…", "www.…", "tern.example/news"), a mail address or an "@name" at the start of `rest`; closing
/// punctuation is left out. `rest` is at most one chunk.
std::size_t address_length(std::u32string_view rest, const Knowledge& knowledge);

/// Figures with hyphens that are one number: telephone numbers, post codes, dates ("2026-03-03", "713-853-3044").
/// Year and page ranges ("1969-1970") are not.
std::size_t hyphened_number_length(std::u32string_view rest);

/// "U.S", "p.m", "Ph.D", "L.L.C": one or two letters between points, at least two groups. `word` is without the last
/// point.
bool is_dotted_letters(std::u32string_view word);

}  // namespace rapporteur::tokens

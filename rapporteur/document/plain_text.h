// Plain text to an article: the text is kept as decoded; paragraphs, a title line, a byline and a dateline are
// found in it. Hard-wrapped text is told from one paragraph per line by the statistics of its lines: a wrapped
// line ends where the next word would no longer have fitted.
// Tested in tests/cases/document/plain_text.case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/document/source_text.h"

namespace rapporteur::document {

/// Fills text, paragraphs and source_map; title where the first line looks like one; byline, outlet and published
/// (basis dateline, only where it states the year) where the opening lines give them.
Article read_plain_text(const SourceText& text);

/// The paragraphs of a plain text, in code points.
std::vector<Span> plain_paragraphs(const Text& text);

/// "GENEVA, March 3, 2026 (Tern) - ": what stands before the first sentence of a news text.
struct Dateline {
  std::string outlet;     // "Tern"; empty if none
  std::string published;  // ISO 8601; empty unless the year is stated
  std::size_t length =
      0;  // bytes up to the first word of the sentence, dash and space included; 0: none found
};

/// The dateline a paragraph begins with ("GENEVA, March 3 (Tern) - "); all fields empty where there is none.
Dateline dateline_of(std::string_view paragraph);

/// Whether a line could be a headline: short, capitalised, no full stop, no dateline.
bool looks_like_title(std::string_view line);

/// The names of "By Ana Reis and Jon Dahl"; empty where the line is no byline.
std::string byline_of(std::string_view line);

}  // namespace rapporteur::document

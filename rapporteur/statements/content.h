// Content of a statement: which tokens belong to it by its quotation marks, and the spans that are written down: without
// complementizer, outer quotation marks and final punctuation (DESIGN, Conventions). Tested in tests/cases/statements
// and tests/unit/statements/content_test.cc.
#pragma once

#include "rapporteur/statements/draft.h"

namespace rapporteur {

/// Lets a content that begins or stops inside a quotation take the whole of it, and what carries that quotation on in
/// the paragraphs after. A quotation that holds the cue itself is left alone.
void complete_quotes(Draft& draft, const Quotes& quotes);

/// Cuts off what stands before the clause that the cue governs: "said in | an interview that ..." where the tagger began
/// the content too early.
void cut_oblique(Draft& draft, const Tree& tree, const Quotes& quotes);

/// Cuts cue and source out of the content and splits it at paragraphs and at quotation marks that open a new one.
std::vector<Range> pieces_of(const Draft& draft, const Tree& tree, const Quotes& quotes);

/// One piece without what a reader would not call said; empty if nothing is left.
Range trim(Range piece, const Draft& draft, const Tree& tree, const Quotes& quotes);

/// Direct where every word stands in quotation marks, indirect where none does. Those around the cue itself do not count.
SpeechForm form_of(const std::vector<Range>& pieces, const Tree& tree, const Quotes& quotes,
                   std::optional<std::uint32_t> cue = {});

}  // namespace rapporteur

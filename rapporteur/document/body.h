// Which blocks of a page are the article. In three steps, each explainable:
//   1. every block gets a value: running text is worth its words, link lists and scraps cost;
//   2. the body's container is the element whose blocks sum to the highest value (a maximum sub-sum over the tree,
//      after Pasternack & Roth 2009, "Extracting article text from the web with maximum subsequence segmentation"),
//      narrowed to an element that says it is the body (itemprop=articleBody, class lists) if that holds the prose;
//   3. in the container, blocks are left out for what their elements say they are (data/document/marks.tsv), for
//      what they begin with (data/document/boilerplate.tsv) and for being links; headings without text go.
// The articleBody of JSON-LD, where a page has it, votes in step 1. Tested in tests/cases/document/*.case.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/document/outline.h"

namespace rapporteur::document {

/// Indexes of the blocks that make up the article's body, in order; empty where the page has no article.
/// `title` is the article's headline (left out of the body), `stated_body` the JSON-LD articleBody or empty.
std::vector<std::uint32_t> choose_body(const Outline& outline, std::string_view title,
                                       std::string_view stated_body);

}  // namespace rapporteur::document

// Outline: a page as a flat list of elements (in document order, with parent and extent) and of text blocks. This
// is what the choice of the body (body.h) and the search for metadata (metadata.h) look at, so that neither walks
// the tree again. A block is text that a browser shows as one paragraph: it ends at a block element's tag, or at
// two line breaks in a row. Tested in tests/unit/document/read_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/document/html_parser.h"
#include "rapporteur/document/marks.h"
#include "rapporteur/document/source_text.h"

namespace rapporteur::document {

struct Element {
  const GumboNode* node = nullptr;
  GumboTag tag = GUMBO_TAG_UNKNOWN;
  std::uint32_t parent = 0;                      // index; the root is its own parent
  std::uint32_t end = 0;                         // one past the last element inside it
  std::uint32_t first_block = 0, end_block = 0;  // blocks inside it or, if it is inline, around it
  Mark mark = Mark::kNone;                       // what class, id, role and tag say it is
};

struct Block {
  std::uint32_t element = 0;  // the innermost block element around it
  SourceText text;            // white space squeezed
  std::uint32_t words = 0;
  std::uint32_t link_words = 0;
  std::uint32_t links = 0;
  bool in_emphasis = false;  // wholly bold, italic or underlined

  double link_density() const { return words == 0 ? 0 : double(link_words) / words; }
};

struct Outline {
  std::vector<Element> elements;  // elements[0] is the root
  std::vector<Block> blocks;      // in document order, none empty
  std::vector<const GumboNode*> metas, links, times, ld_json, titles;

  /// Whether element `inner` is `outer` or inside it.
  bool within(std::uint32_t inner, std::uint32_t outer) const {
    return inner >= outer && inner < elements[outer].end;
  }
};

/// Reads a parsed page. `offsets` leads from its UTF-8 back to the bytes of the input. Elements nested deeper than
/// kMaxNesting are left out. Text of scripts, styles, forms' controls, pictures and players is no block.
Outline outline_of(const ParsedHtml& page, const SourceOffsets& offsets);

}  // namespace rapporteur::document

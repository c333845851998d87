// An HTML page to an article: parse, outline, body, metadata, text. The order of the text is the page's; the
// title stands first. Tested in tests/cases/document/*.case and, over real pages, by bench/pages.py.
#pragma once

#include <string_view>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/document/source_text.h"

namespace rapporteur::document {

/// Whether decoded text is HTML (a doctype, or a tag that only pages have, at or near its beginning).
bool looks_like_html(std::string_view utf8);

/// Reads a page. `url` is where it came from, or empty. Errors: kNoArticle, kTooLarge.
Result<Article> read_page(std::string_view utf8, const SourceOffsets& offsets, std::string_view name,
                          std::string_view url);

/// All text of an HTML fragment that is known to be a body (of ninjs, say), one paragraph per block.
Result<Article> read_fragment(std::string_view utf8, std::string_view name);

}  // namespace rapporteur::document

// HTML to a tree: gumbo behind bounds. Gumbo allocates from an arena with a budget, so that a hostile page cannot
// take the machine's memory and freeing needs no recursion; nesting is estimated before parsing, as gumbo's time
// grows with depth times size. Tested in tests/unit/document/read_test.cc; fuzzed by fuzz/document.cc.
#pragma once

#include <gumbo.h>

#include <functional>
#include <memory>
#include <string_view>

#include "rapporteur/base/result.h"

namespace rapporteur::document {

class Arena;

/// A parsed page. Nodes point into `utf8`, which must outlive it.
class ParsedHtml {
 public:
  ParsedHtml(ParsedHtml&&) noexcept;
  ~ParsedHtml();

  const GumboNode* root() const { return root_; }
  std::string_view source() const { return source_; }

 private:
  friend Result<ParsedHtml> parse_html(std::string_view utf8, std::string_view name);
  ParsedHtml(std::unique_ptr<Arena> arena, std::string_view source);
  std::unique_ptr<Arena> arena_;
  std::string_view source_;
  const GumboNode* root_ = nullptr;
};

/// Parses a page or fragment. Errors: kTooLarge (nesting over kMaxNesting, or the tree over its memory or time).
Result<ParsedHtml> parse_html(std::string_view utf8, std::string_view name);

/// Upper estimate of how deep the elements of a page are nested: a scan over tags that pairs end tags with the
/// last open element of that name, as a browser would. Linear in the page, but for pages over the bound.
std::size_t estimate_nesting(std::string_view utf8, std::size_t stop_at);

/// Value of an attribute; empty where the element does not have it.
std::string_view attribute(const GumboNode* element, const char* name);

/// Calls `visit(code point, begin, end)` for every character of a text node, with the bytes of the page (entities
/// and all) it was written in.
void for_each_character(const GumboNode* text, std::string_view source,
                        const std::function<void(char32_t, std::size_t, std::size_t)>& visit);

/// All text under a node, white space squeezed; scripts and styles left out. Depth bounded.
std::string text_under(const GumboNode* node);

}  // namespace rapporteur::document

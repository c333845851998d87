// Quotation marks of the Latin script and which close which; see quotes.h. Marks are tokens of their own (UD).
// Tested in tests/unit/statements/quotes_test.cc.
#include "rapporteur/statements/quotes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapporteur {
namespace {

struct Style {
  std::string_view open;
  std::array<std::string_view, 3> close;
  bool single;
};

// In the order they are tried; \u201D opens only where no \u201C does (Swedish and Finnish print).
constexpr std::array<Style, 10> kStyles = {{{"\u201C", {"\u201D", "\"", ""}, false},
                                            {"\u201E", {"\u201C", "\u201D", "\""}, false},
                                            {"\u00AB", {"\u00BB", "", ""}, false},
                                            {"\u00BB", {"\u00AB", "\u00BB", ""}, false},
                                            {"``", {"''", "\"", ""}, false},
                                            {"\"", {"\"", "\u201D", "''"}, false},
                                            {"''", {"''", "", ""}, false},
                                            {"\u201D", {"\u201D", "", ""}, false},
                                            {"\u2018", {"\u2019", "", ""}, true},
                                            {"'", {"'", "", ""}, true}}};

const Style* style_of(std::string_view form) {
  for (const Style& style : kStyles) {
    if (style.open == form) return &style;
  }
  return nullptr;
}

bool closes(const Style& style, std::string_view form) {
  return !form.empty() && std::find(style.close.begin(), style.close.end(), form) != style.close.end();
}

bool space_before(const Document& document, std::uint32_t t) {
  return t == 0 || document.tokens[t - 1].span.end < document.tokens[t].span.begin ||
         document.tokens[t - 1].paragraph != document.tokens[t].paragraph;
}

bool space_after(const Document& document, std::uint32_t t) {
  return t + 1 >= document.tokens.size() || document.tokens[t].span.end < document.tokens[t + 1].span.begin ||
         document.tokens[t].paragraph != document.tokens[t + 1].paragraph;
}

bool ends_clause(std::string_view form) {
  return form == "," || form == "." || form == "?" || form == "!" || form == "\u2026" || form == "...";
}

bool opens_bracket(std::string_view form) {
  return form == "(" || form == "[" || form == "-" || form == "\u2013" || form == "\u2014" || form == "--" ||
         form == ":" || form == "," || style_of(form) != nullptr;
}

// A mark opens where white space, a bracket or a dash stands before it and a word right after it.
bool can_open(const Document& document, std::uint32_t t, std::uint32_t end) {
  const bool french = document.form(t) == "\u00AB";  // which leaves a space inside its marks
  if (t + 1 >= end || document.tokens[t].joined || (space_after(document, t) && !french)) return false;
  return space_before(document, t) || opens_bracket(document.form(t - 1));
}

// A single mark closes after a word or a stop and before white space or a stop. After a word in "s" it may be a
// possessor's ("the states' plan"): then only if no surer closing mark stands later in the paragraph.
std::optional<std::uint32_t> closing_single(const Document& document, const Style& style, std::uint32_t open,
                                            std::uint32_t end) {
  std::optional<std::uint32_t> doubtful;
  for (std::uint32_t t = open + 2; t < end; ++t) {
    if (document.form(t) == style.open && style.open != style.close[0]) break;
    if (!closes(style, document.form(t)) || space_before(document, t)) continue;
    if (!space_after(document, t) && t + 1 < end && !ends_clause(document.form(t + 1)) &&
        document.form(t + 1) != ")")
      continue;
    if (ends_clause(document.form(t - 1)) || !document.form(t - 1).ends_with('s')) return t;
    if (!doubtful) doubtful = t;
  }
  return doubtful;
}

std::optional<std::uint32_t> closing_double(const Document& document, const Style& style, std::uint32_t open,
                                            std::uint32_t end) {
  for (std::uint32_t t = open + 1; t < end; ++t) {
    const std::string_view form = document.form(t);
    if (form == style.open && style.open != style.close[0] && can_open(document, t, end)) return std::nullopt;
    if (!closes(style, form)) continue;
    // an opening straight mark where a closing one is due: the earlier quotation was left open
    if (form == style.open && can_open(document, t, end) && space_before(document, t)) return std::nullopt;
    return t;
  }
  return std::nullopt;
}

}  // namespace

Quotes::Quotes(const Document& document)
    : quote_of_(document.tokens.size(), -1), mark_(document.tokens.size(), false) {
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin;
    while (end < count && document.tokens[end].paragraph == document.tokens[begin].paragraph) ++end;
    scan(document, {begin, end});
    begin = end;
  }
  link(document);
}

void Quotes::scan(const Document& document, Range paragraph) {
  bool curly = false;
  for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t)
    curly = curly || document.form(t) == "\u201C";
  for (std::uint32_t t = paragraph.begin; t < paragraph.end; ++t) {
    const Style* const style = style_of(document.form(t));
    if (style == nullptr || !can_open(document, t, paragraph.end) || (curly && style->open == "\u201D"))
      continue;
    const auto close = style->single ? closing_single(document, *style, t, paragraph.end)
                                     : closing_double(document, *style, t, paragraph.end);
    if (!close && style->single) continue;  // an apostrophe
    std::uint32_t end = close.value_or(paragraph.end);
    if (!close) {  // the next opening mark of the same style bounds an unbalanced quotation
      for (std::uint32_t n = t + 1; n < paragraph.end; ++n) {
        if (document.form(n) == style->open && can_open(document, n, paragraph.end)) {
          end = n;
          break;
        }
      }
    }
    Quote quote;
    quote.open = t;
    quote.close = close;
    quote.inner = {t + 1, end};
    const auto index = static_cast<std::int32_t>(quotes_.size());
    for (std::uint32_t n = t; n < quote.whole().end; ++n) quote_of_[n] = index;
    mark_[t] = true;
    if (close) mark_[*close] = true;
    quotes_.push_back(quote);
    t = close ? *close : end - 1;
  }
}

void Quotes::link(const Document& document) {
  for (std::uint32_t q = 1; q < quotes_.size(); ++q) {
    Quote& before = quotes_[q - 1];
    Quote& quote = quotes_[q];
    const std::uint32_t end = before.inner.end;
    const bool left_open = !before.close && end < document.tokens.size() &&
                           document.tokens[end].paragraph != document.tokens[before.open].paragraph;
    if (left_open && quote.open == end && document.form(quote.open) == document.form(before.open)) {
      quote.continues = q - 1;
      before.goes_on = true;
    }
  }
}

std::optional<std::uint32_t> Quotes::at(std::uint32_t token) const {
  if (token >= quote_of_.size() || quote_of_[token] < 0) return std::nullopt;
  return static_cast<std::uint32_t>(quote_of_[token]);
}

}  // namespace rapporteur

// Lines, their wrapping, paragraphs, and what the opening lines say; see plain_text.h.
// Tested in tests/cases/document/plain_text.case.
#include "rapporteur/document/plain_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "rapporteur/document/dates.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

constexpr std::uint32_t kWidestWrap = 120;  // nobody wraps by hand beyond this
constexpr std::uint32_t kNarrowestWrap = 30;

struct Line {
  Span span;      // without white space at either end
  bool indented;  // white space before it
  bool blank_before;
};

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == '\f';
}

std::vector<Line> lines_of(const Text& text) {
  std::vector<Line> lines;
  bool blank = true;
  for (std::uint32_t i = 0; i < text.size();) {
    std::uint32_t end = i;
    while (end < text.size() && !is_line_end(text.at(end))) ++end;
    Span span{i, end};
    while (!span.empty() && is_space(text.at(span.begin))) ++span.begin;
    while (!span.empty() && is_space(text.at(span.end - 1))) --span.end;
    if (span.empty()) {
      blank = true;
    } else {
      lines.push_back({span, span.begin > i, blank});
      blank = false;
    }
    const bool crlf = end + 1 < text.size() && text.at(end) == '\r' && text.at(end + 1) == '\n';
    i = end + (crlf ? 2 : 1);
  }
  return lines;
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

/// The line ends as a sentence does.
bool ends_sentence(const Text& text, Span line) {
  std::uint32_t end = line.end;
  while (end > line.begin && is_closing(text.at(end - 1))) --end;
  if (end == line.begin) return false;
  const char32_t c = text.at(end - 1);
  return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
}

bool starts_lower(const Text& text, Span line) {
  return u_islower(static_cast<UChar32>(text.at(line.begin))) != 0;
}

std::uint32_t first_word_length(const Text& text, Span line) {
  std::uint32_t i = line.begin;
  while (i < line.end && !is_space(text.at(i))) ++i;
  return i - line.begin;
}

/// Whether the first word of `next` would have fitted on `line`, so that the break between them was meant.
bool meant(const Text& text, const Line& line, const Line& next, std::uint32_t width) {
  return line.span.size() + 1 + first_word_length(text, next.span) <= width;
}

/// The width the text is wrapped to, or 0 where it is not: nine breaks of ten inside a block must be of the kind
/// that wrapping makes.
std::uint32_t wrap_width(const Text& text, const std::vector<Line>& lines) {
  std::uint32_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.span.size());
  if (width > kWidestWrap || width < kNarrowestWrap) return 0;
  std::size_t breaks = 0;
  std::size_t forced = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].blank_before || (lines[i].indented && !lines[i - 1].indented)) continue;
    const bool ended = ends_sentence(text, lines[i - 1].span);
    const bool fits = meant(text, lines[i - 1], lines[i], width - std::min(width / 8, 8u));
    if (ended && fits) continue;  // the last line of a paragraph says nothing of the wrapping
    ++breaks;
    forced += fits ? 0u : 1u;
  }
  return breaks >= 2 && forced * 10 >= breaks * 8 ? width : 0;
}

bool begins_paragraph(const Text& text, const Line& before, const Line& line, std::uint32_t width) {
  if (line.blank_before) return true;
  if (width == 0) return !starts_lower(text, line.span) || ends_sentence(text, before.span);
  if (line.indented && !before.indented) return true;
  return ends_sentence(text, before.span) && meant(text, before, line, width - std::min(width / 8, 8u));
}

/// Words that a headline leaves small where it gives the others capitals (Chicago Manual of Style, 8.159).
constexpr std::array<std::string_view, 25> kSmallWords = {
    "a",  "an",  "and", "as", "at",   "but", "by", "for",  "from", "if", "in",  "into", "nor",
    "of", "off", "on",  "or", "over", "per", "so", "than", "the",  "to", "via", "with"};

/// Every word but the small ones begins with a capital, and there are four of those: "Reis Is Off to Geneva Again."
bool in_title_case(std::string_view line) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    const std::string_view word = line.substr(i, end - i);
    i = end + 1;
    if (word.empty() || std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end())
      continue;
    if (word.front() >= 'a' && word.front() <= 'z') return false;
    ++capitals;
  }
  return capitals >= 4;
}

bool is_upper_word(std::string_view word) {
  std::size_t capitals = 0;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z') return false;
    if (c >= 'A' && c <= 'Z') ++capitals;
  }
  return capitals >= 2;
}

/// Length of the dash, with the spaces it needs, that ends a dateline at `text`; 0 if there is none. A quotation mark with a
/// space on both sides is what a page in the wrong encoding makes of a dash.
std::size_t dash_length(std::string_view text) {
  for (const std::string_view dash :
       {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " -- ", " - ", " \" ", "\xE2\x80\x94 ", "\xE2\x80\x94",
        "\xE2\x80\x93 ", " \xE2\x80\x94", "- "}) {
    if (text.substr(0, dash.size()) == dash) return dash.size();
  }
  return 0;
}

/// The first dash of a dateline within the opening of a paragraph, or npos.
std::size_t find_dash(std::string_view head) {
  for (std::size_t i = 1; i < head.size(); ++i) {
    if (dash_length(head.substr(i)) > 0) return i;
    if (head[i] == '.' && i + 1 < head.size() && head[i + 1] == ' ' && i > 6 && head[i - 2] != ' ') break;
  }
  return std::string_view::npos;
}

void add_opening(const Text& text, Article& article) {
  std::size_t at = 0;
  const auto words = [&](std::size_t i) { return text.slice(article.paragraphs[i].span); };
  if (article.paragraphs.size() > 1 && looks_like_title(words(0))) {
    article.paragraphs[0].part = Part::kTitle;
    article.title = squeeze(words(0));
    at = 1;
  }
  if (at + 1 < article.paragraphs.size()) {
    article.byline = byline_of(words(at));
    if (!article.byline.empty()) ++at;
  }
  if (at >= article.paragraphs.size()) return;
  article.paragraphs[at].part = Part::kLead;
  const Dateline dateline = dateline_of(words(at));
  article.outlet = dateline.outlet;
  article.published = dateline.published;
  if (!dateline.published.empty()) article.published_basis = DateBasis::kDateline;
}

}  // namespace

bool looks_like_title(std::string_view line) {
  line = trim(line);
  if (line.empty() || line.size() > 220 || count_words(line) > 30 ||
      line.find('\n') != std::string_view::npos)
    return false;
  const char first = line.front();
  if (first >= 'a' && first <= 'z') return false;
  const std::string_view core = line.substr(0, line.find_last_not_of("\"')]") + 1);
  const char last = core.empty() ? '.' : core.back();
  if (last == ',' || last == ';' || last == ':' || (last == '.' && !in_title_case(core))) return false;
  const Dateline dateline = dateline_of(line);
  return dateline.outlet.empty() && dateline.published.empty() && byline_of(line).empty() &&
         !parse_leading_date(line);
}

std::string byline_of(std::string_view line) {
  line = trim(line);
  if (!starts_with_ignoring_case(line, "by ") || line.size() > 120 || count_words(line) > 12) return {};
  const std::string_view names = trim(line.substr(3));
  const bool capital =
      !names.empty() && ((names.front() >= 'A' && names.front() <= 'Z') || (names.front() & 0x80) != 0);
  if (!capital || names.back() == '.' || names.back() == '?') return {};
  return squeeze(names);
}

Dateline dateline_of(std::string_view paragraph) {
  Dateline out;
  const std::string_view head = paragraph.substr(0, 120);
  const std::size_t dash = find_dash(head);
  if (dash == std::string_view::npos) return out;
  std::string_view opening = trim(head.substr(0, dash));
  std::string outlet;
  const std::size_t bracket = opening.find('(');
  if (bracket != std::string_view::npos) {
    if (opening.back() != ')') return out;
    outlet = squeeze(opening.substr(bracket + 1, opening.size() - bracket - 2));
    opening = trim(opening.substr(0, bracket));
  }
  // A place in capitals, or an agency in brackets: otherwise the dash is an ordinary one.
  const std::string_view place = opening.substr(0, opening.find_first_of(", "));
  const bool capitals = is_upper_word(place);
  const bool agency = !outlet.empty() && count_words(outlet) <= 4 && count_words(opening) <= 7 &&
                      outlet.front() >= 'A' && outlet.front() <= 'Z';
  if (!capitals && !agency) return out;
  if (agency) out.outlet = outlet;
  if (const auto date = parse_date(opening)) out.published = *date;
  // "NATO - the alliance that ..." opens with a name and goes on small; a sentence begins after a dateline.
  const std::size_t end = dash + dash_length(head.substr(dash));
  const std::size_t first = paragraph.find_first_not_of(' ', end);
  const bool small = first == std::string_view::npos || (paragraph[first] >= 'a' && paragraph[first] <= 'z');
  out.length = small ? 0 : first;
  return out;
}

std::vector<Span> plain_paragraphs(const Text& text) {
  const std::vector<Line> lines = lines_of(text);
  const std::uint32_t width = wrap_width(text, lines);
  std::vector<Span> paragraphs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool begins = i == 0 || begins_paragraph(text, lines[i - 1], lines[i], width);
    // A headline above hard-wrapped text, without a blank line between.
    if (i == 1 && width > 0 && looks_like_title(text.slice(lines[0].span)) &&
        !starts_lower(text, lines[1].span) &&
        meant(text, lines[0], lines[1], width - std::min(width / 8, 8u))) {
      begins = true;
    }
    if (begins) {
      paragraphs.push_back(lines[i].span);
    } else {
      paragraphs.back().end = lines[i].span.end;
    }
  }
  return paragraphs;
}

Article read_plain_text(const SourceText& source) {
  Article article;
  article.text = Text(source.utf8());
  article.source_map = source.runs();
  for (const Span span : plain_paragraphs(article.text)) article.paragraphs.push_back({span, Part::kBody});
  if (!article.paragraphs.empty()) add_opening(article.text, article);
  return article;
}

}  // namespace rapporteur::document

// Wrapping and styles; see terminal.h.
#include "rapporteur/record/terminal.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "rapporteur/base/text.h"

namespace rapporteur::record {
namespace {

bool steers_terminal(UChar32 c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::uint8_t columns_of(UChar32 c) {
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view escape_of(Style style) {
  switch (style) {
    case Style::kStrong: return "\x1b[1m";
    case Style::kFaint: return "\x1b[2m";
    case Style::kSource: return "\x1b[36m";
    case Style::kCue: return "\x1b[1;33m";
    case Style::kContent: return "\x1b[32m";
    case Style::kPlain: break;
  }
  return "\x1b[0m";
}

}  // namespace

void Paragraph::add(std::string_view utf8, Style style) {
  const std::string text = well_formed(utf8);
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, length, c);
    if (u_isUWhiteSpace(c)) {
      if (!characters_.empty() && characters_.back().utf8 != " ") characters_.push_back({" ", 1, style});
      continue;
    }
    if (steers_terminal(c)) continue;
    const std::uint8_t columns = columns_of(c);
    if (columns > 0 || characters_.empty()) characters_.push_back({{}, columns, style});
    append_utf8(characters_.back().utf8, static_cast<char32_t>(c));
  }
}

std::size_t Paragraph::word_end(std::size_t from, std::size_t& columns) const {
  columns = 0;
  while (from < characters_.size() && characters_[from].utf8 != " ") columns += characters_[from++].columns;
  return from;
}

void Paragraph::append_line(std::string& out, std::size_t from, std::size_t to, bool colours) const {
  Style style = Style::kPlain;
  for (std::size_t i = from; i < to; ++i) {
    if (colours && characters_[i].style != style) {
      if (style != Style::kPlain) out += escape_of(Style::kPlain);
      style = characters_[i].style;
      if (style != Style::kPlain) out += escape_of(style);
    }
    out += characters_[i].utf8;
  }
  if (style != Style::kPlain) out += escape_of(Style::kPlain);
  out += '\n';
}

std::string Paragraph::wrapped(std::size_t indent, std::size_t width, bool colours) const {
  const std::size_t room = width > indent ? width - indent : 1;
  std::string out;
  std::size_t from = 0;
  while (from < characters_.size()) {
    while (from < characters_.size() && characters_[from].utf8 == " ") ++from;
    if (from == characters_.size()) break;
    std::size_t columns = 0, word = 0;
    std::size_t to = word_end(from, columns);
    while (to < characters_.size()) {
      const std::size_t next = word_end(to + 1, word);
      if (word == 0 || columns + 1 + word > room) break;
      columns += 1 + word;
      to = next;
    }
    out.append(indent, ' ');
    append_line(out, from, to, colours);
    from = to;
  }
  return out;
}

}  // namespace rapporteur::record

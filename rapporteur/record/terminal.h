// Lines for a terminal: styled text is collected, then wrapped at spaces to a width in columns. Widths follow
// Unicode's East Asian Width (UAX #11); marks and format characters take no column. What could steer the terminal
// (control characters, bidirectional overrides) is left out. Tested in tests/unit/record/text_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::record {

enum class Style : std::uint8_t { kPlain, kStrong, kFaint, kSource, kCue, kContent };

class Paragraph {
 public:
  /// Appends text; runs of white space become one space.
  void add(std::string_view utf8, Style style = Style::kPlain);

  /// Lines of at most `width` columns, each starting with `indent` spaces and ending in a line break; a word longer
  /// than a line stands alone. With colours, every line opens and closes its own.
  std::string wrapped(std::size_t indent, std::size_t width, bool colours) const;

 private:
  struct Character {
    std::string utf8;  // with the marks that sit on it
    std::uint8_t columns = 1;
    Style style = Style::kPlain;
  };
  std::size_t word_end(std::size_t from, std::size_t& columns) const;
  void append_line(std::string& out, std::size_t from, std::size_t to, bool colours) const;

  std::vector<Character> characters_;
};

}  // namespace rapporteur::record

// See boilerplate.h. Tested in tests/unit/document/boilerplate_test.cc.
#include "rapporteur/document/boilerplate.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

struct Line {
  bool whole;
  std::string words;
  std::size_t most_words;
};

std::vector<Line> load_lines() {
  std::vector<Line> lines;
  for (const TableRow& row : rows_of("document/boilerplate.tsv", 3, 3)) {
    lines.push_back({row.cells[0] == "whole", std::string(row.cells[1]),
                     static_cast<std::size_t>(std::atoi(std::string(row.cells[2]).c_str()))});
  }
  return lines;
}

/// Lower case, curly quotes straight; only as much as the longest entry needs.
std::string plain_start(std::string_view block) {
  std::string out = lower_ascii(block.substr(0, 160));
  for (const std::string_view quote : {"\xE2\x80\x98", "\xE2\x80\x99"}) {
    for (std::size_t at = out.find(quote); at != std::string::npos; at = out.find(quote, at)) out.replace(at, 3, "'");
  }
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

}  // namespace

bool is_boilerplate(std::string_view block) {
  static const std::vector<Line> lines = load_lines();
  const std::size_t words = count_words(block);
  if (words > 80) return false;
  std::string start = plain_start(block);
  const std::size_t first = start.find_first_not_of("[(>*-| ");
  start.erase(0, std::min(first, start.size()));
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    if (words > line.most_words || start.compare(0, line.words.size(), line.words) != 0) return false;
    const bool ends = start.size() == line.words.size() || !is_letter(start[line.words.size()]) || !is_letter(line.words.back());
    if (!line.whole) return ends;
    return start.find_first_not_of(" .:!>)]*-|", line.words.size()) == std::string::npos;
  });
}

}  // namespace rapporteur::document

// See boilerplate.h. Tested in tests/unit/document/tables_test.cc.
#include "rapporteur/document/boilerplate.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

enum class Place { kStart, kWhole, kEnd, kHeading };

struct Line {
  Place place;
  std::string words;
  std::size_t most_words;
};

Place place_named(std::string_view name) {
  if (name == "whole") return Place::kWhole;
  if (name == "end") return Place::kEnd;
  return name == "heading" ? Place::kHeading : Place::kStart;
}

std::vector<Line> load_lines() {
  std::vector<Line> lines;
  for (const TableRow& row : rows_of("document/boilerplate.tsv", 3, 3)) {
    const Place place = place_named(row.cells[0]);
    lines.push_back({place, std::string(row.cells[1]),
                     static_cast<std::size_t>(std::atoi(std::string(row.cells[2]).c_str()))});
  }
  return lines;
}

/// Lower case, curly quotes straight; only as much as the longest entry needs.
std::string plain_start(std::string_view block) {
  std::string out = lower_ascii(block.substr(0, 160));
  for (const std::string_view quote : {"\xE2\x80\x98", "\xE2\x80\x99"}) {
    for (std::size_t at = out.find(quote); at != std::string::npos; at = out.find(quote, at))
      out.replace(at, 3, "'");
  }
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0; }

const std::vector<Line>& lines() {
  static const std::vector<Line> all = load_lines();
  return all;
}

/// Lower case, without the marks that lists and labels begin with.
std::string label_of(std::string_view block) {
  std::string start = plain_start(block);
  const std::size_t first = start.find_first_not_of("[(>*-| ");
  start.erase(0, std::min(first, start.size()));
  return start;
}

bool begins_with(const std::string& label, const Line& line) {
  if (label.compare(0, line.words.size(), line.words) != 0) return false;
  return label.size() == line.words.size() || !is_letter(label[line.words.size()]) ||
         !is_letter(line.words.back());
}

bool is_whole(const std::string& label, const Line& line) {
  return begins_with(label, line) &&
         label.find_first_not_of(" .:!>)]*-|", line.words.size()) == std::string::npos;
}

}  // namespace

bool is_boilerplate(std::string_view block) {
  const std::size_t words = count_words(block);
  if (words > 80) return false;
  const std::string label = label_of(block);
  return std::any_of(lines().begin(), lines().end(), [&](const Line& line) {
    if (words > line.most_words) return false;
    if (line.place == Place::kStart) return begins_with(label, line);
    return (line.place == Place::kWhole || line.place == Place::kHeading) && is_whole(label, line);
  });
}

bool is_closing_line(std::string_view block) {
  const std::size_t words = count_words(block);
  if (words > 60) return false;
  const std::string text = lower_ascii(block);
  return std::any_of(lines().begin(), lines().end(), [&](const Line& line) {
    return line.place == Place::kEnd && words <= line.most_words &&
           text.find(line.words) != std::string::npos;
  });
}

bool is_closing_heading(std::string_view heading) {
  const std::size_t words = count_words(heading);
  if (words > 8) return false;
  const std::string label = label_of(heading);
  return std::any_of(lines().begin(), lines().end(), [&](const Line& line) {
    return line.place == Place::kHeading && words <= line.most_words && begins_with(label, line);
  });
}

}  // namespace rapporteur::document

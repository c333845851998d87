// Small helpers on words and white space shared by the readers of this stage, and the loading of its tables in
// data/document. A table that does not parse is a broken build: its rows are empty and the fault is kept for
// data_faults(), which tests/unit/document/tables_test.cc checks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/data.h"

namespace rapporteur::document {

bool is_space(char c);
/// White space of HTML and Unicode: also no-break, thin and ideographic spaces.
bool is_space(char32_t c);
/// Characters that are not seen: zero-width ones, soft hyphen, byte order mark.
bool is_invisible(char32_t c);

/// The code point at byte i, which moves past it; -1 for an ill-formed sequence. Requires i < utf8.size().
std::int32_t next_code_point(std::string_view utf8, std::size_t& i);

std::string lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);
/// Trimmed, and every run of white space (Unicode's) as one space; invisible characters left out.
std::string squeeze(std::string_view utf8);
std::size_t count_words(std::string_view utf8);
bool starts_with_ignoring_case(std::string_view text, std::string_view lower_case_start);

/// The rows of a table of data/; empty where it does not parse.
std::vector<TableRow> rows_of(std::string_view path, std::size_t min_cells, std::size_t max_cells);
/// What was wrong with the tables read so far, one line each.
std::vector<std::string> data_faults();

}  // namespace rapporteur::document

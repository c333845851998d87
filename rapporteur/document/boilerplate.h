// The lines that stand in an article and are no part of it, by data/document/boilerplate.tsv.
// Tested in tests/unit/document/tables_test.cc.
#pragma once

#include <string_view>

namespace rapporteur::document {

/// Whether a block (white space squeezed) is such a line.
bool is_boilerplate(std::string_view block);

/// Whether a block at the very end of a body is one that closes pages, not articles ("… can be reached at …").
bool is_closing_line(std::string_view block);

/// Whether a heading opens a part that is no longer the article ("Related stories", "Comments").
bool is_closing_heading(std::string_view heading);

}  // namespace rapporteur::document

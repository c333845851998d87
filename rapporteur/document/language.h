// Is this English? By script, and by the function words of data/document/function_words.tsv: running text in any
// language is a third or so function words, so that a few lines are enough. Says "not English" only when sure.
// Idea: Grefenstette 1995, "Comparing two language identification schemes" (short-word method).
// Tested in tests/unit/document/tables_test.cc.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::document {

/// The language of a text, as BCP 47: "en" also where it is too short or too strange to tell, "und" for a script
/// that is not Latin and not in the table.
std::string language_of(std::string_view utf8);

}  // namespace rapporteur::document

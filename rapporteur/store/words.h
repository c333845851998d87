// From what a person types to an expression of FTS5 that always parses. Private to store/.
// Tested in tests/unit/store/words_test.cc and fuzz/store.cc.
#pragma once

#include <string>
#include <string_view>

namespace rapporteur::store {

/// An FTS5 expression that asks for every word of `typed` (UTF-8; ill-formed bytes are read as U+FFFD): words are
/// quoted, "a run in quotation marks" is a phrase, a word that ends in * is a prefix. Punctuation on its own is
/// left out. Empty if no word is left.
std::string match_of(std::string_view typed);

}  // namespace rapporteur::store

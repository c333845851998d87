// From what a person types to the words and phrases that are looked for. Private to store/.
// Tested in tests/unit/store/words_test.cc and fuzz/store.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::store {

/// A word, or several that stand one after the other; never without a letter or digit, never with a quotation mark.
struct Phrase {
  std::string text;
  bool prefix = false;  // what begins so, too
};

/// Every word of `typed` (UTF-8; ill-formed bytes are read as U+FFFD): "a run in quotation marks" is one phrase, a word that
/// ends in * is a prefix. Punctuation on its own is left out.
std::vector<Phrase> phrases_of(std::string_view typed);

/// The words of a text as they are compared: letters, digits and private use, without case and accents, as SQLite's
/// unicode61 parts them.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace rapporteur::store

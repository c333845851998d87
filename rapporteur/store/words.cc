// Every word becomes an FTS5 string, "so" with inner quotation marks doubled, and FTS5 strings cannot be a syntax
// error (https://sqlite.org/fts5.html, section 3.1). Letters and digits are ICU's, as in the unicode61 tokenizer;
// a run without any would be an empty phrase, which matches nothing, and is left out.
// Tested in tests/unit/store/words_test.cc and fuzz/store.cc.
#include "rapporteur/store/words.h"

#include <unicode/uchar.h>

#include "rapporteur/base/text.h"

namespace rapporteur::store {
namespace {

bool is_mark(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D; }

bool is_word_character(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return u_isalnum(static_cast<UChar32>(c)) || category == U_PRIVATE_USE_CHAR ||
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0;
}

/// Collects one word or phrase and writes it out quoted.
class Phrase {
 public:
  void take(char32_t c) {
    if (is_word_character(c)) has_word_ = true;
    append_utf8(text_, c == 0 ? U' ' : c);
  }

  void write(std::string& out) {
    const bool prefix = has_word_ && text_.ends_with('*');
    if (prefix) text_.pop_back();
    if (has_word_) {
      if (!out.empty()) out += ' ';
      out += '"' + text_ + '"';
      if (prefix) out += '*';
    }
    text_.clear();
    has_word_ = false;
  }

 private:
  std::string text_;  // never holds a straight quotation mark: those delimit phrases
  bool has_word_ = false;
};

}  // namespace

std::string match_of(std::string_view typed) {
  const Text text{std::string(typed)};
  std::string out;
  Phrase phrase;
  bool in_marks = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (is_mark(c)) {
      phrase.write(out);
      in_marks = !in_marks;
    } else if (!in_marks && u_isUWhiteSpace(static_cast<UChar32>(c))) {
      phrase.write(out);
    } else {
      phrase.take(c);
    }
  }
  phrase.write(out);
  return out;
}

}  // namespace rapporteur::store

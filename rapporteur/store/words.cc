// Letters and digits are ICU's, as in SQLite's unicode61 tokenizer (https://sqlite.org/fts5.html, section 4.3.1).
// Tested in tests/unit/store/words_test.cc and fuzz/store.cc.
#include "rapporteur/store/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "rapporteur/base/text.h"

namespace rapporteur::store {
namespace {

bool is_mark(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D; }

bool is_word_character(char32_t c) {
  const int category = u_charType(static_cast<UChar32>(c));
  return u_isalnum(static_cast<UChar32>(c)) || category == U_PRIVATE_USE_CHAR ||
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_N_MASK) != 0;
}

/// An accent that stands on its own after its letter, as FTS5 has them (sqlite3Fts5UnicodeIsdiacritic); other marks part words.
bool is_accent(char32_t c) {
  constexpr std::uint64_t kAccents = 0x000361F8'08029FDFULL;  // of U+0300 and the 63 after it
  return c >= 0x300 && c < 0x340 && ((kAccents >> (c - 0x300)) & 1) != 0;
}

/// Collects one word or phrase.
class Collecting {
 public:
  void take(char32_t c) {
    if (is_word_character(c)) has_word_ = true;
    append_utf8(text_, c == 0 ? U' ' : c);
  }

  void close(std::vector<Phrase>& out) {
    if (has_word_) {
      const bool prefix = text_.ends_with('*');
      if (prefix) text_.pop_back();
      out.push_back({text_, prefix});
    }
    text_.clear();
    has_word_ = false;
  }

 private:
  std::string text_;  // never holds a straight quotation mark: those delimit phrases
  bool has_word_ = false;
};

/// A letter in lower case, without its accent where it is Latin: FTS5 leaves others as they are.
char32_t folded(char32_t c) {
  UErrorCode fault = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(fault);
  if (c < 0x80 || nfd == nullptr) return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
  icu::UnicodeString parts;
  const bool latin = nfd->getDecomposition(static_cast<UChar32>(c), parts) && parts.char32At(0) < 0x80;
  return static_cast<char32_t>(u_tolower(latin ? parts.char32At(0) : static_cast<UChar32>(c)));
}

}  // namespace

std::vector<Phrase> phrases_of(std::string_view typed) {
  const Text text{std::string(typed)};
  std::vector<Phrase> out;
  Collecting phrase;
  bool in_marks = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (is_mark(c)) {
      phrase.close(out);
      in_marks = !in_marks;
    } else if (!in_marks && u_isUWhiteSpace(static_cast<UChar32>(c))) {
      phrase.close(out);
    } else {
      phrase.take(c);
    }
  }
  phrase.close(out);
  return out;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (inside && is_accent(c)) continue;
    const bool letter = c != kIllFormed && is_word_character(c);
    if (letter && !inside) out.emplace_back();
    if (letter) append_utf8(out.back(), folded(c));
    inside = letter;
  }
  return out;
}

}  // namespace rapporteur::store

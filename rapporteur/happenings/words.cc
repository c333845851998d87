// Tested in tests/unit/happenings/account_test.cc.
#include "rapporteur/happenings/words.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "rapporteur/base/text.h"

namespace rapporteur::happenings {
namespace {

constexpr std::size_t kLetters = 6;  // of a word that are looked at
constexpr std::size_t kShortest = 3;

// Words that any two sentences share; sorted.
constexpr std::array<std::string_view, 70> kFunctionWords = {
    "about",   "after", "against", "all",    "also",  "and",    "any",   "are",   "been",  "before",
    "between", "but",   "could",   "did",    "does",  "during", "each",  "for",   "from",  "had",
    "has",     "have",  "her",     "his",    "into",  "its",    "may",   "might", "more",  "most",
    "not",     "off",   "one",     "only",   "other", "our",    "out",   "over",  "own",   "said",
    "say",     "says",  "she",     "should", "some",  "such",   "than",  "that",  "the",   "their",
    "them",    "then",  "these",   "they",   "this",  "those",  "three", "two",   "under", "until",
    "was",     "were",  "what",    "when",   "which", "who",    "will",  "with",  "would", "you"};

bool is_letter(char32_t c) { return u_isalnum(static_cast<UChar32>(c)) != 0; }

char32_t folded(char32_t c) {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

}  // namespace

std::uint32_t word_hash(std::string_view word) {
  std::uint32_t out = 0x811C9DC5U;
  for (const char c : word) out = (out ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return out;
}

std::uint32_t name_hash(std::string_view name) {
  const Text text{std::string(name)};
  std::string plain;
  bool gap = false;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (is_letter(c)) {
      if (gap && !plain.empty()) plain += ' ';
      gap = false;
      append_utf8(plain, folded(c));
    } else if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0) {
      gap = true;
    }
  }
  std::string_view rest = plain;
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (rest.starts_with(article)) {
      rest.remove_prefix(article.size());
      break;
    }
  }
  return word_hash(rest);
}

void add_words(std::string_view utf8, std::set<std::uint32_t>& out) {
  const Text text{std::string(utf8)};
  std::string word, start;  // whole, and what is hashed of it
  std::size_t letters = 0;
  const auto finish = [&] {
    if (letters >= kShortest && !std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), word))
      out.insert(word_hash(start));
    word.clear();
    start.clear();
    letters = 0;
  };
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.at(i);
    if (!is_letter(c)) {
      finish();
      continue;
    }
    ++letters;
    append_utf8(word, folded(c));
    if (letters <= kLetters) append_utf8(start, folded(c));
  }
  finish();
}

}  // namespace rapporteur::happenings

// Tested in tests/unit/identities/names_test.cc.
#include "rapporteur/identities/names.h"

#include <algorithm>
#include <cctype>

#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"

namespace rapporteur::identities {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kLongWord = 5;     // letters: one may differ between spellings of a given name
constexpr std::size_t kMostLetters = 8;  // of an acronym

Words words_of(std::string_view text) {
  Words out;
  for (const std::string_view word : split(text, ' ')) out.emplace_back(word);
  return out;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

bool is_particle(std::string_view word) {
  return any_of(word, {"al",  "el",  "ul",  "bin", "ibn", "ben", "bint", "abu", "de", "da", "do", "dos",
                       "das", "del", "van", "von", "der", "den", "ter",  "la",  "le", "di", "du", "della"});
}

bool is_suffix(std::string_view word) {
  return any_of(word, {"jr", "sr", "ii", "iii", "iv", "v", "vi", "xiv", "xvi"});
}

/// Whether one letter put in, left out or changed makes one of the other.
bool differ_by_a_letter(std::string_view one, std::string_view other) {
  if (one.size() > other.size()) std::swap(one, other);
  if (other.size() - one.size() > 1) return false;
  std::size_t front = 0, back = 0;
  while (front < one.size() && one[front] == other[front]) ++front;
  while (back < one.size() - front && one[one.size() - 1 - back] == other[other.size() - 1 - back]) ++back;
  return std::max(one.size(), other.size()) - front - back <= 1;
}

bool holds_all(const Words& more, const Words& some) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& word) {
    return std::find(more.begin(), more.end(), word) != more.end();
  });
}

}  // namespace

std::string plain(std::string_view name) {
  std::string letters;
  std::string_view rest = name;
  for (const std::string_view own : {"'s", "\u2019s", "'S", "\u2019S"}) {
    if (rest.ends_with(own)) rest.remove_suffix(own.size());
  }
  for (const char c : fold_letters(rest)) {
    const bool sign =
        static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0;
    letters += sign ? ' ' : c;
  }
  Words words = words_of(letters);
  if (words.size() > 1 && any_of(words.front(), {"the", "a", "an"})) words.erase(words.begin());
  return joined(words);
}

std::string PersonName::key() const {
  const std::string first = words.size() == 1 && full() ? initials + " " : "";
  return first + joined(words) + (suffix.empty() ? "" : " " + suffix);
}

PersonName person_name(std::string_view name) {
  PersonName out;
  std::string particles, apart;  // "J.K." are two initials
  for (const char c : name) apart += c == '.' ? std::string(". ") : std::string(1, c);
  for (const std::string& word : words_of(plain(apart))) {
    if (count_code_points(word) == 1) {
      out.initials += word;
    } else if (is_particle(word)) {
      particles += word + " ";
    } else if (!out.words.empty() && is_suffix(word)) {
      out.suffix = word;
    } else {
      out.words.push_back(particles + word);
      particles.clear();
    }
  }
  // "al-Assad" or "Assad": the article of a name is written or not
  for (std::string& word : out.words) {
    for (const std::string_view article : {"al ", "el ", "ul "}) {
      if (word.starts_with(article)) word.erase(0, article.size());
    }
  }
  return out;
}

bool is_spelling_of(const PersonName& one, const PersonName& other) {
  if (one.suffix != other.suffix || !one.full() || !other.full()) return false;
  if (holds_all(one.words, other.words) || holds_all(other.words, one.words)) return true;
  if (one.words.size() != other.words.size()) return false;
  std::size_t changed = 0;
  for (std::size_t i = 0; i < one.words.size(); ++i) {
    const std::string &a = one.words[i], &b = other.words[i];
    if (a == b) continue;
    ++changed;
    const bool surname = i + 1 == one.words.size();
    if (surname || std::min(a.size(), b.size()) < kLongWord || a[0] != b[0] || !differ_by_a_letter(a, b))
      return false;
  }
  return changed == 1;
}

bool is_acronym(std::string_view shorter, std::string_view longer) {
  const std::string letters = plain(shorter);
  const Words words = words_of(plain(longer));
  if (letters.size() < 2 || letters.size() > kMostLetters || words.size() < 2) return false;
  if (letters.find(' ') != std::string::npos || !std::isupper(static_cast<unsigned char>(shorter.front())))
    return false;
  std::string all, strong;
  for (const std::string& word : words) {
    all += word.front();
    if (!any_of(word, {"of", "the", "and", "for", "in", "on", "to", "de", "la"})) strong += word.front();
  }
  return letters == all || letters == strong;
}

}  // namespace rapporteur::identities

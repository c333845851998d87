// Names as they are compared across articles. Private to identities/. Tested in tests/unit/identities/names_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::identities {

/// Folded letters and digits, one space between words, without a leading article and without 's at the end.
std::string plain(std::string_view name);

/// A person's name in pieces, folded.
struct PersonName {
  std::vector<std::string> words;  // "ana", "al assad", "reis": particles stay with the word they go with
  std::string initials;            // "w" of "George W. Bush"; none where the name has none
  std::string suffix;              // "jr", "sr", "ii" ...
  bool full() const { return words.size() >= 2 || (words.size() == 1 && initials.size() >= 2); }
  /// All that tells it from others but the initials of further names.
  std::string key() const;
};

PersonName person_name(std::string_view name);

/// Whether two spellings may be one name with the same surname: all words of one are in the other, or they differ by a
/// letter in one long word. True of "Mohammed Reis" and "Mohammad Reis", false of "Ana Reis" and "Tom Reis".
bool is_spelling_of(const PersonName& one, const PersonName& other);

/// Whether one is the acronym of the other: "AU" of "African Union".
bool is_acronym(std::string_view shorter, std::string_view longer);

}  // namespace rapporteur::identities

// The tokenizer's tables (data/tokens/*.tsv), read into hash sets. Tested in tests/unit/tokens/knowledge_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapporteur/base/result.h"

namespace rapporteur::tokens {

struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::u32string_view word) const { return std::hash<std::u32string_view>{}(word); }
};
using WordSet = std::unordered_set<std::u32string, WordHash, std::equal_to<>>;
template <class T>
using WordMap = std::unordered_map<std::u32string, T, WordHash, std::equal_to<>>;

/// When the point after an abbreviation is its own; the kinds of abbreviations.tsv.
enum class PointRule : std::uint8_t { kAlways, kName, kNumber, kEnd };

/// Words are lower case unless said otherwise.
struct Knowledge {
  WordMap<PointRule> abbreviations;                 // without the point
  WordMap<PointRule> capital_abbreviations;         // case counts: "Gen" and "GEN"
  WordMap<std::vector<std::uint8_t>> contractions;  // lengths of the parts
  WordSet prefixes, suffixes;
  WordSet units;                                // case counts
  WordSet whole, emoticons, starters, domains;  // case counts in emoticons and starters

  /// From the tables in the program; kDamagedData with file and line of the first bad row.
  static Result<Knowledge> load();
};

/// The readers of the five tables, apart so that tests can give them bad rows. `name` goes into errors.
Status read_abbreviations(std::string_view name, std::string_view text, Knowledge& into);
Status read_contractions(std::string_view name, std::string_view text, Knowledge& into);
Status read_affixes(std::string_view name, std::string_view text, Knowledge& into);
Status read_units(std::string_view name, std::string_view text, Knowledge& into);
Status read_exceptions(std::string_view name, std::string_view text, Knowledge& into);

/// UTF-8 to code points; ill-formed bytes become U+FFFD.
std::u32string decode(std::string_view utf8);

}  // namespace rapporteur::tokens

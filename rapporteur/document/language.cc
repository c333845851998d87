// See language.h: scripts first, then function words. Tested in tests/unit/document/tables_test.cc.
#include "rapporteur/document/language.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <vector>

#include "rapporteur/base/text.h"
#include "rapporteur/document/words.h"

namespace rapporteur::document {
namespace {

constexpr std::size_t kLookedAt = 40'000;  // bytes; enough for any text to show its language
constexpr std::size_t kLeastWords = 12;    // fewer tell nothing

struct Vocabulary {
  std::vector<std::string> languages;
  std::map<std::string, std::vector<std::size_t>, std::less<>> languages_of_word;
};

Vocabulary load_vocabulary() {
  Vocabulary all;
  for (const TableRow& row : rows_of("document/function_words.tsv", 2, 3)) {
    const std::size_t language = all.languages.size();
    all.languages.emplace_back(row.cells[0]);
    std::string_view words = row.cells[1];
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (end > 0) all.languages_of_word[std::string(words.substr(0, end))].push_back(language);
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }
  return all;
}

struct Sample {
  std::vector<std::string> words;  // lower case, Latin letters only
  std::size_t latin = 0;           // letters
  std::map<UScriptCode, std::size_t> others;
};

Sample sample_of(std::string_view utf8) {
  Sample sample;
  std::string word;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::int32_t c = next_code_point(utf8, i);
    if (c >= 0 && u_isalpha(c)) {
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script = uscript_getScript(c, &status);
      if (script == USCRIPT_LATIN) {
        ++sample.latin;
      } else if (script > USCRIPT_INHERITED) {
        ++sample.others[script];
      }
      append_utf8(word, static_cast<char32_t>(u_tolower(c)));
    } else if (!word.empty()) {
      sample.words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) sample.words.push_back(std::move(word));
  return sample;
}

std::string language_of_script(UScriptCode script) {
  switch (script) {
    case USCRIPT_CYRILLIC: return "ru";
    case USCRIPT_ARABIC: return "ar";
    case USCRIPT_HAN: return "zh";
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return "ja";
    case USCRIPT_HANGUL: return "ko";
    case USCRIPT_HEBREW: return "he";
    case USCRIPT_GREEK: return "el";
    case USCRIPT_DEVANAGARI: return "hi";
    case USCRIPT_THAI: return "th";
    default: return "und";
  }
}

}  // namespace

std::string language_of(std::string_view utf8) {
  static const Vocabulary vocabulary = load_vocabulary();
  const Sample sample = sample_of(utf8.substr(0, kLookedAt));
  std::size_t foreign = 0;
  auto most = sample.others.end();
  for (auto it = sample.others.begin(); it != sample.others.end(); ++it) {
    foreign += it->second;
    if (most == sample.others.end() || it->second > most->second) most = it;
  }
  if (foreign > 30 && foreign > sample.latin) {
    const bool kana = sample.others.count(USCRIPT_HIRAGANA) != 0;
    return kana ? "ja" : language_of_script(most->first);
  }
  if (sample.words.size() < kLeastWords) return "en";
  std::vector<std::size_t> hits(vocabulary.languages.size(), 0);
  for (const std::string& word : sample.words) {
    const auto found = vocabulary.languages_of_word.find(word);
    if (found == vocabulary.languages_of_word.end()) continue;
    for (const std::size_t language : found->second) ++hits[language];
  }
  const auto best = std::max_element(hits.begin(), hits.end());
  if (best == hits.end()) return "en";
  const auto index = static_cast<std::size_t>(best - hits.begin());
  // English is the first row. Another language must hold a good share of the words and leave English far behind.
  const std::size_t english = hits.front();
  const bool sure =
      index != 0 && *best >= 4 && *best * 100 >= sample.words.size() * 12 && *best >= 2 * english + 2;
  return sure ? vocabulary.languages[index] : "en";
}

}  // namespace rapporteur::document

// The words of a sentence as the grammar of times reads them: each with the classes of data/times/words.tsv and of the
// numbers and dates written in figures. "mid-July" is two words of one token. Tested in tests/unit/times/words_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"
#include "rapporteur/rule/pattern.h"

namespace rapporteur::times {

/// Words of a range of tokens; token_of and capital are parallel to them.
struct Words {
  std::vector<rule::Word> words;
  std::vector<std::uint32_t> token_of;
  std::vector<bool> capital;  // begins with one: "may" is no month
};

/// "1,200" and "2.5" in hundredths.
std::optional<int> hundredths(std::string_view form);

class Vocabulary {
 public:
  /// Reads data/times/words.tsv; `names` gets a number for each class. Errors: kDamagedData with the line.
  static Result<Vocabulary> load(rule::Names& names);

  /// Reads a range of tokens. Values: of <number> and <vague> hundredths, of <unit> a Unit, of <part> and <season> an
  /// index into kParts and kSeasons, of <holiday>, <event> and <every> as said below, else the number.
  Words read(const Document& document, Range tokens) const;

  /// The value a class gives to a constant of rules.tsv: of "D" for unit, "MO" for part, "SP" for season.
  static std::optional<int> constant(std::string_view kind, std::string_view value);

  /// Whether a lemma tells of what is still to come.
  bool is_ahead(std::string_view lemma) const { return ahead_.contains(lemma); }
  bool is_moved(std::string_view lemma) const { return moved_.contains(lemma); }
  /// Whether what a verb's infinitive tells is of the verb's own time: "began to withdraw".
  bool is_along(std::string_view lemma) const { return along_.contains(lemma); }
  const std::vector<std::string>& holidays() const { return holidays_; }  // "12-25", "easter"
  const std::vector<std::string>& periods() const { return periods_; }    // "P1D"

 private:
  struct Entry {
    std::vector<std::string> words;
    rule::Reading reading;
    bool capital = false;  // stands for it only when written with one
  };
  struct Kinds {
    std::uint16_t year, yy, day, number, ordinal, clock, dotted, hhmm, hour, iso, slash, decade, single,
        plural;
  };

  void add_phrases(Words& words, std::size_t at) const;
  void add_figures(Words& words, std::size_t at) const;
  void add_counts(Words& words, std::size_t at) const;
  void add_spoken_year(Words& words, std::size_t at) const;

  std::map<std::string, std::vector<Entry>, std::less<>> entries_;  // by first word
  std::map<std::string, int, std::less<>> ones_, tens_, hundreds_, ordinals_;
  std::set<std::string, std::less<>> ahead_;
  std::set<std::string, std::less<>> moved_, along_;
  std::vector<std::string> holidays_, periods_;
  Kinds kinds_{};
};

}  // namespace rapporteur::times

// The grammar of time expressions: data/times/rules.tsv compiled to patterns. Finds expressions in the words of a
// sentence; what they mean in the calendar is resolve.h's. Tested by every example in the table, in
// tests/unit/times/examples_test.cc.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/data.h"
#include "rapporteur/base/result.h"
#include "rapporteur/rule/pattern.h"
#include "rapporteur/times/expression.h"
#include "rapporteur/times/words.h"

namespace rapporteur::times {

/// An expression over words [begin, end).
struct Found {
  std::uint32_t begin = 0, end = 0;
  bool sure = false;  // a time wherever it stands; else only where the tagger marks one
  Expression meaning;
};

class Grammar {
 public:
  /// Errors: kDamagedData with the line of the table.
  static Result<Grammar> load();
  /// The same from the bytes of two tables, for tests.
  static Result<Grammar> compile(std::string_view rules, rule::Names names, Vocabulary vocabulary);

  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Per word the longest expression that begins there, none over another one of the same beginning; sorted, may
  /// overlap. `words` gets the readings <date>, <time> and <duration> of what was found.
  std::vector<Found> find(Words& words) const;

 private:
  /// field = constant, or the value of a slot, times -1 where negative.
  struct Assignment {
    Field field = Field::kCount;
    int constant = 0;
    bool from_slot = false;
    bool negative = false;
    std::uint16_t slot = 0;
  };
  struct Rule {
    rule::Pattern pattern;
    bool sure = false;
    Kind kind = Kind::kDate;
    std::vector<std::uint16_t> over;  // slots whose meaning is taken over
    std::vector<Assignment> assignments;
  };
  struct Index {
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_form;
    std::vector<std::vector<std::uint32_t>> by_kind;
  };

  Status add_rule(const TableRow& row);
  Status add_assignment(std::string_view text, Rule& rule, std::string_view subject);
  Expression meaning_of(const Rule& rule, const rule::Match& match,
                        const std::vector<Expression>& found) const;
  void build_index();
  void pass(bool composed, Words& words, std::vector<Expression>& expressions,
            std::vector<Found>& found) const;

  rule::Names names_;
  Vocabulary vocabulary_;
  std::vector<Rule> rules_;
  Index plain_, composed_;  // rules over words; rules over what those found
  std::uint16_t date_ = 0, time_ = 0, duration_ = 0;
};

}  // namespace rapporteur::times

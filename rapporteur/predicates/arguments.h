// The words of an argument, given its head word and its predicate: what hangs on the head in the tree, bounded as PropBank
// bounds it. Of what the predicate itself hangs on only the phrase counts ("the rebels | who fled"; "They are | the ones"
// from "saw" in "They are the ones who saw it"); after a copula the complement, without the subject and what surrounds the
// clause and without the predicate's other arguments; of an object about which something is told ("let | them go") that too. With
// the trees and the head words of EWT's training part this gives 98 of 100 of its arguments exactly.
// Tested in tests/unit/predicates/arguments_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

class ArgumentSpans {
 public:
  /// Keeps a reference to the document, whose syntax must not change meanwhile.
  explicit ArgumentSpans(const Document& document);

  /// Tokens of the argument; contains `head`, never `predicate`. Both are in the sentence, and two. heads: of all arguments of
  /// the predicate, this one's among them or not.
  Range around(std::uint32_t head, std::uint32_t predicate, std::string_view role, Range sentence,
               std::span<const std::uint32_t> heads) const;

 private:
  struct Selection;
  void mark(std::uint32_t token, bool chosen, Selection& selection) const;
  void leave_outside(std::uint32_t head, Selection& selection) const;
  void leave_clause(std::uint32_t head, std::uint32_t predicate, Selection& selection) const;
  void leave_others(std::uint32_t head, std::span<const std::uint32_t> heads, Selection& selection) const;
  void take_complement(std::uint32_t object, std::uint32_t predicate, std::span<const std::uint32_t> heads,
                       Selection& selection) const;

  const Document& document_;
  std::vector<std::vector<std::uint32_t>> dependents_;
};

}  // namespace rapporteur

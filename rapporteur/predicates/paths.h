// The path through the tree from a predicate to a word, which tells an argument's role better than anything else (Gildea
// & Jurafsky 2002). "^nsubj:pass" is one step up from a subject, "vobj" one down to an object; "^xcomp vnsubj" leads from
// a complement to the subject of what it completes. training/paths.py does the same;
// tests/unit/predicates/paths.tsv is read by the tests of both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

struct TreePath {
  std::string
      way;  // relations in order; "." from a word to itself; the steps alone where there are more than three
  std::string steps;  // "2/1": two up and one down; 3 stands for more
};

/// The ways from one predicate.
class PathsFrom {
 public:
  /// Keeps a reference to the document, whose syntax must not change meanwhile.
  PathsFrom(const Document& document, Range sentence, std::uint32_t predicate);

  /// `word` is a token of the sentence. Time linear in the depth of the tree.
  TreePath to(std::uint32_t word) const;

 private:
  const Document& document_;
  Range sentence_;
  std::vector<std::uint32_t> above_;        // the predicate, its head, ... to the root
  std::vector<std::uint32_t> place_above_;  // per word of the sentence its index in above_, or none
};

}  // namespace rapporteur

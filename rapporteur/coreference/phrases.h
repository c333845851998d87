// The phrase around the head word of a mention, as OntoNotes and GUM bound it: what hangs on the head in the tree, but
// not prepositions before it, not what is joined to it ("the minister | and his envoy"), not the clause it is the
// predicate of; with the possessive "'s" and with appositions. Tested in tests/unit/coreference/phrases_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

/// The trees of a document, from heads to dependents.
class Phrases {
 public:
  /// Keeps a reference to the document.
  explicit Phrases(const Document& document);

  /// Tokens of the phrase; contains `head`. Words that a phrase shares with none around it are left out at its first gap.
  Range around(std::uint32_t head, Range sentence) const;

  /// The first word of a phrase that hangs on none of its words.
  std::uint32_t head_of(Range phrase) const;

  const std::vector<std::uint32_t>& dependents(std::uint32_t head) const { return dependents_[head]; }

  /// The words of a mention's name in lower case: its head, and proper nouns flat or compound below a proper noun.
  std::vector<std::string> name_words(std::uint32_t head) const;

 private:
  void collect(std::uint32_t head, std::vector<std::uint32_t>& tokens) const;

  const Document& document_;
  std::vector<std::vector<std::uint32_t>> dependents_;
};

}  // namespace rapporteur

// Tree: the syntax layer of a document with its arrows turned round, so that a rule can go from a verb to its
// subject. Nothing here is language; relation names are those of Universal Dependencies (universaldependencies.org).
// Tested in tests/unit/actors/tree_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur {

/// "Himself", "themselves", in lower case.
inline bool is_reflexive(std::string_view word) { return word.ends_with("self") || word.ends_with("selves"); }

class Tree {
 public:
  /// Keeps a reference; the document's tokens and syntax must not change while the Tree lives. A document whose
  /// syntax layer is missing or of another length gives a Tree in which every token is a root without children.
  explicit Tree(const Document& document);

  const Document& document() const { return document_; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(children_.size()); }
  std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  const std::vector<std::uint32_t>& children(std::uint32_t token) const { return children_[token]; }
  std::optional<std::uint32_t> head(std::uint32_t token) const;

  std::string_view lemma(std::uint32_t token) const { return lemma_[token]; }  // lower case
  std::string_view lower(std::uint32_t token) const { return lower_[token]; }  // the form in lower case
  std::string_view form(std::uint32_t token) const { return document_.form(token); }
  std::string_view upos(std::uint32_t token) const;
  std::string_view xpos(std::uint32_t token) const;
  std::string_view relation(std::uint32_t token) const;  // "nsubj:pass"
  /// The relation without its subtype is `base` ("nsubj" of "nsubj:pass").
  bool is(std::uint32_t token, std::string_view base) const;
  bool is_punctuation(std::uint32_t token) const;
  bool is_nominal(std::uint32_t token) const;  // NOUN, PROPN, PRON, NUM, SYM

  /// First child with this base relation.
  std::optional<std::uint32_t> child(std::uint32_t token, std::string_view base) const;
  /// "It was Norland that shelled the port": of the noun behind "it was" the verb that it is the subject of; nothing of any other word.
  std::optional<std::uint32_t> cleft_verb(std::uint32_t noun) const;
  /// Whom a noun stands in apposition to; not across a colon ("UN: 40 civilians killed").
  std::optional<std::uint32_t> apposed_to(std::uint32_t noun) const;
  /// "The two envoys, Reis and Tam": of a plural noun the names that say who they are, by their heads; empty for any other word.
  std::vector<std::uint32_t> names_of_several(std::uint32_t noun) const;
  /// "The Velia-Orsk border": of a name the one that a hyphen joins with it.
  std::optional<std::uint32_t> paired(std::uint32_t name) const;
  /// The case marker of a nominal ("of", "to"), in lower case; empty if there is none.
  std::string_view case_of(std::uint32_t token) const;
  /// The first of the words that "and" joins to this one; itself where there is none before it. Climbs over eight at most.
  std::uint32_t first_of_joined(std::uint32_t token) const;
  /// True if `token` is `ancestor` or hangs below it.
  bool below(std::uint32_t token, std::uint32_t ancestor) const;
  /// Smallest range that holds everything below a token.
  Range extent(std::uint32_t token) const { return extent_[token]; }
  /// The token of a range whose head is outside it; with several, the first nominal or verb. Empty for a range
  /// of punctuation.
  std::optional<std::uint32_t> top_of(Range range) const;

 private:
  void measure_extents();
  std::optional<std::uint32_t> possessed_after(std::uint32_t top, Range range) const;

  const Document& document_;
  bool analysed_ = false;
  std::vector<std::vector<std::uint32_t>> children_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<Range> extent_;
  std::vector<std::string> lemma_;
  std::vector<std::string> lower_;
};

}  // namespace rapporteur

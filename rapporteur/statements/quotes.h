// Quotations found by their marks alone, whatever the tagger thinks: straight, curly, guillemets either way, low-high,
// backtick pairs, single marks told from apostrophes. A quotation ends at its closing mark or with its paragraph; one
// that its paragraph leaves open goes on where the next paragraph opens with the same mark (the convention of English
// print). Tested in tests/unit/statements/quotes_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "rapporteur/actors/tree.h"

namespace rapporteur {

struct Quote {
  std::uint32_t open = 0;                  // token of the opening mark
  std::optional<std::uint32_t> close;      // token of the closing mark; none where the paragraph ends first
  Range inner;                             // the tokens between the marks
  std::optional<std::uint32_t> continues;  // the quotation of the paragraph before that this one carries on
  bool goes_on = false;                    // carried on by the next one

  Range whole() const { return {open, close ? *close + 1 : inner.end}; }
};

class Quotes {
 public:
  /// One pass over the tokens of each paragraph, with one look ahead to its end for a single mark.
  explicit Quotes(const Document& document);

  const std::vector<Quote>& all() const { return quotes_; }
  /// Index of the quotation whose marks or words hold this token.
  std::optional<std::uint32_t> at(std::uint32_t token) const;
  /// A token that opens or closes a quotation.
  bool is_mark(std::uint32_t token) const { return mark_[token]; }

 private:
  void scan(const Document& document, Range paragraph);
  void link(const Document& document);

  std::vector<Quote> quotes_;
  std::vector<std::int32_t> quote_of_;
  std::vector<bool> mark_;
};

}  // namespace rapporteur

// Splits one paragraph into words; the pass behind Tokenizer. A chunk is what stands between white space; inside
// it the splitter goes from left to right, reads the longest thing that is one word, and looks ahead a bounded
// number of code points only. Tested in tests/cases/tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"
#include "rapporteur/tokens/characters.h"
#include "rapporteur/tokens/knowledge.h"

namespace rapporteur::tokens {

class Splitter {
 public:
  /// `offset` is where the paragraph begins in the article, in code points. Tokens are appended to `out`.
  Splitter(const Knowledge& knowledge, std::u32string_view text, std::uint32_t offset,
           std::uint32_t paragraph, std::vector<Token>& out);
  void run();

 private:
  // splitter.cc: what stands where
  void chunk();
  std::size_t fixed_form(std::size_t at) const;  // emoticon, address, number, exception; 0: none
  std::size_t fixed_shape(std::size_t at) const;
  void symbol();
  void word();
  std::size_t word_end() const;
  std::size_t mark_end(std::size_t at) const;
  // word_parts.cc: what holds a word together and what takes it apart
  bool connects(std::size_t at) const;
  bool hyphen_connects(std::size_t at) const;
  bool slash_connects(std::size_t at) const;
  bool point_connects(std::size_t at) const;
  bool point_belongs(std::size_t end) const;
  bool cut_off(std::size_t hyphen) const;
  bool rule_allows(PointRule rule, std::size_t end) const;
  void emit_word(std::size_t end, bool outermost = true);
  bool emit_contraction(std::size_t end);
  bool emit_endings(std::size_t end, bool outermost);
  std::size_t number_end(std::size_t end) const;
  void apostrophe();
  bool apostrophe_is_possessive() const;

  void emit(std::size_t end, bool joined = false);  // the token [at_, end); moves at_
  Kind kind(std::size_t i) const { return i < chunk_end_ ? kinds_[i] : Kind::kSpace; }
  std::u32string_view slice(std::size_t from, std::size_t to) const { return text_.substr(from, to - from); }
  std::size_t next_chunk(
      std::size_t from) const;  // first code point after white space; text_.size() at the end

  const Knowledge& knowledge_;
  std::u32string_view text_;
  std::uint32_t offset_;
  std::uint32_t paragraph_;
  std::vector<Token>& out_;
  std::vector<Kind> kinds_;  // of every code point
  std::size_t chunk_begin_ = 0;
  std::size_t chunk_end_ = 0;
  std::size_t first_bracket_ = 0;  // of the chunk; its end if there is none
  std::size_t last_address_mark_ =
      0;                     // one past the chunk's last '.', ':' or '@'; its begin if there is none
  std::size_t at_ = 0;       // first code point not yet in a token
  bool quote_open_ = false;  // an apostrophe that opened a quotation waits for its twin
};

}  // namespace rapporteur::tokens

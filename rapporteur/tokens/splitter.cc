// From paragraph to chunks to words; what is inside a word is word_parts.cc.
#include "rapporteur/tokens/splitter.h"

#include <algorithm>

#include "rapporteur/tokens/shapes.h"

namespace rapporteur::tokens {
namespace {

constexpr std::size_t kLongestFixed = 12;  // code points of an entry in exceptions.tsv that is looked for

bool closes(Kind kind, char32_t c) {
  return kind == Kind::kPoint || kind == Kind::kStop || kind == Kind::kComma || kind == Kind::kColon ||
         kind == Kind::kQuote || c == ')' || c == ']' || c == 0x2019 || c == 0x2026;
}

}  // namespace

Splitter::Splitter(const Knowledge& knowledge, std::u32string_view text, std::uint32_t offset,
                   std::uint32_t paragraph, std::vector<Token>& out)
    : knowledge_(knowledge), text_(text), offset_(offset), paragraph_(paragraph), out_(out) {
  kinds_.reserve(text.size());
  for (const char32_t c : text) kinds_.push_back(kind_of(c));
}

std::size_t Splitter::next_chunk(std::size_t from) const {
  while (from < text_.size() && kinds_[from] == Kind::kSpace) ++from;
  return from;
}

void Splitter::run() {
  for (std::size_t i = next_chunk(0); i < text_.size(); i = next_chunk(chunk_end_)) {
    chunk_begin_ = at_ = i;
    while (i < text_.size() && kinds_[i] != Kind::kSpace) ++i;
    chunk_end_ = i;
    chunk();
    out_.back().space_after = true;
  }
}

void Splitter::emit(std::size_t end, bool joined) {
  const auto begin = static_cast<std::uint32_t>(at_);
  out_.push_back({{offset_ + begin, offset_ + static_cast<std::uint32_t>(end)}, paragraph_, joined, false});
  at_ = end;
}

std::size_t Splitter::mark_end(std::size_t at) const {
  while (kind(at) == Kind::kMark) ++at;
  return at;
}

void Splitter::chunk() {
  first_bracket_ = chunk_end_;
  last_address_mark_ = chunk_begin_;
  bool plain = true;  // letters only: most chunks
  bool drawn = chunk_end_ - chunk_begin_ > 1;
  for (std::size_t i = chunk_begin_; i < chunk_end_; ++i) {
    plain &= kinds_[i] == Kind::kLetter;
    if (text_[i] == '(' && i < first_bracket_) first_bracket_ = i;
    if (text_[i] == '.' || text_[i] == ':' || text_[i] == '@') last_address_mark_ = i + 1;
    drawn &= kinds_[i] == Kind::kRule || kinds_[i] == Kind::kHyphen || text_[i] == '\\';
  }
  if (plain) return emit_word(chunk_end_);
  drawn &= slice(chunk_begin_, chunk_end_) != U"<>";
  if (drawn && !knowledge_.emoticons.contains(slice(at_, chunk_end_))) return emit(chunk_end_);
  while (at_ < chunk_end_) {
    if (const std::size_t n = fixed_form(at_)) {
      emit(at_ + n);
    } else if (is_word(kind(at_)) || kind(at_) == Kind::kMark) {
      word();
    } else {
      symbol();
    }
  }
}

std::size_t Splitter::fixed_form(std::size_t at) const {
  const std::u32string_view rest = slice(at, chunk_end_);
  if (rest.size() > 1 && rest.size() <= kLongestFixed + 4) {
    // The entry may be followed by the punctuation of the sentence.
    for (std::size_t n = rest.size(); n > 0 && n + 4 >= rest.size(); --n) {
      if (n > 1 && n <= kLongestFixed && knowledge_.whole.contains(lower(rest.substr(0, n)))) return n;
      if (!closes(kinds_[at + n - 1], rest[n - 1])) break;
    }
  }
  const bool may_be_emoticon = !is_word(kind(at)) || at == chunk_begin_;
  if (may_be_emoticon && at <= first_bracket_) {
    for (std::size_t n = std::min<std::size_t>(rest.size(), 4); n >= 2; --n) {
      const bool ends = n == rest.size() || (at == chunk_begin_ && closes(kinds_[at + n], rest[n]));
      if (ends && knowledge_.emoticons.contains(rest.substr(0, n))) return n;
    }
  }
  return fixed_shape(at);
}

std::size_t Splitter::fixed_shape(std::size_t at) const {
  if (at > chunk_begin_ && is_word(kinds_[at - 1])) return 0;
  const std::u32string_view rest = slice(at, chunk_end_);
  if (kind(at) == Kind::kDigit || text_[at] == '+') {
    if (const std::size_t n = hyphened_number_length(rest)) return n;
  }
  if (kind(at) == Kind::kApostrophe && kind(at + 1) == Kind::kDigit) {  // '90s, '02
    std::size_t n = 1;
    while (kind(at + n) == Kind::kDigit) ++n;
    if (n == 3 && (kind(at + n) != Kind::kLetter || text_[at + n] == 's'))
      return n + (kind(at + n) == Kind::kLetter);
  }
  if (kind(at) == Kind::kPoint && is_word(kind(at + 1))) {  // .50, .doc
    std::size_t n = 1;
    while (is_word(kind(at + n))) ++n;
    const bool number = kind(at + 1) == Kind::kDigit;
    if (number || (at == chunk_begin_ && n <= 5)) return n;
  }
  if (text_[at] == '#' && kind(at + 1) == Kind::kLetter) {
    std::size_t n = 1;
    while (is_word(kind(at + n)) || (at + n < chunk_end_ && text_[at + n] == '_')) ++n;
    return n;
  }
  if (is_word(kind(at)) || text_[at] == '@') {
    return at < last_address_mark_ ? address_length(rest, knowledge_) : 0;
  }
  return 0;
}

void Splitter::symbol() {
  const Kind first = kind(at_);
  std::size_t end = at_ + 1;
  switch (first) {
    case Kind::kApostrophe: return apostrophe();
    case Kind::kPoint:
    case Kind::kStop:
      while (kind(end) == Kind::kPoint || kind(end) == Kind::kStop) ++end;
      break;
    case Kind::kHyphen:
    case Kind::kDash:
    case Kind::kCurrency:
      while (end < chunk_end_ && text_[end] == text_[at_]) ++end;
      break;
    case Kind::kRule:
      if (text_[at_] == '+' && kind(end) == Kind::kDigit &&
          (at_ == chunk_begin_ || !is_word(kind(at_ - 1)))) {
        end = word_end();
        break;
      }
      while (end < chunk_end_ && (text_[end] == text_[at_] ||
                                  (kind(end) == Kind::kRule && text_[at_] != '<' && text_[at_] != '>' &&
                                   text_[end] != '<' && text_[end] != '>' && text_[end] != '#'))) {
        ++end;
      }
      break;
    case Kind::kEmoji: end = at_ + emoji_length(slice(at_, chunk_end_)); break;
    default: break;
  }
  emit(mark_end(end));
}

std::size_t Splitter::word_end() const {
  std::size_t i = at_ + 1;
  while (i < chunk_end_) {
    const Kind k = kinds_[i];
    if (is_word(k) || k == Kind::kMark) {
      ++i;
    } else if (is_word(kind(i + 1)) && connects(i)) {
      i += 2;
    } else {
      break;
    }
  }
  return i;
}

void Splitter::word() {
  std::size_t end = word_end();
  if (kind(at_) == Kind::kDigit) {
    const std::size_t number = number_end(end);
    if (number < end) emit(number);  // the unit follows
  }
  if (kind(end) == Kind::kHyphen && cut_off(end)) return emit(end + 1);
  if (kind(end) == Kind::kCurrency && text_[end] == '$' && end - at_ <= 3 && kind(end + 1) != Kind::kLetter &&
      std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                  text_.begin() + static_cast<std::ptrdiff_t>(end), is_upper)) {
    return emit(end + 1);  // US$4.5, HK$ 20
  }
  if (kind(end) == Kind::kPoint && point_belongs(end)) return emit(end + 1);
  emit_word(end);
}

}  // namespace rapporteur::tokens

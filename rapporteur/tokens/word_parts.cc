// Inside a word: which marks hold it together (hyphens of affixes, points of dotted letters, commas of figures),
// whether the point behind it is its own, and where contractions, possessives and units come off. The conventions
// are those the UD English treebanks document; the lists are data/tokens.
#include <algorithm>
#include <array>

#include "rapporteur/tokens/shapes.h"
#include "rapporteur/tokens/splitter.h"

namespace rapporteur::tokens {
namespace {

constexpr std::size_t kLongestAffix = 12;  // code points

bool is_apostrophe(char32_t c) { return kind_of(c) == Kind::kApostrophe && c != 0x2018; }

}  // namespace

bool Splitter::connects(std::size_t at) const {
  const Kind before = kinds_[at - 1], after = kind(at + 1);
  const bool letters = before != Kind::kDigit && after == Kind::kLetter;
  switch (kinds_[at]) {
    case Kind::kPoint: return point_connects(at);
    case Kind::kApostrophe: return after == Kind::kLetter && text_[at] != 0x2018;
    case Kind::kHyphen: return hyphen_connects(at);
    case Kind::kSlash: return slash_connects(at);
    case Kind::kComma: {
      if (before != Kind::kDigit || after != Kind::kDigit) return false;
      std::size_t digits = 1;
      while (kind(at + 1 + digits) == Kind::kDigit) ++digits;
      return digits == 3 || text_[chunk_begin_] != '[';  // [13,14] are two references
    }
    case Kind::kColon: return text_[at] == ':' && before == Kind::kDigit && after == Kind::kDigit;
    case Kind::kAmpersand:
    case Kind::kAt: return letters;
    case Kind::kRule: return text_[at] == '_' || ((text_[at] == '*' || text_[at] == '+') && letters);
    // a letter that the page lost ("S\uFFFDnchez"); before a capital it was a space
    default: return text_[at] == 0xFFFD && letters && !is_upper(text_[at + 1]);
  }
}

bool Splitter::point_connects(std::size_t at) const {
  if (kinds_[at - 1] == Kind::kDigit) return kind(at + 1) == Kind::kDigit || !is_upper(text_[at + 1]);
  std::size_t from = at;
  while (from > at_ && text_[from - 1] != '.') --from;
  const std::u32string_view part = slice(from, at);
  if (kind(at + 1) == Kind::kDigit) {
    return !knowledge_.abbreviations.contains(lower(part)) &&
           !knowledge_.capital_abbreviations.contains(part);
  }
  if (part.size() <= 2 || !is_upper(text_[at + 1])) return true;
  // "met.The": a capital and then small letters after a word of small letters is a missing space.
  return is_upper(part.back()) ||
         is_upper(text_[at + 1]) == is_upper(kind(at + 2) == Kind::kLetter ? text_[at + 2] : U'A');
}

bool Splitter::hyphen_connects(std::size_t at) const {
  std::size_t from = at;
  while (from > at_ && kinds_[from - 1] != Kind::kHyphen) --from;
  const std::size_t before = at - from;
  const bool first = from == at_ && (at_ == chunk_begin_ || kinds_[at_ - 1] != Kind::kHyphen);
  if (before >= 1 && before <= kLongestAffix && first &&
      knowledge_.prefixes.contains(lower(slice(from, at)))) {
    // "UN-backed" is of the UN; a headline in capitals keeps its "PRE-WAR"
    const bool initials = before > 1 && is_upper(text_[from + 1]) && !is_upper(text_[at + 1]);
    return !initials && (before > 1 || !is_upper(text_[at + 1]));  // e-mail, but columns E-J
  }
  std::size_t to = at + 1;
  while (kind(to) == Kind::kLetter && to - at <= kLongestAffix + 1) ++to;
  const std::size_t after = to - at - 1;
  return after <= kLongestAffix && kind(to) != Kind::kHyphen && kind(to) != Kind::kDigit && from == at_ &&
         knowledge_.suffixes.contains(lower(slice(at + 1, to)));
}

// A hyphen at the end of a chunk: a word that a speaker broke off ("th- the", "evalu- — no"), or an affix that
// waits for its word ("pre- and post-war").
bool Splitter::cut_off(std::size_t hyphen) const {
  const Kind after = kind(hyphen + 1);
  if (after != Kind::kSpace && after != Kind::kComma && after != Kind::kStop && after != Kind::kPoint)
    return false;
  const std::u32string part = lower(slice(at_, hyphen));
  if (part.size() > kLongestAffix || kinds_[at_] != Kind::kLetter) return false;
  const std::size_t next = next_chunk(chunk_end_);
  const bool vowel = part.find_first_of(U"aeiouy") != std::u32string::npos;
  const bool dash_next = next < text_.size() && kinds_[next] == Kind::kDash;
  const bool repeated = next + part.size() <= text_.size() && lower(text_.substr(next, part.size())) == part;
  return part.size() == 1 || dash_next || repeated ||
         (part.size() <= 3 && !vowel && !is_upper(text_[at_ + 1])) ||
         (part.size() > 2 && knowledge_.prefixes.contains(part));
}

bool Splitter::slash_connects(std::size_t at) const {
  const Kind before = kinds_[at - 1], after = kind(at + 1);
  if (before == Kind::kDigit && after == Kind::kDigit) return true;  // 9/11, 1/2, 03/03/2026
  const bool one_before = at - at_ == 1, one_after = !is_word(kind(at + 2));
  return before == Kind::kLetter && after == Kind::kLetter && one_before && one_after;  // I/O
}

bool Splitter::rule_allows(PointRule rule, std::size_t end) const {
  const char32_t touching = end + 1 < chunk_end_ ? text_[end + 1] : U' ';
  if (touching == ',' || touching == ';' || touching == ':' || touching == ')')
    return rule != PointRule::kNumber;
  std::size_t next = end + 1;
  while (next < text_.size() && (kinds_[next] == Kind::kQuote || kinds_[next] == Kind::kApostrophe)) ++next;
  next = next_chunk(next);
  if (next >= text_.size()) return false;
  const bool capital = is_upper(text_[next]);
  switch (rule) {
    case PointRule::kAlways: return true;
    case PointRule::kNumber: return kinds_[next] == Kind::kDigit || text_[next] == '#';
    case PointRule::kEnd: return !capital;
    case PointRule::kName: break;
  }
  if (!capital) return kinds_[next] == Kind::kDigit || kinds_[next] == Kind::kHyphen;
  std::size_t to = next;
  while (to < text_.size() && to - next <= kLongestAffix && kinds_[to] == Kind::kLetter) ++to;
  return !knowledge_.starters.contains(slice(next, to));
}

bool Splitter::point_belongs(std::size_t end) const {
  if (kind(end + 1) == Kind::kPoint && (end + 2 != chunk_end_ || next_chunk(chunk_end_) == chunk_end_)) {
    return false;  // an ellipsis; but "Inc.." is an abbreviation and a full stop
  }
  const std::u32string_view word = slice(at_, end);
  if (word.size() > kLongestAffix) return false;
  if (is_dotted_letters(word)) return true;
  if (word.size() == 1 && is_upper(word[0])) {
    if (rule_allows(PointRule::kName, end)) return true;
    // "George W. said": an initial between a name and a small letter.
    const std::size_t next = next_chunk(end + 1);
    const bool after_name = !out_.empty() && out_.back().paragraph == paragraph_ && out_.back().space_after &&
                            is_upper(text_[out_.back().span.begin - offset_]);
    return word[0] != 'I' && after_name && next < text_.size() && kinds_[next] == Kind::kLetter &&
           !is_upper(text_[next]);
  }
  if (const auto it = knowledge_.capital_abbreviations.find(word);
      it != knowledge_.capital_abbreviations.end()) {
    return rule_allows(it->second, end);
  }
  const auto it = knowledge_.abbreviations.find(lower(word));
  return it != knowledge_.abbreviations.end() && rule_allows(it->second, end);
}

std::size_t Splitter::number_end(std::size_t end) const {
  std::size_t i = at_;
  while (i < end && kinds_[i] != Kind::kLetter) ++i;
  return i < end && knowledge_.units.contains(slice(i, end)) ? i : end;
}

void Splitter::emit_word(std::size_t end, bool outermost) {
  if (end - at_ <= kLongestAffix && emit_contraction(end)) return;
  if (!emit_endings(end, outermost)) emit(end);
}

bool Splitter::emit_contraction(std::size_t end) {
  std::array<char32_t, kLongestAffix> buffer{};
  const std::size_t size = end - at_;
  for (std::size_t i = 0; i < size; ++i) buffer[i] = lower(text_[at_ + i]);
  const auto it = knowledge_.contractions.find(std::u32string_view(buffer.data(), size));
  if (it == knowledge_.contractions.end()) return false;
  bool joined = false;
  for (const std::uint8_t length : it->second) {
    emit(at_ + length, joined);
    joined = true;
  }
  return true;
}

bool Splitter::emit_endings(std::size_t end, bool outermost) {
  // The last apostrophe decides first; "wouldn't've" has an ending before its ending.
  std::size_t mark = end;
  while (mark > at_ && !is_apostrophe(text_[mark - 1])) --mark;
  if (mark <= at_ + 1) return false;
  const std::size_t apostrophe_at = mark - 1;
  const std::u32string ending = lower(slice(mark, end));
  std::size_t cut = 0;
  if (ending == U"t" && apostrophe_at > at_ + 1 && lower(text_[apostrophe_at - 1]) == 'n') {
    cut = apostrophe_at - 1;
  } else if (ending == U"s") {
    // "the 1960's" is a decade; "the G20's chair" and "2025's budget" are possessives.
    const bool decade = text_[apostrophe_at - 1] == '0' && kinds_[at_] == Kind::kDigit;
    if (!decade) cut = apostrophe_at;
  } else if (ending == U"re" || ending == U"ve" || ending == U"ll" || ending == U"d" || ending == U"m") {
    cut = apostrophe_at;
  }
  if (cut == 0) return false;
  if (outermost) {
    emit_word(cut, false);
  } else {
    emit(cut);
  }
  emit(end, true);
  return true;
}

void Splitter::apostrophe() {
  const bool after_word = at_ > chunk_begin_ && (is_word(kinds_[at_ - 1]) || kinds_[at_ - 1] == Kind::kMark ||
                                                 kinds_[at_ - 1] == Kind::kPoint);
  if (kind(at_ + 1) == Kind::kApostrophe && text_[at_ + 1] != U'\u2018')
    return emit(mark_end(at_ + 2));  // '' and ``
  if (at_ + 1 < chunk_end_ && lower(text_[at_ + 1]) == 's' && !is_word(kind(at_ + 2)) &&
      (at_ > chunk_begin_ || at_ + 2 == chunk_end_)) {
    return emit(at_ + 2, after_word);  // the U.N.'s, the "Herald"'s
  }
  if (after_word && !is_word(kind(at_ + 1))) {
    if (apostrophe_is_possessive()) return emit(at_ + 1, true);
    quote_open_ = false;
  } else if (is_word(kind(at_ + 1)) || kind(at_ + 1) == Kind::kQuote) {
    quote_open_ = !after_word;
  } else {
    quote_open_ = false;
  }
  emit(mark_end(at_ + 1));
}

bool Splitter::apostrophe_is_possessive() const {
  if (quote_open_ || text_[at_] == 0x2018 || out_.empty() || out_.back().space_after) return false;
  const char32_t last = lower(text_[at_ - 1]);
  const bool sibilant = last == 's' || last == 'z' || last == 'x';
  return sibilant && out_.back().span.size() > 1 && out_.back().span.end == offset_ + at_;
}

}  // namespace rapporteur::tokens

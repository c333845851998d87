// Span: a half-open range [begin, end) of Unicode code points of one text. Every layer points into the text
// with these, so that a record can be checked character by character by whoever reads it.
// Tested in tests/unit/base/text_test.cc.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace rapporteur {

struct Span {
  std::uint32_t begin = 0;  // first code point
  std::uint32_t end = 0;    // one past the last code point

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// Smallest span that covers both.
inline Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

/// A half-open range [begin, end) of indexes into another layer (tokens of a sentence, say).
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(std::uint32_t i) const { return begin <= i && i < end; }
  friend auto operator<=>(const Range&, const Range&) = default;
};

}  // namespace rapporteur

// SourceText: text under construction in which every character knows the bytes it was read from, and
// SourceOffsets: the way back from offsets in decoded UTF-8 to bytes of the input. Characters are joined into
// runs of equal width, so that an ASCII article needs a handful of runs and any offset inside a run is found by
// division. Tested in tests/unit/document/source_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur::document {

/// Maps byte offsets of decoded UTF-8 to byte offsets of the input. Empty: they are the same.
class SourceOffsets {
 public:
  /// Says that decoded byte `decoded` came from input byte `source`; both must not decrease from call to call.
  /// Between two marks both sides advance together until the nearer side of the next mark is reached.
  void mark(std::uint64_t decoded, std::uint64_t source);
  std::uint64_t source_of(std::uint64_t decoded) const;

 private:
  struct Mark {
    std::uint64_t decoded;
    std::uint64_t source;
  };
  std::vector<Mark> marks_;
};

class SourceText {
 public:
  /// Appends one character read from input bytes [begin, end); begin == end for one that is not in the input.
  void append(char32_t code_point, std::uint64_t begin, std::uint64_t end);
  void append(const SourceText& other);
  /// Appends decoded UTF-8 as it is; `decoded_begin` is where it stands in the decoded input.
  void append_decoded(std::string_view utf8, std::uint64_t decoded_begin, const SourceOffsets& offsets);
  /// Appends characters that are not in the input ("\n\n" between paragraphs; texts out of JSON).
  void append_own(std::string_view utf8);
  /// Cuts off everything from this code point on.
  void truncate(std::uint32_t length);
  /// The part [begin, end) in code points.
  SourceText part(Span span) const;

  bool empty() const { return utf8_.empty(); }
  std::uint32_t size() const { return length_; }  // code points
  const std::string& utf8() const { return utf8_; }
  const std::vector<SourceRun>& runs() const { return runs_; }

 private:
  void add_run(std::uint32_t length, std::uint64_t begin, std::uint64_t end);

  std::string utf8_;
  std::uint32_t length_ = 0;
  std::vector<SourceRun> runs_;
};

}  // namespace rapporteur::document

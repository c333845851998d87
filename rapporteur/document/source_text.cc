// Runs of equal width; see source_text.h. The idea is that of a source map: W3C Web Annotation's text positions
// carried back to the serialised page. Tested in tests/unit/document/source_test.cc.
#include "rapporteur/document/source_text.h"

#include <algorithm>

namespace rapporteur::document {
namespace {

std::size_t byte_of(const std::string& utf8, std::uint32_t code_points) {
  std::size_t byte = 0;
  for (std::uint32_t i = 0; i < code_points && byte < utf8.size(); ++i) {
    do {
      ++byte;
    } while (byte < utf8.size() && (utf8[byte] & 0xC0) == 0x80);
  }
  return byte;
}

std::uint64_t width_of(const SourceRun& run) { return (run.source_end - run.source_begin) / run.length; }

}  // namespace

void SourceOffsets::mark(std::uint64_t decoded, std::uint64_t source) {
  if (!marks_.empty() && marks_.back().decoded == decoded) {
    marks_.back().source = source;
  } else {
    marks_.push_back({decoded, source});
  }
}

std::uint64_t SourceOffsets::source_of(std::uint64_t decoded) const {
  auto next = std::upper_bound(marks_.begin(), marks_.end(), decoded,
                               [](std::uint64_t offset, const Mark& mark) { return offset < mark.decoded; });
  const Mark at = next == marks_.begin() ? Mark{0, 0} : *(next - 1);
  const std::uint64_t source = at.source + (decoded - at.decoded);
  return next == marks_.end() ? source : std::min(source, next->source);
}

void SourceText::add_run(std::uint32_t length, std::uint64_t begin, std::uint64_t end) {
  if (length == 0 || begin == end) return;
  const std::uint64_t width = (end - begin) / length;
  if (!runs_.empty()) {
    SourceRun& last = runs_.back();
    if (last.text + last.length == length_ && last.source_end == begin && width_of(last) == width) {
      last.length += length;
      last.source_end = end;
      return;
    }
  }
  runs_.push_back({length_, length, begin, end});
}

void SourceText::append(char32_t code_point, std::uint64_t begin, std::uint64_t end) {
  add_run(1, begin, end);
  append_utf8(utf8_, code_point);
  ++length_;
}

void SourceText::append(const SourceText& other) {
  const std::uint32_t at = length_;
  for (const SourceRun& run : other.runs_) {
    length_ = at + run.text;
    add_run(run.length, run.source_begin, run.source_end);
  }
  utf8_ += other.utf8_;
  length_ = at + other.length_;
}

void SourceText::append_decoded(std::string_view utf8, std::uint64_t decoded_begin,
                                const SourceOffsets& offsets) {
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t next = i + 1;
    while (next < utf8.size() && (utf8[next] & 0xC0) == 0x80) ++next;
    add_run(1, offsets.source_of(decoded_begin + i), offsets.source_of(decoded_begin + next));
    utf8_.append(utf8.substr(i, next - i));
    ++length_;
    i = next;
  }
}

void SourceText::append_own(std::string_view utf8) {
  utf8_ += utf8;
  length_ += count_code_points(utf8);
}

void SourceText::truncate(std::uint32_t length) { *this = part({0, length}); }

SourceText SourceText::part(Span span) const {
  SourceText out;
  span.end = std::min(span.end, length_);
  span.begin = std::min(span.begin, span.end);
  for (const SourceRun& run : runs_) {
    const std::uint32_t from = std::max(run.text, span.begin);
    const std::uint32_t to = std::min(run.text + run.length, span.end);
    if (from >= to) continue;
    const std::uint64_t width = width_of(run);
    out.runs_.push_back({from - span.begin, to - from, run.source_begin + width * (from - run.text),
                         run.source_begin + width * (to - run.text)});
  }
  const std::size_t first = byte_of(utf8_, span.begin);
  out.utf8_ = utf8_.substr(first, byte_of(utf8_.substr(first), span.size()));
  out.length_ = span.size();
  return out;
}

}  // namespace rapporteur::document

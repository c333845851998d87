// Tested in tests/unit/encoding/windows_test.cc.
#include "rapporteur/encoding/windows.h"

#include <algorithm>
#include <numeric>

namespace rapporteur {
namespace {

/// Chunks of a paragraph that is longer than a window.
void cut_long(Range paragraph, const std::vector<std::uint32_t>& pieces, WindowLimits limits,
              std::vector<Window>& windows) {
  std::uint32_t begin = paragraph.begin;
  std::uint32_t kept = begin;
  while (true) {
    std::uint32_t end = begin;
    std::uint32_t used = 2;  // the opening piece and the separator
    while (end < paragraph.end && (end == begin || used + pieces[end] <= limits.pieces))
      used += pieces[end++];
    if (end == paragraph.end) {
      windows.push_back({{{begin, end}}, {kept, end}});
      return;
    }
    // At most half of a chunk is read again, so that words of many pieces cannot make the work a multiple.
    const std::uint32_t next = std::max(begin + 1, end - std::min((end - begin) / 2, limits.overlap));
    const std::uint32_t middle = std::max(kept, next + (end - next) / 2);
    windows.push_back({{{begin, end}}, {kept, middle}});
    kept = middle;
    begin = next;
  }
}

}  // namespace

std::vector<Window> cut_windows(const std::vector<Range>& paragraphs,
                                const std::vector<std::uint32_t>& pieces, WindowLimits limits) {
  std::vector<Window> windows;
  Window open;
  std::uint32_t used = 1;
  const auto close = [&] {
    if (open.parts.empty()) return;
    open.kept = {open.parts.front().begin, open.parts.back().end};
    windows.push_back(std::move(open));
    open = {};
    used = 1;
  };
  for (const Range p : paragraphs) {
    if (p.empty()) continue;
    const std::uint32_t total = std::accumulate(pieces.begin() + p.begin, pieces.begin() + p.end, 1U);
    if (used + total > limits.pieces) close();
    if (1 + total <= limits.pieces) {
      open.parts.push_back(p);
      used += total;
    } else {
      cut_long(p, pieces, limits, windows);
    }
  }
  close();
  return windows;
}

}  // namespace rapporteur

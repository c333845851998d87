// Windows: what the encoder sees at once. Paragraphs are packed in order until kWindow pieces, a separator between
// them; a longer paragraph is cut into chunks that overlap. training/windows.py does the same, which is why the
// numbers come from the model file's settings. Tested in tests/unit/encoding/windows_test.cc.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/base/span.h"

namespace rapporteur {

struct WindowLimits {
  std::uint32_t pieces = 160;  // of one window, separators included
  std::uint32_t overlap = 24;  // words shared by two chunks of one paragraph, half a chunk at most
};

struct Window {
  std::vector<Range> parts;  // token ranges, one per paragraph or a chunk of one
  Range kept;                // tokens whose vectors are taken from this window
};

/// paragraphs: token ranges in order; pieces: word pieces per token. Every token is kept by exactly one window; in an
/// overlap the cut runs through the middle.
std::vector<Window> cut_windows(const std::vector<Range>& paragraphs,
                                const std::vector<std::uint32_t>& pieces, WindowLimits limits);

}  // namespace rapporteur

// The best dependency tree of a sentence: Chu-Liu/Edmonds with exactly one word on the root.
// Tested in tests/unit/syntax/tree_test.cc against exhaustive search.
#pragma once

#include <cstdint>
#include <vector>

namespace rapporteur {

/// scores: words * (words + 1) floats; scores[i * (words + 1) + j] is how well word j heads word i, column `words` is
/// the root. Returns one head per word, -1 for the root's only child. Time O(words^3) at worst, O(words^2) when the
/// greedy choice is a tree already.
std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words);

}  // namespace rapporteur

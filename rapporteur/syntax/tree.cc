// Chu-Liu/Edmonds after McDonald et al. 2005, by contracting one cycle at a time. Tested in
// tests/unit/syntax/tree_test.cc.
#include "rapporteur/syntax/tree.h"

#include <limits>

namespace rapporteur {
namespace {

constexpr double kNever = -std::numeric_limits<double>::infinity();

/// A square matrix: at(dependent, head). Node 0 is the root. In double, so that the toll on roots costs no precision.
struct Graph {
  explicit Graph(std::uint32_t nodes) : n(nodes), score(std::size_t{nodes} * nodes, kNever) {}
  double& at(std::uint32_t dependent, std::uint32_t head) { return score[std::size_t{dependent} * n + head]; }
  double at(std::uint32_t dependent, std::uint32_t head) const {
    return score[std::size_t{dependent} * n + head];
  }
  std::uint32_t n;
  std::vector<double> score;
};

std::vector<std::uint32_t> greedy(const Graph& g) {
  std::vector<std::uint32_t> head(g.n, 0);
  for (std::uint32_t i = 1; i < g.n; ++i) {
    double best = kNever;
    for (std::uint32_t j = 0; j < g.n; ++j) {
      if (j != i && g.at(i, j) > best) best = g.at(i, head[i] = j);
    }
  }
  return head;
}

/// Nodes of some cycle, or none.
std::vector<std::uint32_t> find_cycle(const std::vector<std::uint32_t>& head) {
  std::vector<std::uint32_t> seen(head.size(), 0);
  for (std::uint32_t start = 1; start < head.size(); ++start) {
    std::uint32_t at = start;
    while (at != 0 && seen[at] == 0) {
      seen[at] = start;
      at = head[at];
    }
    if (at == 0 || seen[at] != start) continue;
    std::vector<std::uint32_t> cycle;
    const std::uint32_t first = at;
    do {
      cycle.push_back(at);
      at = head[at];
    } while (at != first);
    return cycle;
  }
  return {};
}

std::vector<std::uint32_t> solve(const Graph& g);

/// One node for the cycle, solve the smaller graph, open the cycle where the solution enters it.
std::vector<std::uint32_t> contract(const Graph& g, std::vector<std::uint32_t> head,
                                    const std::vector<std::uint32_t>& cycle) {
  std::vector<bool> inside(g.n, false);
  for (const std::uint32_t c : cycle) inside[c] = true;
  std::vector<std::uint32_t> outer;  // the other nodes, the root first; the cycle becomes node outer.size()
  for (std::uint32_t i = 0; i < g.n; ++i) {
    if (!inside[i]) outer.push_back(i);
  }
  const auto joint = static_cast<std::uint32_t>(outer.size());
  Graph small(joint + 1);
  std::vector<std::uint32_t> enter(joint, 0);  // by which node of the cycle an outer head enters
  std::vector<std::uint32_t> leave(joint, 0);  // which node of the cycle heads an outer dependent
  for (std::uint32_t a = 0; a < joint; ++a) {
    for (std::uint32_t b = 0; b < joint; ++b) {
      if (a != b) small.at(a, b) = g.at(outer[a], outer[b]);
    }
    for (const std::uint32_t c : cycle) {
      const double gain = g.at(c, outer[a]) - g.at(c, head[c]);
      if (gain > small.at(joint, a) || small.at(joint, a) == kNever) small.at(joint, a) = gain, enter[a] = c;
      if (g.at(outer[a], c) > small.at(a, joint)) small.at(a, joint) = g.at(outer[a], c), leave[a] = c;
    }
  }
  const std::vector<std::uint32_t> solved = solve(small);
  for (std::uint32_t a = 1; a < joint; ++a) head[outer[a]] = solved[a] == joint ? leave[a] : outer[solved[a]];
  const std::uint32_t from = solved[joint];
  head[enter[from]] = outer[from];
  return head;
}

std::vector<std::uint32_t> solve(const Graph& g) {
  std::vector<std::uint32_t> head = greedy(g);
  const std::vector<std::uint32_t> cycle = find_cycle(head);
  return cycle.empty() ? head : contract(g, std::move(head), cycle);
}

}  // namespace

std::vector<std::int32_t> best_tree(const std::vector<float>& scores, std::uint32_t words) {
  std::vector<std::int32_t> out(words, -1);
  if (words <= 1) return out;
  const std::size_t width = words + 1;
  Graph g(words + 1);
  for (std::uint32_t i = 0; i < words; ++i) {
    g.at(i + 1, 0) = scores[i * width + words];
    for (std::uint32_t j = 0; j < words; ++j) {
      if (i != j) g.at(i + 1, j + 1) = scores[i * width + j];
    }
  }
  std::vector<std::uint32_t> head = solve(g);
  std::uint32_t roots = 0;
  for (std::uint32_t i = 1; i <= words; ++i) roots += head[i] == 0 ? 1 : 0;
  if (roots != 1) {
    // Several words on the root: every choice pays the same large toll, so the best tree takes one.
    constexpr double kToll = 1e4;
    for (std::uint32_t i = 1; i <= words; ++i) g.at(i, 0) -= kToll;
    head = solve(g);
  }
  for (std::uint32_t i = 0; i < words; ++i) out[i] = static_cast<std::int32_t>(head[i + 1]) - 1;
  return out;
}

}  // namespace rapporteur

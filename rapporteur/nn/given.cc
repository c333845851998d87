// Tested in tests/unit/nn/given_test.cc, and through attribution, predicates and coreference.
#include "rapporteur/nn/given.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "rapporteur/nn/kernels.h"

namespace rapporteur::nn {
namespace {

std::vector<std::uint32_t> distance_edges(const ModelFile& model) {
  std::vector<std::uint32_t> out;
  for (const std::string& edge : model.labels("distance_edges")) {
    std::uint32_t value = 0;
    std::from_chars(edge.data(), edge.data() + edge.size(), value);
    out.push_back(value);
  }
  return out;
}

Given::Side side_of(const Linear& words, const Linear& gates, const Rows& vectors, Range range) {
  Given::Side side{std::vector<float>(range.size() * words.outputs()),
                   std::vector<float>(range.size() * words.outputs())};
  words.run(vectors, range.begin, range.end, side.words.data());
  gates.run(vectors, range.begin, range.end, side.gates.data());
  return side;
}

/// The mean of `count` rows, in order.
std::vector<float> mean(const std::vector<float>& rows, std::size_t count) {
  const std::size_t width = rows.size() / count;
  std::vector<float> out(width);
  const float share = 1.0F / static_cast<float>(count);
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t c = 0; c < width; ++c) out[c] += share * rows[r * width + c];
  }
  return out;
}

}  // namespace

Given::Given(Linear word, Linear anchor, Linear word_gate, Linear anchor_gate, Linear out)
    : word_(std::move(word)),
      anchor_(std::move(anchor)),
      word_gate_(std::move(word_gate)),
      anchor_gate_(std::move(anchor_gate)),
      out_(std::move(out)) {}

Result<Given> Given::load(const ModelFile& model, const std::string& name, const std::string& anchor) {
  auto word = load_head(model, name + ".word");
  auto anchor_word = load_head(model, name + "." + anchor);
  auto word_gate = load_head(model, name + ".word_gate");
  auto anchor_gate = load_head(model, name + "." + anchor + "_gate");
  auto out = Linear::load(model, name + ".out");
  for (const auto* linear : {&word, &anchor_word, &word_gate, &anchor_gate, &out}) {
    if (!*linear) return linear->error();
  }
  const std::size_t width = word->outputs();
  const bool fits = anchor_word->outputs() == width && word_gate->outputs() == width &&
                    anchor_gate->outputs() == width && out->inputs() == width;
  if (!fits) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "the parts of " + name + " do not fit together"};
  }
  Given given(std::move(word).value(), std::move(anchor_word).value(), std::move(word_gate).value(),
              std::move(anchor_gate).value(), std::move(out).value());
  given.edges_ = distance_edges(model);
  const auto distance = model.floats(name + ".distance", (2 * given.edges_.size() + 1) * width);
  if (!distance) return distance.error();
  given.distance_.assign(distance->begin(), distance->end());
  return given;
}

Given::Side Given::words(const Rows& vectors, Range range) const {
  return side_of(word_, word_gate_, vectors, range);
}

Given::Side Given::anchors(const Rows& vectors, Range range) const {
  return side_of(anchor_, anchor_gate_, vectors, range);
}

Given::Side Given::anchor(const Rows& vectors, Range range) const {
  const Side all = anchors(vectors, range);
  return {mean(all.words, range.size()), mean(all.gates, range.size())};
}

const float* Given::distance(std::int64_t offset) const {
  const auto far = std::abs(offset);
  const auto steps = static_cast<std::size_t>(
      std::count_if(edges_.begin(), edges_.end(), [&](std::uint32_t e) { return far >= e; }));
  return distance_.data() + (offset < 0 ? edges_.size() - steps : edges_.size() + steps) * width();
}

void Given::combine(const Side& words, std::size_t word, const Side& anchors, std::size_t anchor,
                    const float* distance, float* row) const {
  const std::size_t w = width();
  const float* a = words.words.data() + word * w;
  const float* a_gate = words.gates.data() + word * w;
  const float* b = anchors.words.data() + anchor * w;
  const float* b_gate = anchors.gates.data() + anchor * w;
  for (std::size_t c = 0; c < w; ++c) row[c] = a[c] + b[c] + distance[c] + a_gate[c] * b_gate[c];
}

std::vector<float> Given::scores(std::vector<float>& rows) const {
  kernels().gelu(rows.data(), rows.size());
  return apply(out_, rows.data(), rows.size() / width());
}

}  // namespace rapporteur::nn

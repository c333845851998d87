// Given: scores of words given another word, the anchor: a content word given its cue, an argument given its predicate,
// an earlier mention given a later one.
//
//   scores = out(GELU(word + anchor + distance + word_gate * anchor_gate))
//
// The products of word and anchor are computed once per word, not once per pair. Tested in tests/unit/nn/given_test.cc
// against a float reference.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/base/span.h"
#include "rapporteur/nn/linear.h"

namespace rapporteur::nn {

class Given {
 public:
  /// One side of pairs, for several words: rows of width() floats each.
  struct Side {
    std::vector<float> words, gates;
  };

  /// Reads NAME.word, NAME.ANCHOR, NAME.word_gate, NAME.ANCHOR_gate, NAME.distance and NAME.out; the buckets of
  /// distance are the model's labels "distance_edges". Errors: kDamagedModel.
  static Result<Given> load(const ModelFile& model, const std::string& name, const std::string& anchor);

  std::size_t width() const { return word_.outputs(); }
  std::size_t outputs() const { return out_.outputs(); }

  /// Rows [range.begin, range.end) of the encoder's vectors as words, and as anchors.
  Side words(const Rows& vectors, Range range) const;
  Side anchors(const Rows& vectors, Range range) const;
  /// One row: the anchor whose vector is the mean of those of the range (products are linear, so theirs are averaged).
  Side anchor(const Rows& vectors, Range range) const;

  /// The distance's row: `offset` is the word's place less the anchor's, 0 inside it.
  const float* distance(std::int64_t offset) const;

  /// Fills a row of width() floats before GELU. `word` and `anchor` are row numbers of their sides.
  void combine(const Side& words, std::size_t word, const Side& anchors, std::size_t anchor,
               const float* distance, float* row) const;

  /// rows * outputs() scores of combined rows, which are used up.
  std::vector<float> scores(std::vector<float>& rows) const;

 private:
  Given(Linear word, Linear anchor, Linear word_gate, Linear anchor_gate, Linear out);

  Linear word_, anchor_, word_gate_, anchor_gate_, out_;
  std::vector<std::uint32_t> edges_;
  std::vector<float> distance_;  // rows of width() floats, one per bucket
};

}  // namespace rapporteur::nn

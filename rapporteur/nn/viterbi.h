// Viterbi: the best label sequence of a linear chain (Forney 1973), for BIO tags and for the attribution CRF.
// Tested in tests/unit/nn/viterbi_test.cc against exhaustive search.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rapporteur::nn {

/// A chain over L labels: start[l] and move[from * L + to] are added to the scores.
struct Chain {
  std::vector<float> start;
  std::vector<float> move;

  std::size_t labels() const { return start.size(); }
};

/// Forbids an I-x that does not follow B-x or I-x. A B-x right behind B-x or I-x costs `touching`: two spans of one kind
/// without a word between them are rarer than one that was cut in two. Everything else is free.
Chain bio_chain(const std::vector<std::string>& labels, float touching = 0);

/// scores: rows * chain.labels() floats; returns one label per row. Ties go to the lower label.
std::vector<std::uint8_t> best_labels(const Chain& chain, std::span<const float> scores);

/// Probability (softmax) of one label among a row of scores; label must be below row.size().
float probability(std::span<const float> row, std::size_t label);

}  // namespace rapporteur::nn

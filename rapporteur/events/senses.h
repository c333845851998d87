// What a trigger means where it stands, in sixteen numbers: of two triggers of one article the product of theirs tells whether they
// speak of one happening, beyond their words, types and parties (events/same_deed.h adds it to what those say). A bilinear
// likeness of low rank as in Chechik et al. (Large Scale Online Learning of Image Similarity, 2010), over the vectors that the language
// core has of the word; learned together with the weights of events/same_deed.h (training/same_deed.py writes
// data/frames/senses.tsv). Private to events/. Tested in tests/unit/events/senses_test.cc; measured by bench/accuracy record.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// Row `token` as a vector of length 1; empty where there is no such row.
std::vector<float> unit_row(const nn::Rows& rows, std::uint32_t token);

/// The product of two vectors; 0 where their widths differ. Of two senses it is how far they speak for one happening, in the logarithm of the
/// odds.
double dot(std::span<const float> a, std::span<const float> b);

/// Both vectors of a word, events' first, each of length 1; empty where one is missing.
std::vector<float> context_of(const Document& document, std::uint32_t token);

class Senses {
 public:
  static constexpr std::size_t kSize = 16;
  using Sense = std::array<float, kSize>;

  /// Errors: kDamagedData.
  static Result<Senses> load();
  /// All 0 where the context is not as wide as the table is long (a document without vectors, another model).
  Sense of(const std::vector<float>& context) const;

 private:
  std::vector<Sense> rows_;  // one per number of a context
};

}  // namespace rapporteur

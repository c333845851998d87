// A small signature of a text by which wire copies and near-duplicates are recognised, so that ten papers with one
// agency's text count as one source. It is the bottom-k sample of the text's word shingles (Broder, "On the
// resemblance and containment of documents", 1997; the estimates from two samples' common range: Cohen and Kaplan,
// "Leveraging discarded samples for tighter estimation of multiple-set aggregates", 2009). Private to store/.
// Numbers: docs/decisions/near-duplicates-by-sketch.md. Tested in tests/unit/store/sketch_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::store {

constexpr std::size_t kSampleSize = 256;  // hashes of shingles at most, 4 bytes each
constexpr std::size_t kBands = 40;        // keys at most, 8 bytes each
constexpr std::size_t kSharedBands =
    2;  // keys that an index asks two articles to share before it compares them

/// A pure function of the text, stored: another way of making it needs another version in to_bytes.
struct Sketch {
  std::uint64_t whole = 0;            // hash of all words in their order; 0: no word at all
  std::vector<std::uint32_t> sample;  // the smallest hashes of shingles of five words, ascending, each once
  std::vector<std::int64_t> keys;     // the smallest hashes of shingles of eight words, ascending, each once
  bool operator==(const Sketch&) const = default;
};

/// Time is linear in the text, memory constant. A text of less than thirty words has no sample, and one key: it is
/// a copy only of what has the same words. Case, accents, punctuation and line breaks do not count.
Sketch sketch_of(std::string_view utf8);

/// Estimate of how much two texts have in common, of all that stands in either (Jaccard). 0 where one has no sample.
double resemblance(const Sketch& one, const Sketch& other);
/// Estimate of how much of the shorter stands in the longer. 0 where one has no sample, or where the longer is so
/// much longer that the samples say too little.
double containment(const Sketch& one, const Sketch& other);
/// Whether one text was made from the other, or both from a third. Symmetric.
bool are_copies(const Sketch& one, const Sketch& other);

/// What an index keeps per article. Articles that share kSharedBands of them (one, where an article has only one)
/// are worth comparing. Articles without any word have none.
std::vector<std::int64_t> bands_of(const Sketch& sketch);

/// The blob of a store, at most 1,357 bytes: version, `whole`, two counts, the hashes; little-endian.
std::string to_bytes(const Sketch& sketch);
/// Nothing where the bytes are no sketch of this version, whole and in order.
std::optional<Sketch> from_bytes(std::string_view bytes);

}  // namespace rapporteur::store

// Encoder: a BERT-shaped transformer (Devlin et al. 2019; MiniLM-L6-H384 weights) over windows of word pieces, with
// an embedding of letter case ("shape") and layout added before the first layer. Windows of different lengths are
// run together without padding: the products see all rows at once, attention sees one window at a time.
// From some depth on events may have layers of their own beside the shared ones: what they need is then not paid for by the
// trees and names (docs/decisions/events-have-layers-of-their-own.md).
// Tested in tests/unit/nn/encoder_test.cc against a float reference.
#pragma once

#include <cstdint>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/nn/linear.h"

namespace rapporteur::nn {

/// Pieces of several windows, one after the other.
struct Pieces {
  std::vector<std::uint32_t> ids;     // rows of the word table
  std::vector<std::uint8_t> shapes;   // rows of the shape table
  std::vector<std::uint8_t> layouts;  // rows of the layout table
  std::vector<std::uint32_t> starts;  // where each window begins; the end is the next start or ids.size()
};

/// Rows of Encoder::width() floats, one per piece.
struct Encoded {
  std::vector<float> shared;
  std::vector<float>
      events;  // empty where not asked for, and where the model has no layers of its own for them
};

class Encoder {
 public:
  /// Reads encoder.* of the file: encoder.layer.0 ..., and encoder.event_layer.N ... that stand beside encoder.layer.N.
  static Result<Encoder> load(const ModelFile& model);

  std::size_t width() const { return width_; }
  std::size_t vocabulary() const { return vocabulary_; }
  /// Pieces that a window may have: rows of the position table.
  std::size_t max_window() const { return positions_.size() / width_; }
  /// Vectors in the form that the heads of the same model read.
  Rows rows_of(const float* x, std::size_t rows) const { return layers_[0].qkv.rows_of(x, rows, width_); }

  bool has_event_layers() const { return !event_layers_.empty(); }

  /// Ids must be below vocabulary(), windows at most max_window() pieces, shapes and layouts below the rows of their
  /// tables.
  Encoded run(const Pieces& pieces, bool events) const;

 private:
  struct Layer {
    Linear qkv, out, up, down;
    std::span<const float> gain1, bias1, gain2, bias2;
  };

  Result<std::vector<Layer>> load_layers(const ModelFile& model, const std::string& name, std::size_t first);
  void add_word(std::uint32_t id, float* row) const;
  std::vector<float> embed(const Pieces& pieces) const;
  void run_layer(const Layer& layer, const Pieces& pieces, std::vector<float>& x) const;

  std::size_t width_ = 0;
  std::size_t vocabulary_ = 0;
  std::size_t inner_ = 0;
  std::span<const std::int8_t> words_;  // owned by the ModelFile, which must outlive the Encoder
  std::span<const float> exact_words_;  // instead, of a 32-bit model
  std::span<const float> word_scales_, positions_, shapes_, layouts_, gain_, bias_;
  std::vector<Layer> layers_;
  std::size_t events_from_ = 0;  // the shared layer that the first of these stands beside
  std::vector<Layer> event_layers_;
};

}  // namespace rapporteur::nn

// Linear: y = x W' + b with weights and rows (rows.h) in bytes, of which 7 bits are used so that processors without VNNI
// cannot saturate; one scale per output channel and per row; 32-bit sums, of the kernels' own product on AVX2, of oneDNN
// elsewhere. A model file with
// 32-bit weights is run in 32 bits throughout: the reference that the 8-bit model is held against.
// Tested in tests/unit/nn/linear_test.cc against a float reference.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/nn/rows.h"

namespace rapporteur::nn {

class Linear {
 public:
  /// Reads NAME.weight (int8 or float32 [out, in]), NAME.scale (of int8 weights) and NAME.bias (float32 [out]).
  /// kDamagedModel if one is missing or misshapen, if `in` is over 65,536 (sums could overflow), or if the weights are
  /// not of the type of encoder.words.weight: the rows of a model are all 8-bit or all 32-bit.
  static Result<Linear> load(const ModelFile& model, const std::string& name);

  Linear(Linear&&) noexcept;
  Linear& operator=(Linear&&) noexcept;
  ~Linear();

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }
  /// Whether the weights are 32-bit.
  bool exact() const { return !exact_.empty(); }
  /// Rows of `width` floats in the form that this Linear, and every other one of its model, reads.
  Rows rows_of(const float* x, std::size_t rows, std::size_t width) const;

  /// y: rows.rows() * outputs() floats, row-major, overwritten. rows.width must be inputs(). Safe from many threads.
  void run(const Rows& rows, float* y) const;
  /// The same for rows [begin, end) only; y receives end - begin rows.
  void run(const Rows& rows, std::size_t begin, std::size_t end, float* y) const;

 private:
  struct Products;  // the oneDNN side
  Linear();
  Status load_exact(const ModelFile& model, const std::string& name);
  Status load_quantised(const ModelFile& model, const std::string& name);
  Status load_products(std::span<const std::int8_t> weight);
  void run_exact(const Rows& rows, std::size_t begin, std::size_t end, float* y) const;
  void run_products(const Rows& rows, std::size_t begin, std::size_t end, float* y) const;

  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> scale_;
  std::vector<float> bias_;
  std::vector<float> column_sum_;
  std::vector<float> exact_;         // [out, in]
  std::vector<std::int8_t> packed_;  // for the kernels' product
  std::unique_ptr<Products> products_;
};

/// A Linear that reads the encoder's vectors: as load(), and kDamagedModel if it is not as wide as they are.
Result<Linear> load_head(const ModelFile& model, const std::string& name);

/// Quantises `rows` rows of `width` floats.
Rows quantise(const float* x, std::size_t rows, std::size_t width);

/// Linear on floats.
std::vector<float> apply(const Linear& linear, const float* x, std::size_t rows);

}  // namespace rapporteur::nn

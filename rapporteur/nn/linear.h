// Linear: y = x W' + b with 8-bit weights (one scale per output channel, values within 7 bits so that processors
// without VNNI cannot saturate) and 8-bit rows (rows.h), multiplied by oneDNN into 32-bit sums.
// Tested in tests/unit/nn/linear_test.cc against a float reference.
#pragma once

#include <memory>
#include <string>

#include "rapporteur/base/result.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/nn/rows.h"

namespace rapporteur::nn {

class Linear {
 public:
  /// Reads NAME.weight (int8 [out, in]), NAME.scale and NAME.bias (float32 [out]).
  static Result<Linear> load(const ModelFile& model, const std::string& name);

  Linear(Linear&&) noexcept;
  Linear& operator=(Linear&&) noexcept;
  ~Linear();

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

  /// y: rows.rows() * outputs() floats, row-major, overwritten. rows.width must be inputs(). Safe from many threads.
  void run(const QuantisedRows& rows, float* y) const;
  /// The same for rows [begin, end) only; y receives end - begin rows.
  void run(const QuantisedRows& rows, std::size_t begin, std::size_t end, float* y) const;

 private:
  struct Products;  // the oneDNN side
  Linear();

  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> scale_;
  std::vector<float> bias_;
  std::vector<float> column_sum_;
  std::unique_ptr<Products> products_;
};

/// Quantises `rows` rows of `width` floats.
QuantisedRows quantise(const float* x, std::size_t rows, std::size_t width);

/// Linear on floats: quantise, then run.
std::vector<float> apply(const Linear& linear, const float* x, std::size_t rows);

}  // namespace rapporteur::nn

// Writes model files in memory, in the form that rapporteur/nn/model_file.h reads (docs/formats/model.md): single
// tensors for the tests of nn/, hostile headers, and a whole tiny model with random weights that every learned stage
// loads. The shipped writer is training/model_file.py; training/tests/model_file_test.py holds it to the same layout.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace rapporteur::testing {

/// The same numbers on every machine, which std's distributions do not promise.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  /// Uniform in [-1, 1).
  float next();
  /// Uniform in [0, below).
  std::uint32_t below(std::uint32_t below) { return static_cast<std::uint32_t>(engine_()) % below; }
  std::vector<float> floats(std::size_t count, float spread = 1.0F);

 private:
  std::mt19937 engine_;
};

class ModelWriter {
 public:
  using Shape = std::vector<std::uint64_t>;

  void labels(const std::string& kind, std::vector<std::string> values) { labels_[kind] = std::move(values); }
  void floats(const std::string& tensor, Shape shape, const std::vector<float>& values);
  void bytes(const std::string& tensor, Shape shape, const std::vector<std::int8_t>& values);
  /// A matrix [out, in] and its bias: 32-bit, or in `limit` steps to each side of 0 with one scale per row.
  void matrix(const std::string& tensor, std::uint64_t out, std::uint64_t in,
              const std::vector<float>& values, bool exact, int limit);
  /// NAME.weight, NAME.scale, NAME.bias as rapporteur/nn/linear.h reads them.
  void linear(const std::string& name, std::uint64_t out, std::uint64_t in, const std::vector<float>& weight,
              const std::vector<float>& bias, bool exact);

  void remove(const std::string& tensor) { tensors_.erase(tensor); }
  std::vector<std::string> tensors() const;

  /// The whole file, its hash included.
  std::string file() const;

 private:
  struct Tensor {
    std::string type;
    Shape shape;
    std::string data;
  };
  std::map<std::string, std::vector<std::string>> labels_;
  std::map<std::string, Tensor> tensors_;
};

/// A file around any header and any data, rightly hashed: what stands in the header need not be true.
std::string model_file(const std::string& header, const std::string& data, std::uint32_t version = 1);
/// The same file with the hash that its content has now.
std::string rehashed(std::string file);

struct TinyShape {
  std::uint32_t width = 64;  // a multiple of 32, the size of an attention head
  std::uint32_t layers = 2;
  std::uint32_t events_from = 1;  // events have layers of their own beside this shared one and those above it
  std::uint32_t inner = 96;
  std::uint32_t positions = 64;
  std::uint32_t part = 16;  // width of the heads' own layers
  std::uint32_t window = 32;
  std::uint32_t overlap = 4;
  bool exact = false;
  std::uint32_t seed = 1;
};

/// A model that every stage loads: 26 letters, a few words, random weights.
ModelWriter tiny_model(const TinyShape& shape = {});

}  // namespace rapporteur::testing

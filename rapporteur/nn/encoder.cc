// The transformer's forward pass. Tested in tests/unit/nn/encoder_test.cc.
#include "rapporteur/nn/encoder.h"

#include <algorithm>

#include "rapporteur/nn/kernels.h"

namespace rapporteur::nn {
namespace {

constexpr std::size_t kHeadSize = 32;  // what kernels.cc is written for
constexpr std::size_t kRowBlock =
    64;  // rows worked on together where a layer is wide: they stay in the cache

/// Collects tensors; remembers the first failure so that loading reads as a list.
class Loader {
 public:
  explicit Loader(const ModelFile& model) : model_(model) {}

  std::span<const float> floats(const std::string& tensor, std::uint64_t count) {
    return take(model_.floats(tensor, count));
  }
  std::span<const std::int8_t> bytes(const std::string& tensor, std::uint64_t count) {
    return take(model_.bytes(tensor, count));
  }
  std::size_t rows(const std::string& tensor) {
    const auto shape = model_.shape(tensor);
    return shape.empty() ? 0 : shape[0];
  }
  Status status = Done{};

 private:
  template <class T>
  T take(Result<T> result) {
    if (result) return result.value();
    if (status.ok()) status = result.error();
    return {};
  }

  const ModelFile& model_;
};

}  // namespace

Result<Encoder> Encoder::load(const ModelFile& model) {
  Loader load(model);
  Encoder e;
  e.width_ = load.rows("encoder.norm.gain");
  e.vocabulary_ = load.rows("encoder.words.scale");
  if (model.type("encoder.words.weight") == TensorType::kInt8) {
    e.words_ = load.bytes("encoder.words.weight", e.vocabulary_ * e.width_);
  } else {
    e.exact_words_ = load.floats("encoder.words.weight", e.vocabulary_ * e.width_);
  }
  e.word_scales_ = load.floats("encoder.words.scale", e.vocabulary_);
  e.positions_ = load.floats("encoder.positions", load.rows("encoder.positions") * e.width_);
  e.shapes_ = load.floats("encoder.shapes", load.rows("encoder.shapes") * e.width_);
  e.layouts_ = load.floats("encoder.layouts", load.rows("encoder.layouts") * e.width_);
  e.gain_ = load.floats("encoder.norm.gain", e.width_);
  e.bias_ = load.floats("encoder.norm.bias", e.width_);
  if (!load.status) return load.status.error();
  if (e.width_ == 0 || e.width_ % kHeadSize != 0) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "encoder width " + std::to_string(e.width_)};
  }
  auto layers = e.load_layers(model, "encoder.layer.", 0);
  if (!layers) return layers.error();
  e.layers_ = std::move(layers).value();
  if (e.layers_.empty()) return Error{ErrorCode::kDamagedModel, model.subject(), "no encoder layers"};
  const auto has_own = [&](std::size_t i) {
    return !model.shape("encoder.event_layer." + std::to_string(i) + ".qkv.weight").empty();
  };
  while (e.events_from_ < e.layers_.size() && !has_own(e.events_from_)) ++e.events_from_;
  auto own = e.load_layers(model, "encoder.event_layer.", e.events_from_);
  if (!own) return own.error();
  e.event_layers_ = std::move(own).value();
  return e;
}

Result<std::vector<Encoder::Layer>> Encoder::load_layers(const ModelFile& model, const std::string& name,
                                                         std::size_t first) {
  Loader load(model);
  std::vector<Layer> layers;
  for (std::size_t i = first;; ++i) {
    const std::string at = name + std::to_string(i) + ".";
    if (model.shape(at + "qkv.weight").empty()) break;
    auto qkv = Linear::load(model, at + "qkv");
    auto out = Linear::load(model, at + "out");
    auto up = Linear::load(model, at + "up");
    auto down = Linear::load(model, at + "down");
    for (const auto* part : {&qkv, &out, &up, &down}) {
      if (!*part) return part->error();
    }
    if (inner_ == 0) inner_ = up->outputs();
    const bool fits = qkv->inputs() == width_ && qkv->outputs() == 3 * width_ && out->inputs() == width_ &&
                      out->outputs() == width_ && up->inputs() == width_ && down->outputs() == width_ &&
                      up->outputs() == down->inputs() && up->outputs() == inner_;
    if (!fits) return Error{ErrorCode::kDamagedModel, model.subject(), at + " does not fit the other layers"};
    layers.push_back({std::move(qkv).value(), std::move(out).value(), std::move(up).value(),
                      std::move(down).value(), load.floats(at + "norm1.gain", width_),
                      load.floats(at + "norm1.bias", width_), load.floats(at + "norm2.gain", width_),
                      load.floats(at + "norm2.bias", width_)});
  }
  if (!load.status) return load.status.error();
  return layers;
}

void Encoder::add_word(std::uint32_t id, float* row) const {
  const std::size_t at = id * width_;
  for (std::size_t k = 0; k < width_; ++k) {
    row[k] +=
        exact_words_.empty() ? word_scales_[id] * static_cast<float>(words_[at + k]) : exact_words_[at + k];
  }
}

std::vector<float> Encoder::embed(const Pieces& pieces) const {
  std::vector<float> x(pieces.ids.size() * width_);
  std::size_t window = 0;
  for (std::size_t r = 0; r < pieces.ids.size(); ++r) {
    while (window + 1 < pieces.starts.size() && pieces.starts[window + 1] <= r) ++window;
    float* row = x.data() + r * width_;
    add_word(pieces.ids[r], row);
    const float* position = positions_.data() + (r - pieces.starts[window]) * width_;
    const float* shape = shapes_.data() + pieces.shapes[r] * width_;
    const float* layout = layouts_.data() + pieces.layouts[r] * width_;
    for (std::size_t k = 0; k < width_; ++k) {
      row[k] += position[k] + shape[k] + layout[k];
    }
    kernels().layer_norm(row, nullptr, gain_.data(), bias_.data(), width_);
  }
  return x;
}

void Encoder::run_layer(const Layer& layer, const Pieces& pieces, std::vector<float>& x) const {
  const Kernels& k = kernels();
  const std::size_t rows = pieces.ids.size();
  std::vector<float> wide(rows * 3 * width_);
  layer.qkv.run(layer.qkv.rows_of(x.data(), rows, width_), wide.data());
  std::vector<float> mixed(rows * width_);
  std::vector<float> scratch;
  for (std::size_t w = 0; w < pieces.starts.size(); ++w) {
    const std::size_t begin = pieces.starts[w];
    const std::size_t end = w + 1 < pieces.starts.size() ? pieces.starts[w + 1] : rows;
    scratch.resize(std::max(scratch.size(), attention_scratch(end - begin, kHeadSize)));
    k.attention(wide.data() + begin * 3 * width_, end - begin, width_ / kHeadSize, kHeadSize,
                mixed.data() + begin * width_, scratch.data());
  }
  std::vector<float> y(rows * width_);
  layer.out.run(layer.out.rows_of(mixed.data(), rows, width_), y.data());
  for (std::size_t r = 0; r < rows; ++r) {
    k.layer_norm(x.data() + r * width_, y.data() + r * width_, layer.gain1.data(), layer.bias1.data(),
                 width_);
  }
  wide.resize(std::max(wide.size(), std::min(rows, kRowBlock) * inner_));
  const Rows in = layer.up.rows_of(x.data(), rows, width_);
  for (std::size_t begin = 0; begin < rows; begin += kRowBlock) {
    const std::size_t count = std::min(rows - begin, kRowBlock);
    layer.up.run(in, begin, begin + count, wide.data());
    k.gelu(wide.data(), count * inner_);
    layer.down.run(layer.down.rows_of(wide.data(), count, inner_), y.data() + begin * width_);
  }
  for (std::size_t r = 0; r < rows; ++r) {
    k.layer_norm(x.data() + r * width_, y.data() + r * width_, layer.gain2.data(), layer.bias2.data(),
                 width_);
  }
}

Encoded Encoder::run(const Pieces& pieces, bool events) const {
  Encoded x{embed(pieces), {}};
  if (pieces.ids.empty()) return x;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (events && has_event_layers() && i == events_from_) x.events = x.shared;
    run_layer(layers_[i], pieces, x.shared);
  }
  if (!x.events.empty()) {
    for (const Layer& layer : event_layers_) run_layer(layer, pieces, x.events);
  }
  return x;
}

}  // namespace rapporteur::nn

// Products through the kernels where they have one of their own, else through oneDNN: then rows are worked on in pieces of
// fixed heights, for each of which one primitive is compiled at load, and the last piece is padded. Both give the same sums.
// Tested in tests/unit/nn/linear_test.cc.
#include "rapporteur/nn/linear.h"

#include <omp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <oneapi/dnnl/dnnl.hpp>
#include <utility>

#include "rapporteur/nn/kernels.h"

namespace rapporteur::nn {
namespace {

using dnnl::memory;

constexpr std::array<std::size_t, 3> kHeights = {256, 64, 16};
constexpr std::size_t kMaxInputs = 65536;  // 65536 * 127 * 64 fits 32 bits
constexpr int kLeastWeight = -64;          // 7 bits
constexpr int kMostWeight = 63;

const dnnl::engine& engine() {
  static const dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
  return cpu;
}

memory::dim dim(std::size_t n) { return static_cast<memory::dim>(n); }

/// One OpenMP thread per worker: Rapporteur's own threads run over articles, never inside one product.
dnnl::stream& stream() {
  thread_local dnnl::stream s = [] {
    omp_set_num_threads(1);
    return dnnl::stream(engine());
  }();
  return s;
}

/// Scratch of this thread: one padded piece of rows, its sums, and oneDNN's own (left to itself it would take the one
/// of the thread that loaded the model, and articles would write over each other's).
struct Scratch {
  std::vector<std::uint8_t> rows;
  std::vector<std::int32_t> sums;
  memory pad;

  const memory& pad_for(const memory::desc& wanted) {
    if (!pad || pad.get_desc().get_size() < wanted.get_size()) pad = memory(wanted, engine());
    return pad;
  }
};

Scratch& scratch() {
  thread_local Scratch s;
  return s;
}

}  // namespace

struct Linear::Products {
  memory weights;
  std::array<memory::desc, kHeights.size()> source, target, pad;
  std::array<dnnl::matmul, kHeights.size()> product;
};

Linear::Linear() = default;
Linear::Linear(Linear&&) noexcept = default;
Linear& Linear::operator=(Linear&&) noexcept = default;
Linear::~Linear() = default;

Result<Linear> Linear::load(const ModelFile& model, const std::string& name) {
  const auto shape = model.shape(name + ".weight");
  if (shape.size() != 2) {
    return Error{ErrorCode::kDamagedModel, model.subject(), "tensor " + name + ".weight is no matrix"};
  }
  const bool exact = model.type(name + ".weight") == TensorType::kFloat32;
  const std::string words = "encoder.words.weight";
  const bool mixed = !model.shape(words).empty() && exact != (model.type(words) == TensorType::kFloat32);
  if (shape[1] > kMaxInputs || mixed) {
    return Error{ErrorCode::kDamagedModel, model.subject(),
                 "tensor " + name + ".weight is " + (mixed ? "of another type than the model" : "too wide")};
  }
  Linear linear;
  linear.outputs_ = shape[0];
  linear.inputs_ = shape[1];
  const auto bias = model.floats(name + ".bias", shape[0]);
  if (!bias) return bias.error();
  linear.bias_.assign(bias.value().begin(), bias.value().end());
  const Status loaded = exact ? linear.load_exact(model, name) : linear.load_quantised(model, name);
  if (!loaded) return loaded.error();
  return linear;
}

Status Linear::load_exact(const ModelFile& model, const std::string& name) {
  const auto weight = model.floats(name + ".weight", outputs_ * inputs_);
  if (!weight) return weight.error();
  exact_.assign(weight.value().begin(), weight.value().end());
  return Done{};
}

Status Linear::load_quantised(const ModelFile& model, const std::string& name) {
  const auto weight = model.bytes(name + ".weight", outputs_ * inputs_);
  const auto scale = model.floats(name + ".scale", outputs_);
  if (!weight) return weight.error();
  if (!scale) return scale.error();
  scale_.assign(scale.value().begin(), scale.value().end());
  column_sum_.resize(outputs_);
  for (std::size_t o = 0; o < outputs_; ++o) {
    std::int32_t sum = 0;
    for (std::size_t i = 0; i < inputs_; ++i) sum += weight.value()[o * inputs_ + i];
    column_sum_[o] = static_cast<float>(sum);
  }

  for (const std::int8_t w : weight.value()) {
    if (w < kLeastWeight || w > kMostWeight)
      return Error{ErrorCode::kDamagedModel, model.subject(),
                   "tensor " + name + ".weight has more than 7 bits"};
  }
  if (kernels().product != nullptr) {
    packed_ = pack_weights(weight.value().data(), outputs_, inputs_);
    return Done{};
  }
  return load_products(weight.value());
}

Status Linear::load_products(std::span<const std::int8_t> weight) {
  omp_set_num_threads(1);
  auto products = std::make_unique<Products>();
  const memory::dim in = dim(inputs_);
  const memory::dim out = dim(outputs_);
  memory::desc layout({in, out}, memory::data_type::s8, memory::format_tag::any);
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  for (std::size_t h = 0; h < kHeights.size(); ++h) {
    const memory::dim rows = dim(kHeights[h]);
    products->source[h] = memory::desc({rows, in}, memory::data_type::u8, memory::format_tag::ab);
    products->target[h] = memory::desc({rows, out}, memory::data_type::s32, memory::format_tag::ab);
    const dnnl::matmul::primitive_desc description(
        dnnl::matmul::desc(products->source[h], layout, products->target[h]), attributes, engine());
    products->pad[h] = description.scratchpad_desc();
    layout = description.weights_desc();  // the layout the tallest piece likes serves the others too
    products->product[h] = dnnl::matmul(description);
  }
  // The file holds [out, in]: for oneDNN that is an [in, out] matrix stored by columns.
  auto* data = const_cast<std::int8_t*>(weight.data());
  const memory plain(memory::desc({in, out}, memory::data_type::s8, memory::format_tag::ba), engine(), data);
  products->weights = memory(layout, engine());
  dnnl::reorder(plain, products->weights).execute(stream(), const_cast<memory&>(plain), products->weights);
  stream().wait();
  products_ = std::move(products);
  return Done{};
}

void Linear::run(const Rows& rows, float* y) const { run(rows, 0, rows.rows(), y); }

void Linear::run_exact(const Rows& rows, std::size_t begin, std::size_t end, float* y) const {
  for (std::size_t r = begin; r < end; ++r) {
    for (std::size_t o = 0; o < outputs_; ++o, ++y) {
      *y = kernels().dot(rows.exact.data() + r * inputs_, exact_.data() + o * inputs_, inputs_) + bias_[o];
    }
  }
}

void Linear::run(const Rows& rows, std::size_t begin, std::size_t end, float* y) const {
  if (exact()) return run_exact(rows, begin, end, y);
  if (packed_.empty()) return run_products(rows, begin, end, y);
  kernels().product(
      {rows.values.data() + begin * inputs_, rows.scales.data() + begin, rows.zeros.data() + begin},
      end - begin, {inputs_, outputs_, packed_.data(), scale_.data(), column_sum_.data(), bias_.data()}, y);
}

void Linear::run_products(const Rows& rows, std::size_t begin, std::size_t end, float* y) const {
  Scratch& s = scratch();
  const Kernels& k = kernels();
  for (std::size_t at = begin; at < end;) {
    std::size_t h = 0;
    while (h + 1 < kHeights.size() && end - at <= kHeights[h] - kHeights[h + 1]) ++h;
    const std::size_t height = kHeights[h];
    const std::size_t count = std::min(height, end - at);
    const std::uint8_t* source = rows.values.data() + at * inputs_;
    if (count < height) {
      s.rows.assign(height * inputs_, 0);
      std::memcpy(s.rows.data(), source, count * inputs_);
      source = s.rows.data();
    }
    if (s.sums.size() < height * outputs_) s.sums.resize(height * outputs_);
    memory in(products_->source[h], engine(), const_cast<std::uint8_t*>(source));
    memory out(products_->target[h], engine(), s.sums.data());
    products_->product[h].execute(stream(), {{DNNL_ARG_SRC, in},
                                             {DNNL_ARG_WEIGHTS, products_->weights},
                                             {DNNL_ARG_DST, out},
                                             {DNNL_ARG_SCRATCHPAD, s.pad_for(products_->pad[h])}});
    stream().wait();
    for (std::size_t r = 0; r < count; ++r) {
      k.dequantise(s.sums.data() + r * outputs_, outputs_, rows.scales[at + r], rows.zeros[at + r],
                   scale_.data(), column_sum_.data(), bias_.data(), y + (at - begin + r) * outputs_);
    }
    at += count;
  }
}

Result<Linear> load_head(const ModelFile& model, const std::string& name) {
  auto head = Linear::load(model, name);
  const auto encoder = model.shape("encoder.norm.gain");
  if (head && (encoder.empty() || head->inputs() != encoder[0])) {
    return Error{ErrorCode::kDamagedModel, model.subject(), name + " does not read the encoder's vectors"};
  }
  return head;
}

Rows quantise(const float* x, std::size_t rows, std::size_t width) {
  Rows q;
  q.width = width;
  q.values.resize(rows * width);
  q.scales.resize(rows);
  q.zeros.resize(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    kernels().quantise(x + r * width, width, q.values.data() + r * width, &q.scales[r], &q.zeros[r]);
  }
  return q;
}

Rows Linear::rows_of(const float* x, std::size_t rows, std::size_t width) const {
  if (!exact()) return quantise(x, rows, width);
  Rows out;
  out.width = width;
  out.exact.assign(x, x + rows * width);
  return out;
}

std::vector<float> apply(const Linear& linear, const float* x, std::size_t rows) {
  std::vector<float> y(rows * linear.outputs());
  linear.run(linear.rows_of(x, rows, linear.inputs()), y.data());
  return y;
}

}  // namespace rapporteur::nn

// A whole tiny encoder against its formulas in double precision, and windows that must not feel their neighbours.
#include "rapporteur/nn/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {
namespace {

using testing::Random;
using testing::tiny_model;
using testing::TinyShape;
using Matrix = std::vector<double>;  // row-major

std::unique_ptr<ModelFile> parsed(const testing::ModelWriter& writer) {
  auto model = ModelFile::parse(writer.file(), "tiny");
  EXPECT_TRUE(model.ok()) << to_string(model.error());
  return std::move(model).value();
}

// -- the reference --------------------------------------------------------------------------------------------

class Reference {
 public:
  /// events: through the layers of events.
  Reference(const ModelFile& model, const TinyShape& shape, bool events = false)
      : model_(model), shape_(shape), events_(events) {}

  Matrix run(const Pieces& p) const {
    Matrix out;
    for (std::size_t w = 0; w < p.starts.size(); ++w) {
      const std::size_t end = w + 1 < p.starts.size() ? p.starts[w + 1] : p.ids.size();
      const Matrix one = run_window(p, p.starts[w], end);
      out.insert(out.end(), one.begin(), one.end());
    }
    return out;
  }

 private:
  Matrix floats(const std::string& name) const {
    std::uint64_t n = 1;
    for (const std::uint64_t s : model_.shape(name)) n *= s;
    const auto values = model_.floats(name, n).value();
    return {values.begin(), values.end()};
  }

  /// NAME.weight with its scales taken in.
  Matrix weight(const std::string& name) const {
    if (model_.type(name + ".weight") == TensorType::kFloat32) return floats(name + ".weight");
    const auto shape = model_.shape(name + ".weight");
    const auto values = model_.bytes(name + ".weight", shape[0] * shape[1]).value();
    const Matrix scales = floats(name + ".scale");
    Matrix out(values.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = scales[i / shape[1]] * values[i];
    return out;
  }

  Matrix linear(const std::string& name, const Matrix& x) const {
    const Matrix w = weight(name);
    const Matrix bias = floats(name + ".bias");
    const std::size_t out = bias.size();
    const std::size_t in = w.size() / out;
    Matrix y(x.size() / in * out);
    for (std::size_t i = 0; i < y.size(); ++i) {
      y[i] = bias[i % out];
      for (std::size_t k = 0; k < in; ++k) y[i] += w[i % out * in + k] * x[i / out * in + k];
    }
    return y;
  }

  void norm(const std::string& name, Matrix& x) const {
    const Matrix gain = floats(name + ".gain");
    const Matrix bias = floats(name + ".bias");
    const std::size_t w = shape_.width;
    for (std::size_t r = 0; r < x.size() / w; ++r) {
      double mean = 0, variance = 0;
      for (std::size_t k = 0; k < w; ++k) mean += x[r * w + k] / static_cast<double>(w);
      for (std::size_t k = 0; k < w; ++k)
        variance += std::pow(x[r * w + k] - mean, 2) / static_cast<double>(w);
      for (std::size_t k = 0; k < w; ++k) {
        x[r * w + k] = (x[r * w + k] - mean) / std::sqrt(variance + 1e-12) * gain[k] + bias[k];
      }
    }
  }

  Matrix attention(const Matrix& qkv, std::size_t rows) const {
    const std::size_t w = shape_.width;
    Matrix out(rows * w, 0);
    for (std::size_t h = 0; h < w; h += 32) {
      for (std::size_t i = 0; i < rows; ++i) {
        std::vector<double> share(rows);
        double sum = 0;
        for (std::size_t j = 0; j < rows; ++j) {
          double score = 0;
          for (std::size_t d = h; d < h + 32; ++d) score += qkv[i * 3 * w + d] * qkv[j * 3 * w + w + d];
          sum += share[j] = std::exp(score / std::sqrt(32.0));
        }
        for (std::size_t j = 0; j < rows; ++j) {
          for (std::size_t d = h; d < h + 32; ++d)
            out[i * w + d] += share[j] / sum * qkv[j * 3 * w + 2 * w + d];
        }
      }
    }
    return out;
  }

  Matrix run_window(const Pieces& p, std::size_t begin, std::size_t end) const {
    const std::size_t w = shape_.width;
    const Matrix words = weight("encoder.words"), positions = floats("encoder.positions"),
                 shapes = floats("encoder.shapes"), layouts = floats("encoder.layouts");
    Matrix x;
    for (std::size_t r = begin; r < end; ++r) {
      for (std::size_t k = 0; k < w; ++k) {
        x.push_back(words[p.ids[r] * w + k] + positions[(r - begin) * w + k] + shapes[p.shapes[r] * w + k] +
                    layouts[p.layouts[r] * w + k]);
      }
    }
    norm("encoder.norm", x);
    for (std::uint32_t i = 0; i < shape_.layers; ++i) {
      const bool own = events_ && i >= shape_.events_from;
      const std::string at = (own ? "encoder.event_layer." : "encoder.layer.") + std::to_string(i) + ".";
      const Matrix mixed = linear(at + "out", attention(linear(at + "qkv", x), end - begin));
      for (std::size_t k = 0; k < x.size(); ++k) x[k] += mixed[k];
      norm(at + "norm1", x);
      Matrix wide = linear(at + "up", x);
      for (double& v : wide) v *= 0.5 * std::erfc(-v / std::sqrt(2.0));
      const Matrix narrow = linear(at + "down", wide);
      for (std::size_t k = 0; k < x.size(); ++k) x[k] += narrow[k];
      norm(at + "norm2", x);
    }
    return x;
  }

  const ModelFile& model_;
  TinyShape shape_;
  bool events_;
};

// -- windows to run -------------------------------------------------------------------------------------------

Pieces pieces_of(const std::vector<std::uint32_t>& lengths, std::size_t vocabulary, std::uint32_t seed) {
  Random random(seed);
  Pieces p;
  for (const std::uint32_t n : lengths) {
    p.starts.push_back(static_cast<std::uint32_t>(p.ids.size()));
    for (std::uint32_t i = 0; i < n; ++i) {
      p.ids.push_back(random.below(static_cast<std::uint32_t>(vocabulary)));
      p.shapes.push_back(static_cast<std::uint8_t>(random.below(11)));
      p.layouts.push_back(static_cast<std::uint8_t>(random.below(9)));
    }
  }
  return p;
}

Pieces window(const Pieces& all, std::size_t w) {
  const std::size_t begin = all.starts[w];
  const std::size_t end = w + 1 < all.starts.size() ? all.starts[w + 1] : all.ids.size();
  const auto part = [&](const auto& from) {
    return std::decay_t<decltype(from)>(from.begin() + static_cast<std::ptrdiff_t>(begin),
                                        from.begin() + static_cast<std::ptrdiff_t>(end));
  };
  return {part(all.ids), part(all.shapes), part(all.layouts), {0}};
}

struct Loaded {
  explicit Loaded(const TinyShape& s)
      : shape(s), model(parsed(tiny_model(s))), encoder(Encoder::load(*model)) {
    EXPECT_TRUE(encoder.ok()) << to_string(encoder.error());
  }
  TinyShape shape;
  std::unique_ptr<ModelFile> model;
  Result<Encoder> encoder;
};

TEST(Encoder, ThirtyTwoBitsAreTheFormulas) {
  TinyShape shape;
  shape.exact = true;
  const Loaded loaded(shape);
  const Pieces p = pieces_of({1, 5, 17, 40, 64}, loaded.encoder->vocabulary(), 41);
  const Encoded x = loaded.encoder->run(p, true);
  for (const bool events : {false, true}) {
    const Matrix expected = Reference(*loaded.model, shape, events).run(p);
    const std::vector<float>& own = events ? x.events : x.shared;
    ASSERT_EQ(own.size(), expected.size());
    for (std::size_t i = 0; i < own.size(); ++i) ASSERT_NEAR(own[i], expected[i], 1e-4) << i;
  }
}

TEST(Encoder, LayersOfEventsChangeNothingElse) {
  const Loaded loaded({});
  const Pieces p = pieces_of({7, 33}, loaded.encoder->vocabulary(), 44);
  const Encoded with = loaded.encoder->run(p, true), without = loaded.encoder->run(p, false);
  EXPECT_EQ(with.shared, without.shared);
  EXPECT_EQ(with.events.size(), with.shared.size());
  EXPECT_TRUE(without.events.empty());
}

TEST(Encoder, WithoutLayersOfEventsThereAreNoVectorsOfTheirOwn) {
  TinyShape shape;
  shape.events_from = shape.layers;
  const Loaded loaded(shape);
  EXPECT_FALSE(loaded.encoder->has_event_layers());
  EXPECT_TRUE(loaded.encoder->run(pieces_of({7}, loaded.encoder->vocabulary(), 45), true).events.empty());
}

TEST(Encoder, EightBitsAreTheFormulasWithinThreePercent) {
  // The reference has the file's own 8-bit weights: what differs is the rounding of the rows to 8 bits, five times a
  // layer. Random weights are the worst case: nothing was trained to bear it.
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    TinyShape shape;
    shape.seed = seed;
    const Loaded loaded(shape);
    const Pieces p = pieces_of({1, 5, 17, 40, 64}, loaded.encoder->vocabulary(), 42);
    const auto x = loaded.encoder->run(p, true).shared;
    const Matrix expected = Reference(*loaded.model, shape).run(p);
    double error = 0, size = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
      error += std::pow(x[i] - expected[i], 2);
      size += expected[i] * expected[i];
      ASSERT_NEAR(x[i], expected[i], 0.3) << i;
    }
    EXPECT_LT(std::sqrt(error / size), 0.03) << "seed " << seed;
  }
}

TEST(Encoder, WindowsTogetherAreEachAlone) {
  for (const bool exact : {false, true}) {
    TinyShape shape;
    shape.exact = exact;
    const Loaded loaded(shape);
    const Pieces p = pieces_of({3, 64, 1, 16, 50, 17, 64, 64, 33, 2}, loaded.encoder->vocabulary(), 43);
    const auto together = loaded.encoder->run(p, true).shared;
    std::vector<float> alone;
    for (std::size_t w = 0; w < p.starts.size(); ++w) {
      const auto x = loaded.encoder->run(window(p, w), true).shared;
      alone.insert(alone.end(), x.begin(), x.end());
    }
    ASSERT_EQ(together.size(), alone.size());
    EXPECT_EQ(std::memcmp(together.data(), alone.data(), alone.size() * sizeof(float)), 0)
        << "exact " << exact;
  }
}

TEST(Encoder, NoPiecesNoVectors) {
  const Loaded loaded({});
  EXPECT_TRUE(loaded.encoder->run({}, true).shared.empty());
}

// -- loading --------------------------------------------------------------------------------------------------

TEST(EncoderLoad, TellsItsSizes) {
  const Loaded loaded({});
  EXPECT_EQ(loaded.encoder->width(), 64u);
  EXPECT_EQ(loaded.encoder->max_window(), 64u);
  EXPECT_EQ(loaded.encoder->vocabulary(), loaded.model->labels("pieces").size());
}

TEST(EncoderLoad, NeedsEachOfItsTensors) {
  const auto whole = tiny_model();
  for (const std::string& name : whole.tensors()) {
    if (!name.starts_with("encoder.") || name == "encoder.layer.1.qkv.weight" ||
        name == "encoder.event_layer.1.qkv.weight")
      continue;  // then one layer less
    auto lacking = whole;
    lacking.remove(name);
    const auto model = parsed(lacking);
    const auto encoder = Encoder::load(*model);
    const bool unused =
        name.ends_with("words.scale") && model->type("encoder.words.weight") == TensorType::kFloat32;
    EXPECT_EQ(encoder.ok(), unused) << name;
    if (!encoder) {
      EXPECT_EQ(encoder.error().code, ErrorCode::kDamagedModel);
    }
  }
}

TEST(EncoderLoad, RefusesPartsThatDoNotFit) {
  const auto with = [&](const std::string& name, std::uint64_t out, std::uint64_t in) {
    auto writer = tiny_model();
    writer.linear(name, out, in, std::vector<float>(out * in), std::vector<float>(out), false);
    return Encoder::load(*parsed(writer)).ok();
  };
  EXPECT_TRUE(with("encoder.layer.0.qkv", 192, 64));
  EXPECT_FALSE(with("encoder.layer.0.qkv", 160, 64));
  EXPECT_FALSE(with("encoder.layer.0.qkv", 192, 32));
  EXPECT_FALSE(with("encoder.layer.1.out", 64, 96));
  EXPECT_FALSE(with("encoder.event_layer.1.out", 64, 96));
  EXPECT_FALSE(with("encoder.layer.1.up", 128, 64));  // than its own `down`
  auto wider = tiny_model();  // a layer that fits itself, but is wider inside than the others
  wider.linear("encoder.layer.0.up", 160, 64, std::vector<float>(160 * 64), std::vector<float>(160), false);
  wider.linear("encoder.layer.0.down", 64, 160, std::vector<float>(160 * 64), std::vector<float>(64), false);
  EXPECT_FALSE(Encoder::load(*parsed(wider)).ok());
}

TEST(EncoderLoad, RefusesAWidthWithoutWholeHeads) {
  auto writer = tiny_model();
  writer.floats("encoder.norm.gain", {48}, std::vector<float>(48));
  EXPECT_FALSE(Encoder::load(*parsed(writer)).ok());
}

TEST(EncoderLoad, RefusesAModelWithoutLayers) {
  TinyShape shape;
  shape.layers = 0;
  EXPECT_FALSE(Encoder::load(*parsed(tiny_model(shape))).ok());
}

}  // namespace
}  // namespace rapporteur::nn

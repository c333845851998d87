// One vector per token, from the windows and features that training made, and settings that cannot be used.
#include "rapporteur/encoding/encoding.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of;
using testing::document_of_sizes;
using testing::ModelWriter;
using testing::tiny_model;

std::unique_ptr<nn::ModelFile> parsed(const ModelWriter& writer) {
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

struct Loaded {
  explicit Loaded(const ModelWriter& writer = tiny_model())
      : model(parsed(writer)), encoder(TokenEncoder::load(*model)) {
    EXPECT_TRUE(encoder.ok()) << to_string(encoder.error());
  }
  std::unique_ptr<nn::ModelFile> model;
  Result<TokenEncoder> encoder;
};

std::uint32_t piece(const nn::ModelFile& model, const std::string& text) {
  const auto& pieces = model.labels("pieces");
  return static_cast<std::uint32_t>(std::find(pieces.begin(), pieces.end(), text) - pieces.begin());
}

TEST(Encoding, IsTheFirstPieceOfEachWordInItsWindow) {
  testing::TinyShape shape;
  shape.exact = true;
  const Loaded loaded(tiny_model(shape));
  // He said "no"s, talks; a second paragraph.
  Document d = document_of({{"Ab", "said", "\"", "+no", "+\"", "+s"}, {"talks", "."}});
  loaded.encoder->encode(d);
  ASSERT_EQ(d.encoding.vectors.rows(), d.tokens.size());

  enum Shape : std::uint8_t { kNone, kLower, kTitle, kPunct = 8, kQuote = 9 };
  nn::Pieces p;
  std::vector<std::size_t> first;
  const auto push = [&](const char* text, Shape s, std::uint8_t layout, bool begins = true) {
    if (begins && s != kNone) first.push_back(p.ids.size());
    p.ids.push_back(piece(*loaded.model, text));
    p.shapes.push_back(s);
    p.layouts.push_back(layout);
  };
  p.starts = {0};
  // Layout: one, and 1 for a space before, 2 for a space after, 4 inside quotation marks.
  push("[CLS]", kNone, 0);
  push("a", kTitle, 4), push("##b", kTitle, 4, false);
  push("said", kLower, 4);
  push("\"", kQuote, 1 + 1 + 4);
  push("n", kLower, 1 + 4), push("##o", kLower, 1 + 4, false);
  push("\"", kQuote, 1 + 4);
  push("s", kLower, 1 + 2);
  push("[SEP]", kNone, 0);
  push("talk", kLower, 4), push("##s", kLower, 4, false);
  push(".", kPunct, 4);
  push("[SEP]", kNone, 0);
  const nn::Encoded x = std::move(nn::Encoder::load(*loaded.model)).value().run(p, true);
  ASSERT_EQ(first.size(), d.tokens.size());
  for (std::size_t t = 0; t < first.size(); ++t) {
    EXPECT_EQ(std::memcmp(&d.encoding.vectors.exact[t * 64], &x.shared[first[t] * 64], 64 * sizeof(float)), 0)
        << "token " << t;
    EXPECT_EQ(
        std::memcmp(&d.encoding.event_vectors.exact[t * 64], &x.events[first[t] * 64], 64 * sizeof(float)), 0)
        << "token " << t;
  }
}

TEST(Encoding, OneVectorPerTokenHoweverLong) {
  const Loaded loaded;
  for (const auto& sizes :
       std::vector<std::vector<std::uint32_t>>{{}, {1}, {29}, {30}, {31}, {3000}, {5, 900, 1, 1, 40}}) {
    Document d = document_of_sizes(sizes);
    loaded.encoder->encode(d);
    EXPECT_EQ(d.encoding.vectors.rows(), d.tokens.size());
    EXPECT_EQ(d.encoding.vectors.values.size(), d.tokens.size() * 64);
    EXPECT_EQ(verify(d), "");
  }
}

TEST(Encoding, OfOneWindowIsTheSameInAnyDocument) {
  const Loaded loaded;
  // A paragraph as long as a window is never packed with others; 40 of them are more than one batch of rows.
  Document alone = document_of_sizes({30});
  loaded.encoder->encode(alone);
  Document many = document_of_sizes(std::vector<std::uint32_t>(40, 30));
  loaded.encoder->encode(many);
  const auto& one = alone.encoding.vectors;
  const auto& all = many.encoding.vectors;
  for (std::size_t p = 0; p < 40; ++p) {
    ASSERT_EQ(std::memcmp(&all.values[p * 30 * 64], one.values.data(), one.values.size()), 0) << p;
    ASSERT_EQ(std::memcmp(&all.scales[p * 30], one.scales.data(), 30 * sizeof(float)), 0) << p;
  }
}

TEST(Encoding, IsReplacedWhenDoneAgain) {
  const Loaded loaded;
  Document d = document_of_sizes({50});
  loaded.encoder->encode(d);
  const auto once = d.encoding.vectors.values;
  loaded.encoder->encode(d);
  EXPECT_EQ(d.encoding.vectors.values, once);
}

// -- loading --------------------------------------------------------------------------------------------------

bool loads(const ModelWriter& writer) {
  const auto model = parsed(writer);
  const auto encoder = TokenEncoder::load(*model);
  if (!encoder) {
    EXPECT_EQ(encoder.error().code, ErrorCode::kDamagedModel);
  }
  return encoder.ok();
}

TEST(EncodingLoad, RefusesSettingsWithoutAUsableWindow) {
  const auto with = [](std::vector<std::string> settings) {
    auto writer = tiny_model();
    writer.labels("settings", std::move(settings));
    return loads(writer);
  };
  EXPECT_TRUE(with({"window=64", "overlap=31"}));
  EXPECT_TRUE(with({"window=32", "overlap=0", "what=ever", "no equals sign"}));
  EXPECT_FALSE(with({}));
  EXPECT_FALSE(with({"window=64"}));
  EXPECT_FALSE(with({"overlap=4"}));
  EXPECT_FALSE(with({"window=65", "overlap=4"}));  // more than there are positions
  EXPECT_FALSE(with({"window=31", "overlap=4"}));
  EXPECT_FALSE(with({"window=64", "overlap=32"}));
  EXPECT_FALSE(with({"window=-64", "overlap=4"}));
  EXPECT_FALSE(with({"window=99999999999999", "overlap=4"}));
  EXPECT_FALSE(with({"window=", "overlap="}));
}

TEST(EncodingLoad, RefusesTablesOfOtherSizes) {
  auto writer = tiny_model();
  writer.labels("pieces", {"[UNK]", "[CLS]", "[SEP]"});  // the word table has more rows
  EXPECT_FALSE(loads(writer));
  writer = tiny_model();
  writer.floats("encoder.shapes", {10, 64}, std::vector<float>(640));
  EXPECT_FALSE(loads(writer));
  writer = tiny_model();
  writer.floats("encoder.layouts", {8, 64}, std::vector<float>(512));
  EXPECT_FALSE(loads(writer));
}

}  // namespace
}  // namespace rapporteur

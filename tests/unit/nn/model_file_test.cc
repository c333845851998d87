// What a model file may and may not hold: a header is believed only after every length in it has been checked.
#include "rapporteur/nn/model_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/model_writer.h"

namespace rapporteur::nn {
namespace {

using testing::model_file;
using testing::ModelWriter;
using testing::rehashed;

constexpr std::size_t kHash = 32;

ModelWriter small() {
  ModelWriter writer;
  writer.labels("upos", {"NOUN", "VERB"});
  writer.floats("a", {2, 3}, {1, 2, 3, 4, 5, 6});
  writer.bytes("b", {4}, {-1, 0, 1, 127});
  return writer;
}

/// "" where the file is read, else the code and the detail of the error.
std::string fault_of(const std::string& file) {
  const auto model = ModelFile::parse(file, "m.bin");
  if (model) return "";
  EXPECT_EQ(model.error().subject, "m.bin");
  EXPECT_FALSE(model.error().detail.empty());
  const bool damaged = model.error().code == ErrorCode::kDamagedModel;
  return (damaged ? "" : "other code: ") + model.error().detail;
}

/// A file whose header holds just this tensor, over 256 bytes of data.
std::string with_tensor(const std::string& entry) {
  return model_file(R"({"tensors":{"t":)" + entry + "}}", std::string(256, '\1'));
}

TEST(ModelFile, ReadsBackWhatWasWritten) {
  const std::string file = small().file();
  const auto read = ModelFile::parse(file, "m.bin");
  ASSERT_TRUE(read.ok()) << to_string(read.error());
  const ModelFile& model = *read.value();
  EXPECT_EQ(model.name(), "tiny");
  EXPECT_EQ(model.subject(), "m.bin");
  EXPECT_EQ(model.sha256().size(), 64u);
  EXPECT_EQ(model.sha256().find_first_not_of("0123456789abcdef"), std::string::npos);
  EXPECT_EQ(model.labels("upos"), (std::vector<std::string>{"NOUN", "VERB"}));
  EXPECT_TRUE(model.labels("none").empty());
  EXPECT_EQ(model.shape("a"), (std::vector<std::uint64_t>{2, 3}));
  EXPECT_TRUE(model.shape("none").empty());
  EXPECT_EQ(model.type("b"), TensorType::kInt8);
  const auto a = model.floats("a", 6);
  ASSERT_TRUE(a.ok());
  EXPECT_EQ(std::vector<float>(a.value().begin(), a.value().end()), (std::vector<float>{1, 2, 3, 4, 5, 6}));
  const auto b = model.bytes("b", 4);
  ASSERT_TRUE(b.ok());
  EXPECT_EQ(std::vector<std::int8_t>(b.value().begin(), b.value().end()),
            (std::vector<std::int8_t>{-1, 0, 1, 127}));
}

TEST(ModelFile, GivesATensorOnlyAsWhatItIs) {
  const auto read = ModelFile::parse(small().file(), "m.bin");
  ASSERT_TRUE(read.ok());
  const ModelFile& model = *read.value();
  for (const auto& wrong : {model.floats("a", 5), model.floats("a", 7), model.floats("b", 4),
                            model.floats("b", 1), model.floats("none", 1)}) {
    ASSERT_FALSE(wrong.ok());
    EXPECT_EQ(wrong.error().code, ErrorCode::kDamagedModel);
    EXPECT_EQ(wrong.error().subject, "m.bin");
  }
  EXPECT_FALSE(model.bytes("a", 6).ok());
  EXPECT_FALSE(model.bytes("b", 3).ok());
  EXPECT_FALSE(model.bytes("none", 1).ok());
}

TEST(ModelFile, RefusesEveryTruncation) {
  const std::string file = small().file();
  for (std::size_t size = 0; size < file.size(); ++size) {
    ASSERT_NE(fault_of(file.substr(0, size)), "") << size << " of " << file.size() << " bytes";
  }
  // Also where someone has made the hash fit again: the header's own lengths must hold.
  const std::size_t data = file.size() - kHash - 128;  // two tensors, 64 bytes each
  for (std::size_t size = 0; size < data + 64; ++size) {
    ASSERT_NE(fault_of(rehashed(file.substr(0, size) + std::string(kHash, '\0'))), "") << size;
  }
}

TEST(ModelFile, RefusesEveryFlippedBit) {
  const std::string file = small().file();
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (const int bit : {0, 3, 7}) {
      std::string flipped = file;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      ASSERT_NE(fault_of(flipped), "") << "bit " << bit << " of byte " << at;
    }
  }
}

TEST(ModelFile, RefusesBytesAfterTheEnd) { EXPECT_NE(fault_of(small().file() + '\0'), ""); }

TEST(ModelFile, TellsAnotherVersionFromDamage) {
  for (const std::uint32_t version : {0U, 2U, 0x01000000U, 0xFFFFFFFFU}) {
    const auto model = ModelFile::parse(model_file(R"({"tensors":{}})", "", version), "m.bin");
    ASSERT_FALSE(model.ok());
    EXPECT_EQ(model.error().code, ErrorCode::kWrongModelVersion);
    EXPECT_NE(model.error().detail.find(std::to_string(version)), std::string::npos) << model.error().detail;
  }
}

TEST(ModelFile, RefusesAHeaderLengthThatLies) {
  const std::string file = small().file();
  for (const std::uint64_t length :
       {std::uint64_t{0}, std::uint64_t{1}, file.size() - 24 - kHash, file.size(), std::uint64_t{1} << 32,
        std::uint64_t{1} << 63, ~std::uint64_t{0}, ~std::uint64_t{0} - 23, ~std::uint64_t{0} - 63}) {
    std::string lying = file;
    for (std::size_t i = 0; i < 8; ++i) lying[16 + i] = static_cast<char>(length >> (8 * i) & 0xFF);
    EXPECT_NE(fault_of(rehashed(lying)), "") << length;
  }
}

TEST(ModelFile, RefusesAHeaderThatIsNoHeader) {
  for (const char* header :
       {"", " ", "{", "[]", "null", "7", "\"tensors\"", "{}", R"({"tensors":[]})", R"({"tensors":3})",
        R"({"tensors":{}} x)", R"({"tensors":{},"name":3})", R"({"tensors":{},"labels":[1]})",
        R"({"tensors":{},"labels":{"upos":"NOUN"}})", R"({"tensors":{},"labels":{"upos":[1]}})",
        "{\"tensors\":{},\"name\":\"\xFF\"}"}) {
    EXPECT_NE(fault_of(model_file(header, "")), "") << header;
  }
  EXPECT_NE(fault_of(model_file(std::string(100000, '['), "")), "");
  EXPECT_NE(
      fault_of(model_file(R"({"tensors":)" + std::string(100000, '[') + std::string(100000, ']') + "}", "")),
      "");
}

TEST(ModelFile, AHeaderWithoutTensorsIsAModelOfNothing) {
  EXPECT_EQ(fault_of(model_file(R"({"tensors":{}})", "")), "");
}

TEST(ModelFile, ReadsTensorsUpToTheLastByte) {
  EXPECT_EQ(fault_of(with_tensor(R"({"type":"int8","shape":[256],"offset":0})")), "");
  EXPECT_EQ(fault_of(with_tensor(R"({"type":"int8","shape":[64],"offset":192})")), "");
  EXPECT_EQ(fault_of(with_tensor(R"({"type":"float32","shape":[8,8],"offset":0})")), "");
  EXPECT_EQ(fault_of(with_tensor(R"({"type":"float32","shape":[],"offset":64})")), "");  // a single number
}

TEST(ModelFile, RefusesTensorsThatLieOutside) {
  for (const char* entry :
       {R"({"type":"int8","shape":[257],"offset":0})", R"({"type":"int8","shape":[65],"offset":192})",
        R"({"type":"float32","shape":[65],"offset":0})", R"({"type":"int8","shape":[1],"offset":256})",
        R"({"type":"int8","shape":[1],"offset":320})",
        R"({"type":"int8","shape":[1],"offset":18446744073709551552})",
        R"({"type":"int8","shape":[64],"offset":-64})", R"({"type":"int8","shape":[1],"offset":1})",
        R"({"type":"float32","shape":[1],"offset":4})", R"({"type":"int8","shape":[1],"offset":1e300})"}) {
    EXPECT_NE(fault_of(with_tensor(entry)), "") << entry;
  }
}

TEST(ModelFile, RefusesShapesThatOverflow) {
  for (const char* shape :
       {"[0]", "[4,0]", "[-1]", "[-1,-1]", "[18446744073709551615]", "[4294967296,4294967296]",
        "[4611686018427387905,4]", "[65536,65536,65536,65536]", "[268435457]", "[16384,16385]", "[1e30]",
        "[\"4\"]", "[null]", "[[4]]", "4", "{}"}) {
    EXPECT_NE(fault_of(with_tensor(std::string(R"({"type":"int8","offset":0,"shape":)") + shape + "}")), "")
        << shape;
  }
}

TEST(ModelFile, RefusesEntriesThatAreNone) {
  for (const char* entry :
       {"{}", "3", "[]", "null", R"({"type":"int8","shape":[1]})", R"({"type":"int8","offset":0})",
        R"({"shape":[1],"offset":0})", R"({"type":"int16","shape":[1],"offset":0})",
        R"({"type":3,"shape":[1],"offset":0})", R"({"type":"int8","shape":[1],"offset":"0"})"}) {
    EXPECT_NE(fault_of(with_tensor(entry)), "") << entry;
  }
}

TEST(ModelFile, TensorsMayShareBytesForNobodyWritesThem) {
  const auto model =
      ModelFile::parse(model_file(R"({"tensors":{"a":{"type":"int8","shape":[256],"offset":0},)"
                                  R"("b":{"type":"float32","shape":[16],"offset":64}}})",
                                  std::string(256, '\2')),
                       "m.bin");
  ASSERT_TRUE(model.ok());
  EXPECT_EQ(model.value()->bytes("a", 256).value()[100], 2);
}

TEST(ModelFile, OfTwoTensorsOfOneNameTheLastCounts) {
  const auto model = ModelFile::parse(model_file(R"({"tensors":{"a":{"type":"int8","shape":[9],"offset":0},)"
                                                 R"("a":{"type":"int8","shape":[3],"offset":64}}})",
                                                 std::string(128, '\2')),
                                      "m.bin");
  ASSERT_TRUE(model.ok());
  EXPECT_TRUE(model.value()->bytes("a", 3).ok());
  EXPECT_FALSE(model.value()->bytes("a", 9).ok());
}

// -- from disk ------------------------------------------------------------------------------------------------

TEST(ModelFile, OpensAFile) {
  const auto path =
      std::filesystem::temp_directory_path() / ("rapporteur-model-" + std::to_string(::getpid()) + ".bin");
  std::ofstream(path, std::ios::binary) << small().file();
  const auto model = ModelFile::open(path.string());
  std::filesystem::remove(path);
  ASSERT_TRUE(model.ok()) << to_string(model.error());
  EXPECT_EQ(model.value()->subject(), path.string());
}

TEST(ModelFile, NamesAFileThatIsNotThere) {
  const auto model = ModelFile::open("/nowhere/of/this/name.bin");
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(model.error().subject, "/nowhere/of/this/name.bin");
}

TEST(ModelFile, AFolderIsNoModel) {
  EXPECT_FALSE(ModelFile::open(std::filesystem::temp_directory_path().string()).ok());
}

}  // namespace
}  // namespace rapporteur::nn

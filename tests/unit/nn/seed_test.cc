// The seed of fuzz/model.cc is the tiny model of tests/support, byte for byte, so that it follows the format.
// RAPPORTEUR_WRITE_SEEDS=1 writes it anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "rapporteur/nn/model_file.h"
#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

TEST(FuzzSeed, IsTheTinyModel) {
  const std::string path = RAPPORTEUR_SOURCE_DIR "/fuzz/corpus/model/tiny.bin";
  testing::TinyShape shape;
  shape.width = 32;
  shape.layers = 1;
  shape.events_from = 0;
  shape.inner = 16;
  shape.positions = 32;
  shape.part = 4;
  const std::string expected = testing::tiny_model(shape).file();
  ASSERT_TRUE(nn::ModelFile::parse(expected, "tiny").ok());
  if (std::getenv("RAPPORTEUR_WRITE_SEEDS") != nullptr) std::ofstream(path, std::ios::binary) << expected;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream found;
  found << in.rdbuf();
  EXPECT_TRUE(found.str() == expected)
      << path << " is of another format; write it with RAPPORTEUR_WRITE_SEEDS=1";
  EXPECT_LT(expected.size(), 56U * 1024);
}

}  // namespace
}  // namespace rapporteur

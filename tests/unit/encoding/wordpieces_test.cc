// The examples of wordpieces.tsv, which training/tests/wordpieces_test.py reads too, and what loading refuses.
#include "rapporteur/encoding/wordpieces.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

using testing::ModelWriter;

const std::vector<std::string> kShapes = {"none",   "lower", "title", "upper", "capital", "mixed",
                                          "digits", "alnum", "punct", "quote", "other"};

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream in(RAPPORTEUR_SOURCE_DIR "/tests/unit/encoding/" + name);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

struct Loaded {
  explicit Loaded(std::vector<std::string> pieces) {
    ModelWriter writer;
    writer.labels("pieces", std::move(pieces));
    writer.labels("shapes", kShapes);
    model = std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
    words = std::make_unique<WordPieces>(std::move(WordPieces::load(*model)).value());
  }
  std::string pieces_of(std::string_view word) const {
    std::vector<std::uint32_t> ids;
    words->append(word, ids);
    std::string out;
    for (const std::uint32_t id : ids) out += (out.empty() ? "" : " ") + model->labels("pieces")[id];
    return out;
  }
  std::unique_ptr<nn::ModelFile> model;
  std::unique_ptr<WordPieces> words;
};

TEST(WordPieces, GivesTheExamplesThatTrainingGives) {
  const Loaded loaded(lines_of("vocabulary.txt"));
  int examples = 0;
  for (const std::string& line : lines_of("wordpieces.tsv")) {
    if (line.empty() || line.starts_with("# ")) continue;
    std::istringstream cells(line);
    std::string word, pieces, shape;
    std::getline(cells, word, '\t');
    std::getline(cells, pieces, '\t');
    std::getline(cells, shape);
    EXPECT_EQ(loaded.pieces_of(word), pieces) << word;
    EXPECT_EQ(kShapes[loaded.words->shape(word)], shape) << word;
    ++examples;
  }
  EXPECT_GE(examples, 100);
}

TEST(WordPieces, AppendsToWhatIsThere) {
  const Loaded loaded(lines_of("vocabulary.txt"));
  std::vector<std::uint32_t> ids(20, 7);
  loaded.words->append("talks", ids);
  loaded.words->append("\U0001F54A", ids);
  EXPECT_EQ(ids.size(), 23u);
  EXPECT_EQ(std::vector<std::uint32_t>(ids.begin(), ids.begin() + 20), std::vector<std::uint32_t>(20, 7));
}

TEST(WordPieces, AtLeastOneAndAtMostTwelveForAnyText) {
  const Loaded loaded(lines_of("vocabulary.txt"));
  testing::Random random(52);
  const std::vector<std::string> parts = {"a",      "the", "-",     "\u0301", "\U0001F54A",
                                          "\u00FC", "9",   "talks", "\u4E2D", "'"};
  for (int round = 0; round < 2000; ++round) {
    std::string word;
    for (std::uint32_t n = random.below(30); n > 0; --n)
      word += parts[random.below(static_cast<std::uint32_t>(parts.size()))];
    std::vector<std::uint32_t> ids;
    loaded.words->append(word, ids);
    ASSERT_GE(ids.size(), 1u) << word;
    ASSERT_LE(ids.size(), 12u) << word;
    ASSERT_LT(loaded.words->shape(word), kShapes.size());
  }
}

TEST(WordPieces, KnowsTheSeparators) {
  const Loaded loaded({"x", "[SEP]", "[UNK]", "[CLS]"});
  EXPECT_EQ(loaded.words->opening(), 3u);
  EXPECT_EQ(loaded.words->separator(), 1u);
  EXPECT_EQ(loaded.pieces_of("y"), "[UNK]");
}

TEST(WordPieces, NeedsItsSpecialPieces) {
  for (const char* lacking : {"[UNK]", "[CLS]", "[SEP]"}) {
    ModelWriter writer;
    std::vector<std::string> pieces;
    for (const char* piece : {"[UNK]", "[CLS]", "[SEP]"}) {
      if (std::string(piece) != lacking) pieces.emplace_back(piece);
    }
    writer.labels("pieces", pieces);
    const auto model = nn::ModelFile::parse(writer.file(), "m.bin");
    const auto words = WordPieces::load(*model.value());
    ASSERT_FALSE(words.ok());
    EXPECT_EQ(words.error().code, ErrorCode::kDamagedModel);
    EXPECT_EQ(words.error().detail, std::string("no piece ") + lacking);
  }
}

TEST(QuoteMarks, OpenCloseOrDoEither) {
  for (const char* mark : {"\u201C", "\u201E", "\u00AB"}) EXPECT_EQ(quote_mark(mark), QuoteMark::kOpening);
  for (const char* mark : {"\u201D", "\u00BB"}) EXPECT_EQ(quote_mark(mark), QuoteMark::kClosing);
  for (const char* mark : {"\"", "''", "``"}) EXPECT_EQ(quote_mark(mark), QuoteMark::kStraight);
  for (const char* mark : {"", "'", "\u2019", "\"a\"", "x"}) EXPECT_EQ(quote_mark(mark), QuoteMark::kNone);
}

}  // namespace
}  // namespace rapporteur

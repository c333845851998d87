// The parser with random weights: whatever the scores, one tree per sentence, within it; and models it refuses.
#include "rapporteur/syntax/syntax.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/model_writer.h"
#include "tests/support/words.h"

namespace rapporteur {
namespace {

using testing::document_of_sizes;
using testing::ModelWriter;
using testing::set_sentences;
using testing::set_vectors;
using testing::tiny_model;
using testing::TinyShape;

std::unique_ptr<nn::ModelFile> parsed(const ModelWriter& writer) {
  return std::move(nn::ModelFile::parse(writer.file(), "m.bin")).value();
}

/// Words with random vectors; a paragraph is a sentence.
Document random_document(const std::vector<std::uint32_t>& sizes, std::uint32_t seed) {
  Document d = document_of_sizes(sizes);
  testing::Random random(seed);
  set_vectors(d, 64, [&](std::uint32_t, std::size_t) { return random.next(); });
  set_sentences(d);
  return d;
}

struct Loaded {
  Loaded() {
    TinyShape shape;
    shape.exact = true;
    model = parsed(tiny_model(shape));
    parser = std::make_unique<Parser>(std::move(Parser::load(*model)).value());
  }
  std::unique_ptr<nn::ModelFile> model;
  std::unique_ptr<Parser> parser;
};

TEST(Parser, GivesEverySentenceATreeOfItsOwn) {
  const Loaded loaded;
  Document d = random_document({1, 2, 3, 7, 40, 1, 256, 11}, 71);
  loaded.parser->parse(d);
  ASSERT_EQ(d.syntax.size(), d.tokens.size());
  EXPECT_EQ(verify(d), "");
  for (const Sentence& sentence : d.sentences) {
    int roots = 0;
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const SyntaxWord& word = d.syntax[i];
      EXPECT_EQ(word.head == kRoot, word.deprel == "root" && word.head == kRoot);
      roots += word.head == kRoot ? 1 : 0;
      std::uint32_t steps = 0;
      for (std::int32_t at = word.head; at != kRoot; at = d.syntax[static_cast<std::uint32_t>(at)].head) {
        ASSERT_TRUE(sentence.tokens.contains(static_cast<std::uint32_t>(at)));
        ASSERT_LT(++steps, sentence.tokens.size());
      }
    }
    EXPECT_EQ(roots, 1);
  }
}

TEST(Parser, TakesItsWordsFromTheModelsLabels) {
  const Loaded loaded;
  Document d = random_document({60}, 72);
  loaded.parser->parse(d);
  const auto among = [&](const std::string& word, const char* kind) {
    const auto& labels = loaded.model->labels(kind);
    return std::find(labels.begin(), labels.end(), word) != labels.end();
  };
  for (const SyntaxWord& word : d.syntax) {
    EXPECT_TRUE(among(word.upos, "upos") && among(word.xpos, "xpos") && among(word.feats, "feats") &&
                among(word.deprel, "deprel"));
    EXPECT_TRUE(word.lemma == "a" || word.lemma == "be") << word.lemma;
  }
}

TEST(Parser, ASentenceIsParsedAlikeInAnyCompany) {
  const Loaded loaded;
  Document many = random_document({9, 30, 4}, 73);
  loaded.parser->parse(many);
  Document one = document_of_sizes({30});
  set_vectors(one, 64,
              [&](std::uint32_t t, std::size_t c) { return many.encoding.vectors.exact[(t + 9) * 64 + c]; });
  set_sentences(one);
  loaded.parser->parse(one);
  for (std::uint32_t t = 0; t < 30; ++t) {
    EXPECT_EQ(one.syntax[t].upos, many.syntax[t + 9].upos);
    EXPECT_EQ(one.syntax[t].deprel, many.syntax[t + 9].deprel);
    const std::int32_t head = many.syntax[t + 9].head;
    EXPECT_EQ(one.syntax[t].head, head == kRoot ? kRoot : head - 9);
  }
}

TEST(Parser, NothingHasNoSyntax) {
  const Loaded loaded;
  Document d = random_document({}, 74);
  loaded.parser->parse(d);
  EXPECT_TRUE(d.syntax.empty());
}

// -- loading --------------------------------------------------------------------------------------------------

std::string fault_of(const ModelWriter& writer) {
  const auto model = parsed(writer);
  const auto parser = Parser::load(*model);
  if (parser.ok()) return "";
  EXPECT_EQ(parser.error().code, ErrorCode::kDamagedModel);
  return parser.error().detail;
}

TEST(ParserLoad, NeedsEachOfItsTensors) {
  const auto whole = tiny_model();
  for (const std::string& name : whole.tensors()) {
    bool others = false;
    for (const char* const kind :
         {"names", "times", "entities", "events", "modes", "contexts", "attendance", "statuses"})
      others = others || name.starts_with(std::string("tag.") + kind);
    const bool mine =
        name.starts_with("arc.") || name.starts_with("rel.") || (name.starts_with("tag.") && !others);
    auto lacking = whole;
    lacking.remove(name);
    if (name != "encoder.norm.gain" && !name.starts_with("encoder.words")) {
      EXPECT_EQ(fault_of(lacking).empty(), !mine) << name;
    }
  }
}

TEST(ParserLoad, RefusesPartsThatDoNotFit) {
  const auto with = [](const std::string& name, std::uint64_t out, std::uint64_t in) {
    auto writer = tiny_model();
    writer.linear(name, out, in, std::vector<float>(out * in), std::vector<float>(out), false);
    return fault_of(writer);
  };
  EXPECT_EQ(with("arc.head", 16, 64), "");
  for (const char* head : {"arc.head", "arc.dependent", "rel.head", "rel.dependent"}) {
    EXPECT_NE(with(head, 20, 64), "") << head;
    EXPECT_NE(with(head, 16, 32), "") << head;
  }
  EXPECT_NE(with("arc.bilinear", 16, 20), "");
  EXPECT_NE(with("arc.bilinear", 20, 16), "");
  EXPECT_NE(with("rel.out", 5, 16), "");  // four relations
  EXPECT_NE(with("rel.out", 4, 20), "");
  EXPECT_NE(with("tag.upos", 4, 64), "");  // three tags
  EXPECT_NE(with("tag.upos", 3, 32), "");
}

TEST(ParserLoad, NamesALemmaScriptThatIsNone) {
  auto writer = tiny_model();
  writer.labels("lemma", {"keep|0|", "lower|0|", "lower|one|", "whole|0|be"});
  EXPECT_EQ(fault_of(writer), "lemma script lower|one|");
}

}  // namespace
}  // namespace rapporteur

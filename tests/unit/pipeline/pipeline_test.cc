// The list of stages: their order, stopping early, timing, and that every layer holds after every stage whatever the
// weights say (a tiny model with random ones disagrees with itself as much as a model can).
#include "rapporteur/pipeline.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "rapporteur/document/read.h"
#include "rapporteur/record/record.h"
#include "tests/support/model_writer.h"

namespace rapporteur {
namespace {

/// A model file that is gone with the test.
class TinyModel {
 public:
  explicit TinyModel(std::uint32_t seed = 1) {
    testing::TinyShape shape;
    shape.seed = seed;
    std::ofstream(path_, std::ios::binary) << testing::tiny_model(shape).file();
  }
  ~TinyModel() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_ =
      (std::filesystem::temp_directory_path() / ("rapporteur-pipeline-" + std::to_string(getpid()) + ".bin"))
          .string();
};

Document document_of(const std::string& text) {
  Given given;
  given.force = true;
  auto articles = read_articles(text, "test", given);
  Document document;
  document.article = std::move(articles.front()).value();
  return document;
}

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = {
      "Velia refused to talk, the ministry said.",
      "\u201cNo,\u201d she said. \u201cNot now,\n\n\u201cnot ever.\u201d He didn't ask.",
      "\U0001F91D \u0633\u0644\u0627\u0645 e\u0301 \u200b ... --- \"\" '' said said said",
      std::string(3000, 'x') + " said " + std::string(3000, 'y'),
      "A\n\nB\n\nC\n\nReis told Tern, citing two officials, that the talks were off.",
  };
  return all;
}

TEST(Pipeline, RunsTheStagesInTheOrderOfTheMap) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path());
  ASSERT_TRUE(pipeline.ok()) << to_string(pipeline.error());
  const std::vector<std::string_view> expected = {
      "tokens",      "encoding",    "sentences", "syntax",     "predicates", "names",    "times",    "places",
      "coreference", "attribution", "actors",    "statements", "events",     "meetings", "positions"};
  EXPECT_EQ(pipeline.value()->stages(), expected);
  EXPECT_EQ(pipeline.value()->model_sha256().size(), 64U);
}

TEST(Pipeline, StopsAfterTheStageOfThatName) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path(), {.last = "sentences", .verify = true});
  ASSERT_TRUE(pipeline.ok()) << to_string(pipeline.error());
  Document document = document_of(texts().front());
  pipeline.value()->analyse(document);
  EXPECT_FALSE(document.sentences.empty());
  EXPECT_TRUE(document.syntax.empty());
  EXPECT_TRUE(document.actors.empty());
}

TEST(Pipeline, RefusesAStageThatIsNotThere) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path(), {.last = "parser"});
  ASSERT_FALSE(pipeline.ok());
  EXPECT_EQ(pipeline.error().code, ErrorCode::kBadArgument);
}

TEST(Pipeline, SaysWhyAModelCannotBeUsed) {
  const auto missing = Pipeline::open("/nowhere/model.bin");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kUnreadable);
  EXPECT_EQ(missing.error().subject, "/nowhere/model.bin");
}

TEST(Pipeline, EveryLayerHoldsAfterItsStageWhateverTheWeights) {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const TinyModel model(seed);
    const auto pipeline = Pipeline::open(model.path(), {.last = "", .verify = true});
    ASSERT_TRUE(pipeline.ok()) << to_string(pipeline.error());
    for (const std::string& text : texts()) {
      Document document = document_of(text);
      const OnRequest everything{.predicates = true};
      EXPECT_NO_THROW(pipeline.value()->analyse(document, everything))
          << "seed " << seed << ": " << text.substr(0, 60);
      EXPECT_EQ(document.syntax.size(), document.tokens.size());
    }
  }
}

TEST(Pipeline, RunsSomeStagesOnlyOnRequest) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path());
  ASSERT_TRUE(pipeline.ok());
  StageTimes times;
  Document document = document_of(texts().front());
  pipeline.value()->analyse(document, {}, &times);
  EXPECT_EQ(times.size() + 1, pipeline.value()->stages().size());
  EXPECT_TRUE(document.predicates.empty());
}

TEST(Pipeline, TimesEveryStageAndAddsUp) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path());
  ASSERT_TRUE(pipeline.ok());
  StageTimes times;
  for (int round = 0; round < 2; ++round) {
    Document document = document_of(texts().front());
    pipeline.value()->analyse(document, {.predicates = true}, &times);
  }
  ASSERT_EQ(times.size(), pipeline.value()->stages().size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    EXPECT_EQ(times[i].first, pipeline.value()->stages()[i]);
    EXPECT_GE(times[i].second, 0.0);
  }
}

TEST(Pipeline, ManyThreadsWriteWhatOneWrites) {
  const TinyModel model;
  const auto pipeline = Pipeline::open(model.path());
  ASSERT_TRUE(pipeline.ok());
  const auto read = [&](const std::string& text) {
    Document document = document_of(text);
    pipeline.value()->analyse(document);
    return to_conllu(document);
  };
  std::vector<std::string> alone;
  for (const std::string& text : texts()) alone.push_back(read(text));
  constexpr std::size_t kThreads = 4;
  std::vector<std::vector<std::string>> together(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int round = 0; round < 5; ++round) {
        together[t].clear();
        for (const std::string& text : texts()) together[t].push_back(read(text));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& results : together) EXPECT_EQ(results, alone);
}

}  // namespace
}  // namespace rapporteur

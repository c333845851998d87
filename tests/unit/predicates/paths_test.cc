// The examples of paths.tsv, which training/tests/paths_test.py reads too.
#include "rapporteur/predicates/paths.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/words.h"

namespace rapporteur {
namespace {

/// "2/nsubj 0/root": head, counted from 1, and relation of each word.
Document tree_of(const std::string& text) {
  std::istringstream words(text);
  std::vector<SyntaxWord> syntax;
  for (std::string word; words >> word;) {
    const auto slash = word.find('/');
    syntax.push_back({"X", "", "_", "", std::stoi(word.substr(0, slash)) - 1, word.substr(slash + 1)});
  }
  Document d = testing::document_of_sizes({static_cast<std::uint32_t>(syntax.size())});
  testing::set_sentences(d);
  d.syntax = std::move(syntax);
  return d;
}

TEST(Paths, AreThoseOfTraining) {
  std::ifstream in(RAPPORTEUR_SOURCE_DIR "/tests/unit/predicates/paths.tsv");
  int examples = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string tree, predicate, word, way, steps;
    for (std::string* cell : {&tree, &predicate, &word, &way, &steps}) std::getline(cells, *cell, '\t');
    const Document d = tree_of(tree);
    const auto from = static_cast<std::uint32_t>(std::stoi(predicate) - 1);
    const TreePath path =
        PathsFrom(d, d.sentences[0].tokens, from).to(static_cast<std::uint32_t>(std::stoi(word) - 1));
    EXPECT_EQ(path.way, way) << line;
    EXPECT_EQ(path.steps, steps) << line;
    ++examples;
  }
  EXPECT_GE(examples, 8);
}

TEST(Paths, CountFromTheSentenceTheyAreIn) {
  Document d = testing::document_of({{"x"}, {"He", "left"}});
  testing::set_sentences(d);
  d.syntax = {{"X", "", "_", "", kRoot, "root"},
              {"PRON", "", "_", "", 2, "nsubj"},
              {"VERB", "", "_", "", kRoot, "root"}};
  EXPECT_EQ(PathsFrom(d, d.sentences[1].tokens, 2).to(1).way, "vnsubj");
}

}  // namespace
}  // namespace rapporteur

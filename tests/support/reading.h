// Reads a case as the learned stages need it: each line of the input is a paragraph; tokens, vectors and sentences are
// filled. A render.cc that includes this must include the headers of those three stages too, to be linked with them.
// The model is the one in RAPPORTEUR_MODEL, else the first of models/; without one the cases are left out.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>

#include "rapporteur/encoding/encoding.h"
#include "rapporteur/nn/model_file.h"
#include "rapporteur/sentences/sentences.h"
#include "rapporteur/tokens/tokens.h"
#include "tests/support/case_file.h"

namespace rapporteur::testing {

inline std::string model_path() {
  if (const char* const given = std::getenv("RAPPORTEUR_MODEL")) return given;
  std::set<std::string> found;
  std::error_code fault;
  for (const auto& entry : std::filesystem::directory_iterator(RAPPORTEUR_SOURCE_DIR "/models", fault)) {
    if (entry.path().extension() == ".bin") found.insert(entry.path().string());
  }
  return found.empty() ? std::string() : *found.begin();
}

/// The value of a result that a test cannot go on without.
template <class T>
T taken(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  return std::move(result).value();
}

inline const nn::ModelFile& model() {
  static const std::unique_ptr<nn::ModelFile> file = taken(nn::ModelFile::open(model_path()));
  return *file;
}

inline Document read_case(const Case& the_case) {
  static const Tokenizer tokenizer = taken(Tokenizer::load());
  static const TokenEncoder encoder = taken(TokenEncoder::load(model()));
  static const SentenceSplitter splitter = taken(SentenceSplitter::load(model()));
  Document document;
  Article& article = document.article;
  article.text = Text(the_case.input);
  for (std::uint32_t from = 0; from < article.text.size();) {
    std::uint32_t to = from;
    while (to < article.text.size() && article.text.at(to) != U'\n') ++to;
    if (to > from) article.paragraphs.push_back({{from, to}, Part::kBody});
    from = to + 1;
  }
  tokenizer.tokenize(document);
  encoder.encode(document);
  splitter.split(document);
  return document;
}

/// main() of a cases program: registers the cases if there is a model to read them with.
inline int run_cases(int argc, char** argv, const std::string& stage, Renderer render) {
  ::testing::InitGoogleTest(&argc, argv);
  if (!model_path().empty()) register_cases(stage, std::move(render));
  return RUN_ALL_TESTS();
}

}  // namespace rapporteur::testing

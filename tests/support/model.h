// The model that cases are read with: the one in RAPPORTEUR_MODEL, else the first of models/; without one they are left out.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>

#include "rapporteur/base/result.h"
#include "tests/support/case_file.h"

namespace rapporteur::testing {

/// Empty where there is none.
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

/// main() of a cases program: registers the cases if there is a model to read them with.
inline int run_cases(int argc, char** argv, const std::string& stage, Renderer render) {
  ::testing::InitGoogleTest(&argc, argv);
  if (!model_path().empty()) register_cases(stage, std::move(render));
  return RUN_ALL_TESTS();
}

}  // namespace rapporteur::testing

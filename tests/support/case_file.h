// Text cases: the behaviour tests of every stage. One file holds many cases:
//
//   # a comment, anywhere between cases
//   == name of the case
//   @published 2026-03-03          (zero or more options: @key value)
//   input, any number of lines
//   ----
//   expected, any number of lines
//
// Blank lines at the end of input and expected are dropped. A file `known_failures.case` beside the others holds
// cases that fail today: the runner runs them too, and complains when one passes, so that it must move out.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace rapporteur::testing {

struct Case {
  std::string name;
  std::string file;  // relative to tests/cases
  int line = 0;
  std::map<std::string, std::string> options;
  std::string input;
  std::string expected;
};

/// Parses one file's text; throws std::runtime_error with file:line on a malformed one.
std::vector<Case> parse_cases(const std::string& text, const std::string& file);

/// Turns a case's input into what stands under ---- (a rendering of the stage's layer).
using Renderer = std::function<std::string(const Case&)>;

/// Registers every case of tests/cases/<stage>/*.case as one GoogleTest test. Call before RUN_ALL_TESTS.
void register_cases(const std::string& stage, Renderer render);

}  // namespace rapporteur::testing

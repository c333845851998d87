// Reads text cases and makes one GoogleTest test of each. The form is link-grammar's and DuckDB's: input, a
// line, what is expected; no variables, loops or conditions. Tested in tests/unit/support/case_file_test.cc.
#include "tests/support/case_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

namespace rapporteur::testing {
namespace {

constexpr const char* kKnownFailures = "known_failures";

using Lines = std::vector<std::string>;

Lines split_lines(const std::string& text) {
  Lines lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

std::string join(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  if (!text.empty()) text.pop_back();
  return text;
}

void drop_blank_end(Lines& lines) {
  while (!lines.empty() && blank(lines.back())) lines.pop_back();
}

/// Comments between two cases belong to neither: drops, from the end, a block of # lines that a blank line
/// parts from what is expected (CoNLL-U's own # lines are followed by words, and stay).
void drop_comments_end(Lines& lines) {
  drop_blank_end(lines);
  std::size_t from = lines.size();
  while (from > 0 && (lines[from - 1].starts_with("#") || blank(lines[from - 1]))) --from;
  while (from < lines.size() && !blank(lines[from])) ++from;
  lines.resize(from);
  drop_blank_end(lines);
}

[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& why) {
  throw std::runtime_error(file + ":" + std::to_string(line) + ": " + why);
}

/// Reads `@key value`; false if the line is no option. A first line of input that begins with @ is written
/// \@.
bool read_option(const std::string& line, std::map<std::string, std::string>& options) {
  if (!line.starts_with("@")) return false;
  const std::size_t space = line.find(' ');
  const std::string key = line.substr(1, space == std::string::npos ? space : space - 1);
  options[key] = space == std::string::npos ? "" : line.substr(space + 1);
  return true;
}

/// Reads the case whose header is lines[at]; returns the index of the line after it.
std::size_t parse_case(const Lines& lines, std::size_t at, const std::string& file, Case& out) {
  out.file = file;
  out.line = static_cast<int>(at) + 1;
  out.name = lines[at].substr(3);
  ++at;
  while (at < lines.size() && read_option(lines[at], out.options)) ++at;
  Lines input;
  for (; at < lines.size() && lines[at] != "----"; ++at) {
    if (lines[at].starts_with("== ")) break;
    const bool escaped = input.empty() && lines[at].starts_with("\\@");
    input.push_back(escaped ? lines[at].substr(1) : lines[at]);
  }
  if (at >= lines.size() || lines[at] != "----") {
    fail(file, static_cast<std::size_t>(out.line), "the case '" + out.name + "' has no ---- line");
  }
  ++at;
  Lines expected;
  for (; at < lines.size() && !lines[at].starts_with("== "); ++at) {
    if (lines[at] == "----") fail(file, at + 1, "a second ---- line; is a '== name' line missing before it?");
    expected.push_back(lines[at]);
  }
  drop_blank_end(input);
  drop_comments_end(expected);
  out.input = join(input);
  out.expected = join(expected);
  return at;
}

// -- the difference, line by line -------------------------------------------------------------------------

/// Length of the longest common subsequence of a[i…] and b[j…], for all i and j.
std::vector<std::vector<std::size_t>> common_lengths(const Lines& a, const Lines& b) {
  std::vector<std::vector<std::size_t>> length(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

/// "  same", "- expected only", "+ actual only".
std::string difference(const std::string& expected, const std::string& actual) {
  const Lines a = split_lines(expected);
  const Lines b = split_lines(actual);
  if (a.size() * b.size() > 4'000'000) return "(too long for a comparison by line)\n";
  const auto length = common_lengths(a, b);
  std::string out;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out += "  " + a[i++] + "\n";
      ++j;
    } else if (j >= b.size() || (i < a.size() && length[i + 1][j] >= length[i][j + 1])) {
      out += "- " + a[i++] + "\n";
    } else {
      out += "+ " + b[j++] + "\n";
    }
  }
  return out;
}

// -- GoogleTest -------------------------------------------------------------------------------------------

std::string without_blank_end(const std::string& text) {
  Lines lines = split_lines(text);
  drop_blank_end(lines);
  return join(lines);
}

class CaseTest : public ::testing::Test {
 public:
  CaseTest(Case the_case, Renderer render, bool known_failure)
      : case_(std::move(the_case)), render_(std::move(render)), known_failure_(known_failure) {}

  void TestBody() override {
    const std::string actual = without_blank_end(render_(case_));
    if (known_failure_) {
      EXPECT_NE(actual, case_.expected) << case_.file << ":" << case_.line << ": '" << case_.name
                                        << "' passes now; move it out of the known failures";
    } else if (actual != case_.expected) {
      ADD_FAILURE() << case_.file << ":" << case_.line << ": " << case_.name << "\n"
                    << case_.input << "\n---- (- expected, + got)\n"
                    << difference(case_.expected, actual);
    }
  }

 private:
  Case case_;
  Renderer render_;
  bool known_failure_;
};

/// The characters that --gtest_filter reads as its own are replaced.
std::string test_name(const Case& the_case) {
  std::string name = the_case.name;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '.' || c == ':' || c == '*' || c == '?'; }, '_');
  return name;
}

void register_case(const Case& the_case, const std::string& suite, const Renderer& render,
                   bool known_failure) {
  ::testing::RegisterTest(suite.c_str(), test_name(the_case).c_str(), nullptr, nullptr, the_case.file.c_str(),
                          the_case.line, [the_case, render, known_failure]() -> CaseTest* {
                            return new CaseTest(the_case, render, known_failure);
                          });
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

}  // namespace

std::vector<Case> parse_cases(const std::string& text, const std::string& file) {
  const Lines lines = split_lines(text);
  std::vector<Case> cases;
  std::set<std::string> names;
  for (std::size_t at = 0; at < lines.size();) {
    if (blank(lines[at]) || lines[at].starts_with("#")) {
      ++at;
    } else if (!lines[at].starts_with("== ")) {
      fail(file, at + 1, "neither a comment nor the '== name' of a case: " + lines[at]);
    } else {
      at = parse_case(lines, at, file, cases.emplace_back());
      if (!names.insert(cases.back().name).second) {
        fail(file, static_cast<std::size_t>(cases.back().line), "a second case '" + cases.back().name + "'");
      }
    }
  }
  return cases;
}

void register_cases(const std::string& stage, Renderer render) {
  const std::filesystem::path folder = std::filesystem::path(RAPPORTEUR_CASES_DIR) / stage;
  std::set<std::filesystem::path> files;  // sorted, so that a run is the same everywhere
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.insert(entry.path());
  }
  for (const auto& path : files) {
    const std::string stem = path.stem().string();
    for (const Case& the_case : parse_cases(read_file(path), stage + "/" + path.filename().string())) {
      register_case(the_case, stage + "/" + stem, render, stem == kKnownFailures);
    }
  }
}

}  // namespace rapporteur::testing

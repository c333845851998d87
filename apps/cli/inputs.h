// What is to be read: files, folders and standard input, one article's bytes at a time.
// Folders are walked in sorted order; JSON lines are dealt out line by line, so that one large file keeps every core
// busy and never has to fit into memory. Tested in tests/cli/read_test.py.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/rapporteur.h"

namespace cli {

/// The most that is read of one file that is not JSON lines, or of one line of one that is.
constexpr std::size_t kMostBytes = 64u << 20;

struct Input {
  std::string name;  // a path, "-" for standard input, "path:line" for a line of JSON lines
  std::string bytes;
  std::optional<rapporteur::Error> error;  // instead of bytes
  std::size_t files_done = 0;              // files finished before this one
};

/// The bytes of a user's table, 16 MB at most; nothing, and a complaint, where it cannot be read.
std::optional<std::string> table_of(const std::string& path);

class Inputs {
 public:
  explicit Inputs(const std::vector<std::string>& paths);

  /// The next input, or nothing at the end. Not for several threads at once.
  std::optional<Input> next();
  std::size_t files() const { return paths_.size(); }

 private:
  void expand(const std::string& path);
  std::optional<rapporteur::Error> open(const std::string& path);
  bool fill(std::size_t wanted);
  Input whole();
  std::optional<Input> line();

  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  std::vector<std::string> paths_;
  std::size_t at_ = 0;                       // index of the next path
  std::unique_ptr<std::FILE, Closer> file_;  // the one that is open
  bool lines_ = false;                       // and is JSON lines
  bool failed_ = false;                      // and could not be read to its end
  std::string buffer_;                       // read, not handed out
  std::size_t line_ = 0;                     // lines handed out
};

}  // namespace cli

// What belongs to a terminal and to nothing else: colours, width, a line of progress, and messages beside it.
// Tested in tests/cli/find_test.py.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "rapporteur/rapporteur.h"

namespace cli {

/// How standard output is to be written: colours only on a terminal that has them and where NO_COLOR
/// (https://no-color.org) is not set; its width, 80 columns elsewhere.
rapporteur::Look look_of_output();

/// The text with control characters as question marks: what a file name or a title holds must write no line and no
/// escape of its own.
std::string one_line(std::string_view text);

/// One line on standard error, "rapporteur: …".
void complain(std::string_view message);
void complain(const rapporteur::Error& error);

/// A bar on standard error while many files are read; nothing where that is no terminal.
class Progress {
 public:
  Progress(std::size_t files, bool wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  void show(std::size_t files_done, std::size_t articles, std::size_t failed);
  /// Takes the bar away, before something else is written.
  void clear();

 private:
  std::size_t files_;
  bool on_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begun_, last_{};
};

}  // namespace cli

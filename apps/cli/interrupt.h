// Ctrl-C and kill as a request: the command finishes the article it is storing, closes the store and ends as the
// signal would have ended it. A second Ctrl-C ends at once; the store is sound then too. Tested in tests/cli/add_test.py.
#pragma once

#include <atomic>

namespace cli {

class Interrupt {
 public:
  /// From here on SIGINT, SIGTERM and SIGHUP set requested(). One at a time.
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  static const std::atomic<bool>& requested();
  /// Ends the process by the signal that was caught, so that a shell or a script sees it.
  [[noreturn]] static void end();
};

}  // namespace cli

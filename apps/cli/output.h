// Standard output whose failures are noticed: a full disk is told and ends the program with its own status; a reader
// that went away (`| head`) ends it quietly. Tested in tests/cli/read_test.py.
#pragma once

#include <string_view>

namespace cli {

class Output {
 public:
  /// False once anything could not be written; what follows is dropped.
  bool write(std::string_view bytes);
  /// Writes what is buffered; the exit status: kDone, or kOutputFailed after telling why.
  int finish();

 private:
  void fail();
  int error_ = 0;  // errno of the first failure
};

}  // namespace cli

// What the program says to a shell; the same table stands in docs/cli.md and tools/check_docs compares them.
#pragma once

namespace cli {

enum ExitStatus : int {
  kDone = 0,          // everything asked for was done
  kSomeFailed = 1,    // some inputs could not be read; the others were
  kUsage = 2,         // an option or argument that cannot be used
  kUnusable = 3,      // the model or the store cannot be used
  kOutputFailed = 4,  // standard output cannot be written
};

}  // namespace cli

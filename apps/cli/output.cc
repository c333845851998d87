// Standard output. Tested in tests/cli/read_test.py.
#include "apps/cli/output.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "apps/cli/exit_status.h"
#include "apps/cli/terminal.h"

namespace cli {

bool Output::write(std::string_view bytes) {
  if (error_ != 0) return false;
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size()) fail();
  return error_ == 0;
}

void Output::fail() { error_ = errno == 0 ? EIO : errno; }

int Output::finish() {
  errno = 0;
  if (error_ == 0 && std::fflush(stdout) != 0) fail();
  if (error_ == 0) return kDone;
  if (error_ != EPIPE)
    complain({rapporteur::ErrorCode::kUnwritable, "standard output", std::strerror(error_)});
  return kOutputFailed;
}

}  // namespace cli

// The desk as commands start it: `serve`, and `demo --serve`. Tested in tests/api/.
#pragma once

#include <string>

#include "apps/server/server.h"

namespace cli {

/// Serves until it is interrupted, with the model at the path, or the one that is found; the exit status.
int serve(server::Serving serving, const std::string& model);

}  // namespace cli

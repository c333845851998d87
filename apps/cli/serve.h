// The desk as commands start it: `serve`, and `demo --serve`. Tested in tests/api/server_test.py.
#pragma once

#include <cstdint>
#include <string>

namespace cli {

struct Serving {
  std::string store;
  std::string address = "127.0.0.1";
  std::uint16_t port = 7878;
  std::string token, model, web;  // empty: none, looked for, those in the program
  bool read_only = false, fetch_inside = false;
};

/// Serves until it is interrupted; the exit status.
int serve(const Serving& serving);

}  // namespace cli

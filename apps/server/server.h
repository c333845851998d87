// The desk: the record of a store as an API and as screens, served over HTTP. This is the folder's one public header.
// What it answers: routes.h (the table), openapi.json (the contract). Tested in tests/api/.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "rapporteur/rapporteur.h"

namespace server {

/// Loads the language core; asked for once, when something is to be read. An Error where there is no model.
using OpenAnalyser = std::function<rapporteur::Result<rapporteur::Analyser>()>;

struct Serving {
  std::string store;  // a path, or postgresql://…
  std::string address = "127.0.0.1";
  std::uint16_t port = 7878;  // 0: any free one
  std::string token =
      {};  // that every request must bring; empty: a new one, unless the address is this machine's own
  std::string web = {};  // a folder with the screens; empty: those in the program
  bool read_only = false;
  bool fetch_inside = false;  // pages inside this network may be added by address, too
  OpenAnalyser open_analyser = {};
};

/// What is told once it listens.
struct Listening {
  std::string name;     // of the store, as it is shown: never with a password
  std::string address;  // to be opened: "http://127.0.0.1:7878/", with the token where one is asked for
};

/// Serves until SIGINT or SIGTERM. `listening` is told the address first; false from it ends the matter. Errors: kBadArgument (no such
/// address, a token under 16 letters), kUnwritable (the port is taken), and those of Store::open().
rapporteur::Status serve(const Serving& serving, const std::function<bool(const Listening&)>& listening);

}  // namespace server

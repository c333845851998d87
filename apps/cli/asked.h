// The options that ask for lines of a store, the same for every command that takes a query. Tested in tests/cli/find_test.py.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/rapporteur.h"

namespace CLI {
class App;
}

namespace cli {

struct Asked {
  std::string store;
  rapporteur::Query query;
  std::vector<std::string> kinds;
  bool background = false, news = false;
};

/// Declares STORE and the options of a query; `asked` must outlive the app.
void declare(CLI::App& app, Asked& asked);

/// The query, completed from the options.
rapporteur::Query query_of(const Asked& asked);

/// Tells an error of the store; the exit status it means.
int fail(const rapporteur::Error& error);

}  // namespace cli

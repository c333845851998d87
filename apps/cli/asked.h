// A store as commands open it, and the options that ask for its lines, the same for every command that takes a query.
// Tested in tests/cli/find_test.py and tests/cli/living_test.py.
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

/// Opens a store to ask or to add, and tells where an older one could not be brought up to date whole.
rapporteur::Result<rapporteur::Store> open_store(const std::string& where);
rapporteur::Result<rapporteur::Store> open_store_to_add(const std::string& where);

/// Tells an error of the store; the exit status it means.
int fail(const rapporteur::Error& error);

}  // namespace cli

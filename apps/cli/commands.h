// The table of commands: a name, a sentence, and the function that declares its options. One file per command.
#pragma once

#include <array>
#include <functional>

namespace CLI {
class App;
}

namespace cli {

/// Runs a command whose options have been parsed; returns the exit status.
using Run = std::function<int()>;

Run set_up_read(CLI::App& app);
Run set_up_add(CLI::App& app);
Run set_up_find(CLI::App& app);
Run set_up_show(CLI::App& app);

struct Command {
  const char* name;
  const char* summary;
  Run (*set_up)(CLI::App&);
};

inline constexpr std::array<Command, 4> kCommands = {{
    {"read", "Read articles and print who said what", set_up_read},
    {"add", "Read articles and keep them in a store", set_up_add},
    {"find", "Find statements in a store", set_up_find},
    {"show", "Show one article of a store", set_up_show},
}};

}  // namespace cli

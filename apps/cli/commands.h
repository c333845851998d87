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
Run set_up_happenings(CLI::App& app);
Run set_up_meetings(CLI::App& app);
Run set_up_news(CLI::App& app);
Run set_up_positions(CLI::App& app);
Run set_up_disputes(CLI::App& app);
Run set_up_timeline(CLI::App& app);
Run set_up_export(CLI::App& app);
Run set_up_actors(CLI::App& app);
Run set_up_stats(CLI::App& app);
Run set_up_cite(CLI::App& app);
Run set_up_sample(CLI::App& app);
Run set_up_demo(CLI::App& app);
Run set_up_changes(CLI::App& app);
Run set_up_correct(CLI::App& app);
Run set_up_withdraw(CLI::App& app);
Run set_up_check(CLI::App& app);
Run set_up_serve(CLI::App& app);

struct Command {
  const char* name;
  const char* summary;
  Run (*set_up)(CLI::App&);
};

inline constexpr auto kCommands = std::to_array<Command>({
    {"read", "Read articles and print who said what", set_up_read},
    {"add", "Read articles and keep them in a store", set_up_add},
    {"find", "Find lines of a store: what was said, done, planned, denied", set_up_find},
    {"show", "Show one article of a store", set_up_show},
    {"happenings", "What articles tell of the same things, a line per happening", set_up_happenings},
    {"meetings", "Meetings, followed from article to article", set_up_meetings},
    {"positions", "Where parties stand, issue by issue, over time", set_up_positions},
    {"disputes", "What sources contradict each other on, side by side", set_up_disputes},
    {"timeline", "Happenings in the order in which they took place", set_up_timeline},
    {"actors", "Who appears in a store, across articles", set_up_actors},
    {"export", "Lines of a store as CSV, event tables, a calendar, annotations, a graph", set_up_export},
    {"stats", "Tell what a store holds, in figures", set_up_stats},
    {"cite", "Print lines of a store as citations", set_up_cite},
    {"sample", "Draw lines for people to code, and measure what they coded", set_up_sample},
    {"demo", "Read an archive of invented news and tour the commands", set_up_demo},
    {"news", "What is new or not as it was, happening by happening", set_up_news},
    {"changes", "List what is new, changed or gone in a store", set_up_changes},
    {"correct", "Correct a line of a store, or take a correction back", set_up_correct},
    {"withdraw", "Take an article out of the record, or put it back", set_up_withdraw},
    {"serve", "Open the record in a browser", set_up_serve},
    {"check", "Check that a store is whole", set_up_check},
});

}  // namespace cli

// This program, run once more as a child. Tested in tests/cli/demo_test.py.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Runs the program with these words, `input` on its standard input, and hands out the lines of its standard output, one by
/// one, without their ends, until `take` returns false (then the rest is read and dropped). Its standard error is ours. Its exit
/// status, or kUnusable after telling why it could not be run; ends as the child did where a signal ended it.
int run_self(const std::vector<std::string>& words, std::string_view input,
             const std::function<bool(const std::string&)>& take);

}  // namespace cli

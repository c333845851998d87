// What the fault tests of the store share: an article, what must be true of a store afterwards, and child processes.
#pragma once

#include <functional>
#include <string>

#include "rapporteur/document/document.h"

namespace rapporteur::testing {

/// Forty statements and an event.
constexpr int kLines = 41;

/// The n-th invented article: several pages of text and so many lines, so that adding it takes many writes.
Document long_article(int n);

/// Nothing if the store opens, is sound for SQLite and its search index, and holds exactly whole articles; else
/// what is wrong. Sets `articles` to their number.
std::string fault_of(const std::string& path, int& articles);

/// Runs `work` in a child process that never returns from it. Its process id.
int start(const std::function<int()>& work);
/// Waits; the exit status, or minus the signal that ended it.
int finish(int child);

}  // namespace rapporteur::testing

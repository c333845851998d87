// The layout of the store as a visible list of migrations: version n is reached from n - 1 by the n-th entry, and
// an entry that was ever released is never changed. Private to store/. Tested in tests/unit/store/schema_test.cc.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "rapporteur/database/database.h"

namespace rapporteur::store {

/// "RPRT": bytes 68 to 71 of the file, so that `file` and every reader can tell a store from another database.
constexpr int kApplicationId = 0x52505254;

struct Migration {
  const char* what;  // a sentence for the reader of this list
  const char* sql;
  bool lines_anew = true;  // what is made of the records is another
};

/// Whether any of these makes that another.
bool lines_anew(std::span<const Migration> steps);

/// The list in force; its length is the newest version.
std::span<const Migration> migrations();

enum class Standing { kBlank, kCurrent, kOlder, kNewer, kForeign };

/// What the open database is, seen from `list`: blank (no tables, no id), ours of some version, or another's.
Standing standing(database::Connection& database, std::span<const Migration> list);

/// What a database that may be a stranger's has otherwise than `list` up to `version` makes it, in words: a table of ours that
/// is a view without end, a trigger that runs at every row. Tables, indexes and views beside ours are let be: nothing here
/// reads them. Throws database::Failure.
std::optional<std::string> strange_in(database::Connection& database, std::span<const Migration> list,
                                      int version);

/// Brings a blank or older database to the newest version, in one transaction; a database that another process
/// brought there meanwhile is left as it is. `fill` is called inside it where there was an older one whose lines are others now:
/// it writes anew what is made of the records. Throws database::Failure.
void migrate(database::Connection& database, std::span<const Migration> list,
             const std::function<void(database::Connection&)>& fill = {});

}  // namespace rapporteur::store

// Small things that everything which writes rows has in common. Private to store/. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <SQLiteCpp/Statement.h>

#include <string>
#include <string_view>

namespace rapporteur::store {

/// Binds a text; an empty one is unknown: NULL.
inline void bind_text(SQLite::Statement& statement, int index, std::string_view text) {
  if (text.empty()) {
    statement.bind(index);
  } else {
    statement.bind(index, std::string(text));
  }
}

/// Runs a statement that gives no rows and makes it ready for the next.
inline void run(SQLite::Statement& statement) {
  statement.exec();
  statement.reset();
  statement.clearBindings();
}

/// The text of a column; empty for NULL.
inline std::string text_of(SQLite::Statement& row, int column) { return row.getColumn(column).getString(); }

}  // namespace rapporteur::store

// The tables of a store as they are, in a file or on a server, for tests that look behind or that damage them.
#pragma once

#include <SQLiteCpp/Database.h>

#include <chrono>
#include <cstdlib>
#include <string>

#include "rapporteur/database/database.h"
#include "rapporteur/database/postgres.h"
#include "rapporteur/database/sqlite.h"

namespace rapporteur::testing {

/// Empty where tests are of files.
inline std::string test_server() {
  const char* address = std::getenv("RAPPORTEUR_TEST_SERVER");
  return address == nullptr ? "" : address;
}

inline database::Connection raw(const std::string& where) {
  if (database::is_server(where)) return database::connect(where, std::chrono::seconds(10));
  return database::over(SQLite::Database(where, SQLite::OPEN_READWRITE));
}

inline void change(const std::string& where, const std::string& sql) { raw(where).execute(sql); }

/// Bytes in hexadecimal digits, as SQL writes them.
inline std::string bytes_in_sql(const std::string& digits) {
  return test_server().empty() ? "x'" + digits + "'" : "'\\x" + digits + "'::bytea";
}

/// The first column of all rows, with ", " between them; "no row".
inline std::string cell(const std::string& where, const std::string& sql) {
  database::Connection connection = raw(where);
  database::Statement rows(connection, sql);
  std::string out;
  bool any = false;
  for (; rows.step(); any = true) out += (any ? ", " : "") + rows.text(0);
  return any ? out : "no row";
}

}  // namespace rapporteur::testing

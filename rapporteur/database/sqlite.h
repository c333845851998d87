// A Connection over an SQLite database that is open already: how a file is opened, and what is done against a hostile
// one, is the owner's matter (store/file.cc).
#pragma once

#include <SQLiteCpp/Database.h>

#include "rapporteur/database/database.h"

namespace rapporteur::database {

Connection over(SQLite::Database database);
/// A new one that is gone with the connection.
Connection in_memory();
/// What SQLite calls an exception of its own.
Failure failure_of(const SQLite::Exception& exception);

}  // namespace rapporteur::database

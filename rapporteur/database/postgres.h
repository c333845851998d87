// A Connection to a PostgreSQL server, through libpqxx. The tables lie in the first schema of the search path; whoever
// writes holds a lock of that schema's own until the transaction ends, so that there is one writer at a time, as with a
// file, and readers never wait.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "rapporteur/database/database.h"

namespace rapporteur::database {

/// Whether it is an address of a server, postgresql://… or postgres://…, and no file.
bool is_server(std::string_view address);
/// The address without its password, for messages.
std::string without_password(std::string_view address);
/// Connects; `wait`: for how long a writer waits for another. Throws Failure.
Connection connect(const std::string& address, std::chrono::milliseconds wait);

}  // namespace rapporteur::database

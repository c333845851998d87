// Where a store is: a file (file.cc) or the tables of a server (server.cc), opened and held to what they must be. Private to
// store/. Tested in tests/unit/store/store_test.cc, tests/fault/ and tests/postgres/.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "rapporteur/base/result.h"
#include "rapporteur/database/database.h"

namespace rapporteur::store {

enum class Purpose { kAdding, kReading };

/// Writes anew what is made of the records, inside the transaction that brings a store up to date.
using Fill = std::function<void(database::Connection&)>;

/// Errors: as Store::open_or_create() and Store::open().
Result<database::Connection> open_file(const std::string& path, std::chrono::milliseconds wait,
                                       Purpose purpose, const Fill& fill);
/// `address`: postgresql://…; the tables are made where there are none and the purpose is to add.
Result<database::Connection> open_server(const std::string& address, std::chrono::milliseconds wait,
                                         Purpose purpose, const Fill& fill);

/// Bytes that a server keeps for the store. Throws database::Failure.
std::uint64_t bytes_on_server(database::Connection& database);

}  // namespace rapporteur::store

// Opening a file. Journal: write-ahead log with synchronous=FULL, so that a commit is on disk when add() returns and readers
// never wait (docs/decisions/store-journal.md). Tested in tests/unit/store/store_test.cc and tests/fault/.
#include <SQLiteCpp/Database.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <thread>

#include "rapporteur/database/sqlite.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/opening.h"
#include "rapporteur/store/schema.h"

namespace rapporteur::store {
namespace {

namespace fs = std::filesystem;

constexpr int kLongestValue =
    512 << 20;  // bytes; a longer text in a file means damage or an attack on memory

constexpr std::int64_t kMostHeap =
    1LL
    << 30;  // bytes that SQLite may hold at once in this process: a damaged search index asks for any number (found by the fuzz target)

/// SQLite gives ":memory:" and "file:…" a meaning of their own; a path with a folder in front has none.
std::string plain(const std::string& path) { return path.starts_with('/') ? path : "./" + path; }

/// The URI of a file that cannot change while it is read (on a read-only medium, say).
std::string immutable_uri(const std::string& path) {
  std::string out = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr const char* kDigits = "0123456789ABCDEF";
      out += '%';
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[c & 0xF];
    } else {
      out += c;
    }
  }
  return out + "?immutable=1";
}

// Pages that a connection holds, in kB. With SQLite's 2 MB a large store's indexes are read from the file again for every
// article that is added; those who ask get along with what the system holds, and a server has many of them within kMostHeap.
constexpr int kAddingCache = 65536, kReadingCache = 16384;

/// A store is one thread's at a time, so SQLite need not lock each connection against others: reads are a sixth faster.
constexpr int kUnlocked = SQLITE_OPEN_NOMUTEX;

/// Small pieces of memory that a connection has for itself: all others come from where every thread must wait for its turn.
constexpr int kPieceBytes = 1024, kPieces = 1000;

void set_bounds(SQLite::Database& database, std::chrono::milliseconds wait, Purpose purpose) {
  sqlite3_hard_heap_limit64(kMostHeap);
  sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_LOOKASIDE, nullptr, kPieceBytes, kPieces);
  database.setBusyTimeout(static_cast<int>(wait.count()));
  database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON");
  database.exec("PRAGMA cache_size = -" +
                std::to_string(purpose == Purpose::kAdding ? kAddingCache : kReadingCache));
}

/// The file as far as SQLite lets us have it. A store may be read where it cannot be written: without the
/// permission to write the log beside it, the file alone is the whole store as long as there is no log.
SQLite::Database open_for_reading(const std::string& path, std::chrono::milliseconds wait) {
  const bool writable =
      ::access(path.c_str(), W_OK) == 0 && ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
  std::error_code ignored;
  if (!writable && !fs::exists(path + "-wal", ignored)) {
    SQLite::Database database(immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI | kUnlocked);
    set_bounds(database, wait, Purpose::kReading);
    return database;
  }
  // A connection that may write also removes the log it leaves behind; query_only keeps it from anything else.
  SQLite::Database database(plain(path),
                            (writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY) | kUnlocked);
  set_bounds(database, wait, Purpose::kReading);
  return database;
}

/// Whether the file is shorter than its header says. (While there is a log, its pages may stand there alone.) Asked in this
/// order: a process that closes the store meanwhile puts the log into the file before it removes it.
bool is_cut_off(database::Connection& database, const std::string& path) {
  const auto pages =
      database.number_of("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  std::error_code no_log, failed;
  const auto log = fs::file_size(path + "-wal", no_log);
  if (!no_log && log > 0) return false;
  const auto size = fs::file_size(path, failed);
  return !failed && static_cast<std::uintmax_t>(pages) > size;
}

int version_of(database::Connection& database) {
  return static_cast<int>(database.number_of("PRAGMA user_version"));
}

/// What its schema has otherwise than its version has it.
std::optional<std::string> strange_to_us(database::Connection& database) {
  while (true) {
    const int version = version_of(database);
    auto strange = strange_in(database, migrations(), version);
    if (!strange || version_of(database) == version)
      return strange;  // else another process brought it up to date
  }
}

std::optional<Error> refusal(Standing standing, database::Connection& database, const std::string& path) {
  switch (standing) {
    case Standing::kForeign: return Error{ErrorCode::kDamagedStore, path, "a database of another program"};
    case Standing::kNewer:
      return Error{ErrorCode::kWrongStoreVersion, path,
                   "version " + std::to_string(version_of(database)) + "; this program knows " +
                       std::to_string(migrations().size())};
    case Standing::kOlder:
    case Standing::kCurrent:
      if (const auto strange = strange_to_us(database))
        return Error{ErrorCode::kDamagedStore, path, *strange};
      if (standing == Standing::kOlder) return std::nullopt;
      if (is_cut_off(database, path)) return Error{ErrorCode::kDamagedStore, path, "the file ends too early"};
      return std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<Error> unusable_path(const std::string& path) {
  if (path.empty()) return Error{ErrorCode::kBadArgument, "store", "an empty file name"};
  if (path.find('\0') != std::string::npos)
    return Error{ErrorCode::kBadArgument, "store", "a file name with NUL"};
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return Error{ErrorCode::kBadArgument, path, "a folder, not a store"};
  return std::nullopt;
}

/// Switches a new store to the write-ahead log. SQLite answers SQLITE_BUSY here at once, without the busy timeout,
/// where two processes create the same store (each holds a lock that the other waits for), so the waiting is done here.
void use_write_ahead_log(database::Connection& database, std::chrono::milliseconds wait) {
  constexpr std::chrono::milliseconds kPause{10};
  const auto until = std::chrono::steady_clock::now() + wait;
  while (true) {
    try {
      database.execute("PRAGMA journal_mode = WAL");
      return;
    } catch (const database::Failure& failed) {
      if (failed.cause() != database::Cause::kBusy || std::chrono::steady_clock::now() >= until) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

Result<database::Connection> open_to_add(const std::string& path, std::chrono::milliseconds wait,
                                         const Fill& fill) {
  SQLite::Database file(plain(path), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | kUnlocked);
  set_bounds(file, wait, Purpose::kAdding);
  database::Connection database = database::over(std::move(file));
  const Standing found = standing(database, migrations());
  if (const auto error = refusal(found, database, path)) return *error;
  if (found == Standing::kBlank) use_write_ahead_log(database, wait);
  database.execute("PRAGMA synchronous = FULL");
  // 32 MB of log before it is put into the file: an article changes some hundred pages all over a large store, many of
  // them again with the next one
  database.execute("PRAGMA wal_autocheckpoint = 8000");
  if (found != Standing::kCurrent) migrate(database, migrations(), fill);
  return database;
}

Result<database::Connection> open_to_read(const std::string& path, std::chrono::milliseconds wait,
                                          const Fill& fill) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::kNotFound, path, "no such file"};
  if (::access(path.c_str(), R_OK) != 0) return Error{ErrorCode::kUnreadable, path, "no permission"};
  database::Connection database = database::over(open_for_reading(path, wait));
  const Standing found = standing(database, migrations());
  if (const auto error = refusal(found, database, path)) return *error;
  if (found == Standing::kBlank) return Error{ErrorCode::kDamagedStore, path, "there is nothing in it"};
  if (found == Standing::kOlder) migrate(database, migrations(), fill);
  database.execute("PRAGMA query_only = ON");
  return database;
}

}  // namespace

Result<database::Connection> open_file(const std::string& path, std::chrono::milliseconds wait,
                                       Purpose purpose, const Fill& fill) {
  if (const auto error = unusable_path(path)) return *error;
  const Doing doing = purpose == Purpose::kAdding ? Doing::kWriting : Doing::kReading;
  try {
    return purpose == Purpose::kAdding ? open_to_add(path, wait, fill) : open_to_read(path, wait, fill);
  } catch (const SQLite::Exception& exception) {
    return failure(database::failure_of(exception), path, doing);
  } catch (const database::Failure& failed) {
    return failure(failed, path, doing);
  }
}

}  // namespace rapporteur::store

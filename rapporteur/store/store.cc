// Opening, adding to and showing from a store. Journal: write-ahead log with synchronous=FULL, so that a commit is
// on disk when add() returns and readers never wait (docs/decisions/store-journal.md).
// Tested in tests/unit/store/store_test.cc and tests/fault/.
#include "rapporteur/store/store.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>

#include "rapporteur/document/document.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/rows.h"
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

void set_bounds(SQLite::Database& database, std::chrono::milliseconds wait) {
  sqlite3_hard_heap_limit64(kMostHeap);
  sqlite3_limit(database.getHandle(), SQLITE_LIMIT_LENGTH, kLongestValue);
  database.setBusyTimeout(static_cast<int>(wait.count()));
  database.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON");
  // 64 MB of pages: with SQLite's 2 MB a large store's indexes are read from the file again for every article
  database.exec("PRAGMA cache_size = -65536");
}

/// The file as far as SQLite lets us have it. A store may be read where it cannot be written: without the
/// permission to write the log beside it, the file alone is the whole store as long as there is no log.
SQLite::Database open_for_reading(const std::string& path, std::chrono::milliseconds wait) {
  const bool writable =
      ::access(path.c_str(), W_OK) == 0 && ::access(fs::absolute(path).parent_path().c_str(), W_OK) == 0;
  std::error_code ignored;
  if (!writable && !fs::exists(path + "-wal", ignored)) {
    SQLite::Database database(immutable_uri(path), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
    set_bounds(database, wait);
    return database;
  }
  // A connection that may write also removes the log it leaves behind; query_only keeps it from anything else.
  SQLite::Database database(plain(path), writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY);
  set_bounds(database, wait);
  return database;
}

/// Whether the file is shorter than its header says. (While there is a log, its pages may stand there alone.)
bool is_cut_off(const SQLite::Database& database, const std::string& path) {
  std::error_code failed, no_log;
  const auto size = fs::file_size(path, failed);
  const auto log = fs::file_size(path + "-wal", no_log);
  if (failed || (!no_log && log > 0)) return false;
  SQLite::Statement pages(database, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
  return pages.executeStep() && static_cast<std::uintmax_t>(pages.getColumn(0).getInt64()) > size;
}

int version_of(const SQLite::Database& database) {
  SQLite::Statement version(database, "PRAGMA user_version");
  return version.executeStep() ? version.getColumn(0).getInt() : 0;
}

/// What its schema has otherwise than its version has it.
std::optional<std::string> strange_to_us(const SQLite::Database& database) {
  while (true) {
    const int version = version_of(database);
    auto strange = strange_in(database, migrations(), version);
    if (!strange || version_of(database) == version)
      return strange;  // else another process brought it up to date
  }
}

std::optional<Error> refusal(Standing standing, const SQLite::Database& database, const std::string& path) {
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
void use_write_ahead_log(SQLite::Database& database, std::chrono::milliseconds wait) {
  constexpr std::chrono::milliseconds kPause{10};
  const auto until = std::chrono::steady_clock::now() + wait;
  while (true) {
    try {
      database.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& exception) {
      const bool busy = (exception.getErrorCode() & 0xFF) == SQLITE_BUSY;
      if (!busy || std::chrono::steady_clock::now() >= until) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

void rebuild(SQLite::Database& database) { Adding(database).rebuild(); }

}  // namespace

Store::Inside::Inside(SQLite::Database opened, std::string where)
    : database(std::move(opened)), path(std::move(where)) {}
Store::Inside::~Inside() = default;

Adding& Store::Inside::writing() {
  if (!adding) adding = std::make_unique<Adding>(database);
  return *adding;
}

Result<std::string> Store::Inside::article_named(const std::string& id) {
  // A prefix as a range, so that the index is used and no character of it means more than itself.
  SQLite::Statement match(database,
                          "SELECT id FROM articles WHERE id >= ?1 AND id < ?1 || char(1114111) AND "
                          "substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 6");
  match.bind(1, id);
  std::vector<std::string> ids;
  while (!id.empty() && match.executeStep()) ids.push_back(text_of(match, 0));
  if (ids.empty()) return Error{ErrorCode::kNotFound, id.empty() ? "article" : id, "no article of " + path};
  if (ids.size() == 1 || ids.front() == id) return ids.front();
  std::string some;
  for (const std::string& one : ids) some += (some.empty() ? "" : ", ") + one;
  return Error{ErrorCode::kBadArgument, id, "the beginning of several articles: " + some};
}

Store::Store(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open_or_create(const std::string& path, std::chrono::milliseconds wait) {
  if (const auto error = unusable_path(path)) return *error;
  try {
    SQLite::Database database(plain(path), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    set_bounds(database, wait);
    const Standing found = standing(database, migrations());
    if (const auto error = refusal(found, database, path)) return *error;
    if (found == Standing::kBlank) use_write_ahead_log(database, wait);
    database.exec("PRAGMA synchronous = FULL");
    if (found != Standing::kCurrent) migrate(database, migrations(), rebuild);
    return Store(std::make_unique<Inside>(std::move(database), path));
  } catch (const SQLite::Exception& exception) {
    return failure(exception, path, Doing::kWriting);
  }
}

Result<Store> Store::open(const std::string& path, std::chrono::milliseconds wait) {
  if (const auto error = unusable_path(path)) return *error;
  std::error_code failed;
  if (!fs::exists(path, failed)) return Error{ErrorCode::kNotFound, path, "no such file"};
  if (::access(path.c_str(), R_OK) != 0) return Error{ErrorCode::kUnreadable, path, "no permission"};
  try {
    SQLite::Database database = open_for_reading(path, wait);
    const Standing found = standing(database, migrations());
    if (const auto error = refusal(found, database, path)) return *error;
    if (found == Standing::kBlank) return Error{ErrorCode::kDamagedStore, path, "there is nothing in it"};
    if (found == Standing::kOlder) migrate(database, migrations(), rebuild);
    database.exec("PRAGMA query_only = ON");
    return Store(std::make_unique<Inside>(std::move(database), path));
  } catch (const SQLite::Exception& exception) {
    return failure(exception, path, Doing::kReading);
  }
}

Result<bool> Store::holds(const Article& article) {
  try {
    SQLite::Statement query(
        inside_->database,
        "SELECT 1 FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 "
        "WHERE a.id = ? AND r.text = ?");
    query.bindNoCopy(1, article.id);
    query.bindNoCopy(2, article.text.utf8());
    return query.executeStep();
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<Stored> Store::show(const std::string& id, std::optional<std::uint32_t> revision) {
  try {
    const Result<std::string> article = inside_->article_named(id);
    if (!article) return article.error();
    SQLite::Statement row(
        inside_->database,
        "SELECT a.id, r.url, r.title, r.outlet, r.published, r.added, r.text, r.record, r.revision, "
        "(SELECT count(*) FROM revisions o WHERE o.article = a.key), a.withdrawn, a.withdrawn_note "
        "FROM articles a JOIN revisions r ON r.article = a.key "
        "WHERE a.id = ?1 AND (r.revision = ?2 OR (?2 IS NULL AND r.current = 1))");
    row.bind(1, article.value());
    if (revision) row.bind(2, *revision);
    if (!row.executeStep()) {
      return Error{ErrorCode::kNotFound, article.value(),
                   revision ? "no revision " + std::to_string(*revision) : "no current revision"};
    }
    Stored out;
    int column = 0;
    for (std::string* field : {&out.article, &out.url, &out.title, &out.outlet, &out.published, &out.added,
                               &out.text, &out.record}) {
      *field = text_of(row, column++);
    }
    out.revision = row.getColumn(8).getUInt();
    out.revisions = row.getColumn(9).getUInt();
    out.withdrawn = text_of(row, 10);
    out.withdrawn_note = text_of(row, 11);
    return out;
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

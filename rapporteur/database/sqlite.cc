// SQLiteCpp behind the interface. Its result codes (https://sqlite.org/rescode.html) become causes by one table: a plain
// SQLITE_ERROR or a broken constraint can only mean that the tables are not as this program made them.
// Tested in tests/unit/database/ and tests/fault/.
#include "rapporteur/database/sqlite.h"

#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

#include <algorithm>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace rapporteur::database {
namespace {

Cause cause_of(int result) {
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return Cause::kBusy;
    case SQLITE_TOOBIG: return Cause::kTooLarge;
    case SQLITE_FULL:
    case SQLITE_READONLY: return Cause::kUnwritable;
    case SQLITE_IOERR:
      if (result == SQLITE_IOERR_SHORT_READ) return Cause::kBroken;
      if (result == SQLITE_IOERR_READ) return Cause::kUnreadable;
      [[fallthrough]];
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT: return Cause::kUnavailable;
    default: return Cause::kBroken;
  }
}

/// Runs `work`; what SQLiteCpp throws becomes a Failure.
template <class Work>
auto guarded(const Work& work) {
  try {
    return work();
  } catch (const SQLite::Exception& exception) {
    throw failure_of(exception);
  }
}

/// Statements that were asked before and are at rest, by their words: to make one out of its words takes as long as many a question's
/// answer. The one that rested longest goes first.
class Resting {
 public:
  std::unique_ptr<SQLite::Statement> take(const std::string& sql) {
    const auto at =
        std::find_if(ones_.begin(), ones_.end(), [&](const auto& one) { return one.first == sql; });
    if (at == ones_.end()) return nullptr;
    std::unique_ptr<SQLite::Statement> out = std::move(at->second);
    ones_.erase(at);
    return out;
  }
  void put(std::string sql, std::unique_ptr<SQLite::Statement> statement) {
    if (ones_.size() == kMost) ones_.pop_back();
    ones_.emplace_front(std::move(sql), std::move(statement));
  }
  void clear() { ones_.clear(); }

 private:
  static constexpr std::size_t kMost = 64;  // a store asks some forty again and again
  std::list<std::pair<std::string, std::unique_ptr<SQLite::Statement>>> ones_;
};

class SqliteQuestion final : public Question {
 public:
  SqliteQuestion(SQLite::Database& database, Resting& resting, const std::string& sql)
      : database_(database), resting_(resting), sql_(sql), statement_(resting.take(sql)) {
    if (statement_ == nullptr) statement_ = std::make_unique<SQLite::Statement>(database, sql);
  }
  SqliteQuestion(const SqliteQuestion&) = delete;
  SqliteQuestion& operator=(const SqliteQuestion&) = delete;
  ~SqliteQuestion() override {
    if (failed_) return;
    try {
      reset();
      resting_.put(std::move(sql_), std::move(statement_));
    } catch (...) {  // it is made anew, then
    }
  }

  void bind(int mark, std::int64_t value) override {
    guarded([&] { statement_->bind(mark, value); });
  }
  void bind(int mark, double value) override {
    guarded([&] { statement_->bind(mark, value); });
  }
  void bind(int mark, std::string_view text) override {
    guarded([&] { statement_->bind(mark, std::string(text)); });
  }
  void bind_bytes(int mark, std::string_view bytes) override {
    guarded([&] { statement_->bind(mark, bytes.data(), static_cast<int>(bytes.size())); });
  }
  void bind_null(int mark) override {
    guarded([&] { statement_->bind(mark); });
  }
  bool step() override {
    failed_ = true;
    const bool row = guarded([&] { return statement_->executeStep(); });
    failed_ = false;
    return row;
  }
  std::uint64_t changed() const override {
    return static_cast<std::uint64_t>(sqlite3_changes(database_.getHandle()));
  }
  void reset() override {
    statement_->tryReset();  // what went wrong was told by step()
    guarded([&] { statement_->clearBindings(); });
  }
  int columns() const override { return statement_->getColumnCount(); }
  std::string name(int column) const override { return statement_->getColumnName(column); }
  bool is_null(int column) const override { return statement_->getColumn(column).isNull(); }
  std::int64_t number(int column) const override { return statement_->getColumn(column).getInt64(); }
  double real(int column) const override { return statement_->getColumn(column).getDouble(); }
  std::string text(int column) const override { return statement_->getColumn(column).getString(); }
  std::string bytes(int column) const override {
    const auto value = statement_->getColumn(column);
    const void* bytes = value.getBlob();
    return {static_cast<const char*>(bytes),
            bytes == nullptr ? 0 : static_cast<std::size_t>(value.getBytes())};
  }

 private:
  SQLite::Database& database_;
  Resting& resting_;
  std::string sql_;
  std::unique_ptr<SQLite::Statement> statement_;
  bool failed_ = false;
};

class SqliteBackend final : public Backend {
 public:
  explicit SqliteBackend(SQLite::Database database) : database_(std::move(database)) {}

  Kind kind() const override { return Kind::kSqlite; }
  std::unique_ptr<Question> ask(const std::string& sql, Size) override {
    return guarded([&] { return std::make_unique<SqliteQuestion>(database_, resting_, sql); });
  }
  void execute(const std::string& sql) override {
    resting_.clear();  // tables may be others afterwards
    run(sql);
  }
  void begin(Access access) override { run(access == Access::kWrite ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit() override { run("COMMIT"); }
  void roll_back() noexcept override {
    database_.tryExec("ROLLBACK");  // after a full disk SQLite has done so itself
  }

 private:
  void run(const char* sql) {
    guarded([&] { database_.exec(sql); });
  }
  void run(const std::string& sql) { run(sql.c_str()); }

  SQLite::Database database_;
  Resting resting_;  // ends before the database does
};

}  // namespace

Failure failure_of(const SQLite::Exception& exception) {
  return {cause_of(exception.getExtendedErrorCode()), exception.what()};
}

Connection over(SQLite::Database database) {
  return Connection(std::make_unique<SqliteBackend>(std::move(database)));
}

Connection in_memory() {
  return guarded(
      [] { return over(SQLite::Database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)); });
}

}  // namespace rapporteur::database

// database/: SQL behind one interface, for an SQLite file (sqlite.h) and for a PostgreSQL server that several people
// share (postgres.h). Questions are written once, in what both understand: marks are ?, or ?1 where one value stands
// at two places; INSERT … ON CONFLICT and RETURNING, never a row's number behind the back; NULLS LAST where it
// matters; a mark whose type nothing beside it tells is CAST. What one of them lacks is asked of Connection::kind().
// Also public: sqlite.h, postgres.h (how one is opened).
// Tested in tests/unit/database/, against a real server where tests/postgres/ starts one.
#pragma once

#include <concepts>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rapporteur::database {

/// Why a call failed, as far as a caller can do something about it.
enum class Cause {
  kBusy,         // another process writes; later it may go
  kTooLarge,     // a value above the bounds
  kUnwritable,   // no space left, or no permission to write
  kUnreadable,   // the medium does not give its bytes
  kUnavailable,  // no file or server, no permission, no memory
  kBroken,       // not the tables that this program makes, or not sound any more
};

/// Thrown by everything here; never leaves the library (store/failure.h makes an Error of it).
class Failure : public std::runtime_error {
 public:
  Failure(Cause cause, const std::string& what) : std::runtime_error(what), cause_(cause) {}
  Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

enum class Kind { kSqlite, kPostgres };
enum class Access { kRead, kWrite };
/// What rows are to be expected: many, and large ones (whole texts), are fetched from a server piece by piece, while the
/// transaction lasts.
enum class Size { kFew, kMany, kLarge };

/// What a backend gives for one statement. Marks count from 1, columns from 0; an unbound mark is NULL.
class Question {
 public:
  virtual ~Question() = default;
  virtual void bind(int mark, std::int64_t value) = 0;
  virtual void bind(int mark, double value) = 0;           // what is no number is NULL
  virtual void bind(int mark, std::string_view text) = 0;  // copied
  virtual void bind_bytes(int mark, std::string_view bytes) = 0;
  virtual void bind_null(int mark) = 0;
  virtual bool step() = 0;
  virtual std::uint64_t changed() const = 0;  // rows, after the last step
  virtual void reset() = 0;                   // marks are unbound again
  virtual int columns() const = 0;
  virtual std::string name(int column) const = 0;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string text(int column) const = 0;
  virtual std::string bytes(int column) const = 0;
};

class Backend {
 public:
  virtual ~Backend() = default;
  virtual Kind kind() const = 0;
  virtual std::unique_ptr<Question> ask(const std::string& sql, Size size) = 0;
  virtual void execute(const std::string& sql) = 0;  // any number of statements, without marks
  virtual void begin(Access access) = 0;
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;
};

/// One open database. Not for several threads at once. Every call throws Failure.
class Connection {
 public:
  explicit Connection(std::unique_ptr<Backend> backend) : backend_(std::move(backend)) {}
  Kind kind() const { return backend_->kind(); }
  void execute(const std::string& sql) { backend_->execute(sql); }
  /// Another word as soon as another connection has changed anything; it means nothing to another connection.
  std::string moment();
  /// The first column of the only row; 0 where there is none.
  std::int64_t number_of(const std::string& sql);

 private:
  friend class Statement;
  friend class Transaction;
  std::unique_ptr<Backend> backend_;
  int depth_ = 0;  // transactions one in another
  Access access_ = Access::kRead;
  bool lost_ = false;  // a part of the transaction under way was not kept
};

/// A prepared statement with its values and, after step(), its row. Every call throws Failure.
class Statement {
 public:
  Statement(Connection& connection, const std::string& sql, Size size = Size::kFew)
      : question_(connection.backend_->ask(sql, size)) {}

  template <std::integral Number>
  void bind(int mark, Number value) {
    question_->bind(mark, static_cast<std::int64_t>(value));
  }
  void bind(int mark, double value) { question_->bind(mark, value); }
  void bind(int mark, std::string_view text) { question_->bind(mark, text); }
  void bind_bytes(int mark, std::string_view bytes) { question_->bind_bytes(mark, bytes); }
  /// An empty text is unknown: NULL.
  void bind_or_null(int mark, std::string_view text) {
    text.empty() ? question_->bind_null(mark) : question_->bind(mark, text);
  }

  /// Whether there is a row, or one more.
  bool step() { return question_->step(); }
  /// Ready to be asked again, with every mark unbound.
  void reset() { question_->reset(); }
  /// Of a statement that gives no rows: runs it and makes it ready for the next. Returns how many rows it changed.
  std::uint64_t run();
  /// Of one that gives at most one row: the number in its first column, 0 where there is none; and ready for the next.
  std::int64_t take_number();
  /// The same of a text: empty where there is none.
  std::string take_text();

  // columns of the row; of NULL: 0, nothing
  int columns() const { return question_->columns(); }
  std::string name(int column) const { return question_->name(column); }
  bool is_null(int column) const { return question_->is_null(column); }
  std::int64_t number(int column) const { return question_->number(column); }
  std::uint32_t count(int column) const { return static_cast<std::uint32_t>(question_->number(column)); }
  bool flag(int column) const { return question_->number(column) != 0; }
  double real(int column) const { return question_->real(column); }
  std::string text(int column) const { return question_->text(column); }
  std::string bytes(int column) const { return question_->bytes(column); }

 private:
  std::unique_ptr<Question> question_;
};

/// All that is done while it lives is of one moment, and is kept by commit() or not at all. One within another is part of that: a
/// writing one in another for writing, without whose commit() the outer one cannot be kept either.
class Transaction {
 public:
  Transaction(Connection& connection, Access access);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& connection_;
  Access access_;
  bool open_ = true;
};

}  // namespace rapporteur::database

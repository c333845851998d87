// libpqxx behind the interface. Every value travels as text and takes its type from where it stands; what comes back is
// written as SQLite writes it (numbers with 15 digits, truth as 1), so that both give the same. SQLSTATE becomes a
// cause by its class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
// Tested in tests/unit/database/ and tests/postgres/.
#include "rapporteur/database/postgres.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <optional>
#include <pqxx/pqxx>
#include <vector>

#include "rapporteur/base/text.h"

namespace rapporteur::database {
namespace {

constexpr pqxx::oid kBool = 16, kReal = 701;  // pg_type.oid
constexpr int kMany = 500, kLarge = 8;        // rows of one fetch
constexpr std::size_t kLongestValue = 512U << 20;

Cause cause_of(const std::string& state) {
  const std::string kind = state.substr(0, 2);
  if (state == "55P03" || kind == "40" || state == "57014") return Cause::kBusy;
  if (state == "53100" || state == "25006") return Cause::kUnwritable;
  if (kind == "08" || kind == "28" || kind == "53" || kind == "57" || kind == "58" || state == "3D000" ||
      state == "42501")
    return Cause::kUnavailable;
  if (kind == "54") return Cause::kTooLarge;
  return Cause::kBroken;
}

/// One line of what a server says in several.
std::string line_of(const char* said) {
  std::string out(said);
  if (out.starts_with("ERROR:")) out.erase(0, out.find_first_not_of(" \t", 6));
  out.resize(std::min(out.find('\n'), out.size()));
  return out;
}

template <class Work>
auto guarded(const Work& work) {
  try {
    return work();
  } catch (const Failure&) {
    throw;
  } catch (const pqxx::in_doubt_error&) {
    throw Failure(
        Cause::kUnavailable,
        "the connection to the server was lost while it was kept: whether it is there is not known");
  } catch (const pqxx::sql_error& error) {
    throw Failure(error.sqlstate().empty() ? Cause::kUnavailable : cause_of(error.sqlstate()),
                  line_of(error.what()));
  } catch (const pqxx::range_error& error) {
    throw Failure(Cause::kTooLarge, line_of(error.what()));
  } catch (const std::exception& error) {  // the connection is broken, or memory is out
    throw Failure(Cause::kUnavailable, line_of(error.what()));
  }
}

/// Marks as PostgreSQL numbers them: ? becomes $1, $2, …, ?2 becomes $2. What stands in quotes is left.
std::string with_numbers(const std::string& sql, int& marks) {
  std::string out;
  marks = 0;
  char quote = 0;
  for (std::size_t at = 0; at < sql.size(); ++at) {
    const char c = sql[at];
    if (quote != 0 || c != '?') {
      if (quote == c) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      }
      out += c;
      continue;
    }
    std::size_t end = at + 1;
    while (end < sql.size() && sql[end] >= '0' && sql[end] <= '9') ++end;
    const int number = end > at + 1 ? std::atoi(sql.substr(at + 1, end - at - 1).c_str()) : marks + 1;
    marks = std::max(marks, number);
    out += '$' + std::to_string(number);
    at = end - 1;
  }
  return out;
}

std::string written(double value, const char* format) {
  std::array<char, 40> out{};
  std::snprintf(out.data(), out.size(), format, value);
  return out.data();
}

/// Bytes that are no UTF-8 as U+FFFD: a server refuses a question with them, and no answer has them.
std::string well_formed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    append_utf8(out, c == kIllFormed ? U'\uFFFD' : c);
  }
  return out;
}

using Values = std::vector<std::optional<std::string>>;

class PostgresBackend final : public Backend {
  /// What fails ends the transaction it stands in: nothing more is done in that, and outside of it least of all.
  template <class Work>
  auto in_transaction(const Work& work) {
    if (failed_) throw Failure(Cause::kBroken, "the transaction has failed before");
    const bool under_way = reading_ || writing_;
    if (is_lost()) {
      if (under_way) lost();
      open();
    }
    try {
      return guarded(work);
    } catch (const Failure&) {
      failed_ = under_way;
      if (is_lost()) lost();
      throw;
    }
  }

 public:
  PostgresBackend(std::string address, std::chrono::milliseconds wait) : address_(std::move(address)) {
    // a timeout of 0 would wait for ever
    settings_ =
        "SET client_min_messages = error; SET jit = off; SET bytea_output = hex; SET "
        "standard_conforming_strings = on; SET lock_timeout = " +
        std::to_string(std::max<std::int64_t>(wait.count(), 1));
    open();
  }
  ~PostgresBackend() override { roll_back(); }
  PostgresBackend(const PostgresBackend&) = delete;
  PostgresBackend& operator=(const PostgresBackend&) = delete;

  Kind kind() const override { return Kind::kPostgres; }
  std::unique_ptr<Question> ask(const std::string& sql, Size size) override;
  void execute(const std::string& sql) override {
    in_transaction([&] { current().exec(sql); });
    if (transaction() == 0 && sql.starts_with("SET ")) settings_ += "; " + sql;
  }

  void begin(Access access) override {
    failed_ = false;
    try {
      start(access);
    } catch (const Failure&) {
      end();
      if (!is_lost()) throw;
      start(access);  // over a new connection: nothing was done over the old one
    }
  }
  void commit() override {
    in_transaction([&] {
      if (reading_) reading_->commit();
      if (writing_) writing_->commit();
    });
    end();
  }
  void roll_back() noexcept override {
    try {
      end();
    } catch (const std::exception&) {  // whatever it is, nothing was kept
    }
  }

  pqxx::result run(const std::string& sql, const Values& values) {
    return in_transaction(
        [&] { return current().exec_params(sql, pqxx::prepare::make_dynamic_params(pointers(values))); });
  }
  pqxx::result run_prepared(const std::string& name, const Values& values) {
    return in_transaction(
        [&] { return current().exec_prepared(name, pqxx::prepare::make_dynamic_params(pointers(values))); });
  }
  std::string fresh_name() { return "r" + std::to_string(++names_); }
  void prepare(const std::string& name, const std::string& sql) {
    in_transaction([&] { connection_->prepare(name, sql); });
  }
  void forget(const std::string& name) noexcept {
    try {
      if (connection_) connection_->unprepare(name);
    } catch (const std::exception&) {  // in a transaction that failed, or on a connection that is gone
    }
  }
  /// Of the transaction under way; what was opened in another is gone with it. 0: there is none.
  std::uint64_t transaction() const { return reading_ || writing_ ? number_ : 0; }
  /// Which connection it is; what was prepared on another is gone with it.
  std::uint64_t connection() const { return connections_; }
  bool is_lost() const { return !connection_ || !connection_->is_open(); }

 private:
  static std::vector<const char*> pointers(const Values& values) {
    std::vector<const char*> out;
    for (const auto& value : values) out.push_back(value ? value->c_str() : nullptr);
    return out;
  }
  pqxx::transaction_base& current() {
    if (writing_) return *writing_;
    if (reading_) return *reading_;
    if (!idle_) idle_.emplace(*connection_);
    return *idle_;
  }
  void start(Access access) {
    in_transaction([&] {
      idle_.reset();
      ++number_;
      if (access == Access::kRead) {
        reading_.emplace(*connection_);
      } else {
        writing_.emplace(*connection_);
        writing_->exec(
            "SELECT pg_advisory_xact_lock(1380995668, "
            "quote_ident(current_schema())::regnamespace::oid::integer)");
      }
    });
  }
  void end() {
    reading_.reset();
    writing_.reset();
    idle_.reset();
    failed_ = false;
  }
  /// Once, instead of one that is lost. libpqxx would do so by itself, but without the settings.
  void open() {
    guarded([&] {
      idle_.reset();
      connection_.reset();
      connection_ = std::make_unique<pqxx::connection>(address_);
      ++connections_;
      connection_->set_client_encoding("UTF8");
      idle_.emplace(*connection_).exec(settings_);
    });
  }
  [[noreturn]] void lost() const {
    throw Failure(Cause::kUnavailable, writing_
                                           ? "the connection to the server is lost, nothing of it is kept"
                                           : "the connection to the server is lost");
  }

  std::string address_, settings_;
  std::unique_ptr<pqxx::connection> connection_;
  std::optional<pqxx::nontransaction> idle_;
  std::optional<pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>> reading_;
  std::optional<pqxx::work> writing_;
  std::uint64_t number_ = 0, names_ = 0, connections_ = 0;
  bool failed_ = false;
};

class PostgresQuestion final : public Question {
 public:
  PostgresQuestion(PostgresBackend& backend, const std::string& sql, Size size)
      : backend_(backend), size_(size) {
    int marks = 0;
    sql_ = with_numbers(sql, marks);
    values_.resize(static_cast<std::size_t>(marks));
  }
  ~PostgresQuestion() override {
    close();
    if (!prepared_.empty()) backend_.forget(prepared_);
  }
  PostgresQuestion(const PostgresQuestion&) = delete;
  PostgresQuestion& operator=(const PostgresQuestion&) = delete;

  void bind(int mark, std::int64_t value) override { at(mark) = std::to_string(value); }
  void bind(int mark, double value) override {
    if (std::isnan(value)) return bind_null(mark);
    at(mark) = written(value, "%.17g");
  }
  void bind(int mark, std::string_view text) override {
    if (text.find('\0') != std::string_view::npos)
      throw Failure(Cause::kTooLarge, "PostgreSQL keeps no text with NUL");
    if (text.size() > kLongestValue) throw Failure(Cause::kTooLarge, "a text above the bound");
    at(mark) = well_formed(text);
  }
  void bind_bytes(int mark, std::string_view bytes) override {
    constexpr const char* kDigits = "0123456789abcdef";
    std::string out = "\\x";
    for (const char c : bytes) {
      out += kDigits[static_cast<unsigned char>(c) >> 4];
      out += kDigits[c & 0xF];
    }
    at(mark) = std::move(out);
  }
  void bind_null(int mark) override { at(mark).reset(); }

  bool step() override {
    if (!asked_) {
      first();
    } else if (++row_ >= rows_.size() && !cursor_.empty()) {
      fetch();
    }
    return row_ < rows_.size();
  }

  std::uint64_t changed() const override { return static_cast<std::uint64_t>(rows_.affected_rows()); }

  void reset() override {
    close();
    rows_ = {};
    row_ = 0;
    asked_ = false;
    for (auto& value : values_) value.reset();
  }

  int columns() const override { return static_cast<int>(rows_.columns()); }
  std::string name(int column) const override {
    return rows_.column_name(static_cast<pqxx::row_size_type>(column));
  }
  bool is_null(int column) const override { return field(column).is_null(); }
  std::int64_t number(int column) const override {
    const pqxx::field value = field(column);
    if (value.is_null()) return 0;
    if (value.c_str()[0] == 't') return 1;
    return std::strtoll(value.c_str(), nullptr, 10);
  }
  double real(int column) const override {
    const pqxx::field value = field(column);
    return value.is_null() ? 0 : std::strtod(value.c_str(), nullptr);
  }
  std::string text(int column) const override {
    const pqxx::field value = field(column);
    if (value.is_null()) return {};
    const pqxx::oid type = rows_.column_type(column);
    if (type == kBool) return value.c_str()[0] == 't' ? "1" : "0";
    if (type != kReal) return {value.c_str(), value.size()};
    std::string out = written(std::strtod(value.c_str(), nullptr), "%.15g");
    if (out.find_first_of(".n") == std::string::npos) out.insert(std::min(out.find('e'), out.size()), ".0");
    return out;
  }
  std::string bytes(int column) const override {
    const pqxx::field value = field(column);
    if (value.is_null()) return {};
    const pqxx::binarystring out(value);
    return {out.get(), out.size()};
  }

 private:
  std::optional<std::string>& at(int mark) { return values_.at(static_cast<std::size_t>(mark - 1)); }
  pqxx::field field(int column) const { return rows_[row_][column]; }

  void first() {
    try {
      ask();
    } catch (const Failure&) {
      // between transactions a question is asked again, over a new connection; what may have written is not
      if (backend_.transaction() != 0 || !backend_.is_lost() || !sql_.starts_with("SELECT")) throw;
      ask();
    }
    asked_ = true;
  }
  void ask() {
    row_ = 0;
    if (size_ != Size::kFew && backend_.transaction() != 0) {
      cursor_ = backend_.fresh_name();
      opened_in_ = backend_.transaction();
      backend_.run("DECLARE " + cursor_ + " NO SCROLL CURSOR FOR " + sql_, values_);
      fetch();
    } else if (++times_ == 1) {
      rows_ = backend_.run(sql_, values_);
    } else {  // whoever asks twice asks often
      if (prepared_.empty() || prepared_on_ != backend_.connection()) {
        prepared_ = backend_.fresh_name();
        backend_.prepare(prepared_, sql_);
        prepared_on_ = backend_.connection();
      }
      rows_ = backend_.run_prepared(prepared_, values_);
    }
  }
  void fetch() {
    rows_ = backend_.run(
        "FETCH " + std::to_string(size_ == Size::kMany ? kMany : kLarge) + " FROM " + cursor_, {});
    row_ = 0;
  }
  void close() noexcept {
    if (!cursor_.empty() && backend_.transaction() == opened_in_) {
      try {
        backend_.run("CLOSE " + cursor_, {});
      } catch (const std::exception&) {  // the transaction failed and took it along
      }
    }
    cursor_.clear();
  }

  PostgresBackend& backend_;
  std::string sql_, prepared_, cursor_;
  Size size_;
  Values values_;
  pqxx::result rows_;
  pqxx::result::size_type row_ = 0;
  std::uint64_t opened_in_ = 0, prepared_on_ = 0;
  int times_ = 0;
  bool asked_ = false;
};

std::unique_ptr<Question> PostgresBackend::ask(const std::string& sql, Size size) {
  return std::make_unique<PostgresQuestion>(*this, sql, size);
}

constexpr std::string_view kHidden = "***";

/// %61 as a.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string digits(text.substr(at + 1, 2));
    if (text[at] == '%' && digits.size() == 2 &&
        digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos) {
      out += static_cast<char>(std::strtol(digits.c_str(), nullptr, 16));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

}  // namespace

bool is_server(std::string_view address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::string without_password(std::string_view address) {
  std::string out(address);
  const std::size_t begin = out.find("://");
  if (begin == std::string::npos) return out;
  // to the last @, whatever signs stand between: rather too much is hidden than too little
  const std::size_t colon = out.find(':', begin + 3), at = out.rfind('@');
  if (colon != std::string::npos && at != std::string::npos && colon < at)
    out.replace(colon + 1, at - colon - 1, kHidden);
  const std::size_t question = out.find('?', begin);
  if (question == std::string::npos) return out;
  std::string shown = out.substr(0, question);
  char between = '?';
  for (const std::string_view one : split(std::string_view(out).substr(question + 1), '&')) {
    const std::size_t equals = std::min(one.find('='), one.size());
    const bool secret = decoded(one.substr(0, equals)).find("password") != std::string::npos;
    shown += between + std::string(secret ? one.substr(0, equals) : one) +
             (secret ? "=" + std::string(kHidden) : "");
    between = '&';
  }
  return shown;
}

Connection connect(const std::string& address, std::chrono::milliseconds wait) {
  try {
    return guarded([&] { return Connection(std::make_unique<PostgresBackend>(address, wait)); });
  } catch (const Failure& failure) {
    // what libpq says of an address that it cannot read quotes parts of it, a password among them
    const std::string_view said = failure.what();
    for (const char* begin : {"connection to server", "could not connect", "could not translate", "FATAL"})
      if (said.starts_with(begin)) throw;
    throw Failure(failure.cause(), "no address of a PostgreSQL server: postgresql://user@host/database");
  }
}

}  // namespace rapporteur::database

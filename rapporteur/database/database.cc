// What both kinds of database have in common. Tested in tests/unit/database/.
#include "rapporteur/database/database.h"

namespace rapporteur::database {

std::int64_t Connection::number_of(const std::string& sql) { return Statement(*this, sql).take_number(); }

std::string Connection::moment() {
  // a server's snapshot moves with every transaction of it that writes, of other tables, too: at worst too often
  Statement asked(
      *this, kind() == Kind::kSqlite ? "PRAGMA data_version" : "SELECT CAST(pg_current_snapshot() AS text)");
  return asked.step() ? asked.text(0) : std::string();
}

std::uint64_t Statement::run() {
  question_->step();
  const std::uint64_t out = question_->changed();
  question_->reset();
  return out;
}

std::int64_t Statement::take_number() {
  const std::int64_t out = question_->step() ? question_->number(0) : 0;
  question_->reset();
  return out;
}

std::string Statement::take_text() {
  std::string out = question_->step() ? text(0) : std::string();
  question_->reset();
  return out;
}

Transaction::Transaction(Connection& connection, Access access) : connection_(connection), access_(access) {
  if (connection.depth_ > 0 && access == Access::kWrite && connection.access_ == Access::kRead)
    throw Failure(Cause::kBusy, "a question is still being answered");
  if (connection.depth_ == 0) {
    connection.backend_->begin(access);
    connection.access_ = access;
    connection.lost_ = false;
  }
  ++connection.depth_;
}

void Transaction::commit() {
  if (connection_.lost_) throw Failure(Cause::kBroken, "a part of what was to be kept was not");
  if (connection_.depth_ == 1) connection_.backend_->commit();
  --connection_.depth_;
  open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  if (access_ == Access::kWrite) connection_.lost_ = true;
  if (--connection_.depth_ == 0) connection_.backend_->roll_back();
}

}  // namespace rapporteur::database

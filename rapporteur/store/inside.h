// What an open store holds. Private to store/: shared by all files that have methods of Store.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "rapporteur/database/database.h"
#include "rapporteur/store/entry_memory.h"
#include "rapporteur/store/store.h"

namespace rapporteur::store {

class Adding;

struct Store::Inside {
  database::Connection database;
  std::string path;
  EntryMemory memory;
  std::size_t lost = 0;            // records that could not be read when it was brought up to date
  std::unique_ptr<Adding> adding;  // what writes; made by the first Writing, closed before the database
  Inside(database::Connection opened, std::string where);
  ~Inside();
  /// One transaction that writes. Where something is thrown in it, whatever it is, what writes is not used again: a
  /// statement of it may have stopped half way.
  class Writing;
  /// The id of the article that has it, or whose id alone begins so. Throws database::Failure.
  Result<std::string> article_named(const std::string& id);
};

class Store::Inside::Writing {
 public:
  explicit Writing(Inside& inside);
  ~Writing();
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  Adding& adding() { return *inside_.adding; }
  void commit() {
    transaction_->commit();
    kept_ = true;
  }

 private:
  Inside& inside_;
  std::optional<database::Transaction> transaction_;
  int unwinding_;
  bool kept_ = false;
};

}  // namespace rapporteur::store

// Everything that has to follow when an article comes, changes or goes: its rows, its lines, the ledger, and what it is
// part of across articles. Private to store/. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <string>

#include "rapporteur/store/copies.h"
#include "rapporteur/store/gather.h"
#include "rapporteur/store/identify.h"
#include "rapporteur/store/line_writer.h"
#include "rapporteur/store/writer.h"

namespace rapporteur::store {

/// Every call throws SQLite::Exception and expects a transaction around it.
class Adding {
 public:
  explicit Adding(SQLite::Database& database);

  std::optional<Known> known(const Article& article) { return articles_.known(article); }
  /// The new current revision of the document's article, with all that follows.
  void add(const Document& document, const std::optional<Known>& known, const std::string& record);
  /// Takes the lines of a revision out of the store; its record stays.
  void remove(std::int64_t revision, const std::string& article);  // an id
  /// Writes the lines of every newest revision anew, from the records; returns how many records could not be read.
  std::size_t rebuild();

 private:
  void remove_lines(std::int64_t revision, const std::string& now);
  /// Lines of a revision that has none.
  void add_lines(const Document& document, std::int64_t revision, const std::string& now);

  SQLite::Database& database_;
  Writer articles_;
  LineWriter lines_;
  Gather happenings_;
  Identify actors_;
  Copies copies_;
};

/// "2026-03-03T12:00:00Z".
std::string now_utc();

}  // namespace rapporteur::store

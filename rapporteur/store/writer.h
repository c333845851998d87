// The prepared INSERTs of one document. Private to store/. Tested in tests/unit/store/store_test.cc.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapporteur/document/document.h"

namespace rapporteur::store {

/// Where an article stands in the store: its newest revision.
struct Known {
  std::int64_t article = 0;  // keys
  std::int64_t revision = 0;
  std::uint32_t number = 0;
  bool same_text = false;
  std::size_t statements = 0;
};

/// Every call throws SQLite::Exception and expects a transaction around it.
class Writer {
 public:
  explicit Writer(SQLite::Database& database);

  std::optional<Known> known(const Article& article);
  /// Makes the article's row, if `known` is empty, and the new current revision; returns the revision's key.
  std::int64_t add_revision(const Article& article, const std::optional<Known>& known,
                            const std::string& record);
  void add_layers(const Document& document, std::int64_t revision);

 private:
  void add_statement(const Document& document, std::int64_t revision, std::uint32_t number);
  void add_to_search(const Document& document, std::int64_t key, const Statement& statement);
  void add_actors(std::int64_t statement, const char* role, const std::vector<std::uint32_t>& actors);
  void add_spans(std::int64_t statement, const char* what, const std::vector<Span>& spans);

  SQLite::Database& database_;
  SQLite::Statement find_article_, article_, retire_, revision_, sentence_, actor_, statement_,
      statement_actor_, statement_span_, search_;
};

}  // namespace rapporteur::store

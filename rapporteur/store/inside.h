// What an open store holds. Private to store/: shared by all files that have methods of Store.
#pragma once

#include <memory>
#include <string>

#include "rapporteur/database/database.h"
#include "rapporteur/store/store.h"

namespace rapporteur::store {

class Adding;

struct Store::Inside {
  database::Connection database;
  std::string path;
  std::unique_ptr<Adding> adding;  // made at the first add; closed before the database
  Inside(database::Connection opened, std::string where);
  ~Inside();
  /// What writes; made at the first call.
  Adding& writing();
  /// The id of the article that has it, or whose id alone begins so. Throws database::Failure.
  Result<std::string> article_named(const std::string& id);
};

}  // namespace rapporteur::store

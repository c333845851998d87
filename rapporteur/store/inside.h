// What an open store holds. Private to store/: shared by store.cc (opening, showing), add.cc, find.cc and recall.cc.
#pragma once

#include <SQLiteCpp/Database.h>

#include <memory>
#include <string>

#include "rapporteur/store/store.h"

namespace rapporteur::store {

class Adding;

struct Store::Inside {
  SQLite::Database database;
  std::string path;
  std::unique_ptr<Adding> adding;  // made at the first add; closed before the database
  Inside(SQLite::Database opened, std::string where);
  ~Inside();
};

}  // namespace rapporteur::store

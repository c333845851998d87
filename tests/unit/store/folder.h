// A folder of its own for one test, removed with everything in it at the end; and stores in it. Where RAPPORTEUR_TEST_SERVER
// has the address of a PostgreSQL server (tests/postgres/with_server), stores are there, each in a schema of its own.
#pragma once

#include <stdlib.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/unit/store/raw.h"

namespace rapporteur::testing {

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rapporteur-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
    for (const std::string& schema : schemas_) change(test_server(), "DROP SCHEMA " + schema + " CASCADE");
  }

  std::string file(const std::string& name) const { return (path_ / name).string(); }
  /// Where a store may be made.
  std::string store(const std::string& name) const {
    if (test_server().empty()) return file(name);
    std::string schema = path_.filename().string() + "_" + name;
    for (char& c : schema) c = c == '.' || c == '-' ? '_' : static_cast<char>(std::tolower(c));
    if (std::find(schemas_.begin(), schemas_.end(), schema) == schemas_.end()) {
      change(test_server(), "CREATE SCHEMA " + schema);
      schemas_.push_back(schema);
    }
    return test_server() + "?options=-csearch_path%3D" + schema;
  }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(file(name), std::ios::binary) << bytes;
    return file(name);
  }
  static std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::filesystem::path path_;
  mutable std::vector<std::string> schemas_;
};

}  // namespace rapporteur::testing

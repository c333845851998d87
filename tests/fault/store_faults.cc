// "Sound" means: SQLite's own check, the search index's own check, one current revision per article, and as many
// statements and sentences as each article was made with.
#include "tests/fault/store_faults.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapporteur/store/store.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::testing {
namespace {

constexpr int kStatements = 40;

std::string cell(SQLite::Database& database, const std::string& sql) {
  return database.execAndGet(sql).getString();
}

std::string fault_in_tables(const std::string& path) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  const std::string check = cell(database, "PRAGMA integrity_check");
  if (check != "ok") return "integrity_check: " + check;
  if (cell(database, "SELECT count(*) FROM pragma_foreign_key_check") != "0") return "a row points nowhere";
  database.exec("INSERT INTO statement_search (statement_search, rank) VALUES ('integrity-check', 1)");
  const std::string revisions = cell(database, "SELECT count(*) FROM revisions");
  if (cell(database, "SELECT count(*) FROM revisions WHERE current") !=
      cell(database, "SELECT count(*) FROM articles")) {
    return "an article without exactly one current revision";
  }
  for (const char* table : {"statements", "sentences", "actors", "statement_search"}) {
    const std::string rows = cell(database, std::string("SELECT count(*) FROM ") + table);
    if (rows != std::to_string(kStatements * std::stoi(revisions))) return rows + " rows in " + table;
  }
  return {};
}

}  // namespace

Document long_article(int n) {
  std::vector<Line> lines;
  for (int i = 0; i < kStatements; ++i) {
    lines.push_back({"Speaker " + std::to_string(i), SpeechAct::kSay, "said",
                     std::string(150, 'x') + " in article " + std::to_string(n)});
  }
  return sample(lines, {.id = "article" + std::to_string(n)});
}

std::string fault_of(const std::string& path, int& articles) {
  articles = 0;
  Result<store::Store> store = store::Store::open(path);
  if (!store.ok()) return to_string(store.error());
  int statements = 0;
  const Status found = store->find({}, [&](const store::Found&) { return ++statements > 0; });
  if (!found.ok()) return to_string(found.error());
  if (statements % kStatements != 0) return std::to_string(statements) + " statements found";
  articles = statements / kStatements;
  try {
    return fault_in_tables(path);
  } catch (const SQLite::Exception& exception) {
    return exception.what();
  }
}

int start(const std::function<int()>& work) {
  const int child = fork();
  if (child == 0) _exit(work());
  return child;
}

int finish(int child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace rapporteur::testing

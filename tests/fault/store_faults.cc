// "Sound" means: SQLite's own check, the search index's own check, one current revision per article, as many lines,
// sentences and actors as each article was made with, and every account in a happening that goes on.
#include "tests/fault/store_faults.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapporteur/store/store.h"
#include "tests/unit/store/sample.h"

namespace rapporteur::testing {
namespace {

constexpr int kStatements = kLines - 1;

std::string cell(SQLite::Database& database, const std::string& sql) {
  return database.execAndGet(sql).getString();
}

std::string fault_in_tables(const std::string& path) {
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  const std::string check = cell(database, "PRAGMA integrity_check");
  if (check != "ok") return "integrity_check: " + check;
  if (cell(database, "SELECT count(*) FROM pragma_foreign_key_check") != "0") return "a row points nowhere";
  database.exec("INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)");
  const int revisions = database.execAndGet("SELECT count(*) FROM revisions").getInt();
  if (cell(database, "SELECT count(*) FROM revisions WHERE current") !=
      cell(database, "SELECT count(*) FROM articles")) {
    return "an article without exactly one current revision";
  }
  const std::pair<const char*, int> tables[] = {{"entries", kLines},
                                                {"entry_search", kLines},
                                                {"entry_parties", kLines},
                                                {"ledger WHERE gone IS NULL", kLines},
                                                {"sentences", kStatements},
                                                {"article_actors", kStatements},
                                                {"accounts", 1},
                                                {"revisions WHERE copies IS NOT NULL", 1}};
  for (const auto& [table, each] : tables) {
    const std::string rows = cell(database, std::string("SELECT count(*) FROM ") + table);
    if (rows != std::to_string(each * revisions)) return rows + " rows in " + table;
  }
  if (cell(database,
           "SELECT count(*) FROM accounts a LEFT JOIN happenings h ON h.key = a.happening AND h.gone IS NULL "
           "WHERE h.key IS NULL") != "0")
    return "an account without a happening";
  return {};
}

}  // namespace

Document long_article(int n) {
  std::vector<Said> lines;
  for (int i = 0; i < kStatements; ++i) {
    lines.push_back({"Speaker " + std::to_string(i), SpeechAct::kSay, "said",
                     std::string(150, 'x') + " in article " + std::to_string(n)});
  }
  Document document = sample(lines, {.id = "article" + std::to_string(n)});
  Event& event = document.events.emplace_back();  // one happening that all of them tell of
  event.trigger = {document.statements[0].cue};
  event.participants = {{ParticipantRole::kActor, 0, {}, *document.statements[0].source, {}}};
  return document;
}

std::string fault_of(const std::string& path, int& articles) {
  articles = 0;
  Result<store::Store> store = store::Store::open(path);
  if (!store.ok()) return to_string(store.error());
  int lines = 0;
  const Status found = store->find({}, [&](const store::Entry&) { return ++lines > 0; });
  if (!found.ok()) return to_string(found.error());
  if (lines % kLines != 0) return std::to_string(lines) + " lines found";
  articles = lines / kLines;
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

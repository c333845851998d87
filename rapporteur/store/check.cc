// Holds a store to what it was made of. The lines of each newest revision are written again, into a store in memory by the
// code that writes them always, and compared row by row; so a check cannot forget a column.
// Tested in tests/unit/store/check_test.cc.

#include <array>
#include <map>
#include <string_view>

#include "rapporteur/database/sqlite.h"
#include "rapporteur/record/record.h"
#include "rapporteur/store/adding.h"
#include "rapporteur/store/corrections.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/gather.h"
#include "rapporteur/store/identify.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/line_writer.h"
#include "rapporteur/store/schema.h"
#include "rapporteur/store/search.h"

namespace rapporteur::store {
namespace {

/// One table of what hangs on a revision, as text per row, with nothing in it that only tells in which order rows were
/// written (keys) or that other articles decide.
struct Rows {
  const char* what;
  const char* sql;
};
constexpr std::array<Rows, 8> kTables = {{
    {"lines",
     "SELECT article, published, kind, number, id, sentence, label, status, background, who, who_for, whom, "
     "according_to, words, form, channel, mode, cameo, contexts, intensity, time_value, time_from, time_to, "
     "place, "
     "place_country, place_admin1, place_lat, place_lon, place_geonames, place_precision, account IS NOT "
     "NULL, "
     "confidence, reason, who_words, whom_words, source_words, place_words FROM entries WHERE revision = ? "
     "ORDER BY "
     "kind, number"},
    {"parties",
     "SELECT e.kind, e.number, p.number, role, actor, name, acts_for, attends, start, stop FROM "
     "entry_parties p "
     "JOIN entries e ON e.key = p.entry WHERE e.revision = ? ORDER BY 1, 2, 3"},
    {"spans",
     "SELECT e.kind, e.number, p.number, what, start, stop FROM entry_spans p JOIN entries e ON e.key = "
     "p.entry "
     "WHERE e.revision = ? ORDER BY 1, 2, 3"},
    {"links",
     "SELECT e.kind, e.number, p.number, what, target, word FROM entry_links p JOIN entries e ON e.key = "
     "p.entry "
     "WHERE e.revision = ? ORDER BY 1, 2, 3"},
    {"figures",
     "SELECT e.kind, e.number, p.number, what, low, high, unit, start, stop FROM figures p JOIN entries e ON "
     "e.key "
     "= p.entry WHERE e.revision = ? ORDER BY 1, 2, 3"},
    {"sentences",
     "SELECT number, start, stop, paragraph, part, text FROM sentences WHERE revision = ? ORDER BY number"},
    {"actors",
     "SELECT number, name, kind, acts_for, country, sector, wikidata, count, office, day, lines FROM "
     "article_actors "
     "WHERE "
     "revision = ? ORDER BY number"},
    {"offices",
     "SELECT actor, number, title, of, from_day, until_day, start, stop FROM offices WHERE revision = ? "
     "ORDER BY "
     "actor, number"},
}};

/// What must give no row.
struct Rule {
  const char* what;
  const char* sql;
};
constexpr std::array<Rule, 12> kRules = {{
    {"an article without one newest revision",
     "SELECT id FROM articles a WHERE 1 <> (SELECT count(*) FROM revisions r WHERE r.article = a.key AND "
     "r.current = 1)"},
    {"lines that are not of a newest revision, or of an article that is withdrawn",
     "SELECT DISTINCT e.article FROM entries e JOIN revisions r ON r.key = e.revision JOIN articles a ON "
     "a.key = "
     "r.article WHERE r.current = 0 OR a.withdrawn IS NOT NULL"},
    {"accounts that are not of a newest revision, or of an article that is withdrawn",
     "SELECT DISTINCT a.id FROM accounts x JOIN revisions r ON r.key = x.revision JOIN articles a ON a.key = "
     "r.article WHERE r.current = 0 OR a.withdrawn IS NOT NULL"},
    {"a line that the ledger does not know, or calls gone",
     "SELECT e.article FROM entries e LEFT JOIN ledger l ON l.id = e.id AND l.kind = e.kind WHERE l.id IS "
     "NULL OR "
     "l.gone IS NOT NULL"},
    {"a line that the ledger calls there, and that is not",
     "SELECT l.article FROM ledger l WHERE l.gone IS NULL AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.id "
     "= "
     "l.id AND e.kind = l.kind)"},
    {"a happening that is gone or unknown, with an account",
     "SELECT x.article FROM accounts x LEFT JOIN happenings h ON h.key = x.happening WHERE h.key IS NULL OR "
     "h.gone "
     "IS NOT NULL"},
    {"a happening that is there without an account",
     "SELECT '' FROM happenings h WHERE h.gone IS NULL AND NOT EXISTS (SELECT 1 FROM accounts x WHERE "
     "x.happening = h.key)"},
    {"a revision that is a copy of one that is not there or no copy itself",
     "SELECT a.id FROM revisions r JOIN articles a ON a.key = r.article LEFT JOIN revisions o ON o.key = "
     "r.copies "
     "WHERE r.copies IS NOT NULL AND o.copies IS NULL"},
    {"an actor's form that articles show more or less often than is kept",
     "SELECT '' FROM actor_forms f WHERE f.uses <> (SELECT count(*) FROM article_actors x WHERE x.form = "
     "f.key)"},
    {"an actor of an article that is not its form's across articles",
     "SELECT a.id FROM article_actors x LEFT JOIN actor_forms f ON f.key = x.form JOIN revisions r ON r.key "
     "= x.revision "
     "JOIN articles a ON a.key = r.article WHERE x.actor IS DISTINCT FROM f.actor"},
    {"an actor across articles that is gone with a form, or there without",
     "SELECT '' FROM actors a WHERE (a.gone IS NULL) <> EXISTS (SELECT 1 FROM actor_forms f WHERE f.actor = "
     "a.key)"},
    {"an actor across articles that is told of more or less often than is kept",
     "SELECT '' FROM actors a LEFT JOIN (SELECT actor, count(DISTINCT revision) AS articles FROM "
     "article_actors WHERE actor IS NOT NULL GROUP BY actor) c ON c.actor = a.key LEFT JOIN (SELECT x.actor, "
     "count(DISTINCT p.entry) AS lines FROM entry_parties p JOIN entries e ON e.key = p.entry JOIN "
     "article_actors x ON x.revision = e.revision AND x.number = p.actor GROUP BY x.actor) l ON l.actor = "
     "a.key "
     "WHERE a.articles <> coalesce(c.articles, 0) OR a.lines <> coalesce(l.lines, 0)"},
}};

std::vector<std::string> rows_of(database::Connection& database, const char* sql, std::int64_t revision) {
  database::Statement rows(database, sql);
  rows.bind(1, revision);
  std::vector<std::string> out;
  while (rows.step()) {
    std::string& row = out.emplace_back();
    for (int i = 0; i < rows.columns(); ++i) {
      row += rows.is_null(i) ? "\x01" : rows.text(i);
      row += '\x1F';
    }
  }
  return out;
}

class Checking {
 public:
  using Visit = std::function<void(const StoreFault&)>;
  Checking(database::Connection& database, const Visit& visit)
      : database_(database), visit_(visit), memory_(database::in_memory()), search_(database) {
    migrate(memory_, migrations());
    memory_.execute("PRAGMA foreign_keys = OFF");
  }

  Checked run() {
    if (database_.kind() == database::Kind::kSqlite) file();
    search();
    database::Transaction one_moment(database_,
                                     database::Access::kRead);  // what others write meanwhile is not seen
    Gather happenings(database_);
    Identify actors(database_);
    const Gather::Fault fault = [this](const std::string& article, const std::string& what) {
      tell(article, what);
    };
    database::Statement rows(
        database_,
        "SELECT r.key, a.id, r.revision, r.current = 1 AND a.withdrawn IS NULL, r.sha256, r.text, "
        "r.record FROM revisions r JOIN articles a ON a.key = r.article ORDER BY a.id, r.revision",
        database::Size::kLarge);
    while (rows.step()) {
      const std::string article = rows.text(1);
      const std::string name = "revision " + rows.text(2);
      ++done_.revisions;
      Result<Document> document = document_of(rows.text(6), article);
      if (!document) {
        tell(article, name + ": its record " + std::string(describe(document.error().code)) + " (" +
                          document.error().detail + ")");
        continue;
      }
      if (document->article.text.utf8() != rows.text(5) || document->article.sha256 != rows.text(4))
        tell(article, name + ": its text or hash is not that of its record");
      if (rows.number(3) == 0) continue;
      name_entries(document.value());
      const CorrectedDocument told =
          corrected(std::move(document).value(), corrections_of(database_, article));
      lines(told, article, rows.number(0));
      happenings.check(told.document, told.gone_events, rows.number(0), fault);
      actors.check(told.document, rows.number(0), fault);
    }
    happenings.check_groups(fault);
    actors.check_groups(fault);
    rules();
    return done_;
  }

 private:
  void tell(const std::string& article, const std::string& what) {
    ++done_.faults;
    visit_({article, what});
  }

  void file() {
    database::Statement rows(database_, "PRAGMA integrity_check");
    while (rows.step()) {
      if (rows.text(0) != "ok") tell({}, "the file: " + rows.text(0));
    }
    database::Statement keys(database_, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");
    while (keys.step())
      tell({}, "row " + keys.text(1) + " of " + keys.text(0) + " points to nothing in " + keys.text(2));
  }

  void search() {
    if (!search_.is_sound()) tell({}, "the search index does not fit the lines");
  }

  /// The rows of a revision against those that its record gives.
  void lines(const CorrectedDocument& told, const std::string& article, std::int64_t revision) {
    const std::vector<Line> lines = told.lines();
    done_.lines += lines.size();
    Writer layers(memory_);
    LineWriter writer(memory_);
    std::vector<std::int64_t> accounts(told.document.events.size(), 1);
    for (std::size_t i = 0; i < told.gone_events.size(); ++i) {
      if (told.gone_events[i]) accounts[i] = has_account(told, i) ? 1 : 0;
    }
    database::Transaction transaction(memory_, database::Access::kWrite);
    layers.add_layers(told.document, lines, revision);
    writer.add(told.document, lines, revision, accounts);
    for (const Rows& table : kTables) {
      if (rows_of(memory_, table.sql, revision) != rows_of(database_, table.sql, revision))
        tell(article, std::string(table.what) + " that are not those of its record");
    }
    searched(told.document, lines, article, revision);
    database::Statement digest(database_, "SELECT digest FROM ledger WHERE id = ? AND kind = ?");
    for (const Line& line : lines) {
      digest.bind(1, line.id);
      digest.bind(2, to_word(line.kind));
      if (digest.step() && digest.number(0) != digest_of(line, told.document))
        tell(article, "the ledger knows " + std::string(to_word(line.kind)) + " " + line.id + " otherwise");
      digest.reset();
    }
  }  // rolled back

  /// Whether the search has the words of each line.
  void searched(const Document& document, const std::vector<Line>& lines, const std::string& article,
                std::int64_t revision) {
    if (database_.kind() == database::Kind::kSqlite) return;  // search() asked for all at once
    database::Statement key(database_,
                            "SELECT key FROM entries WHERE revision = ? AND kind = ? AND number = ?");
    for (const Line& line : lines) {
      key.bind(1, revision);
      key.bind(2, to_word(line.kind));
      key.bind(3, line.number);
      if (!search_.has(key.take_number(), searched_of(document, line)))
        tell(article, "the search has other words for " + std::string(to_word(line.kind)) + " " + line.id);
    }
  }

  /// Whether an event that is no entry shares its account with one that is.
  static bool has_account(const CorrectedDocument& told, std::size_t event) {
    for (const Account& account : accounts_of(told.document)) {
      bool its_own = false, other = false;
      for (const std::uint32_t one : account.events)
        (one == event ? its_own : other) |= one == event || !told.gone_events[one];
      if (its_own) return other;
    }
    return false;
  }

  void rules() {
    for (const Rule& rule : kRules) {
      database::Statement rows(database_, rule.sql, database::Size::kMany);
      while (rows.step()) tell(rows.text(0), rule.what);
    }
  }

  database::Connection& database_;
  const Visit& visit_;
  database::Connection memory_;
  Search search_;
  Checked done_;
};

}  // namespace

Result<Checked> Store::check(const std::function<void(const StoreFault&)>& visit) {
  try {
    return Checking(inside_->database, visit).run();
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

Result<std::size_t> Store::repair() {
  try {
    Inside::Writing writing(*inside_);
    const std::size_t unreadable = writing.adding().rebuild(true);
    writing.commit();
    return unreadable;
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kWriting);
  }
}

}  // namespace rapporteur::store

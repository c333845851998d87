// An expression of FTS5 always parses: every word is a string, "so", and strings cannot be a syntax error (section 3.1). So
// does a tsquery of quoted words. Tested in tests/unit/store/find_test.cc and fuzz/store.cc.
#include "rapporteur/store/search.h"

#include <algorithm>
#include <array>

#include "rapporteur/store/words.h"

namespace rapporteur::store {
namespace {

using database::Kind;

constexpr std::size_t kMostPositions = 16383;  // PostgreSQL's own bounds: of a word's place,
constexpr std::size_t kLongestWord = 2046;     // of its length
constexpr std::size_t kMostBytes = 1U << 19;   // of all words of a text together, far below 1 MB

std::string quoted(std::string word) {
  word.resize(std::min(word.size(), kLongestWord));  // letters have no quotation mark among them
  while (!word.empty() && (static_cast<unsigned char>(word.back()) & 0xC0) == 0x80) word.pop_back();
  return '\'' + word + '\'';
}

/// 'talks':1 'harbour':4
std::string vector_of(std::string_view text) {
  std::string out;
  std::size_t position = 0;
  for (const std::string& word : folded_words(text)) {
    if (++position > kMostPositions || out.size() > kMostBytes) break;
    out += quoted(word) + ':' + std::to_string(position) + ' ';
  }
  return out;
}

/// 'no' <-> 'dat':*
std::string query_of(const Phrase& phrase) {
  std::string out;
  for (const std::string& word : folded_words(phrase.text))
    out += (out.empty() ? "" : " <-> ") + quoted(word);
  return phrase.prefix ? out + ":*" : out;
}

std::string in_fts5(const std::string& typed) {
  std::string out;
  for (const Phrase& phrase : phrases_of(typed))
    out += (out.empty() ? "\"" : " \"") + phrase.text + (phrase.prefix ? "\"*" : "\"");
  return out;
}

Match in_file(const std::vector<WordsAsked>& asked) {
  std::string all;
  for (const WordsAsked& one : asked) {
    std::string columns;
    for (const char* column : one.columns) columns += (columns.empty() ? "" : " ") + std::string(column);
    std::string some;
    for (const std::string& typed : one.alternatives)
      some += (some.empty() ? "{" : " OR {") + columns + "} : (" + in_fts5(typed) + ")";
    all += (all.empty() ? "(" : " AND (") + some + ")";
  }
  return {"SELECT rowid FROM entry_search WHERE entry_search MATCH ?", {all}};
}

Match on_server(const std::vector<WordsAsked>& asked) {
  Match out{.rows = "SELECT x.entry FROM entry_search x WHERE ", .values = {}};
  for (std::size_t i = 0; i < asked.size(); ++i) {
    out.rows += i == 0 ? "((" : " AND ((";
    for (std::size_t a = 0; a < asked[i].alternatives.size(); ++a) {
      if (a > 0) out.rows += ") OR (";
      bool first = true;
      for (const Phrase& phrase : phrases_of(asked[i].alternatives[a])) {
        out.rows += first ? "(" : " AND (";
        first = false;
        for (std::size_t c = 0; c < asked[i].columns.size(); ++c) {
          out.rows += (c > 0 ? " OR x." : "x.") + std::string(asked[i].columns[c]) + " @@ CAST(? AS tsquery)";
          out.values.push_back(query_of(phrase));
        }
        out.rows += ")";
      }
    }
    out.rows += "))";
  }
  return out;
}

const char* to_add(Kind kind) {
  return kind == Kind::kSqlite
             ? "INSERT INTO entry_search (rowid, sentence, words, who, whom, source, place) VALUES "
               "(?, ?, ?, ?, ?, ?, ?)"
             : "INSERT INTO entry_search (entry, sentence, words, who, whom, source, place) VALUES "
               "(?, CAST(? AS tsvector), CAST(? AS tsvector), CAST(? AS tsvector), CAST(? AS tsvector), "
               "CAST(? AS tsvector), CAST(? AS tsvector))";
}

/// FTS5 must be told the very words that it took.
const char* to_remove(Kind kind) {
  return kind == Kind::kSqlite
             ? "INSERT INTO entry_search (entry_search, rowid, sentence, words, who, whom, source, place) "
               "SELECT 'delete', key, sentence, words, who, whom, source, place FROM entry_texts "
               "WHERE key IN (SELECT key FROM entries WHERE revision = ?)"
             : "DELETE FROM entry_search WHERE entry IN (SELECT key FROM entries WHERE revision = ?)";
}

std::array<std::string_view, 6> columns_of(const Searched& words) {
  return {words.sentence, words.words, words.who, words.whom, words.source, words.place};
}

}  // namespace

Search::Search(database::Connection& database)
    : database_(database),
      add_(database, to_add(database.kind())),
      remove_(database, to_remove(database.kind())) {}

void Search::add(std::int64_t entry, const Searched& words) {
  add_.bind(1, entry);
  int mark = 2;
  for (const std::string_view text : columns_of(words)) {
    if (database_.kind() == Kind::kSqlite) {
      add_.bind_or_null(mark++, text);
    } else {
      add_.bind(mark++, vector_of(text));
    }
  }
  add_.run();
}

void Search::remove(std::int64_t revision) {
  remove_.bind(1, revision);
  remove_.run();
}

void Search::clear() {
  database_.execute(database_.kind() == Kind::kSqlite
                        ? "INSERT INTO entry_search (entry_search) VALUES ('delete-all')"
                        : "DELETE FROM entry_search");
}

bool Search::has(std::int64_t entry, const Searched& words) {
  if (database_.kind() == Kind::kSqlite) return true;
  database::Statement same(
      database_,
      "SELECT count(*) FROM entry_search WHERE entry = ? AND sentence = CAST(? AS tsvector) "
      "AND words = CAST(? AS tsvector) AND who = CAST(? AS tsvector) AND whom = CAST(? AS "
      "tsvector) AND source = CAST(? AS tsvector) AND place = CAST(? AS tsvector)");
  same.bind(1, entry);
  int mark = 2;
  for (const std::string_view text : columns_of(words)) same.bind(mark++, vector_of(text));
  return same.take_number() == 1;
}

bool Search::is_sound() {
  if (database_.kind() == Kind::kPostgres)
    return database_.number_of(
               "SELECT (SELECT count(*) FROM entry_search) - (SELECT count(*) FROM entries)") == 0;
  // a write to SQLite, although it changes nothing
  const bool reading = database_.number_of("PRAGMA query_only") != 0;
  const auto hold = [&](const char* state) {
    if (reading) database_.execute(std::string("PRAGMA query_only = ") + state);
  };
  hold("OFF");
  try {
    database_.execute("INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)");
    hold("ON");
  } catch (const database::Failure& failure) {
    hold("ON");
    if (failure.cause() == database::Cause::kBroken) return false;
    // a file that may only be read: what is a write to SQLite, although it changes nothing, is left out
    if (failure.cause() != database::Cause::kUnwritable) throw;
  }
  return true;
}

Match match_of(Kind kind, const std::vector<WordsAsked>& asked) {
  return kind == Kind::kSqlite ? in_file(asked) : on_server(asked);
}

}  // namespace rapporteur::store

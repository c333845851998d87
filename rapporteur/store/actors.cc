// Actors across articles, found by their names, kinds, countries and offices. Tested in tests/unit/store/identify_test.cc.
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/actor.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/rows.h"

namespace rapporteur::store {
namespace {

using Keys = std::set<std::int64_t>;

/// Folded words of letters and digits; a star at the end of one stays.
std::vector<std::string> words_of(std::string_view text) {
  std::string letters;
  for (const char c : fold_letters(text)) {
    const auto code = static_cast<unsigned char>(c);
    const bool sign =
        (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') || code >= 0x80 || c == '*';
    letters += sign ? c : ' ';
  }
  std::vector<std::string> out;
  for (const std::string_view word : split(letters, ' ')) {
    if (word.find_first_not_of('*') != std::string_view::npos) out.emplace_back(word);
  }
  return out;
}

bool holds(const std::vector<std::string>& words, const std::string& asked) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return asked.ends_with('*') ? word.starts_with(std::string_view(asked).substr(0, asked.size() - 1))
                                : word == asked;
  });
}

/// Whether all words of one of the questions stand in a text.
bool answers(const std::vector<std::vector<std::string>>& questions, std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  return std::any_of(questions.begin(), questions.end(), [&](const std::vector<std::string>& asked) {
    return std::all_of(asked.begin(), asked.end(),
                       [&](const std::string& word) { return holds(words, word); });
  });
}

/// The actors that a query of (actor, text) gives where the text answers one of the questions.
Keys keys_where(SQLite::Database& database, const char* sql, const std::vector<std::string>& typed) {
  std::vector<std::vector<std::string>> questions;
  for (const std::string& words : typed) questions.push_back(words_of(words));
  SQLite::Statement rows(database, sql);
  Keys out;
  while (rows.executeStep()) {
    if (answers(questions, text_of(rows, 1))) out.insert(rows.getColumn(0).getInt64());
  }
  return out;
}

constexpr const char* kNames =
    "SELECT actor, name FROM article_actors WHERE actor IS NOT NULL GROUP BY actor, name";
constexpr const char* kOffices =
    "SELECT DISTINCT x.actor, o.title || ' ' || ifnull(f.name, '') || ' ' || ifnull(f.country, '') FROM "
    "offices o "
    "JOIN article_actors x ON x.revision = o.revision AND x.number = o.actor AND x.actor IS NOT NULL "
    "LEFT JOIN article_actors f ON f.revision = o.revision AND f.number = o.of";
constexpr const char* kActors =
    "SELECT a.key, a.id, a.name, a.kind, a.country, a.sector, a.wikidata, count(DISTINCT x.revision), "
    "min(substr(r.published, 1, 10)), max(substr(r.published, 1, 10)) FROM actors a "
    "JOIN article_actors x ON x.actor = a.key JOIN revisions r ON r.key = x.revision "
    "GROUP BY a.key ORDER BY 8 DESC, a.name, a.id";
constexpr const char* kNamesOf =
    "SELECT name, count(DISTINCT revision) FROM article_actors WHERE actor = ? GROUP BY name ORDER BY 2 "
    "DESC, 1";
constexpr const char* kOfficesOf =
    "SELECT o.title, f.name, o.from_day, o.until_day, substr(r.published, 1, 10), a.id, s.text FROM "
    "article_actors x "
    "JOIN offices o ON o.revision = x.revision AND o.actor = x.number "
    "LEFT JOIN article_actors f ON f.revision = o.revision AND f.number = o.of "
    "JOIN revisions r ON r.key = x.revision JOIN articles a ON a.key = r.article "
    "LEFT JOIN sentences s ON s.revision = x.revision AND s.start <= o.start AND s.stop >= o.stop "
    "WHERE x.actor = ? ORDER BY s.text IS NULL, r.published IS NULL, r.published, a.id, o.number";
constexpr const char* kEntriesOf =
    "SELECT count(DISTINCT p.entry) FROM article_actors x JOIN entries e ON e.revision = x.revision "
    "JOIN entry_parties p ON p.entry = e.key AND p.actor = x.number WHERE x.actor = ?";
constexpr const char* kNow =
    "WITH RECURSIVE now (id) AS (SELECT ?1 UNION SELECT m.merged_into FROM actors m JOIN now ON m.id = "
    "now.id "
    "WHERE m.merged_into IS NOT NULL) SELECT a.key FROM actors a JOIN now ON now.id = a.id WHERE a.gone IS "
    "NULL";

bool is_kind(std::string_view word) {
  for (int i = 0; i < static_cast<int>(ActorKind::kUnnamed); ++i) {
    if (to_word(static_cast<ActorKind>(i)) == word) return true;
  }
  return false;
}

std::optional<Error> fault_of(const ActorQuery& query) {
  for (const ActorQuery::Some* typed : {&query.who, &query.office}) {
    for (const std::string& words : *typed) {
      if (words_of(words).empty())
        return Error{ErrorCode::kBadArgument, words, "there is no word in it to look for"};
    }
  }
  for (const std::string& kind : query.kind) {
    if (!is_kind(kind)) return Error{ErrorCode::kBadArgument, kind, "no kind of actor that has a name"};
  }
  for (const std::string& code : query.country) {
    const bool letters = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code.size() != 3 || !letters)
      return Error{ErrorCode::kBadArgument, code, "a country is three letters of ISO 3166-1: GBR"};
  }
  return std::nullopt;
}

class Asking {
 public:
  Asking(SQLite::Database& database, const ActorQuery& query)
      : database_(database),
        query_(query),
        names_(database, kNamesOf),
        offices_(database, kOfficesOf),
        entries_(database, kEntriesOf) {
    if (!query.who.empty()) ask(keys_where(database, kNames, query.who));
    if (!query.office.empty()) ask(keys_where(database, kOffices, query.office));
    if (!query.id.empty()) ask(keys_of_ids());
  }

  void run(const std::function<bool(const KnownActor&)>& visit) {
    std::uint64_t left = query_.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    SQLite::Statement rows(database_, kActors);
    while (left > 0 && rows.executeStep()) {
      const std::int64_t key = rows.getColumn(0).getInt64();
      KnownActor actor;
      int column = 1;
      for (std::string* field :
           {&actor.id, &actor.name, &actor.kind, &actor.country, &actor.sector, &actor.wikidata})
        *field = text_of(rows, column++);
      if (!is_asked(key, actor)) continue;
      actor.articles = static_cast<std::uint64_t>(rows.getColumn(7).getInt64());
      actor.first = text_of(rows, 8);
      actor.last = text_of(rows, 9);
      complete(key, actor);
      if (!visit(actor)) return;
      --left;
    }
  }

 private:
  void ask(const Keys& keys) {
    Keys both = keys;
    if (asked_) std::erase_if(both, [&](std::int64_t key) { return !asked_->contains(key); });
    asked_ = std::move(both);
  }

  Keys keys_of_ids() {
    Keys out;
    SQLite::Statement now(database_, kNow);
    for (const std::string& id : query_.id) {
      now.bind(1, id);
      while (now.executeStep()) out.insert(now.getColumn(0).getInt64());
      now.reset();
    }
    return out;
  }

  bool is_asked(std::int64_t key, const KnownActor& actor) const {
    const auto among = [](const ActorQuery::Some& asked, const std::string& value) {
      return asked.empty() || std::find(asked.begin(), asked.end(), value) != asked.end();
    };
    return (!asked_ || asked_->contains(key)) && among(query_.kind, actor.kind) &&
           among(query_.country, actor.country);
  }

  void complete(std::int64_t key, KnownActor& actor) {
    names_.bind(1, key);
    while (names_.executeStep())
      actor.names.push_back({text_of(names_, 0), static_cast<std::uint64_t>(names_.getColumn(1).getInt64())});
    names_.reset();
    entries_.bind(1, key);
    if (entries_.executeStep()) actor.entries = static_cast<std::uint64_t>(entries_.getColumn(0).getInt64());
    entries_.reset();
    add_offices(key, actor);
  }

  void add_offices(std::int64_t key, KnownActor& actor) {
    std::map<std::pair<std::string, std::string>, std::size_t> known;  // title and whose it is, folded
    std::map<std::size_t, std::set<std::string>> told;
    offices_.bind(1, key);
    while (offices_.executeStep()) {
      OfficeHeld one{.title = text_of(offices_, 0),
                     .of = text_of(offices_, 1),
                     .from = text_of(offices_, 2),
                     .until = text_of(offices_, 3),
                     .first = {},
                     .last = {},
                     .article = text_of(offices_, 5),
                     .sentence = text_of(offices_, 6)};
      const std::string day = text_of(offices_, 4);
      const auto [at, fresh] =
          known.emplace(std::pair(fold_letters(one.title), fold_letters(one.of)), actor.offices.size());
      if (fresh) actor.offices.push_back(std::move(one));
      OfficeHeld& office = actor.offices[at->second];
      told[at->second].insert(text_of(offices_, 5));
      office.articles = told[at->second].size();
      if (!day.empty() && (office.first.empty() || day < office.first)) office.first = day;
      if (day > office.last) office.last = day;
    }
    offices_.reset();
    std::stable_sort(actor.offices.begin(), actor.offices.end(),
                     [](const OfficeHeld& a, const OfficeHeld& b) { return a.articles > b.articles; });
  }

  SQLite::Database& database_;
  const ActorQuery& query_;
  SQLite::Statement names_, offices_, entries_;
  std::optional<Keys> asked_;
};

}  // namespace

Status Store::actors(const ActorQuery& query, const std::function<bool(const KnownActor&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    Asking(inside_->database, query).run(visit);
    return Done{};
  } catch (const SQLite::Exception& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

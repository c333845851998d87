// Actors across articles, found by their names, kinds, countries and offices. Tested in tests/unit/store/identify_test.cc.

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"
#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/actor.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

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
Keys keys_where(database::Connection& database, const char* sql, const std::vector<std::string>& typed) {
  std::vector<std::vector<std::string>> questions;
  for (const std::string& words : typed) questions.push_back(words_of(words));
  database::Statement rows(database, sql, database::Size::kMany);
  Keys out;
  while (rows.step()) {
    if (answers(questions, rows.text(1))) out.insert(rows.number(0));
  }
  return out;
}

constexpr const char* kNames =
    "SELECT actor, name FROM article_actors WHERE actor IS NOT NULL GROUP BY actor, name";
constexpr const char* kOffices =
    "SELECT DISTINCT x.actor, o.title || ' ' || coalesce(f.name, '') || ' ' || coalesce(f.country, '') FROM "
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
    "WITH RECURSIVE now (id) AS (SELECT o.id FROM actors o WHERE o.id = ? UNION SELECT m.merged_into FROM "
    "actors m JOIN now ON m.id = "
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
  Asking(database::Connection& database, const ActorQuery& query)
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
    database::Statement rows(database_, kActors, database::Size::kMany);
    while (left > 0 && rows.step()) {
      const std::int64_t key = rows.number(0);
      KnownActor actor;
      int column = 1;
      for (std::string* field :
           {&actor.id, &actor.name, &actor.kind, &actor.country, &actor.sector, &actor.wikidata})
        *field = rows.text(column++);
      if (!is_asked(key, actor)) continue;
      actor.articles = static_cast<std::uint64_t>(rows.number(7));
      actor.first = rows.text(8);
      actor.last = rows.text(9);
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
    database::Statement now(database_, kNow);
    for (const std::string& id : query_.id) {
      now.bind(1, id);
      while (now.step()) out.insert(now.number(0));
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
    while (names_.step())
      actor.names.push_back({names_.text(0), static_cast<std::uint64_t>(names_.number(1))});
    names_.reset();
    entries_.bind(1, key);
    if (entries_.step()) actor.entries = static_cast<std::uint64_t>(entries_.number(0));
    entries_.reset();
    add_offices(key, actor);
  }

  void add_offices(std::int64_t key, KnownActor& actor) {
    std::map<std::pair<std::string, std::string>, std::size_t> known;  // title and whose it is, folded
    std::map<std::size_t, std::set<std::string>> told;
    offices_.bind(1, key);
    while (offices_.step()) {
      OfficeHeld one{.title = offices_.text(0),
                     .of = offices_.text(1),
                     .from = offices_.text(2),
                     .until = offices_.text(3),
                     .first = {},
                     .last = {},
                     .article = offices_.text(5),
                     .sentence = offices_.text(6)};
      const std::string day = offices_.text(4);
      const auto [at, fresh] =
          known.emplace(std::pair(fold_letters(one.title), fold_letters(one.of)), actor.offices.size());
      if (fresh) actor.offices.push_back(std::move(one));
      OfficeHeld& office = actor.offices[at->second];
      told[at->second].insert(offices_.text(5));
      office.articles = told[at->second].size();
      if (!day.empty() && (office.first.empty() || day < office.first)) office.first = day;
      if (day > office.last) office.last = day;
    }
    offices_.reset();
    std::stable_sort(actor.offices.begin(), actor.offices.end(),
                     [](const OfficeHeld& a, const OfficeHeld& b) { return a.articles > b.articles; });
  }

  database::Connection& database_;
  const ActorQuery& query_;
  database::Statement names_, offices_, entries_;
  std::optional<Keys> asked_;
};

}  // namespace

Status Store::actors(const ActorQuery& query, const std::function<bool(const KnownActor&)>& visit) {
  if (const auto fault = fault_of(query)) return *fault;
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    Asking(inside_->database, query).run(visit);
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

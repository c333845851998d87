// Actors across articles, found by their names, kinds, countries and offices. Tested in tests/unit/store/identify_test.cc.

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "rapporteur/base/fold.h"
#include "rapporteur/base/text.h"
#include "rapporteur/database/database.h"
#include "rapporteur/document/document.h"
#include "rapporteur/store/actor.h"
#include "rapporteur/store/actor_forms.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"

namespace rapporteur::store {
namespace {

using Keys = std::set<std::int64_t>;

constexpr std::size_t kFew = 1000;  // actors that are read one by one

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

/// Whether it is worth a closer look: in plain letters, the words must stand in it somewhere.
bool may_answer(const std::vector<std::vector<std::string>>& questions, std::string_view text) {
  const auto plain = [](std::string_view some) {
    return std::all_of(some.begin(), some.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  if (!plain(text)) return true;
  const auto stands = [&](std::string_view word) {
    if (word.ends_with('*')) word.remove_suffix(1);
    return !plain(word) ||
           std::search(text.begin(), text.end(), word.begin(), word.end(),
                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; }) != text.end();
  };
  return std::any_of(questions.begin(), questions.end(), [&](const std::vector<std::string>& asked) {
    return std::all_of(asked.begin(), asked.end(), stands);
  });
}

/// What stands between the first two tabs (identities/text.cc).
std::string_view name_in_form(std::string_view form) {
  const auto fields = split(form, '\t');
  return fields.size() > 1 ? std::string_view(fields[1]) : std::string_view();
}

/// The actors that a query of (actor, text) gives where the text answers one of the questions.
Keys keys_where(database::Connection& database, const char* sql, const std::vector<std::string>& typed,
                bool of_forms) {
  std::vector<std::vector<std::string>> questions;
  for (const std::string& words : typed) questions.push_back(words_of(words));
  database::Statement rows(database, sql, database::Size::kMany);
  Keys out;
  while (rows.step()) {
    const std::string text = rows.text(1);
    const std::string_view told = of_forms ? name_in_form(text) : std::string_view(text);
    if (may_answer(questions, told) && answers(questions, told)) out.insert(rows.number(0));
  }
  return out;
}

// a form of an actor for each name it is shown by, and far fewer of them than articles
constexpr const char* kForms = "SELECT actor, form FROM actor_forms WHERE actor IS NOT NULL AND uses > 0";
constexpr const char* kOffices =
    "SELECT DISTINCT x.actor, o.title || ' ' || coalesce(f.name, '') || ' ' || coalesce(f.country, '') FROM "
    "offices o "
    "JOIN article_actors x ON x.revision = o.revision AND x.number = o.actor AND x.actor IS NOT NULL "
    "LEFT JOIN article_actors f ON f.revision = o.revision AND f.number = o.of";
// in the order of an index: as many are read as are asked for
constexpr const char* kActors =
    "SELECT key, id, name, kind, country, sector, wikidata, articles, lines FROM actors";
constexpr const char* kMostArticlesFirst =
    " WHERE gone IS NULL AND articles > 0 ORDER BY articles DESC NULLS LAST, name, id";
constexpr const char* kFirstDayOf =
    "SELECT day FROM article_actors WHERE actor = ? AND day IS NOT NULL ORDER BY day LIMIT 1";
constexpr const char* kLastDayOf =
    "SELECT day FROM article_actors WHERE actor = ? AND day IS NOT NULL ORDER BY day DESC NULLS LAST LIMIT 1";
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
        first_day_(database, kFirstDayOf),
        last_day_(database, kLastDayOf),
        shown_(database) {
    if (!query.who.empty()) ask(keys_where(database, kForms, query.who, true));
    if (!query.office.empty()) ask(keys_where(database, kOffices, query.office, false));
    if (!query.id.empty()) ask(keys_of_ids());
  }

  /// Those of most articles first: only as many are read as are asked for.
  void run(const std::function<bool(const KnownActor&)>& visit) {
    std::uint64_t left = query_.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    if (asked_ && asked_->size() <= kFew) {
      std::vector<Found> all = one_by_one();
      for (std::size_t i = 0; i < all.size() && left > 0; ++i, --left) {
        if (!told(all[i], visit)) return;
      }
      return;
    }
    database::Statement rows(database_, std::string(kActors) + kMostArticlesFirst, database::Size::kMany);
    while (left > 0 && rows.step()) {
      Found one = read(rows);
      if (!is_asked(one)) continue;
      --left;
      if (!told(one, visit)) return;
    }
  }

 private:
  struct Found {
    std::int64_t key = 0;
    KnownActor actor;
  };

  static Found read(database::Statement& row) {
    Found out{.key = row.number(0), .actor = {}};
    int column = 1;
    for (std::string* field : {&out.actor.id, &out.actor.name, &out.actor.kind, &out.actor.country,
                               &out.actor.sector, &out.actor.wikidata})
      *field = row.text(column++);
    out.actor.articles = static_cast<std::uint64_t>(row.number(column++));
    out.actor.entries = static_cast<std::uint64_t>(row.number(column));
    return out;
  }

  std::vector<Found> one_by_one() {
    std::vector<Found> out;
    database::Statement row(database_,
                            std::string(kActors) + " WHERE key = ? AND gone IS NULL AND articles > 0");
    for (const std::int64_t key : *asked_) {
      row.bind(1, key);
      if (row.step()) {
        Found one = read(row);
        if (is_asked(one)) out.push_back(std::move(one));
      }
      row.reset();
    }
    std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
      return std::tie(b.actor.articles, a.actor.name, a.actor.id) <
             std::tie(a.actor.articles, b.actor.name, b.actor.id);
    });
    return out;
  }

  bool told(Found& one, const std::function<bool(const KnownActor&)>& visit) {
    first_day_.bind(1, one.key);
    last_day_.bind(1, one.key);
    one.actor.first = first_day_.take_text();
    one.actor.last = last_day_.take_text();
    shown_.add(one.key, one.actor);
    return visit(one.actor);
  }

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

  bool is_asked(const Found& one) const {
    const auto among = [](const ActorQuery::Some& asked, const std::string& value) {
      return asked.empty() || std::find(asked.begin(), asked.end(), value) != asked.end();
    };
    return (!asked_ || asked_->contains(one.key)) && among(query_.kind, one.actor.kind) &&
           among(query_.country, one.actor.country);
  }

  database::Connection& database_;
  const ActorQuery& query_;
  database::Statement first_day_, last_day_;
  ActorForms shown_;
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

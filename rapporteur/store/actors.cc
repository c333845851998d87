// Actors across articles, found by their names, kinds, countries and offices. Tested in tests/unit/store/identify_test.cc.

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

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

constexpr std::size_t kFew = 1000;  // actors that are counted one by one

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
// answered by an index alone
constexpr const char* kArticles =
    "SELECT actor, count(DISTINCT revision) FROM article_actors WHERE actor IS NOT NULL GROUP BY actor";
constexpr const char* kArticlesOf = "SELECT count(DISTINCT revision) FROM article_actors WHERE actor = ?";
constexpr const char* kActor = "SELECT id, name, kind, country, sector, wikidata FROM actors WHERE key = ?";
constexpr const char* kDaysOf =
    "SELECT min(substr(r.published, 1, 10)), max(substr(r.published, 1, 10)) FROM article_actors x "
    "JOIN revisions r ON r.key = x.revision WHERE x.actor = ?";
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
// the lines of a revision were written together: their parties stand side by side
constexpr const char* kEntriesOf =
    "SELECT count(DISTINCT p.entry) FROM article_actors x JOIN entry_parties p ON p.entry BETWEEN "
    "(SELECT min(f.key) FROM entries f WHERE f.revision = x.revision) AND "
    "(SELECT max(l.key) FROM entries l WHERE l.revision = x.revision) AND p.actor = x.number "
    "JOIN entries e ON e.key = p.entry AND e.revision = x.revision WHERE x.actor = ?";
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
        actor_(database, kActor),
        days_(database, kDaysOf),
        names_(database, kNamesOf),
        offices_(database, kOfficesOf),
        entries_(database, kEntriesOf) {
    if (!query.who.empty()) ask(keys_where(database, kForms, query.who, true));
    if (!query.office.empty()) ask(keys_where(database, kOffices, query.office, false));
    if (!query.id.empty()) ask(keys_of_ids());
  }

  /// Those of most articles first: only as many are read as are asked for.
  void run(const std::function<bool(const KnownActor&)>& visit) {
    std::uint64_t left = query_.limit.value_or(std::numeric_limits<std::uint64_t>::max());
    const std::vector<Counted> all = counted();
    for (std::size_t at = 0; at < all.size() && left > 0;) {
      std::vector<std::pair<std::int64_t, KnownActor>> equal;
      for (const std::uint64_t articles = all[at].articles; at < all.size() && all[at].articles == articles;
           ++at)
        add_if_asked(all[at], equal);
      std::sort(equal.begin(), equal.end(), [](const auto& a, const auto& b) {
        return std::tie(a.second.name, a.second.id) < std::tie(b.second.name, b.second.id);
      });
      for (auto& [key, actor] : equal) {
        complete(key, actor);
        if (!visit(actor) || --left == 0) return;
      }
    }
  }

 private:
  struct Counted {
    std::int64_t key = 0;
    std::uint64_t articles = 0;
  };

  std::vector<Counted> counted() {
    std::vector<Counted> out;
    if (asked_ && asked_->size() <= kFew) {
      database::Statement articles(database_, kArticlesOf);
      for (const std::int64_t key : *asked_) {
        articles.bind(1, key);
        const auto count = static_cast<std::uint64_t>(articles.take_number());
        if (count > 0) out.push_back({key, count});
      }
    } else {
      database::Statement rows(database_, kArticles, database::Size::kMany);
      while (rows.step()) out.push_back({rows.number(0), static_cast<std::uint64_t>(rows.number(1))});
    }
    std::sort(out.begin(), out.end(),
              [](const Counted& a, const Counted& b) { return a.articles > b.articles; });
    return out;
  }

  void add_if_asked(const Counted& one, std::vector<std::pair<std::int64_t, KnownActor>>& out) {
    if (asked_ && !asked_->contains(one.key)) return;
    KnownActor actor;
    actor_.bind(1, one.key);
    const bool there = actor_.step();
    int column = 0;
    if (there) {
      for (std::string* field :
           {&actor.id, &actor.name, &actor.kind, &actor.country, &actor.sector, &actor.wikidata})
        *field = actor_.text(column++);
    }
    actor_.reset();
    if (!there || !is_asked(actor)) return;
    actor.articles = one.articles;
    out.emplace_back(one.key, std::move(actor));
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

  bool is_asked(const KnownActor& actor) const {
    const auto among = [](const ActorQuery::Some& asked, const std::string& value) {
      return asked.empty() || std::find(asked.begin(), asked.end(), value) != asked.end();
    };
    return among(query_.kind, actor.kind) && among(query_.country, actor.country);
  }

  void complete(std::int64_t key, KnownActor& actor) {
    days_.bind(1, key);
    if (days_.step()) {
      actor.first = days_.text(0);
      actor.last = days_.text(1);
    }
    days_.reset();
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
  database::Statement actor_, days_, names_, offices_, entries_;
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

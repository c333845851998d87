// Articles that show one form have the same offices in it, so that the first of them tells for all. Tested in
// tests/unit/store/identify_test.cc.
#include "rapporteur/store/actor_forms.h"

#include <algorithm>
#include <tuple>

#include "rapporteur/base/fold.h"
#include "rapporteur/identities/identities.h"

namespace rapporteur::store {
namespace {

constexpr const char* kForms = "SELECT key, form, uses FROM actor_forms WHERE actor = ? AND uses > 0";
// answered by an index alone
constexpr const char* kNames =
    "SELECT name, count(DISTINCT revision) FROM article_actors WHERE actor = ? GROUP BY name";
constexpr const char* kFirstDay =
    "SELECT day FROM article_actors WHERE form = ? AND day IS NOT NULL ORDER BY day LIMIT 1";
constexpr const char* kLastDay =
    "SELECT day FROM article_actors WHERE form = ? AND day IS NOT NULL ORDER BY day DESC NULLS LAST LIMIT 1";
constexpr const char* kFirstWithWords =
    "SELECT x.day FROM article_actors x WHERE x.form = ? AND x.day IS NOT NULL AND EXISTS (SELECT 1 FROM "
    "offices o WHERE o.revision = x.revision AND o.actor = x.number AND o.start IS NOT NULL) ORDER BY x.day "
    "LIMIT 1";
constexpr const char* kOffices =
    "SELECT o.title, f.name, o.from_day, o.until_day, r.published, a.id, s.text, o.number FROM "
    "article_actors x "
    "JOIN offices o ON o.revision = x.revision AND o.actor = x.number "
    "LEFT JOIN article_actors f ON f.revision = o.revision AND f.number = o.of "
    "JOIN revisions r ON r.key = x.revision JOIN articles a ON a.key = r.article "
    "LEFT JOIN sentences s ON s.revision = x.revision AND s.start <= o.start AND s.stop >= o.stop "
    "WHERE x.form = ? AND x.day ";
constexpr const char* kInOrder = " ORDER BY s.text IS NULL, r.published, a.id, o.number";

}  // namespace

ActorForms::ActorForms(database::Connection& database)
    : forms_(database, kForms),
      names_(database, kNames),
      first_day_(database, kFirstDay),
      last_day_(database, kLastDay),
      first_with_words_(database, kFirstWithWords),
      of_day_(database, std::string(kOffices) + "= ?" + kInOrder),
      of_no_day_(database, std::string(kOffices) + "IS NULL" + kInOrder) {}

bool ActorForms::Told::before(const Told& other) const {
  const auto order = [](const Told& one) {
    return std::tuple(one.office.sentence.empty(), one.published.empty(), std::string_view(one.published),
                      std::string_view(one.office.article), one.number);
  };
  return order(*this) < order(other);
}

void ActorForms::add(std::int64_t key, KnownActor& actor) {
  std::map<std::string, std::uint64_t> names;
  std::uint64_t all_uses = 0;
  std::vector<std::pair<std::int64_t, std::uint64_t>> with_office;  // forms and their uses
  forms_.bind(1, key);
  while (forms_.step()) {
    const auto form = form_from(forms_.text(1));
    if (!form) continue;
    const auto uses = static_cast<std::uint64_t>(forms_.number(2));
    names[form->name] += uses;
    all_uses += uses;
    if (!form->offices.empty()) with_office.emplace_back(forms_.number(0), uses);
  }
  forms_.reset();
  if (all_uses == actor.articles) {
    for (const auto& [name, articles] : names) actor.names.push_back({name, articles});
  } else {
    add_names(key, actor);  // an article shows two who are one
  }
  std::sort(actor.names.begin(), actor.names.end(), [](const ActorName& a, const ActorName& b) {
    return std::tie(b.articles, a.name) < std::tie(a.articles, b.name);
  });
  Offices offices;
  for (const auto& [form, uses] : with_office) add_offices(form, uses, offices);
  std::vector<Told> all;
  for (auto& [what, told] : offices) all.push_back(std::move(told));
  std::sort(all.begin(), all.end(), [](const Told& a, const Told& b) {
    if (a.office.articles != b.office.articles) return a.office.articles > b.office.articles;
    return a.before(b);
  });
  for (Told& told : all) actor.offices.push_back(std::move(told.office));
}

void ActorForms::add_names(std::int64_t key, KnownActor& actor) {
  names_.bind(1, key);
  while (names_.step()) actor.names.push_back({names_.text(0), static_cast<std::uint64_t>(names_.number(1))});
  names_.reset();
}

void ActorForms::add_offices(std::int64_t form, std::uint64_t uses, Offices& all) {
  first_day_.bind(1, form);
  last_day_.bind(1, form);
  const std::string first = first_day_.take_text(), last = last_day_.take_text();
  Offices own;
  for (Told& told : first_told(form))
    own.emplace(std::pair(fold_letters(told.office.title), fold_letters(told.office.of)), std::move(told));
  for (auto& [what, told] : own) {
    told.office.articles = uses;
    told.office.first = first;
    told.office.last = last;
    const auto [at, fresh] = all.try_emplace(what, told);
    if (fresh) continue;
    OfficeHeld& known = at->second.office;
    told.office.articles += known.articles;
    if (first.empty() || (!known.first.empty() && known.first < first)) told.office.first = known.first;
    told.office.last = std::max(known.last, last);
    const bool earlier = told.before(at->second);
    if (earlier) at->second = told;
    known.articles = told.office.articles;
    known.first = told.office.first;
    known.last = told.office.last;
  }
}

std::vector<ActorForms::Told> ActorForms::first_told(std::int64_t form) {
  first_with_words_.bind(1, form);
  std::string day = first_with_words_.take_text();
  if (day.empty()) {
    first_day_.bind(1, form);
    day = first_day_.take_text();
  }
  database::Statement& rows = day.empty() ? of_no_day_ : of_day_;
  rows.bind(1, form);
  if (!day.empty()) rows.bind(2, day);
  std::vector<Told> out;
  while (rows.step()) {
    Told told{.office = {.title = rows.text(0),
                         .of = rows.text(1),
                         .from = rows.text(2),
                         .until = rows.text(3),
                         .first = {},
                         .last = {},
                         .article = rows.text(5),
                         .sentence = rows.text(6)},
              .published = rows.text(4),
              .number = rows.count(7)};
    if (out.empty() || out.front().office.article == told.office.article) out.push_back(std::move(told));
  }
  rows.reset();
  return out;
}

}  // namespace rapporteur::store

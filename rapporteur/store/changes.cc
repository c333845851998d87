// What is new, changed and gone since a moment: of lines by the ledger, which outlives them, of the rest by the moments in
// their own rows. Tested in tests/unit/store/changes_since_test.cc.

#include <algorithm>
#include <array>
#include <string_view>

#include "rapporteur/database/database.h"
#include "rapporteur/store/failure.h"
#include "rapporteur/store/inside.h"
#include "rapporteur/store/moments.h"

namespace rapporteur::store {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"statement", "event", "meeting", "position",
                                                    "happening", "actor", "article", "correction"};

// 0 new, 1 changed, 2 gone. What came and went since is gone: whoever asks may have seen it within that second.
constexpr const char* kChanges = R"sql(
SELECT l.modified AS at, CASE WHEN l.gone IS NOT NULL THEN 2 WHEN l.added >= ?1 THEN 0 ELSE 1 END AS what,
       l.kind AS kind, l.id AS id, l.article AS article, e.label, e.status, e.who, e.whom, e.words, r.outlet,
       e.published, NULL, coalesce(e.number, 0) AS number
FROM ledger l LEFT JOIN entries e ON e.id = l.id AND e.kind = l.kind LEFT JOIN revisions r ON r.key = e.revision
WHERE l.modified >= ?1
UNION ALL
SELECT modified, CASE WHEN gone IS NOT NULL THEN 2 WHEN added >= ?1 THEN 0 ELSE 1 END, 'happening', id, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, merged_into, 0
FROM happenings WHERE modified >= ?1
UNION ALL
SELECT modified, CASE WHEN gone IS NOT NULL THEN 2 WHEN added >= ?1 THEN 0 ELSE 1 END, 'actor', id, NULL, kind, NULL, name,
       NULL, NULL, NULL, NULL, merged_into, 0
FROM actors WHERE modified >= ?1
UNION ALL
SELECT r.added, CASE WHEN r.revision = 1 THEN 0 ELSE 1 END, 'article', a.id, a.id, NULL, NULL, NULL, NULL, NULL,
       r.outlet, r.published, r.title, r.revision
FROM revisions r JOIN articles a ON a.key = r.article WHERE r.added >= ?1
UNION ALL
SELECT a.withdrawn, 2, 'article', a.id, a.id, NULL, NULL, NULL, NULL, NULL, r.outlet, r.published, r.title, r.revision
FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 WHERE a.withdrawn >= ?1
UNION ALL
SELECT a.restored, 1, 'article', a.id, a.id, NULL, NULL, NULL, NULL, NULL, r.outlet, r.published, r.title, r.revision
FROM articles a JOIN revisions r ON r.article = a.key AND r.current = 1 WHERE a.restored >= ?1
UNION ALL
SELECT coalesce(undone, made), CASE WHEN undone IS NOT NULL THEN 2 ELSE 0 END, 'correction', CAST(key AS TEXT), article, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, what || ' of ' || entry || coalesce(': ' || value, ''), key
FROM corrections WHERE made >= ?1 OR undone >= ?1
ORDER BY 1, kind, article NULLS FIRST, number, id
)sql";

}  // namespace

const char* to_word(Change::What what) {
  switch (what) {
    case Change::What::kNew: return "new";
    case Change::What::kChanged: return "changed";
    case Change::What::kGone: return "gone";
  }
  return "";
}

Status Store::changes(const std::string& since, const std::vector<std::string>& kinds,
                      const std::function<bool(const Change&)>& visit) {
  const auto moment = moment_of(since);
  if (!moment)
    return Error{ErrorCode::kBadArgument, since,
                 "a time is a date or a moment: 2026-03-03, 2026-03-03T14:30Z"};
  for (const std::string& kind : kinds) {
    if (std::find(kKinds.begin(), kKinds.end(), kind) == kKinds.end())
      return Error{ErrorCode::kBadArgument, kind, "no kind of what can change"};
  }
  try {
    database::Transaction one_moment(inside_->database, database::Access::kRead);
    database::Statement rows(inside_->database, kChanges, database::Size::kMany);
    rows.bind(1, *moment);
    while (rows.step()) {
      Change one;
      one.at = rows.text(0);
      constexpr std::array kWhat = {Change::What::kNew, Change::What::kChanged, Change::What::kGone};
      one.what = kWhat.at(static_cast<std::size_t>(std::clamp<std::int64_t>(rows.number(1), 0, 2)));
      int column = 2;
      for (std::string* field : {&one.kind, &one.id, &one.article, &one.label, &one.status, &one.who,
                                 &one.whom, &one.words, &one.outlet, &one.published, &one.detail})
        *field = rows.text(column++);
      if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), one.kind) == kinds.end()) continue;
      if (!visit(one)) break;
    }
    return Done{};
  } catch (const database::Failure& exception) {
    return failure(exception, inside_->path, Doing::kReading);
  }
}

}  // namespace rapporteur::store

// Tested in tests/unit/store/identify_test.cc and check_test.cc.
#include "rapporteur/store/actor_counts.h"

#include <vector>

namespace rapporteur::store {

ActorCounts::ActorCounts(database::Connection& database)
    : database_(database),
      of_revision_(database,
                   "SELECT actor, count(*), sum(lines) FROM article_actors WHERE revision = ? AND actor IS "
                   "NOT NULL GROUP BY actor"),
      // of two actors of an article who are one across articles: a line in which both take part is one line
      shared_(
          database,
          "SELECT count(DISTINCT p.entry) FROM article_actors x JOIN entries e ON e.revision = x.revision "
          "JOIN entry_parties p ON p.entry = e.key AND p.actor = x.number WHERE x.revision = ? AND "
          "x.actor = ?"),
      change_(database, "UPDATE actors SET articles = articles + ?, lines = lines + ? WHERE key = ?") {}

void ActorCounts::count(std::int64_t revision, std::int64_t sign) {
  struct Told {
    std::int64_t actor = 0, rows = 0, lines = 0;
  };
  std::vector<Told> all;
  of_revision_.bind(1, revision);
  while (of_revision_.step())
    all.push_back({of_revision_.number(0), of_revision_.number(1), of_revision_.number(2)});
  of_revision_.reset();
  for (Told& one : all) {
    if (one.rows > 1) {
      shared_.bind(1, revision);
      shared_.bind(2, one.actor);
      one.lines = shared_.take_number();
    }
    Change& change = changes_[one.actor];
    change.articles += sign;
    change.lines += sign * one.lines;
  }
}

void ActorCounts::clear() {
  changes_.clear();
  database_.execute("UPDATE actors SET articles = 0, lines = 0");
}

void ActorCounts::settle() {
  for (const auto& [actor, change] : changes_) {
    if (change.articles == 0 && change.lines == 0) continue;
    change_.bind(1, change.articles);
    change_.bind(2, change.lines);
    change_.bind(3, actor);
    change_.run();
  }
  changes_.clear();
}

}  // namespace rapporteur::store

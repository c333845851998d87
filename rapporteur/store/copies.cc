// `copies` of a revision is the key of its group, the smallest revision in it; NULL where it has no sketch.
// Tested in tests/unit/store/copies_test.cc.
#include "rapporteur/store/copies.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "rapporteur/database/database.h"

namespace rapporteur::store {

Copies::Copies(database::Connection& database)
    : database_(database),
      set_(database, "UPDATE revisions SET sketch = ?, copies = key WHERE key = ?"),
      band_(database, "INSERT INTO copy_bands (band, revision) VALUES (?, ?) ON CONFLICT DO NOTHING"),
      shared_(database, "SELECT revision FROM copy_bands WHERE band = ?"),
      sketch_(database, "SELECT sketch FROM revisions WHERE key = ?"),
      group_(database, "SELECT copies FROM revisions WHERE key = ?"),
      unite_(database, "UPDATE revisions SET copies = ? WHERE copies = ?") {}

void Copies::add(std::int64_t revision, std::string_view text) {
  const Sketch sketch = sketch_of(text);
  keep(revision, sketch);
  unite(revision, copies_of(revision, sketch));
}

void Copies::keep(std::int64_t revision, const Sketch& sketch) {
  const std::string bytes = to_bytes(sketch);
  set_.bind_bytes(1, bytes);
  set_.bind(2, revision);
  set_.run();
  for (const std::int64_t band : bands_of(sketch)) {
    band_.bind(1, band);
    band_.bind(2, revision);
    band_.run();
  }
}

std::optional<Sketch> Copies::sketch_at(std::int64_t revision) {
  sketch_.bind(1, revision);
  std::optional<Sketch> out;
  if (sketch_.step()) {
    out = from_bytes(sketch_.bytes(0));
  }
  sketch_.reset();
  return out;
}

std::vector<std::int64_t> Copies::copies_of(std::int64_t revision, const Sketch& sketch) {
  std::map<std::int64_t, std::size_t> shared;
  const std::vector<std::int64_t> bands = bands_of(sketch);
  for (const std::int64_t band : bands) {
    shared_.bind(1, band);
    while (shared_.step()) ++shared[shared_.number(0)];
    shared_.reset();
  }
  std::vector<std::int64_t> out;
  for (const auto& [other, count] : shared) {
    if (other == revision || count < std::min(kSharedBands, bands.size())) continue;
    const std::optional<Sketch> found = sketch_at(other);
    if (found && are_copies(sketch, *found)) out.push_back(other);
  }
  return out;
}

void Copies::unite(std::int64_t revision, const std::vector<std::int64_t>& copies) {
  std::set<std::int64_t> groups;
  for (const std::vector<std::int64_t>& some : {copies, {revision}}) {
    for (const std::int64_t one : some) {
      group_.bind(1, one);
      if (group_.step() && !group_.is_null(0)) groups.insert(group_.number(0));
      group_.reset();
    }
  }
  for (const std::int64_t group : groups) {
    if (group == *groups.begin()) continue;
    unite_.bind(1, *groups.begin());
    unite_.bind(2, group);
    unite_.run();
  }
}

void Copies::remove(std::int64_t revision) {
  database::Statement members(
      database_, "SELECT o.key FROM revisions r JOIN revisions o ON o.copies = r.copies WHERE r.key = ?");
  members.bind(1, revision);
  std::vector<std::int64_t> left;
  while (members.step()) left.push_back(members.number(0));
  for (const char* sql : {"DELETE FROM copy_bands WHERE revision = ?",
                          "UPDATE revisions SET sketch = NULL, copies = NULL WHERE key = ?"}) {
    database::Statement drop(database_, sql);
    drop.bind(1, revision);
    drop.run();
  }
  database::Statement alone(database_, "UPDATE revisions SET copies = key WHERE key = ?");
  for (const std::int64_t one : left) {
    if (one == revision) continue;
    alone.bind(1, one);
    alone.run();
  }
  for (const std::int64_t one : left) {
    if (one == revision) continue;
    if (const std::optional<Sketch> sketch = sketch_at(one)) unite(one, copies_of(one, *sketch));
  }
}

}  // namespace rapporteur::store

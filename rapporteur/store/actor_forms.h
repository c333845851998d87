// What the articles of an actor show of it: names and offices with the words they rest on. Read from its forms, of which
// there are far fewer than articles; of the articles that show a form only those of its first day are looked at.
// Private to store/. Tested in tests/unit/store/identify_test.cc.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/store/actor.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it.
class ActorForms {
 public:
  explicit ActorForms(database::Connection& database);

  /// The names and offices of an actor.
  void add(std::int64_t key, KnownActor& actor);

 private:
  /// An office as the first article that tells it has it.
  struct Told {
    OfficeHeld office;
    std::string published;
    std::uint32_t number = 0;  // among the offices of its actor
    bool before(const Told& other) const;
  };
  using Offices = std::map<std::pair<std::string, std::string>, Told>;  // by title and whose it is, folded

  void add_names(std::int64_t key, KnownActor& actor);
  void add_offices(std::int64_t form, std::uint64_t uses, Offices& all);
  /// The offices in the first article that shows a form, of those whose words are known.
  std::vector<Told> first_told(std::int64_t form);

  database::Statement forms_, names_, first_day_, last_day_, first_with_words_, of_day_, of_no_day_;
};

}  // namespace rapporteur::store

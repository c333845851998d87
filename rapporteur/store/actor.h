// An actor across articles as a store gives it, and the question that asks for some. Plain data, all of it owned.
// Also public. Tested in tests/unit/store/identify_test.cc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapporteur::store {

/// Which actors; an empty field asks nothing. Of a field's values one must hold, of the fields all. Words are whole words or
/// prefix*, compared without case and accents.
struct ActorQuery {
  using Some = std::vector<std::string>;
  Some who = {};      // words that all stand in one of its names
  Some kind = {};     // "person", "state", "government" ...
  Some country = {};  // ISO 3166-1 alpha-3
  Some office = {};   // words of a title and of whose office it is: "foreign minister velia"
  Some id = {};       // one that was merged into another is that other
  std::optional<std::uint64_t> limit = {};
};

/// An office that articles give an actor.
struct OfficeHeld {
  std::string title, of;       // of: a name; empty if nobody says
  std::string from, until;     // ISO dates of the tables, where they know the term
  std::string first, last;     // days of the articles that tell it; empty where none has a date
  std::uint64_t articles = 0;  // how many tell it
  std::string article;         // the first that does: its id
  std::string sentence;        // and its words; empty where no words of the article do
};

struct ActorName {
  std::string name;            // as articles show it
  std::uint64_t articles = 0;  // how many
};

struct KnownActor {
  std::string id, name, kind, country, sector, wikidata;
  std::vector<ActorName> names;             // the most frequent first
  std::vector<OfficeHeld> offices;          // the one told most first
  std::uint64_t articles = 0, entries = 0;  // in which it stands, in which it takes part
  std::string first, last;                  // days of these articles
};

}  // namespace rapporteur::store

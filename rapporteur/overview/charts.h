// Many lines at one glance: who acts on whom and who speaks about whom, and where it takes place. Fed entry by entry, so that a
// question of any size passes; what one chart holds is bounded by the actors and places there are. Every arc and every place
// names some of its lines, so that a reader gets from it to the sentence. Also public.
// Tested in tests/unit/overview/charts_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rapporteur/store/entry.h"

namespace rapporteur::overview {

/// How many lines an arc or a place names: the first that were fed.
constexpr std::size_t kMostNamed = 20;

/// How often what, in which standing; and some of the lines.
struct Tally {
  std::uint64_t lines = 0;
  std::map<std::string, std::uint64_t> status, what;
  std::vector<std::string> entries;  // ids
  void take(const store::Entry& entry);
};

/// Actors across articles and the arcs between them. An event is an arc "acts" from each actor to each recipient, with an arrow;
/// a meeting is an arc "meets" between each two parties, without; a statement is an arc "speaks" from each speaker to each
/// addressee, and "speaks of" to each actor of the events that it is the source of, which must be fed, too.
class Network {
 public:
  struct Node {
    std::string name, kind, country;
    std::uint64_t lines = 0;
  };
  struct Arc {
    std::string from, to, relation;
    auto operator<=>(const Arc&) const = default;
  };

  void take(const store::Entry& entry);
  /// After the last entry.
  void finish();
  const std::map<std::string, Node>& nodes() const { return nodes_; }  // by id of the actor
  const std::map<Arc, Tally>& arcs() const { return arcs_; }

 private:
  using Ids = std::vector<std::string>;
  Ids in_role(const store::Entry& entry, const char* role);
  void join(const store::Entry& entry, const Ids& from, const Ids& to, const char* relation);

  /// A statement until everything that it says is known.
  struct Said {
    store::Entry brief;  // id, label and status alone
    Ids speakers;
  };

  std::map<std::string, Node> nodes_;
  std::map<Arc, Tally> arcs_;
  std::vector<Said> said_;
  std::map<std::string, std::set<std::string>> spoken_of_;  // ids of actors, by that of the statement
};

/// Places with coordinates. What is told of a country stands where the gazetteer puts the country, and says so by its
/// precision.
class Atlas {
 public:
  struct Spot {
    store::EntryPlace place;
    Tally tally;
  };
  void take(const store::Entry& entry);
  const std::map<std::string, Spot>& spots() const { return spots_; }
  std::uint64_t without_place() const { return without_; }

 private:
  std::map<std::string, Spot> spots_;
  std::uint64_t without_ = 0;
};

/// JSON objects without a line's end.
std::string json_of(const Network& network);
std::string json_of(const Atlas& atlas);

}  // namespace rapporteur::overview

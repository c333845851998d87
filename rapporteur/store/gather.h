// Accounts of happenings and how they come together: an account of a new article is compared with those
// that share a key and were published within a month of it; what is likely enough is a link. Groups are made anew in
// the neighbourhood of what came, changed or went alone: the accounts that links and people's corrections hold together,
// and no others, decide who belongs together, so that the order of arrival does not matter. An account that is told
// again (a revision, a correction, a rebuilding) is known by its events and goes on in its happening, which is touched
// only where something moved. Private to store/. Tested in tests/unit/store/gather_test.cc and corrections_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/happenings/happenings.h"
#include "rapporteur/store/vicinity.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it. In this order: begin(), the lines of the
/// revision are taken away, put() unless it is not told any more, the new lines are written, finish().
class Gather {
 public:
  explicit Gather(database::Connection& database);

  /// Remembers the accounts of a revision (0: there is none), whose lines are still there.
  void begin(std::int64_t revision);
  /// The accounts of a document, as those of `revision`; `gone`: per event whether it is no entry. Returns per event
  /// the key of its account; 0 where all of its account's events are gone. `anew`: compares every account again.
  std::vector<std::int64_t> put(const Document& document, const std::vector<bool>& gone,
                                std::int64_t revision, bool anew = false);
  /// Takes away the accounts that begin() found and put() did not, and groups all that is near to what changed.
  void finish(const std::string& now);

  /// Has finish() group what a correction of happenings speaks of.
  void touch(std::int64_t correction);

  /// What was done since begin() is not kept.
  void forget() { vicinity_.forget(); }

  /// Tells `fault` the article and what is wrong: for each account of a document that is not as put() would have it;
  /// of all accounts, for each that stands in another happening than a regrouping would have it.
  using Fault = std::function<void(const std::string& article, const std::string& what)>;
  void check(const Document& document, const std::vector<bool>& gone, std::int64_t revision,
             const Fault& fault);
  void check_groups(const Fault& fault);

 private:
  struct Before {
    std::int64_t key = 0, number = 0, happening = 0;
    std::string features;
    std::set<std::string> events;  // ids
  };
  using Node = Vicinity::Account;
  struct Grouped {
    std::vector<const Node*> nodes;
    std::vector<std::uint32_t> group_of;  // parallel
  };

  // accounts and links: gather.cc
  std::vector<Before> accounts_at(std::int64_t revision);
  std::vector<Before>::iterator find_before(const Document& document, const Account& account);
  std::int64_t insert(const Account& account, const Document& document, std::int64_t revision,
                      std::uint32_t number);
  void number(std::int64_t key, std::int64_t revision, std::int64_t number, const std::string& entry);
  void change(const Account& account, const std::string& article, std::int64_t key);
  void put_keys(const Account& account, std::int64_t key);
  void unlink(std::int64_t key);
  void drop(std::int64_t key);
  void link(const Account& account, std::int64_t key, const std::string& article);
  std::vector<std::pair<std::int64_t, double>> links_of(const Account& account, std::int64_t key,
                                                        const std::string& article);
  std::vector<std::int64_t> candidates(const Account& account);

  // groups: regroup.cc
  void regroup(const std::string& now);
  /// Whole happenings grouped with what is around them.
  Grouped grouped(const Vicinity::Accounts& accounts, const Vicinity::Accounts& around);
  std::vector<const Node*> nodes_of(const Vicinity::Accounts& accounts, const Vicinity::Accounts& around);
  /// The accounts around that came together with any of these.
  static std::vector<std::int64_t> joined_from_outside(const Grouped& all,
                                                       const Vicinity::Accounts& accounts);
  /// These whole happenings as they are in the whole store, with every other that changes for it.
  Grouped settled(Vicinity::Accounts accounts);
  /// The groups of these alone.
  static Grouped inside(const Grouped& all, const Vicinity::Accounts& accounts);
  void check_groups(const Grouped& all, const Vicinity::Accounts& accounts, const Fault& fault);
  std::vector<Bond> bonds_of(const std::vector<const Node*>& nodes);
  void assign(const Grouped& grouped, const std::string& now);
  std::int64_t mint(const std::vector<const Node*>& nodes, const std::string& now);
  std::int64_t ended(const std::string& id);

  database::Connection& database_;
  Vicinity vicinity_;
  database::Statement account_, key_, link_, find_, features_, every_link_, number_, change_, drop_far_,
      drop_links_, drop_keys_, drop_account_, set_, mint_, touch_, close_, desert_, ended_, bonds_;
  std::vector<Before> before_;
  std::set<std::int64_t> changed_;   // accounts whose happenings are to be grouped
  std::set<std::int64_t> deserted_;  // happenings that may have no account any more
};

}  // namespace rapporteur::store

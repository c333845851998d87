// Which accounts of the store are of one happening, kept up to date article by article. An account is compared with those
// that share a key and were published within a month of it; what is likely enough is a link. Groups are made anew in
// the neighbourhood of what came or went alone: the accounts that links hold together, and no others, decide who belongs
// together, so that the order of arrival does not matter. Private to store/. Tested in tests/unit/store/gather_test.cc.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <string>
#include <vector>

#include "rapporteur/happenings/happenings.h"

namespace rapporteur::store {

/// Every call throws SQLite::Exception and expects a transaction around it.
class Gather {
 public:
  explicit Gather(SQLite::Database& database);

  /// The accounts of a revision that has none. Returns per event of the document the key of its account.
  std::vector<std::int64_t> add(const Document& document, std::int64_t revision, const std::string& now);
  /// Takes the accounts of a revision away; its lines must be gone.
  void remove(std::int64_t revision, const std::string& now);

 private:
  struct Node {
    std::int64_t key = 0, number = 0, happening = 0;  // happening: 0 for none yet
    std::string article, entry;
  };
  std::int64_t insert(const Account& account, const Document& document, std::int64_t revision,
                      std::uint32_t number);
  void link(const Account& account, std::int64_t key, const std::string& article);
  std::vector<std::int64_t> candidates(const Account& account);
  /// Groups what hangs together with these accounts.
  void regroup(const std::vector<std::int64_t>& accounts, const std::string& now);
  /// What links above `least` hold together with the account; nothing where it is more than can be grouped at once.
  std::vector<std::int64_t> neighbourhood(std::int64_t account, double least);
  void group_again(const std::vector<std::int64_t>& accounts, const std::string& now);
  std::vector<Node> nodes_of(const std::vector<std::int64_t>& accounts);
  std::vector<Likely> edges_of(const std::vector<Node>& nodes);
  void assign(const std::vector<Node>& nodes, const std::vector<std::uint32_t>& group_of,
              const std::string& now);
  std::int64_t mint(const Node& first, const std::string& now);

  SQLite::Database& database_;
  SQLite::Statement account_, key_, link_, find_, features_, neighbours_, links_, node_, set_, mint_, again_,
      touch_, close_;
};

}  // namespace rapporteur::store

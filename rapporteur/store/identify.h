// Actors across articles, kept up to date article by article. Each distinct form of an actor (identities/) is a row, with
// how many articles' actors show it. When a form comes or goes, all forms that its keys lead to are resolved anew: these
// decide who is one actor, and no others, so that the order of arrival does not matter. Private to store/.
// Tested in tests/unit/store/identify_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/identities/identities.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it. add() and remove() take effect at settle().
class Identify {
 public:
  explicit Identify(database::Connection& database);

  /// The forms of the actors of a revision, whose rows are there.
  void add(const Document& document, std::int64_t revision);
  /// The same before these rows go.
  void remove(std::int64_t revision);
  /// Says who is who among all that came and went since.
  void settle(const std::string& now);
  /// Believes nothing of which form is whose, how often and by what it is found, but which actor a form was: add() for every
  /// article and settle() say it anew.
  void doubt();

  /// Tells `fault` what is wrong: with an article's actors that are not what add() would make of them; with forms that cannot
  /// be found by their keys, or that are of another actor than settle() would have them.
  using Fault = std::function<void(const std::string& article, const std::string& what)>;
  void check(const Document& document, std::int64_t revision, const Fault& fault);
  void check_groups(const Fault& fault);

 private:
  struct Node {
    std::int64_t key = 0, actor = 0;  // actor: 0 for none yet
    std::uint64_t uses = 0;
    std::string text;
    Form form;
  };
  std::int64_t keep(const Form& form);
  void put_keys(const Form& form, std::int64_t key);
  std::set<std::int64_t> every_form();
  std::set<std::int64_t> keys_at(std::int64_t form);
  std::set<std::int64_t> beside(std::int64_t form);
  std::set<std::int64_t> forms_of(std::int64_t actor);
  std::set<std::int64_t> sweep();
  std::vector<Node> component(std::int64_t form);
  void resolve(std::vector<Node> nodes, const std::string& now);
  std::int64_t mint(const Node& first, const std::string& now);
  void describe(std::int64_t actor, const std::string& now);
  void move(const Node& node, std::int64_t actor);

  database::Connection& database_;
  database::Statement find_, form_, use_, key_, of_actor_, forms_of_, beside_, node_, set_form_, set_actors_,
      mint_, forms_, describe_, close_;
  std::set<std::int64_t> touched_;   // forms that are new, or that were not shown by any article
  std::set<std::int64_t> released_;  // forms that an article has shown no longer
  std::set<std::int64_t> counted_;   // actors whose forms are other ones, or are shown more or less often
};

}  // namespace rapporteur::store

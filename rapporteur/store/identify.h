// Actors across articles, kept up to date article by article. Each distinct form of an actor (identities/) is a row, with
// how many articles' actors show it. When a form comes or goes, all forms that its keys lead to are resolved anew: these
// decide who is one actor, and no others, so that the order of arrival does not matter. Where they lead to more than can be
// resolved at once, narrower keys are followed, and at last none: how narrow depends on the forms that are there alone, so
// that what one form more or less makes too many or few is resolved anew, too. Private to store/.
// Tested in tests/unit/store/identify_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "rapporteur/database/database.h"
#include "rapporteur/identities/identities.h"
#include "rapporteur/store/actor_counts.h"

namespace rapporteur::store {

/// Every call throws database::Failure and expects a transaction around it. add() and remove() take effect at settle().
class Identify {
 public:
  explicit Identify(database::Connection& database);

  /// The forms of the actors of a revision, whose rows and lines are there.
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
  std::optional<Node> node_at(std::int64_t form);
  /// The forms under a key; of more than can be resolved at once not all, but too many.
  std::vector<std::int64_t> under(const std::string& key);
  std::set<std::int64_t> forms_of(std::int64_t actor);
  /// Takes away the forms that no article shows any more. Returns those that met them.
  std::set<std::int64_t> sweep();
  /// All forms that the keys of one reach lead to, without the new ones if `before`; nothing where that is too many.
  std::vector<Node> component(std::int64_t form, Reach reach, bool before);
  /// Those that it is resolved with, by the widest reach that is not too wide. Those who are resolved by a narrower reach on its
  /// account are put into `again`.
  std::vector<Node> fellows(std::int64_t form, std::set<std::int64_t>& again);
  void find_narrowed(const Node& fresh, Reach reach, std::set<std::int64_t>& again);
  struct Resolved {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> group_of;  // parallel
  };
  /// A form with its fellows, and with those of every form that was one actor with any of them: where the form that held two
  /// together is gone, the actor goes on with one of them.
  Resolved resolved(std::int64_t form, std::set<std::int64_t>& again);
  void assign(const Resolved& resolved, const std::string& now);
  void forget_what_is_over();
  std::int64_t mint(const Node& first, const std::string& now);
  void describe(std::int64_t actor, const std::string& now);
  void move(const Node& node, std::int64_t actor);

  database::Connection& database_;
  database::Statement find_, form_, use_, key_, of_actor_, forms_of_, under_, node_, set_form_, set_actors_,
      mint_, forms_, revisions_, describe_, close_;
  ActorCounts counts_;
  std::set<std::int64_t> touched_;   // forms that are new, or that were not shown by any article
  std::set<std::int64_t> released_;  // forms that an article has shown no longer
  // while settling
  std::set<std::int64_t> fresh_;                          // forms that were not there before
  std::array<std::unordered_set<std::int64_t>, 3> over_;  // by reach: forms that it leads to too many from
  std::set<std::int64_t> counted_;  // actors whose forms are other ones, or are shown more or less often
};

}  // namespace rapporteur::store

// identities/: which actors of different articles are one. What an article shows of an actor is a form: its name, kind and
// country, whom it acts for, the offices it holds, the short name the article gives beside the full one. Forms, not
// articles, are compared, so that ten thousand articles on one minister are a handful of them. resolve() says which forms are
// one actor; it is a pure function of the set of forms, so that neither the order of arrival nor a second reading matters.
// Rules, not a score: a wrong merge puts words into the mouth of somebody else, so each rule asks for more than a likeness
// (a surname alone joins nobody; a name that two states share is two). The idea of keys that bring candidates together,
// "blocks", is Newcombe's (1959).
// Knows nothing of how forms are kept: store/ does that. Needs: actors of an analysed Document.
// Tested in tests/unit/identities/.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rapporteur/base/result.h"
#include "rapporteur/document/document.h"

namespace rapporteur {

/// An office as a form has it; both in folded letters (base/fold.h), a state as its code where it has one.
struct HeldOffice {
  std::string title;
  std::string of;  // empty: nobody says
  auto operator<=>(const HeldOffice&) const = default;
};

/// What an article shows of one actor.
struct Form {
  ActorKind kind = ActorKind::kPerson;
  std::string name;  // as shown
  std::string country =
      {};             // ISO 3166-1 alpha-3; empty where it is only the country that the article tells of
  bool sure = false;  // the country is told of the actor itself, not of its surroundings
  std::string acts_for = {};              // folded name of a state that has no code
  std::vector<HeldOffice> offices = {};   // sorted, each once
  std::vector<std::string> further = {};  // of bodies: short or full names beside `name`, folded, sorted
  std::string sector = {};
  std::string wikidata = {};
  std::string article =
      {};  // of an actor whom nothing in its article lets one know again elsewhere: that article's id
};

/// How a form is kept: one text for each form, different for different forms. form_from() gives nothing where the text is none.
std::string to_text(const Form& form);
std::optional<Form> form_from(std::string_view text);

/// By which keys forms meet, the narrower the fewer: all; names, lands and items (no offices, no short names beside the full one);
/// items, and names together with their land.
enum class Reach { kAll, kNames, kMarks };

class Identities {
 public:
  /// Errors: kDamagedData.
  static Result<Identities> load();

  /// The form of an actor of a document; nothing for one that has no name: "two officials", "residents", "the minister".
  std::optional<Form> form_of(const Document& document, std::uint32_t actor) const;

  /// Keys under which forms meet: forms that share none, not even through others, are never one actor.
  std::vector<std::string> keys_of(const Form& form, Reach reach = Reach::kAll) const;

  /// For each form its group, numbered in the order of their first members. Requires all forms that meet any of these (by the
  /// keys of one reach, where there are too many). Takes time that grows with the square of their number.
  std::vector<std::uint32_t> resolve(const std::vector<Form>& forms) const;

  /// The name of a body without the words that tell its state: "foreign ministry" of "Iranian Foreign Ministry", "health ministry" of
  /// "Ministry of Health of Iran".
  std::string body_name(std::string_view name, std::string_view country, std::string_view acts_for) const;
  /// Whether one person at a time holds this office of a state.
  bool is_single(std::string_view title) const { return single_.contains(title); }

 private:
  struct Word {
    bool local = false, whole = false;
  };
  std::string without_state(const std::string& name, std::string_view country,
                            std::string_view acts_for) const;
  /// Whether all words of a name are generic, one of them local, the only one not enough.
  struct Generic {
    bool all = true, local = false, vague = false;
  };
  Generic generic_name(std::string_view name) const;
  std::optional<Form> body_form(Form form, const Actor& actor, bool named) const;

  std::set<std::string, std::less<>> single_;         // offices that one person holds at a time
  std::map<std::string, Word, std::less<>> generic_;  // words of bodies that name none
  std::map<std::string, std::vector<std::string>, std::less<>>
      states_;  // code to names and adjectives, folded
};

}  // namespace rapporteur

// Noun phrases read for what they say of an actor: how far they reach, their title ("foreign minister"), whose
// ("Velia's", "Norland", "of the ministry"), how many, definite or not. Tested in tests/unit/actors/phrases_test.cc.
#pragma once

#include <optional>
#include <string>

#include "rapporteur/actors/knowledge.h"
#include "rapporteur/actors/tree.h"

namespace rapporteur {

enum class Number { kUnknown, kSingular, kPlural };

struct TitleFound {
  const TitleEntry* entry = nullptr;
  Range tokens;
};

/// Whose official, ministry or minister. A state of the tables has `state`; anything else is left to `token`, the
/// head of the phrase that names the holder.
struct Holder {
  const StateEntry* state = nullptr;
  std::optional<std::uint32_t> token;
  std::uint32_t word = 0;  // where `state` was read
  bool found() const { return state != nullptr || token.has_value(); }
};

/// "Any one person", "no aide", "nobody": all or none of a kind, whom nothing else can point back to.
bool is_generic(const Tree& tree, std::uint32_t head);

class PhraseReader {
 public:
  /// Keeps references to all three. `name_at` gives for each token the index of the name it is part of, or -1.
  PhraseReader(const Tree& tree, const ActorTables& tables, const std::vector<std::int32_t>& name_at)
      : tree_(tree), tables_(tables), name_at_(name_at), document_(tree.document()) {}

  /// Determiner, adjectives, compounds and possessors before the head, and the parts of a name after it.
  Range core(std::uint32_t head) const;
  /// core() with "of the ministry", "for the group" after it.
  Range whole(std::uint32_t head) const;
  /// The longest title that ends right before `end`, not before `from`.
  std::optional<TitleFound> title_before(std::uint32_t end, std::uint32_t from) const;
  /// The same where its holder stands between: "Foreign Minister of the Republic of Belarus | Igor Lukin".
  std::optional<TitleFound> title_of_before(std::uint32_t end, std::uint32_t from) const;
  /// The longest title around a head noun ("minister" in "minister of foreign affairs").
  std::optional<TitleFound> title_at(std::uint32_t head) const;
  /// Start of the modifiers before a title or name: "[acting Velian] Defense Minister X".
  std::uint32_t modifiers_before(std::uint32_t begin) const;
  /// "former", "ex-" right before a token; anywhere in a range.
  bool former_before(std::uint32_t token, std::uint32_t from) const;
  bool former_in(Range modifiers) const;
  /// The holder named within a range of modifiers, where the noun they describe may have one of that kind.
  Holder holder_in(Range modifiers, Bond bond = Bond::kAny) const;
  /// "The Swede", "a Dane", "one Iranian": the state whose people he is one of; null for "the Swedes", "the French".
  const StateEntry* one_of_a_people(std::uint32_t head) const;
  /// The holder after the head: "of Velia", "for the ministry".
  Holder holder_after(std::uint32_t head, Bond bond = Bond::kAny) const;
  /// The state that one token or the name around it is an adjective, people or name of; also an adjective made
  /// from a place the article names ("Velian" where it has "Velia").
  Holder holder_at(std::uint32_t token) const;

  /// The state whose adjective or people stands before a noun ("a Syrian refugee"); the last one of several. With `head`
  /// only what hangs on it.
  const StateEntry* nationality(Range modifiers, std::optional<std::uint32_t> head) const;

  /// "A dissident from Egypt": the state somebody is from.
  const StateEntry* origin(std::uint32_t head) const;

  Number number(std::uint32_t head) const;
  std::optional<std::uint32_t> count(std::uint32_t head) const;
  bool definite(std::uint32_t head) const;
  /// "another official", "a third company": one not spoken of before.
  bool introduces(std::uint32_t head) const;
  /// A noun in the singular with nothing beside it, which does nothing: "by force", "took office"; not in a headline. A parliament, a
  /// government, the police need no article.
  bool is_bare(std::uint32_t head) const;
  /// The noun with the words that narrow it, in lower case: "foreign ministry"; no holder, number or determiner.
  std::string kernel(std::uint32_t head) const;
  /// "the Russian and Syrian ministries": two holders, of which one word can be only one.
  bool has_joined_holders(const Holder& holder) const;
  /// The noun's entry in agents.tsv, by lemma or by the form without its plural ending.
  const AgentEntry* agent(std::uint32_t head) const;
  std::string words(Range tokens) const;

 private:
  Holder named_beside(std::uint32_t noun) const;
  Holder employer_at(std::uint32_t head) const;
  bool bound(const Holder& holder, Bond bond) const;

  const Tree& tree_;
  const ActorTables& tables_;
  const std::vector<std::int32_t>& name_at_;
  const Document& document_;
};

}  // namespace rapporteur

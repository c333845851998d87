// What the words around an actor say of him: title, sector, whose he is, of which nation, how many. For a name the
// words before it ("Velian Defense Minister Reis"), for a common noun the phrase itself ("two Velian officials").
// Tested in tests/cases/actors/titles.case, offices.case and acts_for.case.
#pragma once

#include <vector>

#include "rapporteur/actors/mentions.h"
#include "rapporteur/actors/person_names.h"

namespace rapporteur {

ActorKind kind_of_class(AgentClass use);

class Roles {
 public:
  /// Keeps references to all four.
  Roles(const Tree& tree, const PhraseReader& reader, const PersonNames& persons,
        const std::vector<std::int32_t>& name_at)
      : tree_(tree), reader_(reader), persons_(persons), name_at_(name_at), document_(tree.document()) {}

  /// What stands before a person's name.
  void take_title(Candidate& candidate, const NamedPerson& person) const;
  /// What a common noun and its phrase say.
  void describe(Candidate& candidate, std::uint32_t head) const;
  /// "the Government of Norland", "the Ministry": a noun alone in capitals, which any state's body bears, is no name but a description.
  void describe_body(Candidate& candidate, const ActorTables& tables, Range name) const;

 private:
  const StateEntry* state_beside(const ActorTables& tables, Range name, std::uint32_t noun) const;
  std::optional<std::uint32_t> shared_noun(std::uint32_t name) const;
  void take_shared_role(Candidate& candidate, std::uint32_t name) const;
  bool only_watches(const Holder& watched, std::uint32_t noun) const;
  bool has_named_holder(const Candidate& candidate) const;

  const Tree& tree_;
  const PhraseReader& reader_;
  const PersonNames& persons_;
  const std::vector<std::int32_t>& name_at_;
  const Document& document_;
};

}  // namespace rapporteur

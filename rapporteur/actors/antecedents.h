// Groups while they grow, and whom a pronoun points back to: agreement first, then the most prominent of the last
// sentences (subject, speaker, named, near). Salience weighting in the manner of Lappin and Leass (1994), with few and
// round weights so that a reader can redo the sum. Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/actors/mentions.h"
#include "rapporteur/actors/reasons.h"

namespace rapporteur {

struct GroupOffice {
  std::string title;
  std::uint32_t of = kNoGroup;
  Span evidence;
};

/// An actor in the making.
struct Group {
  std::string name;
  ActorKind kind = ActorKind::kUnnamed;
  bool named = false;
  bool bare = false;   // begun by "the Ministry" in capitals, which a later name may complete
  bool weak = false;   // only a place so far
  bool place = false;  // a place the tables do not know
  bool needed = false;
  bool document = false;  // a text that speaks for its author
  Gender gender = Gender::kUnknown;
  bool gender_by_pronoun = false;  // and by nothing else: that pronoun may be another's
  Number number = Number::kUnknown;
  std::string sector;
  std::string abbreviation;         // "DOE", which stood in brackets behind the name
  std::vector<std::string> titles;  // in the order of the text
  std::string head_lemma;           // of the first description
  std::string kernel;               // of the same: "foreign ministry"
  std::string holder_key;           // code of a state, or the holder's word
  std::optional<std::uint32_t> count;
  std::uint32_t acts_for = kNoGroup;
  std::uint32_t lent_by = kNoGroup;  // the minister whose ministry this is
  std::vector<GroupOffice> offices;
  const OrganisationEntry* organisation = nullptr;
  const StateEntry* state = nullptr;
  const StateEntry* nation = nullptr;
  std::vector<std::uint32_t> mentions;  // candidates
  std::uint32_t section = 0;            // of the last of them
  std::uint32_t named_by = kNoGroup;    // the candidate that gave the name
  std::uint32_t titled_by = kNoGroup;   // the one that gave the first of the titles
};

/// Whether the learned coreference puts the phrase that a token heads and one of another phrase's into one entity.
bool is_linked(const Document& document, std::uint32_t token, Range phrase);

struct Antecedent {
  std::uint32_t group = kNoGroup;
  bool linked = false;                   // to a name or noun that the learned coreference links it to
  std::uint32_t by = kNoGroup;           // the candidate that won
  std::vector<Alternative> others = {};  // whose actors are groups
};

/// The group a pronoun points back to, or kNoGroup. Looks back six sentences for persons, two for anything else.
Antecedent antecedent_of(const Tree& tree, const std::vector<Candidate>& candidates,
                         const std::vector<std::uint32_t>& group_of, const std::vector<Group>& groups,
                         std::uint32_t pronoun);

/// The person behind a pronoun whom it points forward to ("In her list, Ana Reis ..."): the first one of the sentence that the
/// learned coreference links to it. A candidate, or kNoGroup.
std::uint32_t postcedent_of(const Tree& tree, const std::vector<Candidate>& candidates,
                            std::uint32_t pronoun);

}  // namespace rapporteur

// Candidates: every phrase of the article that may point to an actor, with what the phrase itself says of it. Which
// of them are one actor is decided in grouping.h. Tested in tests/cases/actors and tests/unit/actors.
#pragma once

#include <string>
#include <vector>

#include "rapporteur/actors/phrases.h"

namespace rapporteur {

enum class Pronoun { kNone, kHe, kShe, kIt, kThey, kWho, kI, kWe };

struct Candidate {
  Mention mention;
  std::uint32_t section = 0;  // item of a roundup; set by group_candidates()
  ActorKind kind = ActorKind::kUnnamed;
  std::string words;  // the name ("Ana Reis"), or the description without its article
  Pronoun pronoun = Pronoun::kNone;
  Gender gender = Gender::kUnknown;
  bool gender_guessed = false;  // from a name of one word, which may be a surname ("Thomas")
  Number number = Number::kUnknown;
  std::string title;        // "foreign minister"
  bool title_known = true;  // all its words stand in the tables
  TitleUse title_use = TitleUse::kRole;
  Span title_span;
  std::string head_lemma;  // of a description: "ministry"
  std::string sector;
  Holder holder;                             // whose minister, ministry, ...
  const StateEntry* nation = nullptr;        // "a Syrian refugee"
  bool speaks_for = true;                    // false where the holder is only a former one, or one of several
  const OrganisationEntry* party = nullptr;  // of a tag: "R-Texas", at
  std::uint32_t party_word = 0;
  std::string kernel;       // the noun with what narrows it: "foreign ministry"
  bool unreadable = false;  // a name of which no word can be read
  bool former = false;
  bool definite = false;
  bool bare = false;      // a body's noun in capitals: "the Ministry"
  bool agent = false;     // a noun for those who act; a `loose` one only where somebody has it
  bool document = false;  // a text that speaks for its author
  bool thing = false;     // a common noun no table knows: as likely a sign or an image as somebody
  bool subject = false;   // of a clause
  bool source = false;    // of an attribution
  bool said = false;      // stands in what somebody says; set by group_candidates()
  std::optional<std::uint32_t> count;
  const OrganisationEntry* organisation = nullptr;
  const StateEntry* state = nullptr;  // the state itself, or the one whose capital speaks
  bool capital = false;
  bool weak = false;  // a place that may not act at all: an actor only where it speaks, is spoken to or holds
  bool abbreviates = false;              // "Department of Energy (DOE)": the name that same_as says
  std::optional<std::uint32_t> same_as;  // head token of the phrase it stands in apposition to
};

/// Sorted by span; a shorter candidate inside a longer one comes after it. Needs tokens, sentences, syntax, names;
/// uses attributions where they are there. Linear in the text but for a bound on the length of a phrase.
std::vector<Candidate> collect_candidates(const Tree& tree, const ActorTables& tables);

}  // namespace rapporteur

// Where the parties of a predicate stand in the tree: its subject, object, possessor, the phrase behind a preposition, over passives,
// relative clauses, control ("promised to leave") and joined verbs, so that a frame is written once, for the active voice.
// Relations are those of Universal Dependencies. Tested in tests/unit/events/slots_test.cc.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rapporteur/actors/tree.h"

namespace rapporteur {

/// Heads of the phrases in a slot of the predicate: "subj" "obj" "iobj" "poss" "mod", or a preposition ("with"). Several where they are
/// joined ("Cairo and Addis Ababa"); none where the slot is empty.
std::vector<std::uint32_t> in_slot(const Tree& tree, std::uint32_t predicate, std::string_view slot);

/// "called off", "called the visit off", "asked for": whether a verb has this particle, or a phrase behind this preposition.
bool has_particle(const Tree& tree, std::uint32_t verb, std::string_view word);

/// Auxiliaries too.
bool is_verb(const Tree& tree, std::uint32_t token);

/// Whether the word is a verb or participle that stands in the passive.
bool is_passive(const Tree& tree, std::uint32_t verb);

/// "Will withdraw", "may have withdrawn".
bool has_modal(const Tree& tree, std::uint32_t verb);

/// "Met Xi, not [Putin]": whether a word is a noun joined to another and told to be left out.
bool is_excluded(const Tree& tree, std::uint32_t word);

/// A word and those joined to it by "and".
std::vector<std::uint32_t> with_joined(const Tree& tree, std::uint32_t token);

}  // namespace rapporteur
